// The second half of linting: files that were opened together are held against every rule, at the level each file wants.

import type { Fault, Finding, Place } from '../../core/errors.ts';
import { compareFindings, didYouMean, excerpt, findingAt, hasErrors, inOrder } from '../../core/errors.ts';
import type { RawSection } from '../../core/shapes/standard.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { loadMapping } from '../mapping.ts';
import { loadProfile } from '../profile.ts';
import { isValid } from '../schema-findings.ts';
import type { Path, YamlFile } from '../yaml.ts';
import { directivesOf } from './directives.ts';
import type { OpenFile } from './open.ts';
import type {
  Checks,
  PlacedCriterion,
  PlacedSection,
  Say,
  Setting,
  Settings,
  Shelf,
  Subject,
} from './rule.ts';
import { nearestRule, RULE_IDS, RULES, ruleNamed, SETTABLE_RULES } from './rules.ts';
import { languagesOf, textsIn } from './texts.ts';
import { acrossFiles } from './together.ts';

/** What is shipped, as far as the files need it. */
export interface Shipped {
  readonly standards: ReadonlyMap<string, Standard>;
  /** Of all there are. */
  readonly standardIds: readonly string[];
  readonly profiles: readonly string[];
  readonly personas: readonly string[];
}

export interface ToLint extends OpenFile {
  /** What the nearest .svc.yaml says. */
  readonly settings: Settings;
}

/** All findings of files that are looked at together, in order of file and place. Never throws. */
export function lint(files: readonly ToLint[], shipped: Shipped): Finding[] {
  const shelf = shelfOf(files, shipped);
  const together = acrossFiles(files);
  return files.flatMap((file) => lintOne(file, shelf, together.get(file) ?? [])).sort(compareFindings);
}

/** The standards that files name and that are not among them. */
export function standardsNamed(files: readonly OpenFile[]): string[] {
  const own = new Set(files.flatMap(({ standard }) => standard?.id ?? []));
  const named = files
    .filter(({ kind }) => kind === 'profile' || kind === 'mapping')
    .flatMap(({ yaml }) => namedIn(yaml?.data) ?? []);
  return [...new Set(named)].filter((id) => !own.has(id)).sort();
}

function namedIn(data: unknown): string | undefined {
  const standard = (data as { readonly standard?: unknown } | null)?.standard;
  return typeof standard === 'string' ? standard : undefined;
}

/** What is linted goes before what is shipped. */
function shelfOf(files: readonly OpenFile[], shipped: Shipped): Shelf {
  const ids = (kind: OpenFile['kind'], more: readonly string[]) =>
    new Set([...more, ...files.flatMap((file) => (file.kind === kind ? idOf(file) : []))]);
  return {
    standardIds: ids('standard', shipped.standardIds),
    standards: new Map([
      ...shipped.standards,
      ...files.flatMap(({ standard }) => (standard ? [[standard.id, standard] as const] : [])),
    ]),
    profiles: ids('profile', shipped.profiles),
    personas: ids('persona', shipped.personas),
  };
}

