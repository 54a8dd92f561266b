// What a proposed mapping is unsure of, as questions. Each step asks about one kind of doubt and gives the proposal with what
// was answered: kept is sure, left out is gone. What stands or falls together is asked once.

import { BLANKS } from '../../core/answers/response.ts';
import type { Message } from '../../core/errors.ts';
import type { Proposal, ProposedColumn, ProposedCriterion, ProposedLabel } from '../../core/shapes/map.ts';
import { criteriaOf, type Standard } from '../../core/standard/standard.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { isUnsure, SUPPLEMENTS, type SupplementRole } from '../../core/survey/proposal.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import type { Speaker } from '../../words/index.ts';

export interface Asker {
  readonly prompter: Pick<Prompter, 'choose'>;
  readonly speaker: Speaker;
  readonly standard: Standard;
}

type Step = (proposal: Proposal, asker: Asker) => Promise<Proposal>;

/** In this order: which side is which comes before what belongs to it. */
export const STEPS: readonly Step[] = [
  askOrder,
  askStandIn,
  askStamps,
  askCriteria,
  askPairs,
  ...SUPPLEMENTS.map((role) => (proposal: Proposal, asker: Asker) => askSupplement(role, proposal, asker)),
  askImportanceScale,
  askReversals,
  askTicks,
  askLabels,
  askBlanks,
  askFields,
  askWeight,
  askProfile,
];

const yesOrNo = (
  { prompter, speaker: { say } }: Asker,
  code: string,
  args: NonNullable<Message['args']>,
): Promise<boolean> =>
  prompter.choose({
    message: say(code, args),
    options: [
      { value: true, name: say('map.yes') },
      { value: false, name: say('map.no') },
    ],
  });

const without = (doubts: Proposal['doubts'], ...codes: readonly string[]) =>
  doubts.filter(({ code }) => !codes.includes(code));
const hasDoubt = ({ doubts }: Proposal, code: string) => doubts.some((doubt) => doubt.code === code);
/** A pair that a person has looked at. */
const paired = (one: ProposedCriterion): ProposedCriterion =>
  one.expectation ? { ...one, pairConfidence: 1 } : one;

/** Nothing says which variant of a question is the expectation. */
async function askOrder(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const { prompter, speaker } = asker;
  const first = proposal.criteria.find(({ expectation }) => expectation);
  if (!hasDoubt(proposal, 'map.sides-by-order') || !first) return proposal;
  const [a, b] = [nameOf(first.expectation!, asker), nameOf(first.delivery, asker)];
  const isSo = await prompter.choose({
    message: speaker.say('map.ask-sides', { expectation: a, delivery: b }),
    options: [
      { value: true, name: a },
      { value: false, name: b },
    ],
  });
  const { markers } = proposal;
  const turned = (one: ProposedCriterion): ProposedCriterion =>
    one.expectation ? { ...one, expectation: one.delivery, delivery: one.expectation } : one;
  return {
    ...proposal,
    criteria: proposal.criteria.map((one) => paired(isSo ? one : turned(one))),
    markers: isSo ? markers : { ...markers, expectation: markers.delivery, delivery: markers.expectation },
    doubts: without(proposal.doubts, 'map.sides-by-order'),
  };
}

/** A header that other columns have too says too little. */
const nameOf = ({ column, header, ref }: ProposedColumn, { speaker }: Asker): string =>
  ref.by === 'header' && ref.occurrence === null ? header : speaker.say('map.column', { column, header });

/** Importance, or the least accepted, stands for what is expected; or it is only what it says. */
async function askStandIn(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const role = (['importance', 'minimum'] as const).find((one) =>
    hasDoubt(proposal, `map.${one}-as-expectation`),
  );
  const first = proposal.criteria.find(({ expectation }) => expectation);
  if (!role || !first) return proposal;
  const doubts = without(proposal.doubts, `map.${role}-as-expectation`);
  const header = first.expectation!.header;
  if (await yesOrNo(asker, `map.ask-${role}-as-expectation`, { header }))
    return { ...proposal, doubts, criteria: proposal.criteria.map(paired) };
  const apart = (one: ProposedCriterion): ProposedCriterion =>
    one.expectation
      ? { ...one, expectation: null, pairConfidence: null, [role]: { ...one.expectation, confidence: 1 } }
      : one;
  const expecting = new Set(
    criteriaOf(asker.standard).flatMap((one) => (one.expect === null ? [] : [one.id])),
  );
  const count = proposal.criteria.filter(({ id, expectation }) => expectation && !expecting.has(id)).length;
  return {
    ...proposal,
    doubts: [...doubts, ...(count > 0 ? [{ code: 'map.no-expectations', args: { count } }] : [])],
    markers: { ...proposal.markers, expectation: null, [role]: proposal.markers.expectation },
    criteria: proposal.criteria.map(apart),
  };
}

