// Saved audits gathered into one pool: found in files and folders, held to one standard and one profile.

import { join, resolve } from 'node:path';
import { isUnfinished, visitOf } from '../../core/check/check.ts';
import { sessionCarriedOver, type Ways } from '../../core/diff/carry.ts';
import { comparability, writtenProfile } from '../../core/diff/comparability.ts';
import type { Companion } from '../../core/diff/effects.ts';
import { pairCriteria } from '../../core/diff/pairing.ts';
import { type Finding, hasErrors, UserError, usageError } from '../../core/errors.ts';
import type { Warning } from '../../core/shapes/gap-report.ts';
import { criteriaOf, type Persona, type Profile, type Standard } from '../../core/standard/standard.ts';
import type { FiledSession } from '../../core/tally/session-tally.ts';
import { isFolder, yamlFilesIn } from '../../io/yaml-files.ts';
import { digestOf } from '../../load/digest.ts';
import { checkSessionStandard, loadSession, loadSessionHead, type SessionHead } from '../../load/session.ts';
import { openPersonaFor } from '../audit/inputs.ts';
import { standardNamed } from '../audit/parts.ts';
import type { Shell } from '../shared/command.ts';
import { shown } from '../shared/faults.ts';
import { noteFindings, openProfile, openStandard, readText } from '../shared/inputs.ts';

export interface Pool {
  readonly standard: Standard;
  /** By id, those that the sessions name (none: under the empty id); one for all where one was asked for. */
  readonly profiles: ReadonlyMap<string, Profile | null>;
  /** Whose criteria all sessions have; null where they differ. */
  readonly persona: Persona | null;
  readonly sessions: readonly FiledSession[];
  /** What a person has to judge before these are one pool. */
  readonly warnings: readonly Warning[];
  readonly leftOut: readonly LeftOut[];
}

/** An audit that was read and not pooled. */
export interface LeftOut {
  readonly file: string;
  readonly reason: 'unfinished' | 'duplicate' | 'not-approved';
}

export interface PoolOptions {
  /** A shipped id or a path; the sessions' own where left out. */
  readonly standard?: string;
  /** Earlier versions of the standard, by which some sessions were made: ids, paths or REF:path. */
  readonly was?: readonly string[];
  readonly profile?: string;
  /** Whether sessions of several profiles may be there, each to be judged by its own. */
  readonly byProfile?: boolean;
  /** What is pooled although it is left out otherwise. */
  readonly include?: readonly Includable[];
  /** Only audits that a reviewer approved. */
  readonly approvedOnly?: boolean;
}

export const INCLUDABLE = ['unfinished', 'duplicates'] as const;
export type Includable = (typeof INCLUDABLE)[number];

/**
 * The audits by the standard they were made by, one pool for each; one pool where a standard was named. Throws a UserError
 * where none is left to be pooled.
 */
export async function openPools(
  inputs: readonly string[],
  options: PoolOptions,
  shell: Shell,
): Promise<Pool[]> {
  const heads = await openHeads(await sessionFiles(inputs, shell), shell);
  if (heads.length === 0) throw new UserError('no-sessions', { inputs: inputs.join(', ') });
  const { kept, leftOut } = chosen(heads, options, shell);
  if (kept.length === 0)
    throw new UserError(
      'nothing-left',
      { count: heads.length, list: reasons(leftOut, shell) },
      { hint: { code: options.approvedOnly ? 'nothing-approved' : 'give-include' } },
    );
  noteLeftOut(leftOut, shell);
  const ids = [...new Set(kept.map(({ standard }) => standard?.id ?? ''))];
  if (options.standard !== undefined || ids.length === 1) {
    const pool = await poolOf(kept, options, shell);
    return [{ ...pool, leftOut }];
  }
  const idOf = new Map(heads.map((head) => [shown(head.yaml.file, shell), head.standard?.id ?? '']));
  const pools: Pool[] = [];
  for (const id of ids) {
    const own = kept.filter(({ standard }) => (standard?.id ?? '') === id);
    const pool = await poolOf(own, options, shell);
    pools.push({ ...pool, leftOut: leftOut.filter(({ file }) => idOf.get(file) === id) });
  }
  return pools;
}

