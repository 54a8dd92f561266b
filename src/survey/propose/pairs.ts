// Which columns are about which criterion: pairs of expectation and delivery by wording, else in order; where headers do not
// come in two variants, single columns by wording.

import { isInWords } from '../../core/answers/index.ts';
import type { Message } from '../../core/errors.ts';
import type { Criterion, Side } from '../../core/standard/standard.ts';
import { type Header, type Role, roleOfHeader } from './markers.ts';
import type { Pairing } from './pairing.ts';
import type { Found, Table } from './table.ts';
import { alike, FITS, inCriteriaOrder, LEAST_ALIKE, linked, nearestOf, rounded } from './table.ts';

export interface Findings {
  readonly found: readonly Found[];
  readonly doubts: readonly Message[];
}

export function assigned(pairing: Pairing, criteria: readonly Criterion[], table: Table): Findings {
  const { columns, profiles, fits } = table;
  const { pairs } = pairing;
  const likenesses = pairs.map(({ expectation, delivery }) =>
    criteria.map((criterion) =>
      fits(profiles[delivery.index]!, criterion.answer) < FITS / 2
        ? 0
        : alike([expectation.stem, delivery.stem, expectation.text, delivery.text], criterion),
    ),
  );
  const links = linked(likenesses, LEAST_ALIKE);
  const isComparable = links.length * 2 >= Math.min(pairs.length, criteria.length);
  const make = (at: number, criterion: number, confidence: number, reason: Message): Found => {
    const { expectation, delivery, confidence: pairConfidence } = pairs[at]!;
    return {
      criterion: criteria[criterion]!,
      expectation: columns[expectation.index]!,
      delivery: columns[delivery.index]!,
      until: null,
      confidence,
      pairConfidence,
      reason,
    };
  };
  const worded = isComparable ? links : [];
  const byWording = worded.map((link) =>
    make(link.at, link.criterion, link.likeness + 0.5 * link.lead, { code: 'map.by-wording' }),
  );
  const takenAt = new Set(worded.map(({ at }) => at));
  const takenCriteria = new Set(worded.map(({ criterion }) => criterion));
  const left = pairs.map((_, at) => at).filter((at) => !takenAt.has(at));
  const leftCriteria = criteria
    .map((_, i) => i)
    .filter((i) => !takenCriteria.has(i) && !isInWords(criteria[i]!.answer));
  const numbers = left.map((at) => pairs[at]!.expectation.number);
  const isNumbered = !numbers.includes(null);
  const inOrder = isNumbered
    ? [...left].sort((a, b) => pairs[a]!.expectation.number! - pairs[b]!.expectation.number!)
    : [...left].sort((a, b) => pairs[a]!.expectation.index - pairs[b]!.expectation.index);
  const isAsMany = inOrder.length === leftCriteria.length;
  // After a match by wording, what is left over belongs together only where it is as much.
  const byOrder =
    isComparable && !isAsMany
      ? []
      : inOrder.slice(0, leftCriteria.length).map((at, i) =>
          make(at, leftCriteria[i]!, isComparable ? 0.4 : isAsMany ? (isNumbered ? 0.7 : 0.6) : 0.35, {
            code: isNumbered ? 'map.by-number' : 'map.by-order',
            args: { number: pairs[at]!.expectation.number ?? i + 1 },
          }),
        );
  const doubts = doubtsOf(pairing);
  if (byOrder.length > 0 && !isComparable)
    doubts.push({
      code: isAsMany ? 'map.wording-foreign' : 'map.wording-foreign-uneven',
      args: { count: pairs.length, criteria: criteria.length },
    });
  return { found: inCriteriaOrder([...byWording, ...byOrder], criteria), doubts };
}

export function doubtsOf({ by, repeats }: Pairing): Message[] {
  if (by === 'importance') return [{ code: 'map.importance-as-expectation' }];
  if (by === 'minimum') return [{ code: 'map.minimum-as-expectation' }];
  if (by === 'named') return [];
  return [
    { code: 'map.sides-by-order' },
    ...(repeats !== null && repeats > 2 ? [{ code: 'map.repeats', args: { count: repeats } }] : []),
  ];
}

/** Wordings so alike are one question. */
const SAME = 0.8;
/** For what is left over when the rest has been found. */
const LEAST_LEFT = 0.25;
const LEAST_LEAD = 0.1;
/** Of two columns alike, the one that asks for something beside is not the delivery. */
const SUPPLEMENTARY = new Set<Role | null>(['importance', 'minimum', 'announced']);

