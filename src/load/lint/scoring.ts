// Rules on what counts: a weight, a mark or a scale that says nothing to the score misleads whoever set it.

import { isInWords, kindOf } from '../../core/answers/index.ts';
import type { RawCriterion } from '../../core/shapes/parts.ts';
import type { Checks, PlacedCriterion, Say } from './rule.ts';

interface WrittenOption {
  readonly points?: number;
}

/** What the answers of a criterion can earn, as written; null where they earn nothing by their nature. */
function pointsOf({ answer }: RawCriterion): readonly number[] | null {
  if (isInWords(answer)) return null;
  if (answer.options !== undefined) {
    const points = (answer.options as readonly WrittenOption[]).map((option) => option.points);
    return points.some((one) => one === undefined) ? null : (points as number[]);
  }
  const curve = answer.points;
  return typeof curve === 'object' && curve !== null
    ? Object.values(curve as Record<string, number>)
    : [0, 100];
}

const isFlat = (points: readonly number[]): boolean => points.every((one) => one === points[0]);
/** 1 is what a weight is unless said: to write it out promises nothing. */
const isSet = (weight: number | undefined): weight is number => weight !== undefined && weight !== 1;

export const weightWithoutEffect: Checks = {
  criterion({ written, path }, say, { kind }) {
    if (kind !== 'standard') return;
    const points = pointsOf(written);
    if (points === null) {
      if (isSet(written.weight) && written.weight > 0)
        say([...path, 'weight'], {
          code: 'weight-of-words',
          args: { id: written.id, weight: written.weight },
        });
    } else if (isFlat(points) && (written.weight ?? 1) > 0)
      say(
        [...path, 'answer', 'options' in written.answer ? 'options' : 'points'],
        { code: 'weight-of-constant', args: { id: written.id, points: points[0]! } },
        'key',
      );
  },
  section({ written, path, criteria }, say, { data, sections }) {
    const isFlatStandard = data.aggregation === 'flat';
    if (isSet(written.weight) && written.weight > 0) {
      if (isFlatStandard)
        say([...path, 'weight'], {
          code: 'weight-when-flat',
          args: { id: written.id, weight: written.weight },
        });
      else if (sections.length === 1 && data.include === undefined)
        say([...path, 'weight'], { code: 'weight-alone', args: { id: written.id, weight: written.weight } });
    }
    if (!isFlatStandard) sayAlone(criteria, say);
  },
};

/** The only criterion of a section that counts makes the whole of its score, whatever its weight. */
function sayAlone(criteria: readonly PlacedCriterion[], say: Say): void {
  const counting = criteria.filter(({ written }) => (written.weight ?? 1) > 0 && pointsOf(written) !== null);
  const [only, another] = counting;
  if (only === undefined || another !== undefined || !isSet(only.written.weight)) return;
  const { id, weight } = only.written;
  say([...only.path, 'weight'], { code: 'weight-alone', args: { id, weight } });
}

/**
 * Where most say what they expect, one that does not was forgotten: the audit would ask everybody for it. Customers are meant to
 * be asked.
 */
export const missingExpect: Checks = {
  file({ kind, data, criteria }, say) {
    if (kind !== 'standard' || data.respondent === 'customer') return;
    const scored = criteria.filter(({ written }) => pointsOf(written) !== null && (written.weight ?? 1) > 0);
    const without = scored.filter(({ written }) => written.expect === undefined);
    if (without.length * 2 >= scored.length) return;
    for (const { written, path } of without)
      say([...path, 'id'], { code: 'missing-expect', args: { id: written.id } });
  },
};

export const sectionAllOptional: Checks = {
  section({ written, path, criteria }, say) {
    if (criteria.length > 0 && criteria.every((criterion) => criterion.written.optional === true))
      say([...path, 'id'], { code: 'section-all-optional', args: { id: written.id } });
  },
};

export const criticalWithoutGuide: Checks = {
  criterion({ written, path }, say) {
    if (written.critical === true && !written.guide)
      say([...path, 'critical'], { code: 'critical-without-guide', args: { id: written.id } }, 'key');
  },
};

