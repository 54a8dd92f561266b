// svc as a library: `import { assess, loadStandard, scoreSurvey } from 'svc-audit'`. The same reading, counting and judging as on the
// command line, on texts and bytes instead of files: nothing here touches a disk. Its types are in library.d.ts.

import type { Session } from './core/answers/response.ts';
import { assessProfiles, assess as assessTally } from './core/assess/assess.ts';
import type { GapReport } from './core/assess/gap-report.ts';
import { type Finding, UserError } from './core/errors.ts';
import { type Scheme, schemeOf } from './core/standard/scheme.ts';
import type { Profile, Standard } from './core/standard/standard.ts';
import { reportOfSessions } from './core/tally/session-tally.ts';
import { loadComposite } from './load/composite.ts';
import type { Loaded } from './load/loaded.ts';
import { loadMapping as loadMappingText } from './load/mapping.ts';
import { loadProfile as loadProfileText } from './load/profile.ts';
import { checkSessionStandard, loadSessionHead, loadSession as loadSessionText } from './load/session.ts';
import type { MappingFile } from './survey/binding.ts';
import { type Lost, lostIn, refuseLost, unreadWarnings } from './survey/lost.ts';
import { refuseUnusable, type ScoreOptions, type SurveyScore, scoreSurvey as score } from './survey/score.ts';
import { type Speaker, speakerFor } from './words/index.ts';

type Told = Finding & { readonly message: string };
interface Read<T> {
  readonly value: T | null;
  readonly findings: readonly Told[];
}
interface Named {
  readonly file?: string;
}

const english = speakerFor('en');
const sentence = ({ say }: Speaker, { code, args }: Finding): string => say(`finding.${code}`, args ?? {});
const told = (findings: readonly Finding[], speaker: Speaker): Told[] =>
  findings.map((finding) => ({ ...finding, message: sentence(speaker, finding) }));

export class SvcError extends Error {
  readonly code: string;
  readonly findings: readonly Told[];

  constructor(error: UserError, speaker: Speaker) {
    super(speaker.say(`error.${error.code}`, error.args), { cause: error });
    this.name = 'SvcError';
    this.code = error.code;
    this.findings = told(error.findings, speaker);
  }
}

/** What is the user's fault comes out as an error with a sentence. */
async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof UserError ? new SvcError(error, await english) : error;
  }
}

const read = async <T>({ value, findings }: Pick<Loaded<T>, 'value' | 'findings'>): Promise<Read<T>> => ({
  value,
  findings: told(findings, await english),
});

type Include = (name: string, file: string) => Promise<string | null>;

export const loadStandard = async (
  text: string,
  { file = 'standard.yaml', include = async () => null }: Named & { include?: Include } = {},
): Promise<Read<Standard>> =>
  read(
    await loadComposite(text, file, async (name, from) => {
      const found = await include(name, from);
      return found === null
        ? { fault: { code: 'include-missing', args: { name } } }
        : { text: found, file: name };
    }),
  );

export const loadProfile = (text: string, standard: Standard, { file = 'profile.yaml' }: Named = {}) =>
  read(loadProfileText(text, file, standard));

export async function loadSession(text: string, standard: Standard, { file = 'session.yaml' }: Named = {}) {
  const head = loadSessionHead(text, file);
  if (head.value === null) return read<Session>({ value: null, findings: head.findings });
  const other = checkSessionStandard(head.value, standard);
  return other?.level === 'error'
    ? read<Session>({ value: null, findings: [other] })
    : read(loadSessionText(head.value, standard));
}

export async function loadMapping(text: string, standard: Standard, { file = 'mapping.yaml' }: Named = {}) {
  const loaded = loadMappingText(text, file, standard);
  const value: MappingFile | null = loaded.value && {
    mapping: loaded.value,
    file,
    name: file,
    place: loaded.yaml.place,
  };
  return read({ value, findings: loaded.findings });
}

interface SurveyOptions
  extends Named,
    Partial<Pick<ScoreOptions, 'by' | 'encoding' | 'delimiter' | 'dialect' | 'headerRows' | 'sheet'>> {
  readonly standard: Standard;
  readonly mapping: MappingFile;
  readonly profile?: Profile;
  readonly minN?: number;
  readonly census?: boolean;
  readonly allowUnread?: boolean;
}

/** How to judge what was scored; kept apart from it, since it is no part of what anybody should read. */
const judges = new WeakMap<object, () => GapReport>();

type Source = Uint8Array | string | (() => AsyncIterable<Uint8Array>);

async function* bytesOf(source: Source): AsyncGenerator<Uint8Array> {
  if (typeof source === 'function') yield* source();
  else yield typeof source === 'string' ? new TextEncoder().encode(source) : source;
}

export const scoreSurvey = (source: Source, options: SurveyOptions) =>
  guarded(async () => {
    const {
      standard,
      mapping,
      profile = null,
      file = 'survey',
      minN,
      census,
      allowUnread = false,
      ...rest
    } = options;
    if (mapping.mapping.profile !== null && profile === null)
      throw new TypeError('this mapping judges rows by profiles of their own: give one as `profile`');
    const bare = schemeOf(standard, profile);
    const scheme: Scheme =
      minN === undefined ? bare : { ...bare, policy: { ...bare.policy, minimumN: minN } };
    const asked = { ...rest, file, name: file, scheme, mapping };
    const again = (more: Partial<ScoreOptions>) => score(bytesOf(source), { ...asked, ...more });
    const judged = (one: SurveyScore, lost: readonly Lost[]): GapReport => {
      const { tally, receipt, by, log, silent, segments, supplements } = one;
      const warnings = unreadWarnings(one, lost, allowUnread);
      const basis = census ? ('observed' as const) : ('sampled' as const);
      const context = { receipt, basis, by, log, silent, supplements, warnings };
      return segments.length > 0 ? assessProfiles(segments, context) : assessTally(tally, scheme, context);
    };
    // Which row of a respondent is the last is known when all have been read.
    const isLast = mapping.mapping.duplicates === 'last';
    const lastOf = isLast ? ((await again({})).lastOf ?? undefined) : undefined;
    let scored = await again({ lastOf });
    const lost = scored.unread.size === 0 ? [] : lostIn(scored, judged(scored, []));
    refuseUnusable(scored);
    if (lost.length > 0 && !allowUnread) {
      const { unread, issues, receipt } = scored;
      const kept = await again({ lastOf, withheld: new Set(lost.map(({ id }) => id)) });
      const unreadCells = receipt.unread ? { unread: receipt.unread } : {};
      scored = { ...kept, unread, issues, receipt: { ...kept.receipt, ...unreadCells } };
      refuseLost(scored, lost, file);
    }
    const result = { receipt: scored.receipt, findings: told(scored.issues, await english) };
    judges.set(result, () => judged(scored, lost));
    return result;
  });

export function assess(scored: object): GapReport {
  const judge = judges.get(scored);
  if (!judge) throw new TypeError('assess takes what scoreSurvey gave');
  return judge();
}

export const assessSessions = (
  standard: Standard,
  sessions: readonly Session[],
  { by = [], profile = null }: { readonly by?: readonly string[]; readonly profile?: Profile | null } = {},
): GapReport =>
  reportOfSessions(
    schemeOf(standard, profile),
    sessions.map((session) => ({ session, file: null })),
    { by },
  );