/** Criteria whose sides are worded apart, both of which are asked: a header that says one of them is that side. */
export function askedApart(
  headers: readonly Header[],
  criteria: readonly Criterion[],
  table: Table,
): Found[] {
  const { columns, profiles, fits } = table;
  const linksOf = (side: Side) =>
    linked(
      headers.map(({ index, text }) =>
        criteria.map(({ answer, ask }) =>
          fits(profiles[index]!, answer) < FITS ? 0 : nearestOf([text], Object.values(ask?.[side] ?? {})),
        ),
      ),
      SAME,
    );
  const deliveries = linksOf('delivery');
  return linksOf('expectation').flatMap((link) => {
    const delivery = deliveries.find(({ criterion }) => criterion === link.criterion);
    if (!delivery || delivery.at === link.at) return [];
    return [
      {
        criterion: criteria[link.criterion]!,
        expectation: columns[headers[link.at]!.index]!,
        delivery: columns[headers[delivery.at]!.index]!,
        until: null,
        confidence: Math.min(link.likeness, delivery.likeness),
        pairConfidence: rounded(link.likeness),
        reason: { code: 'map.by-wording' },
      },
    ];
  });
}

/** Criteria that are answered in words: single columns that ask the same. `taken` are something else. */
export function inWords(
  criteria: readonly Criterion[],
  { columns, profiles, asked }: Table,
  taken: ReadonlySet<number>,
): Found[] {
  const open = criteria.filter(({ answer }) => isInWords(answer));
  const free = columns.filter(({ index }) => !taken.has(index) && profiles[index]!.filled > 0);
  const likenesses = free.map((column) =>
    open.map((criterion) => alike([asked(column), ...column.names], criterion)),
  );
  return linked(likenesses, SAME).map(
    (link): Found => ({
      criterion: open[link.criterion]!,
      expectation: null,
      delivery: free[link.at]!,
      until: null,
      confidence: link.likeness,
      pairConfidence: null,
      reason: { code: 'map.by-wording' },
    }),
  );
}

/** No two variants of the same headers: by wording alone, at most one column for each side. */
export function singles(headers: readonly Header[], criteria: readonly Criterion[], table: Table): Found[] {
  const { columns, profiles, fits } = table;
  const sideAt = headers.map(({ text }) => roleOfHeader(text));
  const likenesses = headers.map(({ index, text }, at) =>
    criteria.map((criterion) => {
      const fit = fits(profiles[index]!, criterion.answer);
      if (fit < FITS / 2) return 0;
      const like = alike([text, ...columns[index]!.names], criterion);
      // The same question, half of whose answers are strange, is that question still.
      if (fit < FITS) return like < SAME ? 0 : like * 0.7;
      return like * (SUPPLEMENTARY.has(sideAt[at] ?? null) ? 0.9 : 1);
    }),
  );
  const onlyWhere = (isWanted: (at: number) => boolean) =>
    likenesses.map((row, at) => (isWanted(at) ? row : row.map(() => 0)));
  const expectations = linked(
    onlyWhere((at) => sideAt[at] === 'expectation'),
    LEAST_ALIKE,
  );
  const delivered = onlyWhere((at) => sideAt[at] !== 'expectation');
  const deliveries = [...linked(delivered, LEAST_ALIKE)];
  // What is left over may be put in other words; only where nothing else comes near.
  const left = delivered.map((row, at) =>
    row.map((like, criterion) =>
      deliveries.some((link) => link.at === at || link.criterion === criterion) ? 0 : like,
    ),
  );
  deliveries.push(...linked(left, LEAST_LEFT).filter(({ lead }) => lead >= LEAST_LEAD));
  const found = deliveries.map((link): Found => {
    const expected = expectations.find(({ criterion }) => criterion === link.criterion);
    return {
      criterion: criteria[link.criterion]!,
      expectation: expected ? columns[headers[expected.at]!.index]! : null,
      delivery: columns[headers[link.at]!.index]!,
      until: null,
      confidence: link.likeness + 0.5 * link.lead,
      pairConfidence: expected ? rounded(expected.likeness) : null,
      reason: { code: 'map.by-wording' },
    };
  });
  return inCriteriaOrder(found, criteria);
}