/** Deadlines between the same two columns of stamps. */
async function askStamps(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const spans = proposal.criteria.filter((one) => one.until && isUnsure(one));
  const pairOf = ({ delivery, until }: ProposedCriterion) => `${delivery.column} ${until?.column}`;
  const kept = new Map<string, boolean>();
  for (const pair of new Set(spans.map(pairOf))) {
    const same = spans.filter((one) => pairOf(one) === pair);
    const [{ id, delivery, until }] = same as [ProposedCriterion];
    const args = { count: same.length, first: id, from: delivery.header, to: until!.header };
    kept.set(pair, await yesOrNo(asker, 'map.ask-stamps', args));
  }
  const criteria = proposal.criteria.flatMap((one) => {
    if (!spans.includes(one)) return [one];
    return kept.get(pairOf(one)) ? [{ ...one, confidence: 1 }] : [];
  });
  return withCriteria(proposal, criteria, asker);
}

const isByOrder = ({ reason }: ProposedCriterion): boolean =>
  reason.code === 'map.by-order' || reason.code === 'map.by-number';

/** Which column is which criterion. */
async function askCriteria(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const { prompter, standard } = asker;
  const { say, language } = asker.speaker;
  const ordered = proposal.criteria.filter((one) => isUnsure(one) && isByOrder(one));
  const keepsOrder =
    ordered.length < 2 ||
    (await prompter.choose({
      message: say('map.ask-order', {
        count: ordered.length,
        first: ordered[0]!.id,
        header: ordered[0]!.delivery.header,
      }),
      options: [
        { value: true, name: say('map.keep') },
        { value: false, name: say('map.ask-each') },
      ],
    }));
  const texts = new Map(criteriaOf(standard).map(({ id, text }) => [id, inLanguage(text, language)]));
  const criteria: ProposedCriterion[] = [];
  for (const one of proposal.criteria) {
    if (!isUnsure(one)) criteria.push(one);
    else if (ordered.length >= 2 && keepsOrder && isByOrder(one))
      criteria.push({ ...one, confidence: 1, alternatives: [] });
    else {
      const delivery = await prompter.choose<ProposedColumn | null>({
        message: say('map.ask', { id: one.id, text: texts.get(one.id) ?? '' }),
        options: [
          { value: one.delivery, name: nameOf(one.delivery, asker) },
          ...one.alternatives.map((column) => ({ value: column, name: nameOf(column, asker) })),
          { value: null, name: say('map.leave-out') },
        ],
      });
      if (delivery === one.delivery) criteria.push({ ...one, confidence: 1, alternatives: [] });
      else if (delivery) criteria.push(elsewhere(one, delivery));
    }
  }
  const settled = withCriteria(proposal, criteria, asker);
  return keepsOrder
    ? { ...settled, doubts: without(settled.doubts, 'map.wording-foreign', 'map.wording-foreign-uneven') }
    : settled;
}

/** Another delivery takes what belonged to the first along no more. */
const elsewhere = (one: ProposedCriterion, delivery: ProposedColumn): ProposedCriterion => ({
  ...one,
  delivery,
  expectation: null,
  until: null,
  minimum: null,
  importance: null,
  announced: null,
  reversed: null,
  labels: [],
  blanks: [],
  confidence: 1,
  pairConfidence: null,
  alternatives: [],
});

function withCriteria(
  proposal: Proposal,
  criteria: readonly ProposedCriterion[],
  { standard }: Asker,
): Proposal {
  const kept = new Set(criteria.map(({ id }) => id));
  return {
    ...proposal,
    criteria,
    missing: criteriaOf(standard).flatMap(({ id }) => (kept.has(id) ? [] : [id])),
  };
}

/** Whether two columns are sides of one question. */
async function askPairs(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const isDoubtful = ({ pairConfidence }: ProposedCriterion) =>
    pairConfidence !== null && isUnsure({ confidence: pairConfidence });
  const doubtful = proposal.criteria.filter(isDoubtful);
  const ask = (count: number, { expectation, delivery }: ProposedCriterion) =>
    yesOrNo(asker, 'map.ask-pairs', { count, expectation: expectation!.header, delivery: delivery.header });
  const keepsAll = doubtful.length > 1 && (await ask(doubtful.length, doubtful[0]!));
  const criteria: ProposedCriterion[] = [];
  for (const one of proposal.criteria) {
    if (!isDoubtful(one)) criteria.push(one);
    else if (keepsAll || (await ask(1, one))) criteria.push(paired(one));
    else criteria.push({ ...one, expectation: null, pairConfidence: null });
  }
  return { ...proposal, criteria };
}

