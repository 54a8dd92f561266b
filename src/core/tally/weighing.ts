// A faster way into a design, for respondents who are clusters of their own: weights and values are taken apart into digits, of which sums
// of products are plain numbers, and put together again once, at the end. Answers that can be listed are summed pair by pair. All of it is
// exact, so that nothing tells which way was taken.

import type { Scheme } from '../standard/scheme.ts';
import { possibleAnswers } from './cells.ts';
import type { DesignTally, FigureDesign, Products, Sampled, Weighing } from './design.ts';
import { addAnswer, addSums, weightOnGrid } from './design.ts';
import { POINTS_SCALE } from './exact.ts';

/** A weight has four digits of 20 bits, its square eight; a value three of 16, a product of two values six. */
const WEIGHT_BITS = 20;
const W = 4;
const WW = 8;
const WEIGHT_DIGITS = W + WW;
const BASE = 2 ** 16;
const VALUE_BITS = 16;
/** Where among the digits of values lie 1, x, y, xx, xy, yy; and how many digits each has. */
const VALUES = { one: 0, x: 1, y: 4, xx: 7, xy: 13, yy: 19 } as const;
const LENGTHS = { one: 1, x: 3, y: 3, xx: 6, xy: 6, yy: 6 } as const;
const VALUE_DIGITS = 25;
const KINDS = 3;
/** Products have 36 bits: so many of them can be added before a sum has more than 53. */
const MOST = 2 ** 16;
/** An answer's weights, and how many. */
const SLOT = WEIGHT_DIGITS + 1;
/** More shares than these are not told apart: such answers are counted one by one. */
const MOST_SHARES = 32;
const MOST_ANSWERS = 64;

/** By criterion, the position of each possible answer; null where they cannot be listed. The same for all groups. */
export type Codes = readonly (ReadonlyMap<number, number> | null)[];

export const codesOf = ({ criteria }: Scheme): Codes =>
  criteria.map((criterion) => {
    const answers = possibleAnswers(criterion);
    return answers.length === 0 ? null : new Map(answers.map((value, code) => [value, code]));
  });

interface Slot {
  readonly criterion: number;
  readonly expectation: number;
  readonly delivery: number;
  readonly overall: number;
  readonly inSection: number;
}

/** Of one stratum. */
interface Sums {
  /** Where each pair of answers lies, by criterion, shares and pair. */
  readonly places: Map<number, number>;
  readonly slots: Slot[];
  answers: Float64Array;
  /** By unit: products of digits of weights and values, then digits of weights by kind, then how many. */
  readonly units: Float64Array[];
}

const UNIT = WEIGHT_DIGITS * (VALUE_DIGITS + KINDS) + 1;

