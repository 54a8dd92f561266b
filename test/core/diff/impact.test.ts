// What a new version does to saved audits: the same answers, scored by both.

import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answers/index.ts';
import type { Response, Session } from '../../../src/core/answers/response.ts';
import { type Audit, impactFrom, impactOf } from '../../../src/core/diff/impact.ts';
import type { Criterion, Persona, Profile, Standard } from '../../../src/core/standard/standard.ts';
import { made } from '../made.ts';

const YES_NO: Answer = { kind: 'yes-no', reversed: false };
const { standard: old } = made([
  {
    criteria: [
      { answer: YES_NO, expect: 1 },
      { answer: YES_NO, expect: 1, weight: 0 },
    ],
  },
  { criteria: [{ expect: 4 }] },
]);
/** The old standard with some of its criteria changed, or without them where null. */
const changed = (
  edits: Readonly<Record<string, Partial<Criterion> | null>>,
  more: Partial<Standard> = {},
): Standard => ({
  ...old,
  version: '2.0.0',
  sections: old.sections.map((section) => ({
    ...section,
    criteria: section.criteria.flatMap((one) =>
      edits[one.id] === null ? [] : [{ ...one, ...edits[one.id] }],
    ),
  })),
  ...more,
});

const audit = (responses: Readonly<Record<string, number>>, more: Partial<Audit> = {}): Audit => ({
  file: 'visit.yaml',
  session: {
    format: 'svc.session/1',
    standard: { id: old.id, version: old.version, digest: old.digest },
    site: 'Main street',
    fields: new Map(),
    responses: new Map(
      Object.entries(responses).map(([id, delivery]): [string, Response] => [
        id,
        { state: 'answered', expectation: null, delivery },
      ]),
    ),
  } as unknown as Session,
  madeBy: 'old',
  profile: null,
  ...more,
});
const GOOD = audit({ s1c1: 1, s1c2: 1, s2c1: 4 });
const SHORT = audit({ s1c1: 1, s1c2: 0, s2c1: 4 });

describe('a new weight', () => {
  it('turns the verdict of the audit that fell short where nothing counted, and names the criterion', () => {
    const now = changed({ s1c2: { weight: 1 } });
    const impact = impactOf(old, now, [GOOD, SHORT, GOOD]);
    expect(impact).toMatchObject({ sessions: 3, flipped: 1, criteria: [{ criterion: 's1c2', flips: 1 }] });
    const [, turned] = impact.audits;
    expect(turned!.before).toMatchObject({ verdict: 'met', exchange: 'equal' });
    expect(turned!.after).toMatchObject({ verdict: 'unmet', exchange: 'unequal' });
    expect(turned!.causes).toEqual([
      {
        criterion: 's1c2',
        before: { gap: -100, share: 0, weight: 0, critical: false, verdict: 'unmet' },
        after: { gap: -100, share: 0.25, weight: 1, critical: false, verdict: 'unmet' },
      },
    ]);
  });

  it('the other way round turns it back', () => {
    const impact = impactOf(changed({ s1c2: { weight: 1 } }), old, [SHORT]);
    expect(impact.audits[0]).toMatchObject({ flipped: true, after: { verdict: 'met' } });
    expect(impact.criteria).toEqual([{ criterion: 's1c2', flips: 1 }]);
  });

  it('can turn the exchange alone, through the shortfall', () => {
    const now = changed({ s1c1: { weight: 5 } });
    const impact = impactOf(changed({ s1c2: { weight: 5 } }), now, [audit({ s1c1: 0, s1c2: 1, s2c1: 1 })]);
    expect(impact.audits[0]).toMatchObject({
      flipped: true,
      before: { verdict: 'unmet', exchange: 'unequal' },
      after: { verdict: 'unmet', exchange: 'criminal' },
    });
    expect(impact.audits[0]!.causes.map(({ criterion }) => criterion)).toEqual(['s1c1']);
  });

  it('that moves only the score turns nothing, and says what moved it', () => {
    const now = changed({}, { sections: [{ ...old.sections[0]!, weight: 3 }, old.sections[1]!] });
    const impact = impactOf(old, now, [GOOD]);
    expect(impact).toMatchObject({ sessions: 1, flipped: 0, criteria: [] });
    expect(impact.audits[0]!.before.score).toBeCloseTo(75, 12);
    expect(impact.audits[0]!.after.score).toBeCloseTo(87.5, 12);
    expect(impact.audits[0]!.causes.map(({ criterion }) => criterion)).toEqual(['s1c1']);
  });
});

describe('a critical flag', () => {
  it('fails the audits that fell short there', () => {
    const impact = impactOf(
      changed({ s1c2: { weight: 1 } }),
      changed({ s1c2: { weight: 1, critical: true } }),
      [SHORT, GOOD],
    );
    expect(impact.flipped).toBe(1);
    expect(impact.audits[0]).toMatchObject({
      before: { verdict: 'unmet' },
      after: { verdict: 'failed', exchange: 'criminal' },
    });
  });

  it('is the cause though the criterion has no weight', () => {
    const [turned] = impactOf(old, changed({ s1c2: { critical: true } }), [SHORT]).audits;
    expect(turned).toMatchObject({ before: { verdict: 'met' }, after: { verdict: 'failed' } });
    expect(turned!.causes.map(({ criterion }) => criterion)).toEqual(['s1c2']);
  });
});

