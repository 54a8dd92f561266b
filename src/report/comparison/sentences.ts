// What a comparison says in words, the same in every format that people read.

import type {
  Change,
  ChangeOutcome,
  Compared,
  ComparedCriterion,
  Comparison,
} from '../../core/shapes/comparison.ts';
import { inLanguage } from '../../core/standard/text.ts';
import type { Speaker } from '../../words/index.ts';
import type { Mark } from '../html/marks.ts';
import { calledOf } from '../values.ts';

export const OUTCOMES: readonly ChangeOutcome[] = ['worse', 'better', 'unclear', 'same'];
export const MARKS: Readonly<Record<ChangeOutcome, string>> = {
  better: '▲',
  worse: '▼',
  same: '=',
  unclear: '?',
};

/** As pages, workbooks and documents draw them. */
export const MARK_OF: Readonly<Record<ChangeOutcome, Mark>> = {
  better: 'exceeding',
  worse: 'unmet',
  same: 'met',
  unclear: 'unclear',
};

/** The whole in one sentence: which way it went, by how much, how sure that is. */
export function headline({ overall, criteria }: Comparison, { say, number }: Speaker): string {
  if (overall.outcome === null && criteria.some(({ outcome }) => outcome !== null)) {
    const count = (of: ChangeOutcome) => number(criteria.filter(({ outcome }) => outcome === of).length, 0);
    return say('compare.moved.heading', { better: count('better'), worse: count('worse') });
  }
  return say(`compare.h1.${overall.outcome ?? 'none'}`);
}

export function overallSentence({ overall, waves }: Comparison, speaker: Speaker): string {
  const { say } = speaker;
  const names = { first: waves[0]!.name, last: waves.at(-1)!.name };
  if (overall.change.mean === null) return say('compare.none', names);
  return say('compare.overall', {
    ...names,
    before: signed(overall.before.gap, speaker),
    after: signed(overall.after.gap, speaker),
    change: changeWords(overall.change, speaker),
  });
}

/** The change with its interval and p, as far as they exist. */
export function changeWords({ mean, ci95, p, pHolm }: Change, speaker: Speaker): string {
  const { say, number } = speaker;
  const shown = pHolm ?? p;
  return [
    signed(mean, speaker),
    ...(ci95 ? [say('compare.ci', { low: signed(ci95[0], speaker), high: signed(ci95[1], speaker) })] : []),
    ...(shown === null
      ? []
      : [shown < 0.001 ? `p\u00a0<\u00a0${number(0.001, 3)}` : `p\u00a0=\u00a0${number(shown, 3)}`]),
  ].join('; ');
}

export const signed = (value: number | null, { number }: Speaker): string => number(value, 1, { sign: true });

export function interval(ci95: readonly [number, number] | null, speaker: Speaker): string {
  return ci95
    ? speaker.say('page.interval', { low: signed(ci95[0], speaker), high: signed(ci95[1], speaker) })
    : '—';
}

/** Criteria by outcome: those that moved most first. */
export function byOutcome({ criteria }: Comparison, outcome: ChangeOutcome): ComparedCriterion[] {
  return criteria
    .filter((one) => one.outcome === outcome)
    .sort((a, b) => Math.abs(b.change.mean!) - Math.abs(a.change.mean!) || (a.id < b.id ? -1 : 1));
}

export const nameOf = (one: ComparedCriterion, speaker: Speaker): string => calledOf(one, speaker);

/** How waves were held against each other, and what else to mind. */
export function notes(
  { method, by, waves, warnings, policy, overall }: Comparison,
  speaker: Speaker,
): string[] {
  const { say, knows } = speaker;
  return [
    method === 'paired'
      ? say('compare.paired', {
          count: overall.change.pairs ?? 0,
          by: by !== null && knows(`report.by.${by}`) ? say(`report.by.${by}`) : (by ?? ''),
        })
      : say('compare.welch'),
    say('compare.family', { criteria: policy.family.criteria, sections: policy.family.sections }),
    ...waves.map(({ name, version, read, used }) => say('compare.wave', { name, version, read, used })),
    ...warnings.map(({ code, args }) => say(`warning.${code}`, args)),
  ];
}

export const hasSteps = ({ waves }: Comparison): boolean => waves.length > 2;

/** Every row that can be told: the whole, sections, criteria. */
export function rowsOf(
  comparison: Comparison,
  speaker: Speaker,
): { name: string; id: string; kind: string; of: Compared }[] {
  const { language, say } = speaker;
  return [
    { name: say('page.whole'), id: 'overall', kind: 'overall', of: comparison.overall },
    ...comparison.sections.map((section) => ({
      name: inLanguage(section.title, language) || section.id,
      id: section.id,
      kind: 'section',
      of: section,
    })),
    ...comparison.criteria.map((criterion) => ({
      name: nameOf(criterion, speaker),
      id: criterion.id,
      kind: 'criterion',
      of: criterion,
    })),
  ];
}