/** The one pool where one report is made of it. Throws a UserError where there are audits by several standards. */
export async function openPool(inputs: readonly string[], options: PoolOptions, shell: Shell): Promise<Pool> {
  const [only, ...others] = await openPools(inputs, options, shell);
  if (others.length === 0) return only!;
  const ids = [only!, ...others].map(({ standard }) => standard.id).join(', ');
  throw new UserError('one-standard-only', { ids }, { hint: { code: 'give-standard' } });
}

/** Which audits are pooled: finished ones, each once, and only approved ones where that is asked. */
function chosen(
  heads: readonly SessionHead[],
  { include = [], approvedOnly = false }: PoolOptions,
  shell: Shell,
): { kept: SessionHead[]; leftOut: LeftOut[] } {
  const kept: SessionHead[] = [];
  const leftOut: LeftOut[] = [];
  const contents = new Set<string>();
  const visits = new Set<string>();
  for (const head of heads) {
    const { approved: _, drafts: __, ...data } = head.yaml.data as Record<string, unknown>;
    const content = digestOf(data);
    const visit = visitOf({
      assignment: data.assignment as string | undefined,
      started: (data.started as string | undefined) ?? null,
      site: (data.site as string | undefined) ?? null,
      auditor: (data.auditor as string | undefined) ?? null,
    });
    const isTwice = contents.has(content) || (visit !== null && visits.has(visit));
    const reason =
      approvedOnly && !head.approved
        ? 'not-approved'
        : isUnfinished(data) && !include.includes('unfinished')
          ? 'unfinished'
          : isTwice && !include.includes('duplicates')
            ? 'duplicate'
            : null;
    if (reason !== null) leftOut.push({ file: shown(head.yaml.file, shell), reason });
    else {
      kept.push(head);
      contents.add(content);
      if (visit !== null) visits.add(visit);
    }
  }
  return { kept, leftOut };
}

function reasons(leftOut: readonly LeftOut[], { speaker }: Shell): string {
  return [...new Set(leftOut.map(({ reason }) => reason))]
    .map((reason) => {
      const files = leftOut.filter((one) => one.reason === reason).map(({ file }) => file);
      const named = files.slice(0, MOST_NAMED).join(', ');
      const more = files.length - MOST_NAMED;
      const list = more > 0 ? speaker.say('report.and-more', { list: named, n: more }) : named;
      return `${speaker.say(`dropped.${reason}`)}: ${list}`;
    })
    .join('; ');
}

function noteLeftOut(leftOut: readonly LeftOut[], shell: Shell): void {
  if (leftOut.length > 0)
    shell.note(
      shell.speaker.say('report.audits-left-out', { count: leftOut.length, list: reasons(leftOut, shell) }),
    );
}

/** Audits of one standard. */
async function poolOf(
  heads: readonly SessionHead[],
  options: PoolOptions,
  shell: Shell,
): Promise<Omit<Pool, 'leftOut'>> {
  const standard = await standardOf(heads, options.standard, shell);
  const earlier = await earlierVersions(options.was ?? [], standard, shell);
  const madeBy = new Map(heads.map((head) => [head, versionOf(head, standard, earlier)]));
  refuseOthers(
    heads.filter((head) => madeBy.get(head) === null),
    standard,
  );
  const profiles = await profilesOf(heads, options, standard, shell);
  const personas = new Map<string, Persona>();
  for (const { persona } of heads)
    if (persona !== null && !personas.has(persona))
      personas.set(persona, await openPersonaFor(persona, standard, shell));
  const own = [...profiles.values()].filter((profile) => profile !== null);
  const companions = [...own.map((profile) => writtenProfile(profile, standard)), ...personas.values()];
  const warnings = earlier.flatMap((version) => poolable(version.standard, standard, companions, shell));
  const loaded = heads.map((head) => ({
    file: head.yaml.file,
    version: madeBy.get(head)!,
    role: head.persona === null ? null : personas.get(head.persona)!,
    ...loadSession(
      head,
      madeBy.get(head)!.standard,
      head.persona === null ? null : personas.get(head.persona)!,
    ),
  }));
  refuse(loaded);
  noteFindings(
    loaded.flatMap(({ findings }) => findings),
    shell,
  );
  return {
    standard,
    profiles,
    persona: commonPersona(heads, personas),
    warnings,
    sessions: loaded.map(({ file, value, version, role }) => {
      const filed = { file: shown(file, shell), session: value! };
      if (!version.ways) return filed;
      // What a role asks besides is the same, whatever became of the standard.
      const asked = (role?.criteria ?? []).map((criterion) => ({ old: criterion, new: criterion }));
      const ways = [...version.ways, ...asked];
      return sessionCarriedOver(filed, version.standard, standard, ways).session;
    }),
  };
}