async function askSupplement(role: SupplementRole, proposal: Proposal, asker: Asker): Promise<Proposal> {
  const columns = proposal.criteria.flatMap((one) => one[role] ?? []);
  if (!columns.some(isUnsure)) return proposal;
  const isSo = await yesOrNo(asker, `map.ask-${role}`, { count: columns.length, header: columns[0]!.header });
  return {
    ...proposal,
    markers: isSo ? proposal.markers : { ...proposal.markers, [role]: null },
    importanceScale: role === 'importance' && !isSo ? null : proposal.importanceScale,
    criteria: proposal.criteria.map((one) => {
      const column = one[role];
      return column ? { ...one, [role]: isSo ? { ...column, confidence: 1 } : null } : one;
    }),
  };
}

async function askImportanceScale(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const { importanceScale: scale } = proposal;
  if (!scale || !isUnsure(scale)) return proposal;
  const isSo = await yesOrNo(asker, 'map.ask-importance-scale', { min: scale.min, max: scale.max });
  return { ...proposal, importanceScale: isSo ? { ...scale, confidence: 1 } : null };
}

async function askReversals(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const criteria: ProposedCriterion[] = [];
  for (const one of proposal.criteria) {
    const { id, reversed } = one;
    if (!reversed || !isUnsure(reversed)) criteria.push(one);
    else {
      const reason = asker.speaker.say(reversed.reason.code, reversed.reason.args);
      const isSo = await yesOrNo(asker, 'map.ask-reversed', { id, reason });
      criteria.push({ ...one, reversed: isSo ? { ...reversed, confidence: 1 } : null });
    }
  }
  return { ...proposal, criteria };
}

/** What an empty cell means is the same for all columns of ticks. */
async function askTicks(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const isDoubtful = (label: ProposedLabel) => label.text === '' && isUnsure(label);
  const ticked = proposal.criteria.filter(({ labels }) => labels.some(isDoubtful));
  if (ticked.length === 0) return proposal;
  const isNo = await yesOrNo(asker, 'map.ask-ticked', {
    count: ticked.length,
    header: ticked[0]!.delivery.header,
  });
  const settled = (label: ProposedLabel) => {
    if (!isDoubtful(label)) return [label];
    return isNo ? [{ ...label, confidence: 1 }] : [];
  };
  return {
    ...proposal,
    criteria: proposal.criteria.map((one) => ({ ...one, labels: one.labels.flatMap(settled) })),
  };
}

/** Words are steps of one scale together or not at all. */
async function askLabels(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const unsure = proposal.labels.filter(isUnsure);
  if (unsure.length === 0) return proposal;
  const labels = unsure.map(({ text, value }) => `${text} = ${value}`).join(', ');
  const isSo = await yesOrNo(asker, 'map.ask-labels', { count: unsure.length, labels });
  return {
    ...proposal,
    labels: proposal.labels.flatMap((label) => {
      if (!unsure.includes(label)) return [label];
      return isSo ? [{ ...label, confidence: 1 }] : [];
    }),
    unread: isSo
      ? proposal.unread
      : [...proposal.unread, ...unsure.map(({ text, count }) => ({ text, count }))],
  };
}

async function askBlanks(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const { prompter, speaker } = asker;
  const { say } = speaker;
  const blanks: Proposal['blanks'][number][] = [];
  const unread = [...proposal.unread];
  for (const one of proposal.blanks) {
    if (!isUnsure(one)) {
      blanks.push(one);
      continue;
    }
    const { text, count } = one;
    // What it was taken for stands first.
    const kinds = [one.blank, ...BLANKS.filter((blank) => blank !== one.blank)];
    const blank = await prompter.choose({
      message: say('map.ask-blank', { text, count }),
      options: [
        ...kinds.map((kind) => ({ value: kind, name: say(`map.blank-${kind}`) })),
        { value: null, name: say('map.blank-none') },
      ],
    });
    if (blank) blanks.push({ ...one, blank, confidence: 1 });
    else unread.push({ text, count });
  }
  return { ...proposal, blanks, unread };
}

async function askFields(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const fields: Proposal['fields'][number][] = [];
  for (const field of proposal.fields) {
    const args = { name: field.name, header: field.column.header };
    if (!isUnsure(field)) fields.push(field);
    else if (await yesOrNo(asker, 'map.ask-field', args)) fields.push({ ...field, confidence: 1 });
  }
  return { ...proposal, fields };
}

async function askWeight(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const { weight } = proposal;
  if (!weight || !isUnsure(weight)) return proposal;
  const isSo = await yesOrNo(asker, 'map.ask-weight', { header: weight.column.header });
  return { ...proposal, weight: isSo ? { ...weight, confidence: 1 } : null };
}

async function askProfile(proposal: Proposal, asker: Asker): Promise<Proposal> {
  const { profile } = proposal;
  if (!profile || !isUnsure(profile)) return proposal;
  const values = profile.values
    .map(({ text, profile: name }) => `${text} → ${name ?? '—'}`)
    .slice(0, 6)
    .join(', ');
  const isSo = await yesOrNo(asker, 'map.ask-profile', { header: profile.column.header, values });
  return { ...proposal, profile: isSo ? { ...profile, confidence: 1 } : null };
}
