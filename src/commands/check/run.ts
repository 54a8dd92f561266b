// Reads audits with all that they name, has them checked, and writes down which are approved.

import { dirname, resolve } from 'node:path';
import type { CheckedSession, Doubt, EvidenceState } from '../../core/check/check.ts';
import { CHECK_RULES, check } from '../../core/check/check.ts';
import { compareFindings, type Finding, findingAt, UserError } from '../../core/errors.ts';
import type { Assignment } from '../../core/shapes/assignment.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { writeSession } from '../../core/walk/written-session.ts';
import { instantOf } from '../../env.ts';
import { digestOf } from '../../io/evidence.ts';
import { fileExists, saveSession } from '../../io/sessions.ts';
import { isFolder, yamlFilesIn } from '../../io/yaml-files.ts';
import { loadAssignment, looksLikeAssignment } from '../../load/assignment.ts';
import { digestOf as contentOf } from '../../load/digest.ts';
import { checkSessionStandard, loadSession, loadSessionHead, type SessionHead } from '../../load/session.ts';
import { openPersonaFor } from '../audit/inputs.ts';
import { standardNamed } from '../audit/parts.ts';
import { looksLikeSession, sessionFiles } from '../report/pooled-sessions.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { findingsGate } from '../shared/findings-gate.ts';
import { give } from '../shared/give.ts';
import { openProfile, openStandard, readText } from '../shared/inputs.ts';
import { shownPlaces } from '../shared/places.ts';

export interface CheckOptions {
  readonly standard?: string;
  /** Where assignments lie that are not beside the audits. */
  readonly assignments?: string;
  /** Who approves what has no fault. */
  readonly approve?: string;
  readonly maxWarnings?: number;
}

interface Opened {
  readonly head: SessionHead;
  readonly standard: Standard;
  readonly checked: CheckedSession;
}

const isArchive = (name: string): boolean => /\.zip$/i.test(name);

export async function runCheck(
  names: readonly string[],
  options: CheckOptions,
  shell: Shell,
): Promise<number> {
  const packed = names.find(isArchive);
  if (options.approve !== undefined && packed !== undefined)
    throw new UserError(
      'sessions-packed',
      { file: packed },
      { hint: { code: 'unpack-first', args: { file: packed, folder: packed.replace(/\.zip$/i, '') } } },
    );
  const findings: Finding[] = [];
  const texts = new Map<string, string>();
  const heads: SessionHead[] = [];
  const candidates = await sessionFiles(names, shell);
  for (const { file, named } of candidates) {
    const text = await readText(file);
    const { value, findings: faults, yaml } = loadSessionHead(text, file);
    if (!named && yaml.findings.length === 0 && !looksLikeSession(yaml.data)) continue;
    texts.set(file, text);
    findings.push(...faults);
    if (value) heads.push(value);
  }
  if (texts.size === 0) throw new UserError('no-sessions', { inputs: names.join(', ') });
  const assignments = await assignmentsIn(
    [
      ...names.filter((name) => !isArchive(name)),
      ...(options.assignments === undefined ? [] : [options.assignments]),
    ],
    shell,
  );
  const opened: Opened[] = [];
  const openOnce = onceEach((name: string) => openStandard(name, shell));
  for (const head of heads) {
    const found = await openAudit(head, options, assignments, openOnce, shell);
    findings.push(...found.findings);
    if (found.opened) opened.push(found.opened);
  }
  const yamlOf = new Map(opened.map(({ head }) => [head.yaml.file, head.yaml]));
  for (const doubt of check(opened.map(({ checked }) => checked)))
    findings.push(findingOf(doubt, yamlOf.get(doubt.file)!, shell));
  const place = await shownPlaces(shell);
  const nameOf = (file: string) => place(shown(file, shell));
  const report = {
    files: [...texts.keys()].map(nameOf),
    findings: findings.map((finding) => ({ ...finding, file: nameOf(finding.file) })).sort(compareFindings),
    fixed: 0,
    sources: new Map([...texts].map(([file, text]) => [nameOf(file), text])),
  };
  await give('lint', report, shell);
  if (options.approve !== undefined) await approve(opened, findings, options.approve, shell);
  return findingsGate(report, options.maxWarnings, shell);
}

