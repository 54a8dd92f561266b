// A sheet of paper and how it is keyed in: what stands on it, in order, each with a code to write and to type; and what the
// codes make of a session. A sheet is told by a short word of its own, so that the wrong one is noticed.

import { newSession, type Response, type Times } from '../answers/response.ts';
import type { Message } from '../errors.ts';
import type { Scheme, SchemeCriterion } from '../standard/scheme.ts';
import type { Side } from '../standard/standard.ts';
import { factsOf } from '../tally/session-tally.ts';
import { readDuration } from '../time/duration.ts';
import { type Untold, untoldFacts, withFacts } from '../walk/facts.ts';
import { type AuditorBlank, deliveryQuestions, isAnnouncementOpen, step, type Walk } from '../walk/walk.ts';

/** One thing to fill in. `number` is that of the question, as printed. */
export type SheetItem =
  | { readonly is: 'day' | 'from' | 'to' }
  | { readonly is: 'fact'; readonly untold: Untold }
  /** `announced`: whether more than was expected was told of. */
  | { readonly is: Side | 'announced'; readonly number: number; readonly criterion: SchemeCriterion };

/** An item of a question. */
export type Asked = Extract<SheetItem, { criterion: unknown }>;

const NOBODY = newSession({ id: '', version: '', digest: '' });

/** All that a sheet asks, in order. What `when` may hide is printed too: paper does not know yet. */
export function sheetItems(scheme: Scheme, askAll: boolean): SheetItem[] {
  const asksFor = ({ scored, expect }: SchemeCriterion) => scored && (askAll || expect === null);
  return [
    ...(['day', 'from', 'to'] as const).map((is) => ({ is })),
    ...untoldFacts(scheme, NOBODY).map((untold) => ({ is: 'fact', untold }) as const),
    ...scheme.criteria.flatMap((criterion, i): SheetItem[] => [
      ...(asksFor(criterion) ? [{ is: 'expectation', number: i + 1, criterion } as const] : []),
      { is: 'delivery', number: i + 1, criterion },
      ...(criterion.source.announce && criterion.scored
        ? [{ is: 'announced', number: i + 1, criterion } as const]
        : []),
    ]),
  ];
}

/** Letters and digits that nobody takes for each other. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Four signs that stand for a sheet: the content of its standard, role and what it asks (FNV-1a, Fowler, Noll and Vo 1991). */
export function sheetCode(scheme: Scheme, askAll: boolean): string {
  const asked = sheetItems(scheme, askAll).map((item) =>
    'criterion' in item ? `${item.is} ${item.criterion.id}` : item.is,
  );
  let hash = 0x811c9dc5;
  for (const letter of [scheme.standard.digest, scheme.persona?.id ?? '', ...asked].join('\n'))
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return [0, 5, 10, 15].map((shift) => SIGNS[(hash >>> shift) & 31]).join('');
}

/** A piece of what was typed; what stood in quotes is words. */
export interface Code {
  readonly text: string;
  readonly words: boolean;
  /** `c"…"`: a comment on the answer before. */
  readonly comment: boolean;
}

const CODE = /([cс])?(?:"([^"]*)"?|«([^»]*)»?|“([^”]*)”?)|(\S+)/giu;

export function codesIn(typed: string): Code[] {
  return [...typed.matchAll(CODE)].map(([, comment, ...found]) => {
    const [straight, angled, curly, bare] = found;
    const words = straight ?? angled ?? curly;
    return { text: words ?? bare!, words: words !== undefined, comment: comment !== undefined };
  });
}

/** The code of every option that is picked, as printed before its box; null for what is written out. */
export function pickCodes({
  answer,
  kind,
}: SchemeCriterion): readonly { value: number; code: string }[] | null {
  const values = kind.values(answer);
  if (values === null || values.length > MOST_BOXES) return null;
  // 1 and 2, as the terminal has it: a 0 on paper may be a slip of the pen.
  if (kind.dichotomous)
    return [
      { value: 1, code: '1' },
      { value: 0, code: '2' },
    ];
  const isListed = kind.options(answer) !== null;
  return values.map((value, i) => ({ value, code: String(isListed ? i + 1 : value) }));
}

/** Boxes for a scale; a finer one is written as a number. */
const MOST_BOXES = 21;

const BLANKS: Readonly<Record<string, AuditorBlank>> = {
  '-': 'skipped',
  '–': 'skipped',
  '−': 'skipped',
  '?': 'dont-know',
  x: 'not-applicable',
  х: 'not-applicable',
  ч: 'not-applicable',
};

export type Keyed =
  /** `used`: how many of the codes it took. */
  { readonly walk: Walk; readonly used: number } | { readonly problem: Message };

/** Where a walk stands does not matter here: a sheet has an order of its own. */
const placed = (walk: Walk, { is, criterion }: Asked): Walk => ({
  ...walk,
  place:
    is === 'expectation'
      ? { at: 'expectation', criterion: criterion.id }
      : { at: 'delivery', criterion: criterion.id, returning: false },
});

