// An agreement in words: the same on the terminal and as a page.

import type { Agreement, CriterionAgreement } from '../../core/shapes/agreement.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Estimate } from '../../core/statistics/agreement.ts';
import type { Speaker } from '../../words/index.ts';

export interface AgreementView {
  readonly title: string;
  readonly about: string;
  /** What it comes to, a sentence each. */
  readonly sentences: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly { readonly needsWork: boolean; readonly cells: readonly string[] }[];
  readonly work: { readonly title: string; readonly lines: readonly string[] } | null;
  readonly note: string;
}

/** So many of a criterion's disagreements are told. */
const TOLD = 3;

export function viewOf(agreement: Agreement, speaker: Speaker): AgreementView {
  const { say, number, percent, language } = speaker;
  const { standard, pairs, alone, overall, criteria, policy } = agreement;
  const [first = '', second = ''] = agreement.raters;
  const share = (of: Estimate | null) =>
    of === null ? '—' : `${percent(of.value)}${between(of, (value) => percent(value), speaker)}`;
  const figure = (of: Estimate | null) =>
    of === null ? '—' : `${number(of.value)}${between(of, (value) => number(value), speaker)}`;
  const short = (of: Estimate | null) => (of === null ? '—' : number(of.value));
  const work = criteria.filter(({ needsWork }) => needsWork);
  const bias = overall.bias;
  const isHarsher = bias?.ci95 && (bias.ci95[0] > 0 || bias.ci95[1] < 0);
  return {
    title: say('agree.title', { first, second }),
    about: [
      inLanguage(standard.title, language),
      `${standard.id} ${standard.version}`,
      say('agree.pairs', { count: pairs }),
      ...(alone[0] + alone[1] > 0 ? [say('agree.alone', { count: alone[0] + alone[1] })] : []),
    ].join(' · '),
    sentences: [
      say('agree.same', { share: share(overall.same), n: number(overall.n, 0) }),
      say('agree.near', {
        share: share(overall.near),
        tolerance: say('report.points-of', { count: policy.tolerance }),
      }),
      say('agree.beyond', { icc: figure(overall.icc), alpha: figure(overall.alpha) }),
      ...(bias === null
        ? []
        : [
            say(isHarsher ? (bias.value < 0 ? 'agree.harsher' : 'agree.milder') : 'agree.unbiased', {
              second,
              points: `${number(bias.value, 1, { sign: true })}${between(bias, (value) => number(value, 1, { sign: true }), speaker)}`,
            }),
          ]),
    ],
    head: [
      'report.criterion',
      'report.n',
      'agree.same-head',
      'agree.kappa',
      'agree.ac',
      'agree.alpha',
      'agree.icc',
    ].map((word) => say(word)),
    rows: criteria.map((one) => ({
      needsWork: one.needsWork,
      cells: [
        inLanguage(one.text, language),
        number(one.n, 0),
        one.same === null ? '—' : percent(one.same.value),
        ...[one.kappa, one.ac, one.alpha, one.icc].map(short),
      ],
    })),
    work:
      work.length === 0
        ? null
        : {
            title: say('agree.work', { count: work.length }),
            lines: work.map((one) => workLine(one, agreement, speaker)),
          },
    note: say('agree.note', { least: number(policy.least, 1) }),
  };
}

function between({ ci95 }: Estimate, write: (value: number) => string, { say }: Speaker): string {
  return ci95 ? ` ${say('agree.between', { low: write(ci95[0]), high: write(ci95[1]) })}` : '';
}

/** Which question, how much they agree, and how they answered where they did not. */
function workLine(one: CriterionAgreement, { raters }: Agreement, speaker: Speaker): string {
  const { say, number, language } = speaker;
  const beyond = one.ac ?? one.icc;
  const told = one.apart
    .slice(0, TOLD)
    .map(({ name, first, second }) =>
      say('agree.apart', { name, first: written(first, speaker), second: written(second, speaker) }),
    );
  return [
    say('report.quoted', { text: inLanguage(one.text, language) }),
    ...(beyond && one.n > 1 ? [say('agree.beyond-one', { value: number(beyond.value) })] : []),
    ...(told.length === 0 ? [] : [`${raters[0]} / ${raters[1]}: ${told.join('; ')}`]),
    ...(one.oneSided > 0 ? [say('agree.one-sided', { count: one.oneSided })] : []),
  ].join(' · ');
}

const written = (value: number, { number }: Speaker): string =>
  number(value, Number.isInteger(value) ? 0 : 2);