describe('an answer', () => {
  it('is found under the new id of a criterion that was renamed', () => {
    const now = changed({ s1c1: { id: 'welcome', formerly: ['s1c1'] } });
    const [moved] = impactOf(old, now, [GOOD]).audits;
    expect(moved).toMatchObject({ flipped: false, lost: [] });
    expect(moved!.after).toEqual(moved!.before);
  });

  it('is lost with its criterion, and with an answer of another kind', () => {
    const gone = impactOf(old, changed({ s2c1: null, s1c1: { answer: { kind: 'text' } } }), [GOOD]);
    expect(gone.audits[0]!.lost).toEqual(['s1c1', 's2c1']);
  });

  it('that chose an option stays with the option, wherever it stands', () => {
    const options = (...ids: string[]): Partial<Criterion> => ({
      answer: {
        kind: 'choice',
        options: ids.map((id) => ({ id, text: { en: id }, points: id === 'good' ? 100 : 0 })),
      },
      expect: Math.max(0, ids.indexOf('good')),
    });
    const before = changed({ s1c1: options('good', 'bad') });
    const after = changed({ s1c1: options('new', 'bad', 'good') });
    const [kept] = impactOf(before, after, [audit({ s1c1: 0, s1c2: 1, s2c1: 4 })]).audits;
    expect(kept).toMatchObject({ lost: [], flipped: false, after: { verdict: 'met' } });
    const [lost] = impactOf(before, changed({ s1c1: options('bad', 'other') }), [audit({ s1c1: 0 })]).audits;
    expect(lost!.lost).toEqual(['s1c1']);
  });
});

describe('an audit', () => {
  it('made by the new version is scored by the old one, too', () => {
    const now = changed({ s1c2: { weight: 1 }, s1c1: { id: 'welcome', formerly: ['s1c1'] } });
    const impact = impactOf(old, now, [audit({ welcome: 1, s1c2: 0, s2c1: 4 }, { madeBy: 'new' })]);
    expect(impact.audits[0]).toMatchObject({
      before: { verdict: 'met' },
      after: { verdict: 'unmet' },
      lost: [],
    });
  });

  it('for a segment is judged by what the segment expects, in both versions', () => {
    const profile: Profile = {
      format: 'svc.profile/1',
      id: 'strict',
      title: { en: 'Strict' },
      criteria: new Map([['s2c1', { expect: 7, weight: 2 }]]),
    };
    const now = changed({ s2c1: { id: 'taste', formerly: ['s2c1'] } });
    const [kept] = impactOf(old, now, [{ ...GOOD, profile }]).audits;
    expect(kept).toMatchObject({ flipped: false, before: { verdict: 'unmet' }, after: { verdict: 'unmet' } });
  });

  it('for a profile that changed is judged by each of the two', () => {
    const profile = (expectation: number): Profile => ({
      format: 'svc.profile/1',
      id: 'p',
      title: { en: 'P' },
      criteria: new Map([['s2c1', { expect: expectation, weight: null }]]),
    });
    const both = [{ ...GOOD, profile: profile(4), otherProfile: profile(6) }];
    expect(impactOf(old, old, both)).toMatchObject({
      flipped: 1,
      criteria: [{ criterion: 's2c1', flips: 1 }],
    });
  });
});

describe('an audit in a role', () => {
  const persona: Persona = {
    format: 'svc.persona/1',
    id: 'rude',
    title: { en: 'Rude' },
    role: { en: 'Be rude.' },
    lines: [],
    watch: [],
    criteria: [{ ...old.sections[0]!.criteria[0]!, id: 'calm', section: 'rude' }],
  };
  const inRole = audit({ s1c1: 1, s1c2: 1, s2c1: 4, calm: 0 }, { persona });

  it('is scored with the questions of the role, in both versions', () => {
    const [moved] = impactOf(old, changed({ s2c1: { weight: 2 } }), [inRole]).audits;
    expect(moved).toMatchObject({
      flipped: false,
      lost: [],
      before: { verdict: 'unmet' },
      after: { verdict: 'unmet' },
    });
  });

  it('turns where the role asks something else', () => {
    const easier = { ...persona, criteria: [{ ...persona.criteria[0]!, weight: 0 }] };
    const [turned] = impactOf(old, old, [{ ...inRole, otherPersona: easier }]).audits;
    expect(turned).toMatchObject({
      flipped: true,
      after: { verdict: 'met' },
      causes: [{ criterion: 'calm' }],
    });
  });

  it('loses an answer of the role to a version that has taken its id', () => {
    const taken = changed({ s1c2: { id: 'calm', formerly: ['s1c2'] } });
    expect(impactOf(old, taken, [inRole]).audits[0]!.lost).toEqual(['s1c2']);
  });
});

it('impacts on several standards are counted together', () => {
  const now = changed({ s1c2: { weight: 1 } });
  const audits = [...impactOf(old, now, [SHORT]).audits, ...impactOf(old, now, [GOOD, SHORT]).audits];
  expect(impactFrom(audits)).toMatchObject({
    sessions: 3,
    flipped: 2,
    criteria: [{ criterion: 's1c2', flips: 2 }],
  });
});