/** Waits with the respondents of one group until they are settled. */
export function weighingFor(scheme: Scheme, codes: Codes, into: DesignTally): Weighing {
  const { criteria, sections, policy } = scheme;
  const strata = new Map<string, Sums>();
  const shares = codes.map((): { readonly overall: number; readonly inSection: number }[] => []);
  const weight = new Float64Array(WEIGHT_DIGITS);
  const value = new Float64Array(VALUE_DIGITS);
  value[0] = 1;
  let sums: Sums | null = null;
  let stratum = '';
  let weighed = Number.NaN;

  const emptySums = (): Sums => ({
    places: new Map(),
    slots: [],
    answers: new Float64Array(64 * SLOT),
    units: [...sections, null].map(() => new Float64Array(UNIT)),
  });

  function shareClass(i: number, overall: number, inSection: number): number {
    const known = shares[i]!;
    for (let k = 0; k < known.length; k++)
      if (known[k]!.overall === overall && known[k]!.inSection === inSection) return k;
    return known.length === MOST_SHARES ? -1 : known.push({ overall, inSection }) - 1;
  }

  function placeOf(all: Sums, name: number, slot: Slot): number {
    const place = (all.slots.push(slot) - 1) * SLOT;
    if (place + SLOT > all.answers.length) {
      const larger = new Float64Array(2 * all.answers.length);
      larger.set(all.answers);
      all.answers = larger;
    }
    all.places.set(name, place);
    return place;
  }

  function settleUnit(figure: FigureDesign, name: string, unit: Float64Array): void {
    const n = unit[UNIT - 1]!;
    if (n === 0) return;
    const products = (from: number, many: number): Products => {
      const of = (part: keyof typeof VALUES): bigint => {
        let sum = 0n;
        for (let a = 0; a < many; a++)
          for (let b = 0; b < LENGTHS[part]; b++) {
            const digit = unit[(from + a) * VALUE_DIGITS + VALUES[part] + b]!;
            sum += BigInt(digit) << BigInt(WEIGHT_BITS * a + VALUE_BITS * b);
          }
        return sum;
      };
      const by = Array.from({ length: KINDS }, (_, kind) => {
        const at = WEIGHT_DIGITS * VALUE_DIGITS + kind * WEIGHT_DIGITS + from;
        return numberOf(unit, at, many);
      });
      return { one: of('one'), x: of('x'), y: of('y'), xx: of('xx'), xy: of('xy'), yy: of('yy'), by };
    };
    addSums(figure, { cluster: null, stratum: name }, { n, w: products(0, W), ww: products(W, WW) });
    unit.fill(0);
  }

  return {
    of(sampled: Sampled) {
      if (sums === null || sampled.stratum !== stratum) {
        stratum = sampled.stratum;
        sums = strata.get(stratum) ?? emptySums();
        strata.set(stratum, sums);
      }
      if (sampled.weight === weighed) return;
      weighed = sampled.weight;
      const w = weightOnGrid(weighed);
      takeApart(w, weight, 0, W);
      takeApart(w * w, weight, W, WW);
    },
    putUnit(unit, expectation, delivery, kinds) {
      const all = sums!.units[unit]!;
      digitsOf(Math.round(expectation * POINTS_SCALE), value, VALUES.x);
      digitsOf(Math.round(delivery * POINTS_SCALE), value, VALUES.y);
      multiply(value, VALUES.x, VALUES.x, VALUES.xx);
      multiply(value, VALUES.x, VALUES.y, VALUES.xy);
      multiply(value, VALUES.y, VALUES.y, VALUES.yy);
      for (let a = 0, at = 0; a < WEIGHT_DIGITS; a++) {
        const digit = weight[a]!;
        for (let b = 0; b < VALUE_DIGITS; b++, at++) all[at]! += digit * value[b]!;
      }
      for (let kind = 0; kind < KINDS; kind++) {
        if (!kinds[kind]) continue;
        const at = WEIGHT_DIGITS * (VALUE_DIGITS + kind);
        for (let a = 0; a < WEIGHT_DIGITS; a++) all[at + a]! += weight[a]!;
      }
      if (++all[UNIT - 1]! >= MOST) settleUnit(into.sections[unit] ?? into.overall, stratum, all);
    },
    put(i, { expectation, delivery }, points) {
      const known = codes[i];
      const e = known?.get(expectation);
      const d = known?.get(delivery);
      if (e === undefined || d === undefined) return false;
      const overall = points.shareOverall(i);
      const inSection = points.shareInSection(i);
      const share = shareClass(i, overall, inSection);
      if (share < 0) return false;
      const name = ((i * MOST_SHARES + share) * MOST_ANSWERS + e) * MOST_ANSWERS + d;
      const all = sums!;
      const at =
        all.places.get(name) ??
        placeOf(all, name, { criterion: i, expectation, delivery, overall, inSection });
      const { answers } = all;
      for (let a = 0; a < WEIGHT_DIGITS; a++) answers[at + a]! += weight[a]!;
      answers[at + WEIGHT_DIGITS]! += 1;
      return true;
    },
    settle() {
      for (const [name, { slots, answers, units }] of strata) {
        units.forEach((unit, u) => {
          settleUnit(into.sections[u] ?? into.overall, name, unit);
        });
        slots.forEach(({ criterion: i, ...said }, k) => {
          const at = k * SLOT;
          addAnswer(into, criteria[i]!, i, policy.tolerance, { cluster: null, stratum: name }, said, {
            n: answers[at + WEIGHT_DIGITS]!,
            w: numberOf(answers, at, W),
            ww: numberOf(answers, at + W, WW),
          });
        });
      }
      strata.clear();
      sums = null;
    },
  };
}

function takeApart(number: bigint, into: Float64Array, at: number, many: number): void {
  let rest = number;
  for (let k = 0; k < many; k++) {
    into[at + k] = Number(rest & 0xfffffn);
    rest >>= BigInt(WEIGHT_BITS);
  }
}

function numberOf(digits: Float64Array, at: number, many: number): bigint {
  let number = 0n;
  for (let k = many - 1; k >= 0; k--) number = (number << BigInt(WEIGHT_BITS)) + BigInt(digits[at + k]!);
  return number;
}

/** The three digits of a whole number from 0 to 2^48. */
function digitsOf(number: number, into: Float64Array, at: number): void {
  const above = Math.floor(number / BASE);
  const top = Math.floor(above / BASE);
  into[at] = number - above * BASE;
  into[at + 1] = above - top * BASE;
  into[at + 2] = top;
}

/** The six digits of the product of two numbers of three. */
function multiply(digits: Float64Array, a: number, b: number, into: number): void {
  const [a0, a1, a2] = [digits[a]!, digits[a + 1]!, digits[a + 2]!];
  const [b0, b1, b2] = [digits[b]!, digits[b + 1]!, digits[b + 2]!];
  let carry = 0;
  const put = (k: number, sum: number): void => {
    const all = sum + carry;
    carry = Math.floor(all / BASE);
    digits[into + k] = all - carry * BASE;
  };
  put(0, a0 * b0);
  put(1, a0 * b1 + a1 * b0);
  put(2, a0 * b2 + a1 * b1 + a2 * b0);
  put(3, a1 * b2 + a2 * b1);
  put(4, a2 * b2);
  digits[into + 5] = carry;
}