export const criticalWithoutEffect: Checks = {
  criterion({ written, path }, say) {
    if (written.critical !== true) return;
    const points = pointsOf(written);
    if (points === null || isFlat(points))
      say([...path, 'critical'], { code: 'critical-without-effect', args: { id: written.id } }, 'key');
  },
};

export const unlabelledEnds: Checks = {
  criterion({ written: { id, answer }, path }, say) {
    if (typeof answer.labels !== 'object' || answer.labels === null) return;
    const labelled = Object.keys(answer.labels).map(Number);
    const bare = [answer.min, answer.max].filter((end) => !labelled.includes(end as number));
    if (labelled.length > 0 && bare.length > 0)
      say(
        [...path, 'answer', 'labels'],
        { code: 'unlabelled-ends', args: { id, ends: bare.join(', ') } },
        'key',
      );
  },
};

/**
 * A pass mark that two strangers would read alike: the point expected and its neighbours have words, in a label or the guide.
 * A scale without any words has them in the survey tool that asks it.
 */
export const unanchoredExpectation: Checks = {
  criterion({ written: { id, answer, expect, guide }, path }, say) {
    const { min, max, step = 1, labels } = answer as unknown as WrittenScale;
    if (!isRated(answer) || typeof expect !== 'number') return;
    const labelled = new Set(Object.keys(labels ?? {}).map(Number));
    if (labelled.size === 0 && !guide) return;
    const told = Object.values(guide ?? {}).join(' ');
    const hasWords = (point: number) =>
      labelled.has(point) || new RegExp(`(?<![\\d.,])${point}(?::|\\s?[—–-]\\s)`).test(told);
    const bare = [expect - step, expect, expect + step].filter(
      (point) => point >= min && point <= max && !hasWords(point),
    );
    if (bare.length > 0)
      say([...path, 'expect'], { code: 'unanchored-expectation', args: { id, points: bare.join(', ') } });
  },
};

/** Whether its ends are those of a scale, and not limits of an amount. */
const isRated = (answer: RawCriterion['answer']): boolean =>
  answer.max !== undefined && kindOf(answer).measures === null;

interface WrittenScale {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly labels?: object;
}

/** Words of something given beyond the order; and of its having been said, which such a question asks already. */
const SURPLUS =
  /\b(gifts?|upgrades?|bonus(es)?|free of charge|beyond (the|what)|complimentary|surprise)\b|подар|бонус|сверх|комплимент|бесплатн/i;
const SAID = /\b(told|announced|said|named|offered)\b|сказали|сообщ|объяв|предупред|предлож|называ/i;

export const silentSurplus: Checks = {
  criterion({ written: { id, text, answer, announce, expect }, path }, say, { kind, data }) {
    if (kind !== 'standard' || announce !== undefined || data.announce !== undefined) return;
    if (expect === undefined || isInWords(answer)) return;
    const asked = Object.values(text).join(' ');
    const options = ((answer.options ?? []) as readonly { readonly text?: object }[])
      .flatMap((option) => Object.values(option.text ?? {}))
      .join(' ');
    if (SURPLUS.test(asked) && !SAID.test(asked) && !SAID.test(options))
      say([...path, 'text'], { code: 'silent-surplus', args: { id } }, 'key');
  },
};

/**
 * A survey of customers in which nobody is asked what they expect: `expect` everywhere makes every gap a gap to the norm of whoever
 * wrote the standard. A single norm is a choice; all of them are a survey of something else.
 */
export const normOnly: Checks = {
  file({ kind, data, criteria }, say) {
    if (kind !== 'standard' || data.respondent !== 'customer') return;
    const judged = criteria.filter(({ written }) => (written.weight ?? 1) > 0 && pointsOf(written) !== null);
    if (judged.length > 1 && judged.every(({ written }) => written.expect !== undefined))
      say(['respondent'], { code: 'norm-only', args: { count: judged.length } }, 'key');
  },
};