function idOf({ yaml }: OpenFile): string[] {
  const id = (yaml?.data as { readonly id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? [id] : [];
}

function lintOne(opened: ToLint, shelf: Shelf, together: readonly Finding[]): Finding[] {
  const { file, text, yaml, kind } = opened;
  if (!yaml || yaml.data === null) return [...opened.findings];
  const findings = [...byReader(opened, shelf)];
  const isWhole = !hasErrors(findings) || isValid(kind, yaml);
  const settings = isWhole ? { ...opened.settings, ...ownSettings(yaml.data) } : opened.settings;
  if (isWhole) {
    findings.push(...together, ...byRules(opened, yaml, shelf, settings), ...settingsFaults(kind, yaml));
  }
  const directives = directivesOf(text, file, SETTABLE_RULES, (id) => {
    const rule = ruleNamed(id);
    return rule && rule.level !== undefined;
  });
  // A directive can silence what can be set; what keeps the file from being used it cannot.
  const isOwed = (finding: Finding) => refuses(finding);
  const standing = [
    ...findings.filter(isOwed),
    ...directives.apply(findings.filter((finding) => !isOwed(finding))),
    ...directives.faults(isWhole),
  ];
  return inOrder(standing.flatMap((finding) => leveled(finding, settings)));
}

/** The reader's findings, the standard of a profile or a mapping taken into account where it is known. */
function byReader({ kind, text, file, yaml, findings }: OpenFile, shelf: Shelf): readonly Finding[] {
  const named = namedIn(yaml?.data);
  const standard = named === undefined ? undefined : shelf.standards.get(named);
  if (!standard || hasErrors(findings)) return findings;
  if (kind === 'profile') return loadProfile(text, file, standard).findings;
  if (kind === 'mapping') return loadMapping(text, file, standard).findings;
  return findings;
}

const refuses = ({ rule, level }: Finding): boolean => level === 'error' && ruleNamed(rule)?.refuses === true;

/** A finding at the level that is wanted of its rule, or none. */
function leveled(finding: Finding, settings: Settings): Finding[] {
  if (refuses(finding)) return [finding];
  const level = settingOf(finding.rule, settings) ?? finding.level;
  return level === 'off' ? [] : [{ ...finding, level }];
}

const settingOf = (rule: string, settings: Settings): Setting | undefined =>
  Object.hasOwn(settings, rule) ? settings[rule] : undefined;

const ownSettings = (data: unknown): Settings =>
  ((data as { readonly lint?: unknown }).lint as Settings | undefined) ?? {};

function byRules(opened: ToLint, yaml: YamlFile, shelf: Shelf, settings: Settings): Finding[] {
  const findings: Finding[] = [];
  const subject = subjectOf(opened, yaml, shelf);
  const each: { readonly checks: Checks; readonly say: Say }[] = [];
  for (const id of RULE_IDS) {
    const { checks, level = 'error' } = RULES[id];
    if (!checks || settingOf(id, settings) === 'off') continue;
    const say: Say = (path, remark, of) => {
      findings.push(findingAt(yaml.file, yaml.place(path, of), { ...remark, rule: id, level }));
    };
    each.push({ checks, say });
  }
  for (const { checks, say } of each) {
    checks.file?.(subject, say);
    if (checks.section) for (const section of subject.sections) checks.section(section, say, subject);
    if (checks.criterion) for (const criterion of subject.criteria) checks.criterion(criterion, say, subject);
    if (checks.text) for (const text of subject.texts) checks.text(text, say, subject);
  }
  return findings;
}

/** The kinds whose texts people read, and which may have criteria. */
const READ_BY_PEOPLE: readonly string[] = ['standard', 'profile', 'persona'];

function subjectOf({ kind, text }: OpenFile, yaml: YamlFile, shelf: Shelf): Subject {
  const data = yaml.data as Subject['data'];
  const texts = READ_BY_PEOPLE.includes(kind) ? textsIn(data) : [];
  const sections = kind === 'standard' ? sectionsOf(data) : [];
  return {
    kind,
    data,
    texts,
    languages: languagesOf(data.title, texts),
    sections,
    criteria: kind === 'persona' ? criteriaOf(data, []) : sections.flatMap((section) => section.criteria),
    shelf,
    sourceAt: (path) => sourceOf(text, yaml.place(path)),
    restAfter: (path) => restOf(text, yaml.place(path)),
    holdsComments: /\S[ \t]+#/.test(text),
  };
}

function sectionsOf(data: Subject['data']): PlacedSection[] {
  return ((data.sections ?? []) as readonly RawSection[]).map((written, s) => ({
    written,
    path: ['sections', s],
    criteria: criteriaOf(written, ['sections', s]),
  }));
}

function criteriaOf(around: { readonly criteria?: unknown }, path: Path): PlacedCriterion[] {
  const criteria = (around.criteria ?? []) as readonly PlacedCriterion['written'][];
  return criteria.map((written, c) => ({ written, path: [...path, 'criteria', c] }));
}

/** What stands at a place; of a place of several lines, its first. */
const sourceOf = (text: string, { line, column, endLine, endColumn }: Place): string =>
  lineOf(text, line).slice(column - 1, endLine === line ? endColumn - 1 : undefined);

const restOf = (text: string, { endLine, endColumn }: Place): string =>
  lineOf(text, endLine).slice(endColumn - 1);

function lineOf(text: string, line: number): string {
  let start = text.startsWith('\ufeff') ? 1 : 0;
  for (let skipped = 1; skipped < line; skipped++) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

/** Names in `lint:` that are no rules, or none that can be set. */
function settingsFaults(kind: OpenFile['kind'], yaml: YamlFile): Finding[] {
  const path = kind === 'config' ? ['lint', 'rules'] : ['lint'];
  if (kind !== 'config' && kind !== 'standard') return [];
  return yaml.keysAt(path).flatMap((id) => {
    const rule = ruleNamed(id);
    if (rule?.level !== undefined) return [];
    const name = excerpt(id);
    const fault: Fault = rule
      ? { rule: 'unknown-rule', code: 'rule-refuses', args: { name } }
      : {
          rule: 'unknown-rule',
          code: 'unknown-rule',
          args: { name },
          hint: didYouMean(nearestRule(id, SETTABLE_RULES)),
        };
    return [findingAt(yaml.file, yaml.place([...path, id], 'key'), fault)];
  });
}
