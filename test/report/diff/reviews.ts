// Reviews for the tests of reporters: every pair of fixtures/diff, one of them all, and one full of hostile texts.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Session } from '../../../src/core/answers/response.ts';
import { diff } from '../../../src/core/diff/diff.ts';
import type { Diffable } from '../../../src/core/diff/facts.ts';
import { impactOf } from '../../../src/core/diff/impact.ts';
import type { FailOn } from '../../../src/core/diff/levels.ts';
import { type DiffReview, type ReviewInput, review } from '../../../src/core/diff/review.ts';
import type { Standard } from '../../../src/core/standard/standard.ts';
import type { Text } from '../../../src/core/standard/text.ts';
import { loadDiffable, placeOfAddress } from '../../../src/load/diffable.ts';
import { HOSTILE } from '../fixtures.ts';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/diff');
export const PAIRS = readdirSync(FOLDER).sort();

const once = <T>(make: (name: string) => T): ((name: string) => T) => {
  const known = new Map<string, T>();
  return (name) => {
    if (!known.has(name)) known.set(name, make(name));
    return known.get(name)!;
  };
};

const inputOf = once((name: string): ReviewInput => {
  const open = (side: 'old' | 'new') => {
    const file = join(FOLDER, name, `${side}.yaml`);
    return existsSync(file) ? loadDiffable(readFileSync(file, 'utf8'), `${name}/${side}.yaml`) : null;
  };
  const loaded = { old: open('old'), new: open('new') };
  return {
    diff: diff(loaded.old?.value ?? null, loaded.new?.value ?? null),
    oldName: loaded.old && `${name}/old.yaml`,
    newName: loaded.new && `${name}/new.yaml`,
    locate: (side, address) => loaded[side] && placeOfAddress(loaded[side].yaml, address),
    impact: null,
  };
});

const TODAY = '2026-03-05';

export const reviewOf = (name: string, failOn: FailOn = 'breaking'): DiffReview =>
  review([inputOf(name)], { gate: { failOn: [failOn], failOnMoves: null }, today: TODAY });

/** A folder with every change that there is, two of them waived, one waiver expired and one for nothing. */
export const everything = once((failOn): DiffReview => {
  const inputs = PAIRS.map(inputOf);
  const found = inputs.flatMap(({ diff: of }) => of.changes);
  const waiver = (fingerprint: string, expires: string) => ({
    fingerprint,
    owner: 'Anna',
    reason: 'Agreed with the board',
    expires,
    rule: null,
    criterion: null,
  });
  return review(inputs, {
    base: 'main',
    gate: { failOn: [failOn as FailOn], failOnMoves: null },
    today: TODAY,
    waivers: [
      waiver(found[0]!.fingerprint, '2026-12-31'),
      waiver(found[1]!.fingerprint, '2026-12-31'),
      waiver(found[2]!.fingerprint, '2026-01-01'),
      waiver('00000000000000aa', '2026-12-31'),
    ],
    locateWaiver: () => ({ file: 'waivers.yaml', line: 3, column: 3, endLine: 3, endColumn: 19 }),
  });
});

/** Hostile texts in every place that holds people's words: ids are safe by the schema, and everything else is not. */
export const hostileReview = once((): DiffReview => {
  let next = 0;
  const evil = () => HOSTILE[next++ % HOSTILE.length]!;
  const poison = (value: unknown): unknown => {
    if (value instanceof Map) return value;
    if (Array.isArray(value)) return value.map(poison);
    if (value === null || typeof value !== 'object') return value;
    if ('en' in value || 'ru' in value) return { en: evil(), ru: evil() } satisfies Text;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poison(inner)]));
  };
  const file = (name: string, side: 'old' | 'new') =>
    loadDiffable(readFileSync(join(FOLDER, name, `${side}.yaml`), 'utf8'), name).value!;
  const inputs = PAIRS.filter(
    (name) => existsSync(join(FOLDER, name, 'old.yaml')) && existsSync(join(FOLDER, name, 'new.yaml')),
  ).map(
    (name): ReviewInput => ({
      diff: diff(poison(file(name, 'old')) as Diffable, {
        ...(poison(file(name, 'new')) as Standard),
        source: { author: evil(), title: evil() },
      }),
      oldName: `${evil()}.yaml`,
      newName: `${evil()}.yaml`,
      locate: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1, isExact: true }),
      impact: null,
    }),
  );
  const old = file('question-negated', 'old') as Standard;
  const now = file('question-negated', 'new') as Standard;
  const session = {
    format: 'svc.session/1',
    site: evil(),
    fields: new Map(),
    responses: new Map([['smile', { state: 'answered', expectation: 1, delivery: 0 }]]),
  } as unknown as Session;
  const critical = {
    ...now,
    sections: now.sections.map((one) => ({
      ...one,
      criteria: one.criteria.map((inner) => ({ ...inner, critical: true })),
    })),
  };
  const audits = HOSTILE.map((name) => ({ file: name, session, madeBy: 'old' as const, profile: null }));
  const changes = inputs[0]!.diff.changes;
  return review([...inputs, { ...inputs[0]!, impact: impactOf(old, critical, audits) }], {
    base: evil(),
    gate: { failOn: ['safe'], failOnMoves: null },
    today: TODAY,
    waivers: HOSTILE.slice(0, 6).map((text, i) => ({
      fingerprint: changes[i]?.fingerprint ?? `000000000000000${i}`,
      owner: text,
      reason: HOSTILE[i + 3]!,
      expires: '2026-12-31',
      rule: null,
      criterion: null,
    })),
    locateWaiver: () => ({ file: evil(), line: 1, column: 1, endLine: 1, endColumn: 1 }),
  });
});