/** A version that sessions were made by, and the way from its criteria to today's (null: it is today's). */
interface Made {
  readonly standard: Standard;
  readonly ways: Ways | null;
}

/** Earlier versions of the standard, and how their answers are read today. */
async function earlierVersions(
  names: readonly string[],
  standard: Standard,
  shell: Shell,
): Promise<readonly Made[]> {
  const versions: Made[] = [];
  for (const name of names) {
    const { openVersion } = await import('../diff/sources.ts');
    const { file } = await openVersion(name, shell);
    if (file.format !== 'svc.standard/1' || file.id !== standard.id)
      throw new UserError('was-other-standard', { name, id: standard.id });
    const old = file as Standard;
    const { pairs } = pairCriteria(criteriaOf(old), criteriaOf(standard));
    versions.push({ standard: old, ways: pairs });
  }
  return versions;
}

/** A breaking change between two versions is refused and named; one that a person has to judge is warned of. */
function poolable(
  old: Standard,
  standard: Standard,
  companions: readonly Companion[],
  { note, speaker: { say } }: Shell,
): Warning[] {
  const { level, changes, looks } = comparability(old, standard, companions);
  const told = (of: typeof changes) => ({
    id: standard.id,
    old: old.version,
    new: standard.version,
    count: of.length,
    list: of.map(({ rule, criterion }) => (criterion === null ? rule : `${rule} (${criterion})`)).join(', '),
  });
  if (level === 'breaking')
    throw new UserError('incomparable-versions', told(changes), { hint: { code: 'incomparable-versions' } });
  if (level === 'rebase') note(say('report.rescored', told(changes)));
  return looks.length === 0 ? [] : [{ code: 'pooled-versions', of: null, args: told(looks) }];
}

/** What a session was made by; null where it is none of the versions that are known. */
function versionOf(head: SessionHead, standard: Standard, earlier: readonly Made[]): Made | null {
  if (checkSessionStandard(head, standard) === null) return { standard, ways: null };
  return earlier.find((one) => checkSessionStandard(head, one.standard) === null) ?? null;
}

interface Candidate {
  readonly file: string;
  /** Named by the user, not found in a folder: then it has to be a session. */
  readonly named: boolean;
}

/** Each file once, in the order of the inputs. */
export async function sessionFiles(inputs: readonly string[], { env }: Shell): Promise<Candidate[]> {
  const found = new Map<string, Candidate>();
  const add = (file: string, named: boolean) => {
    if (!found.has(file)) found.set(file, { file, named });
  };
  for (const input of inputs) {
    const path = resolve(env.cwd, input);
    if (await isFolder(path)) for (const file of await yamlFilesIn(path)) add(file, false);
    else if (/\.zip$/i.test(path)) {
      const { unpackedForNow } = await import('../../io/archive.ts');
      const folder = await unpackedForNow(path);
      for (const file of await yamlFilesIn(join(folder, 'sessions'))) add(file, false);
    } else add(path, true);
  }
  return [...found.values()];
}

