// svc draft SURVEY...: a standard and its mapping from the survey itself, so that it can be scored at once. What is unsure is marked
// in both files; nothing that is there is written over unless asked.

import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { compareFindings, EXIT, usageError } from '../../core/errors.ts';
import type { Proposal } from '../../core/shapes/map.ts';
import { shellWord } from '../../core/shell-word.ts';
import type { Language, Text } from '../../core/standard/text.ts';
import { type Draft, draftedFrom, unsureInDraft } from '../../core/survey/draft.ts';
import { unsureIn } from '../../core/survey/proposal.ts';
import { forTerminal } from '../../text/escape.ts';
import { speakerFor } from '../../words/index.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import { declareOpening, type OpeningOptions, sampleFrom } from '../shared/opening.ts';

interface DraftOptions extends OpeningOptions {
  readonly id?: string;
  readonly into?: string;
  readonly force?: boolean;
}

export const draft: SvcCommand<DraftOptions> = {
  name: 'draft',
  gives: [],
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('<survey...>', say('argument.surveys'))
      .option('--id <id>', say('option.draft-id'))
      .option('--into <folder>', say('option.draft-into'))
      .option('--force', say('option.draft-force'));
    declareOpening(command, speaker);
  },
  async run([surveys], options, shell) {
    const { surveyInputs } = await import('../shared/surveys.ts');
    const inputs = await surveyInputs(surveys as string[], shell);
    const first = inputs[0]!;
    const id = options.id === undefined ? await idFrom(inputs.map(({ file }) => file)) : idSaid(options.id);
    const { env } = shell;
    const place = first.path ?? (first.file === first.name ? null : first.file);
    const folder =
      options.into === undefined
        ? place === null
          ? env.cwd
          : folderOf(place)
        : resolve(env.cwd, options.into);
    const files = { standard: join(folder, `${id}.yaml`), mapping: join(folder, `${id}.map.yaml`) };
    if (options.force !== true) refuseExisting(Object.values(files), env.cwd);

    const { draftOf } = await import('../../survey/draft/draft.ts');
    const { proposeFrom } = await import('../../survey/propose.ts');
    const { draftedStandard } = await import('../../report/draft/standard.ts');
    const { yaml } = await import('../../report/map/yaml.ts');
    const { loadStandard } = await import('../../load/standard.ts');
    const sample = await sampleFrom(inputs, options, shell);
    const found = draftOf(sample, id);
    const titles = await titlesOf(
      found.draft,
      inputs.length === 1 && options.id === undefined ? bareName(first.file) : id,
    );
    const written = (one: Draft) => draftedStandard(one, titles, shell.speaker);
    const built = loadStandard(written(found.draft), files.standard);
    if (built.value === null)
      throw new Error(
        `a drafted standard does not load: ${built.findings.map(({ code }) => code).join(', ')}`,
      );
    const proposal = proposeFrom(sample, built.value, {
      known: null,
      profiles: [],
      drafted: { columns: found.columns, pairing: found.pairing },
    });
    const told = withoutKnown(found.draft, proposal);
    const mapping = yaml(proposal, shell) as string;
    const clean = await lintClean({ [files.standard]: written(told), [files.mapping]: mapping }, shell);
    const { makeFolder, writeAtomic } = await import('../../io/files.ts');
    await makeFolder(folder);
    for (const [file, text] of Object.entries(clean)) await writeAtomic(file, text);
    await shell.data(summary(told, proposal, files, surveys as string[], shell));
    return EXIT.done;
  },
};

/** An archive that the survey lies in is a file of its folder. */
const folderOf = (file: string): string => {
  let folder = dirname(file);
  while (!existsSync(folder) || folder.endsWith('.zip')) folder = dirname(folder);
  return folder;
};

const ASCII_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function idSaid(said: string): string {
  if (ASCII_ID.test(said)) return said;
  throw usageError('draft-id', { id: said });
}

const bareName = (file: string): string => basename(file).replace(/(?:\.\p{L}{1,5}){1,2}$/u, '');

/** What the names of the files have in common. */
async function idFrom(files: readonly string[]): Promise<string> {
  const { latin } = await import('../../survey/draft/headers.ts');
  const names = files.map((file) => latin(bareName(file)).split('-'));
  const shared = names[0]!.filter(
    (word) => names.every((words) => words.includes(word)) && !/^\d+$/.test(word),
  );
  return shared.join('-') || (names.length === 1 && names[0]!.join('-')) || 'survey';
}

