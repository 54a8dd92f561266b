// Reads the audits of two raters and matches them: what each rated is known by its site, or by the facts that are named.

import { agreementOf, type RatedTwice } from '../../core/agreement/agreement.ts';
import { EXIT, UserError } from '../../core/errors.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import { type FiledSession, factsOf } from '../../core/tally/session-tally.ts';
import { openPool } from '../report/pooled-sessions.ts';
import type { Shell } from '../shared/command.ts';
import { give } from '../shared/give.ts';

export interface AgreeOptions {
  readonly standard?: string;
  readonly match?: readonly string[];
}

export async function runAgree(
  first: string,
  second: string,
  { standard, match = ['site'] }: AgreeOptions,
  shell: Shell,
): Promise<number> {
  const pools = [];
  for (const name of [first, second])
    pools.push(
      await openPool([name], { byProfile: true, ...(standard === undefined ? {} : { standard }) }, shell),
    );
  const [a, b] = pools as [(typeof pools)[number], (typeof pools)[number]];
  if (a.standard.digest !== b.standard.digest)
    throw new UserError('agree-other-standard', {
      first: `${a.standard.id} ${a.standard.version}`,
      second: `${b.standard.id} ${b.standard.version}`,
    });
  const rated =
    a.sessions.length === 1 && b.sessions.length === 1
      ? [
          {
            name: nameOf(a.sessions[0]!, match),
            first: a.sessions[0]!.session,
            second: b.sessions[0]!.session,
          },
        ]
      : matched(a.sessions, b.sessions, match);
  if (rated.length === 0)
    throw new UserError(
      'agree-nothing-common',
      { facts: match.join(', ') },
      { hint: { code: 'agree-match' } },
    );
  const alone = [a.sessions.length - rated.length, b.sessions.length - rated.length] as const;
  const persona = a.persona !== null && a.persona.id === b.persona?.id ? a.persona : null;
  const scheme = schemeOf(a.standard, null, persona);
  await give('agreement', agreementOf(scheme, rated, alone, [first, second]), shell);
  return EXIT.done;
}

const nameOf = ({ file, session }: FiledSession, match: readonly string[]): string =>
  keyOf(session, match)?.join(', ') ?? session.site ?? file ?? '';

/** The facts that say what was rated; null where one is missing. */
function keyOf(session: FiledSession['session'], match: readonly string[]): readonly string[] | null {
  const facts = factsOf(session);
  const values = match.map((name) => facts.get(name));
  return values.every((value) => value !== undefined) ? (values as string[]) : null;
}

/** Sessions of both that are about the same thing, sorted by its name. Two of one rater about one thing are refused. */
function matched(
  first: readonly FiledSession[],
  second: readonly FiledSession[],
  match: readonly string[],
): RatedTwice[] {
  const [a, b] = [keyed(first, match), keyed(second, match)];
  return [...a]
    .flatMap(([key, one]): RatedTwice[] => {
      const other = b.get(key);
      return other ? [{ name: nameOf(one, match), first: one.session, second: other.session }] : [];
    })
    .sort((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0));
}

function keyed(sessions: readonly FiledSession[], match: readonly string[]): Map<string, FiledSession> {
  const map = new Map<string, FiledSession>();
  for (const one of sessions) {
    const key = keyOf(one.session, match);
    if (key === null)
      throw new UserError(
        'agree-fact-missing',
        { file: one.file ?? '', facts: match.join(', ') },
        { hint: { code: 'agree-match' } },
      );
    const name = JSON.stringify(key);
    const other = map.get(name);
    if (other)
      throw new UserError(
        'agree-twice',
        { first: other.file ?? '', second: one.file ?? '', name: key.join(', ') },
        { hint: { code: 'agree-match' } },
      );
    map.set(name, one);
  }
  return map;
}