/** What the next codes make of a walk at an item. `next` is the item that would follow. */
export function keyIn(
  walk: Walk,
  item: Asked | Extract<SheetItem, { is: 'fact' }>,
  codes: readonly Code[],
  next: SheetItem | undefined,
  at: string,
): Keyed {
  const [first] = codes;
  if (!first) return { walk, used: 0 };
  if (first.comment) return { problem: { code: 'paper-comment-early', args: { text: first.text } } };
  if (item.is === 'fact') return keyFact(walk, item.untold, first);
  if (item.is === 'announced') return keyAnnounced(walk, item.criterion, first, at);
  const blank = first.words ? undefined : BLANKS[first.text.toLowerCase()];
  const stood = placed(walk, item);
  if (blank !== undefined) {
    const said = item.is === 'expectation' && blank === 'not-applicable' ? 'skipped' : blank;
    return { walk: step(stood, { does: 'blank', blank: said }, at), used: 1 };
  }
  const { criterion } = item;
  if (criterion.kind.inWords) return { walk: step(stood, { does: 'tell', words: first.text }, at), used: 1 };
  const read = valueIn(criterion, codes, next);
  if ('problem' in read) return read;
  const { value, used, times } = read;
  return { walk: step(stood, { does: 'answer', value, ...(times ? { times } : {}) }, at), used };
}

/** A comment on the answer to a question; of one that does not apply it is the reason. */
export function keyComment(walk: Walk, item: Asked, text: string, at: string): Walk {
  const response = walk.session.responses.get(item.criterion.id);
  const isReason = response?.state === 'blank' && response.blank === 'not-applicable';
  return step(
    placed(walk, { ...item, is: 'delivery' }),
    isReason ? { does: 'blank', blank: 'not-applicable', reason: text } : { does: 'note', text },
    at,
  );
}

function keyAnnounced(walk: Walk, { id }: SchemeCriterion, { text, words }: Code, at: string): Keyed {
  if (!words && (BLANKS[text] === 'skipped' || BLANKS[text] === 'dont-know')) return { walk, used: 1 };
  if (text !== '1' && text !== '2')
    return { problem: { code: 'paper-no-such', args: { code: text, most: 2 } } };
  return { walk: step(walk, { does: 'announce', criterion: id, announced: text === '1' }, at), used: 1 };
}

function keyFact(walk: Walk, { field: { id, values } }: Untold, { text, words }: Code): Keyed {
  if (!words && BLANKS[text] === 'skipped') return { walk, used: 1 };
  const known = values[Number(text) - 1] ?? values.find((value) => value.id === text);
  if (values.length > 0 && !known)
    return { problem: { code: 'paper-no-such', args: { code: text, most: values.length } } };
  const session = withFacts(walk.session, new Map([[id, known?.id ?? text]]));
  return { walk: { ...walk, session }, used: 1 };
}

type ReadCodes =
  | { readonly value: number; readonly used: number; readonly times?: Times }
  | { readonly problem: Message };

const isTime = (item: SheetItem | undefined): boolean =>
  item !== undefined && 'criterion' in item && item.criterion.kind.measures === 'time';

function valueIn(
  { answer, kind }: SchemeCriterion,
  codes: readonly Code[],
  next: SheetItem | undefined,
): ReadCodes {
  const [first, second] = codes;
  const text = first!.text;
  const picks = pickCodes({ answer, kind } as SchemeCriterion);
  const picked = picks?.find(({ code }) => code === text);
  if (picked) return { value: picked.value, used: 1 };
  if (kind.options(answer) || (kind.dichotomous && /^\d+$/.test(text)))
    return { problem: { code: 'paper-no-such', args: { code: text, most: kind.values(answer)!.length } } };
  if (kind.measures === 'time') {
    const both = second && !second.words && !second.comment ? `${text} ${second.text}` : null;
    // 12m 30s is one answer; before another question of time it might be two.
    if (both !== null && /\p{L}$/u.test(text) && readDuration(both) !== null) {
      if (isTime(next)) return { problem: { code: 'paper-one-or-two', args: { text: both } } };
      const read = kind.read(both, answer);
      if (read.ok) return { value: read.value, used: 2 };
    }
    const stamps = kind.between ? text.split('/') : [];
    if (stamps.length === 2) {
      const times = { from: stamps[0]!, to: stamps[1]! };
      const read = kind.read(times, answer);
      return read.ok ? { value: read.value, used: 1, times } : { problem: read.problem };
    }
  }
  const read = kind.read(text, answer);
  return read.ok ? { value: read.value, used: 1 } : { problem: read.problem };
}

/** Whether an item is to be keyed: what is known by flags and what `when` hides is passed over. */
export function isOpen(item: SheetItem, { scheme, session }: Walk): boolean {
  if (item.is === 'fact') return !factsOf(session).has(item.untold.field.id);
  if (!('criterion' in item)) return true;
  if (item.is === 'announced') return isAnnouncementOpen({ scheme, session }, item.criterion.id);
  return deliveryQuestions({ scheme, session }).some(({ id }) => id === item.criterion.id);
}

/** What was keyed in for a question. */
export const keyedAt = (item: Asked, { session }: Walk): Response | undefined =>
  session.responses.get(item.criterion.id);