function findingOf(doubt: Doubt, yaml: SessionHead['yaml'], shell: Shell): Finding {
  const { other, what } = doubt.args;
  const args = {
    ...doubt.args,
    ...(typeof other === 'string' ? { other: shown(other, shell) } : {}),
    ...(typeof what === 'string' ? { what: shell.speaker.say(`evidence-kind.${what}`) } : {}),
  };
  const place = doubt.path.length > 0 ? yaml.place(doubt.path, 'key') : yaml.place(['format'], 'key');
  return findingAt(doubt.file, place, {
    rule: doubt.rule,
    code: `check-${doubt.code}`,
    level: CHECK_RULES[doubt.rule],
    args,
  });
}

/** An audit with its standard, role, assignment and evidence; or what keeps it from being read. */
async function openAudit(
  head: SessionHead,
  options: CheckOptions,
  assignments: ReadonlyMap<string, Assignment>,
  open: (name: string) => Promise<Standard>,
  shell: Shell,
): Promise<{ findings: readonly Finding[]; opened: Opened | null }> {
  const { file } = head.yaml;
  const name = options.standard ?? (head.standard ? await standardNamed(head.standard, file) : undefined);
  if (name === undefined)
    throw new UserError('session-without-standard', { file }, { hint: { code: 'give-standard' } });
  const standard = await open(name);
  const other = checkSessionStandard(head, standard);
  if (other) return { findings: [other], opened: null };
  const persona = head.persona === null ? null : await openPersonaFor(head.persona, standard, shell);
  const profile = head.profile === null ? null : await openProfile(head.profile, standard, shell);
  const { value: session, findings } = loadSession(head, standard, persona);
  if (session === null) return { findings, opened: null };
  const states = new Map<string, EvidenceState>();
  for (const { extra } of session.responses.values())
    for (const { file: path, sha256 } of extra?.evidence ?? [])
      states.set(path, await stateOf(resolve(dirname(file), path), sha256));
  const { approved: _, drafts: __, ...content } = head.yaml.data as Record<string, unknown>;
  return {
    findings,
    opened: {
      head,
      standard,
      checked: {
        file,
        session,
        scheme: schemeOf(standard, profile, persona),
        assignment: session.assignment === undefined ? null : (assignments.get(session.assignment) ?? null),
        content: contentOf(content),
        evidence: (path) => states.get(path) ?? 'missing',
      },
    },
  };
}

async function stateOf(file: string, sha256: string | null): Promise<EvidenceState> {
  if (!(await fileExists(file))) return 'missing';
  if (sha256 === null) return 'untaken';
  return (await digestOf(file)) === sha256 ? 'same' : 'changed';
}

/** Assignments in the folders that were named, by id. A file that is faulty is for `svc lint` to tell of. */
async function assignmentsIn(
  names: readonly string[],
  { env }: Shell,
): Promise<ReadonlyMap<string, Assignment>> {
  const found = new Map<string, Assignment>();
  for (const name of names) {
    const path = resolve(env.cwd, name);
    for (const file of (await isFolder(path)) ? await yamlFilesIn(path) : [path]) {
      const text = await readText(file);
      if (!looksLikeAssignment(text)) continue;
      const { value } = loadAssignment(text, file);
      if (value) found.set(value.id, value);
    }
  }
  return found;
}

/** Writes the reviewer's word into every audit without a fault; doubts are theirs to weigh. */
async function approve(
  opened: readonly Opened[],
  findings: readonly Finding[],
  by: string,
  shell: Shell,
): Promise<void> {
  const faulty = new Set(findings.filter(({ level }) => level === 'error').map(({ file }) => file));
  const good = opened.filter(({ head }) => !faulty.has(head.yaml.file));
  for (const { standard, checked } of good) {
    const { session, scheme, file } = checked;
    const approved = { by, at: instantOf(shell.env.now()) };
    await saveSession(file, writeSession({ ...session, approved }, standard, scheme.persona));
  }
  shell.note(shell.speaker.say('check.approved', { count: good.length, by }));
}

function onceEach<T>(make: (name: string) => Promise<T>): (name: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}