function refuseExisting(files: readonly string[], cwd: string): void {
  const there = files.filter((file) => existsSync(file));
  if (there.length === 0) return;
  throw usageError(
    'draft-exists',
    { files: there.map((file) => relative(cwd, file) || file).join(', ') },
    { code: 'draft-exists' },
  );
}

/** The standard carries the languages of its questions, and so do the words that are not the survey's. */
async function titlesOf(
  { languages }: Draft,
  called: string,
): Promise<{ readonly title: Text; readonly section: Text }> {
  const speakers = await Promise.all(languages.map(speakerFor));
  const inAll = (code: string) =>
    Object.fromEntries(
      speakers.map(({ language, say }) => [
        language as Language,
        say(code, { name: called.replace(/[-_]+/g, ' ') }),
      ]),
    ) as Text;
  return { title: inAll('draft.title'), section: inAll('draft.section') };
}

/** A column that the mapping has found a use for is not left out, unless its words could be the steps of a question. */
function withoutKnown(draft: Draft, { criteria, fields, weight, profile }: Proposal): Draft {
  const known = new Set(
    [
      ...criteria.flatMap((one) => [
        one.expectation,
        one.delivery,
        one.minimum,
        one.importance,
        one.announced,
        one.until,
      ]),
      ...fields.map(({ column }) => column),
      weight?.column,
      profile?.column,
    ].flatMap((column) => column?.column ?? []),
  );
  // Words that several columns share are ratings, likely, whatever else they may group.
  const isTold = ({ column, reason }: Draft['left'][number]) =>
    !known.has(column) || reason.code === 'draft.left-order' || reason.code === 'draft.left-words';
  return { ...draft, left: draft.left.filter(isTold) };
}

const ROUNDS = 3;

/** What lint says of the survey's own wording is for its author: it is silenced where it stands, with the reason. */
async function lintClean(
  files: Readonly<Record<string, string>>,
  shell: Shell,
): Promise<Readonly<Record<string, string>>> {
  const { lintTexts } = await import('../lint/run.ts');
  const reason = shell.speaker.say('draft.as-asked');
  let current = files;
  for (let round = 0; round < ROUNDS; round++) {
    const findings = (await lintTexts(current, shell)).filter(({ level }) => level === 'warning');
    if (findings.length === 0) break;
    current = Object.fromEntries(
      Object.entries(current).map(([file, text]) => {
        const lines = text.split('\n');
        const own = findings.filter((finding) => finding.file === file).sort(compareFindings);
        const byLine = new Map<number, Set<string>>();
        for (const { line, rule } of own) byLine.set(line, (byLine.get(line) ?? new Set()).add(rule));
        for (const [line, rules] of [...byLine].sort(([a], [b]) => b - a)) {
          const indent = /^\s*/.exec(lines[line - 1] ?? '')![0];
          lines.splice(line - 1, 0, `${indent}# svc-disable-next-line ${[...rules].join(', ')} -- ${reason}`);
        }
        return [file, lines.join('\n')];
      }),
    );
  }
  return current;
}

function summary(
  draft: Draft,
  proposal: Proposal,
  files: { readonly standard: string; readonly mapping: string },
  surveys: readonly string[],
  { env, speaker: { say } }: Shell,
): string {
  const shown = (file: string) => {
    const path = relative(env.cwd, file);
    return path.startsWith('..') ? file : path;
  };
  const unsure = unsureInDraft(draft) + unsureIn(proposal) + proposal.doubts.length;
  const quoted = (text: string) => shellWord(text, process.platform);
  const isNear = surveys.every(
    (one) => one !== '-' && folderOf(resolve(env.cwd, one)) === dirname(files.mapping),
  );
  const score = [
    'svc score',
    ...surveys.map(quoted),
    ...(isNear ? [] : ['--map', quoted(shown(files.mapping))]),
  ];
  return `${[
    say('draft.done', {
      count: draftedFrom(draft).length,
      sections: draft.sections.length,
      file: forTerminal(shown(files.standard)),
    }),
    say('draft.done-mapping', { file: forTerminal(shown(files.mapping)) }),
    ...(unsure > 0 ? [say('draft.done-unsure', { count: unsure })] : []),
    '',
    say('init.next'),
    `  ${score.join(' ')}`,
  ].join('\n')}\n`;
}
