// Gap reports to write about: real ones from the fixtures, and one full of what people should not be able to do to us.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { criteriaOf, type Profile, type Standard } from '../../src/core/standard/standard.ts';
import { type FiledSession, reportOfSessions } from '../../src/core/tally/session-tally.ts';
import { loadProfile } from '../../src/load/profile.ts';
import { loadSession, loadSessionHead } from '../../src/load/session.ts';
import { loadShipped } from '../shipped.ts';
import { ROOT } from '../world.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export function standardOf(id: string): Standard {
  const { value, findings } = loadShipped(id);
  if (!value) throw new Error(`${id}: ${JSON.stringify(findings)}`);
  return value;
}

export function profileOf(id: string, standard: Standard): Profile {
  const path = `standards/profiles/${id}.yaml`;
  return loadProfile(read(path), path, standard).value!;
}

export function sessionOf(path: string, standard: Standard): FiledSession {
  const head = loadSessionHead(read(path), path).value!;
  return { file: path, session: loadSession(head, standard).value! };
}

/** The report of sessions of a shipped standard. */
export function reportOf(
  id: string,
  paths: readonly string[],
  options: { readonly profile?: string; readonly by?: readonly string[]; readonly minimumN?: number } = {},
): GapReport {
  const standard = standardOf(id);
  const profile = options.profile === undefined ? null : profileOf(options.profile, standard);
  const sessions = paths.map((path) => sessionOf(path, standard));
  return reportOfSessions(schemeOf(standard, profile), sessions, options);
}

const TAXI = [1, 2, 3, 4].map((n) => `fixtures/worked-cases/taxi/case-${n}.yaml`);
const GROCERY = ['fixtures/worked-cases/grocery/visit.yaml'];

/** Makes a report once, when it is first asked for. */
function once(make: () => GapReport): () => GapReport {
  let made: GapReport | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Every shipped fixture, alone and pooled. */
export const REPORTS: Readonly<Record<string, () => GapReport>> = {
  'taxi, case 1': once(() => reportOf('taxi', TAXI.slice(0, 1), { profile: 'economy-taxi' })),
  'taxi, case 2': once(() => reportOf('taxi', TAXI.slice(1, 2), { profile: 'economy-taxi' })),
  'taxi, case 3': once(() => reportOf('taxi', TAXI.slice(2, 3), { profile: 'economy-taxi' })),
  'taxi, case 4': once(() => reportOf('taxi', TAXI.slice(3), { profile: 'economy-taxi' })),
  'taxi, pooled': once(() => reportOf('taxi', TAXI, { profile: 'economy-taxi', by: ['site'] })),
  'grocery, budget': once(() => reportOf('grocery', GROCERY, { profile: 'budget-grocery' })),
  'grocery, premium': once(() => reportOf('grocery', GROCERY, { profile: 'premium-grocery' })),
  speed: once(() => reportOf('speed', ['fixtures/answers/speed.yaml'])),
  openness: once(() => reportOf('openness', ['fixtures/answers/openness.yaml'])),
  journey: once(() =>
    reportOf('car-dealer', ['fixtures/journey/visit.yaml'], { by: ['touchpoint', 'source'] }),
  ),
  silent: once(() => reportOf('expectation-management', ['fixtures/silent/visit.yaml'])),
  'customer-expectations': once(() =>
    reportOf('customer-expectations', ['fixtures/answers/customer-expectations.yaml']),
  ),
  'golden-rules': once(() => reportOf('golden-rules', ['fixtures/answers/golden-rules.yaml'])),
};

/** What a person, or a file from a stranger, may write where we print it. */
export const HOSTILE = [
  '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J \u0000 bell\u0007',
  'line\none\r\ntwo\ttab\u2028end',
  '| a | b | <script>alert(1)</script> `code` ]]> **bold** [link](javascript:x)',
  '=HYPERLINK("http://example.org")',
  '+cmd|calc',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\u202eright-to-left\u202c עברית العربية',
  '👩‍👩‍👧‍👦 🇷🇺 ☕️ 日本語の質問',
  `${'x'.repeat(300)} ${'щ'.repeat(200)}`,
  '# heading\n- item\n1. one\n> quote',
  '"quoted", and; semicolon',
  '\ud800 lone',
  '{what} {count}',
  '',
] as const;

/** A report with a hostile text in every place that holds people's words. */
export const hostileReport = once(() => {
  let next = 0;
  const evil = () => HOSTILE[next++ % HOSTILE.length]!;
  const standard = standardOf('golden-rules');
  const poison = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(poison);
    if (value === null || typeof value !== 'object') return value;
    if ('en' in value || 'ru' in value) return { en: evil(), ru: evil() };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poison(inner)]));
  };
  const poisoned = {
    ...(poison(standard) as Standard),
    source: { author: evil(), title: evil() },
    fields: [{ id: 'channel', title: { en: evil() }, values: [{ id: 'branch', title: { en: evil() } }] }],
  };
  const { session } = sessionOf('fixtures/answers/golden-rules.yaml', standard);
  const sessions = Array.from({ length: HOSTILE.length + 4 }, (_, i): FiledSession => {
    const responses = [...session.responses].map(([id, response]) => [
      id,
      { ...response, extra: { note: evil(), text: evil() } },
    ]);
    return {
      file: evil(),
      session: {
        ...session,
        site: HOSTILE[i % HOSTILE.length]!,
        auditor: evil(),
        persona: evil(),
        fields: new Map([
          ['channel', 'branch'],
          [evil(), evil()],
        ]),
        responses: new Map(responses as [string, never][]),
      },
    };
  });
  const report = reportOfSessions(schemeOf(poisoned), sessions, { by: ['site', 'channel'], minimumN: 2 });
  const warnings = [{ code: evil(), of: evil(), args: { [evil()]: evil() } }, ...report.warnings];
  return {
    ...report,
    profile: { id: evil(), title: { en: evil(), ru: evil() } },
    receipt: { ...report.receipt, dropped: [{ reason: evil(), count: 1 }] },
    warnings,
  };
});

/**
 * A survey of five branches, made up without chance: 60 respondents of whom each expects and got a little other than the one before.
 * `shift`: points of the scale by which a later wave is better.
 */
export function surveyReport(shift = 0): GapReport {
  const standard = standardOf('servqual');
  const scales = criteriaOf(standard).filter(({ answer }) => answer.kind === 'scale');
  const sessions = Array.from({ length: 60 }, (_, i): FiledSession => {
    const answers = scales.map(({ id }, k) => {
      const expected = 4 + ((i * 7 + k * 3) % 3);
      const missing = (i * 5 + k) % 4;
      const delivered = Math.max(1, Math.min(7, expected - (k % 3 === 0 ? missing : missing - 2) + shift));
      return `  ${id}: { expectation: ${expected}, delivery: ${delivered} }`;
    });
    const text = `format: svc.session/1\nsite: Branch ${1 + (i % 5)}\nresponses:\n${answers.join('\n')}\n`;
    const head = loadSessionHead(text, `${i}.yaml`).value!;
    return { file: null, session: loadSession(head, standard).value! };
  });
  const report = reportOfSessions(schemeOf(standard), sessions, { by: ['site'], basis: 'sampled' });
  return { ...report, sessions: [] };
}