async function openHeads(files: readonly Candidate[], shell: Shell): Promise<SessionHead[]> {
  const heads: SessionHead[] = [];
  const faulty: { file: string; findings: readonly Finding[] }[] = [];
  const others: string[] = [];
  for (const { file, named } of files) {
    const { value, findings, yaml } = loadSessionHead(await readText(file), file);
    if (!named && yaml.findings.length === 0 && !looksLikeSession(yaml.data)) others.push(shown(file, shell));
    else if (value === null) faulty.push({ file, findings });
    else heads.push(value);
  }
  noteOthers(others, shell);
  refuse(faulty);
  return heads;
}

/** A file may leave its format out; then it is a session if it holds responses. */
export function looksLikeSession(data: unknown): boolean {
  if (data === null || typeof data !== 'object') return false;
  const { format, responses } = data as { format?: unknown; responses?: unknown };
  return format === undefined ? responses !== undefined : String(format).startsWith('svc.session/');
}

/** What a folder holds besides is said, but not at length. */
function noteOthers(files: readonly string[], { speaker, note }: Shell): void {
  if (files.length === 0) return;
  const named = files.slice(0, MOST_NAMED).join(', ');
  const more = files.length - MOST_NAMED;
  const list = more > 0 ? speaker.say('report.and-more', { list: named, n: more }) : named;
  note(speaker.say('report.not-a-session', { count: files.length, list }));
}

const MOST_NAMED = 3;

/** Faults of all files at once, so that they can be mended in one go. */
function refuse(files: readonly { readonly file: string; readonly findings: readonly Finding[] }[]): void {
  const faulty = files.filter(({ findings }) => hasErrors(findings));
  if (faulty.length === 0) return;
  const findings = faulty.flatMap((one) => one.findings);
  if (faulty.length === 1) throw new UserError('bad-input', { file: faulty[0]!.file }, { findings });
  throw new UserError('bad-inputs', { count: faulty.length }, { findings });
}

async function standardOf(
  heads: readonly SessionHead[],
  asked: string | undefined,
  shell: Shell,
): Promise<Standard> {
  if (asked !== undefined) return openStandard(asked, shell);
  const named = heads.find(({ standard }) => standard !== null);
  const { file } = (named ?? heads[0]!).yaml;
  const hint = { code: 'give-standard' };
  if (!named?.standard) throw usageError('session-without-standard', { file }, hint);
  const { id } = named.standard;
  try {
    return await openStandard(await standardNamed(named.standard, file), shell);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'unknown-standards') throw error;
    throw new UserError('session-standard-unknown', { file, id }, { hint });
  }
}

/** Answers to other questions, or to another wording of them, do not add up. */
function refuseOthers(heads: readonly SessionHead[], standard: Standard): void {
  const findings = heads.flatMap((head) => checkSessionStandard(head, standard) ?? []);
  if (findings.length > 0)
    throw new UserError(
      'other-standards',
      { count: findings.length, id: standard.id, version: standard.version },
      { findings, hint: { code: 'give-earlier' } },
    );
}

async function profilesOf(
  heads: readonly SessionHead[],
  { profile: asked, byProfile = false }: PoolOptions,
  standard: Standard,
  shell: Shell,
): Promise<ReadonlyMap<string, Profile | null>> {
  if (asked !== undefined) {
    const profile = await openProfile(asked, standard, shell);
    return new Map([[profile.id, profile]]);
  }
  const names = [...new Set(heads.map(({ profile }) => profile))];
  if (names.length > 1 && !byProfile) {
    const profiles = names.map((one) => one ?? shell.speaker.say('report.no-profile'));
    throw new UserError(
      'profiles-differ',
      { profiles: profiles.join(', ') },
      { hint: { code: 'give-profile' } },
    );
  }
  const profiles = new Map<string, Profile | null>();
  for (const name of names)
    profiles.set(name ?? '', name === null ? null : await openProfile(name, standard, shell));
  return profiles;
}

/** Sessions with different roles, or some without one, have only the standard's own criteria in common. */
function commonPersona(
  heads: readonly SessionHead[],
  personas: ReadonlyMap<string, Persona>,
): Persona | null {
  const [name, ...others] = [...new Set(heads.map(({ persona }) => persona))];
  return name == null || others.length > 0 ? null : personas.get(name)!;
}
