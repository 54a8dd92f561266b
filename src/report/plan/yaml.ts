// A plan as a file to fill in: what is known of each action as it is, what is yours left empty.

import { stringify } from 'yaml';
import type { Plan } from '../../core/shapes/plan.ts';
import { inLanguage } from '../../core/standard/text.ts';
import { escapeTexts, forFrame } from '../../text/escape.ts';
import type { TextReporter } from '../reporter.ts';

/** Figures for people: what a reader needs, and what a check needs to agree to four digits. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e4) / 1e4);

const money = (of: Readonly<Record<string, number | null | undefined>>) =>
  Object.fromEntries(
    Object.entries(of).flatMap(([name, value]) => (value == null ? [] : [[name, Math.round(value)]])),
  );

export const yaml: TextReporter<Plan> = (raw, { speaker }) => {
  const { say, language } = speaker;
  const plan = escapeTexts(raw, forFrame);
  const actions = plan.actions.map(
    ({ question, gain, before, remedy, worth, organic, induced, ...action }) => ({
      criterion: action.criterion,
      ...(question ? { question: { [language]: inLanguage(question, language) } } : {}),
      action: action.action,
      owner: action.owner,
      due: action.due,
      gain: rounded(gain),
      shown: action.shown,
      before: { n: before.n, gap: rounded(before.gap), se: rounded(before.se), df: rounded(before.df) },
      ...money({ worth, organic, induced }),
      ...(action.said && action.said.length > 0 ? { said: action.said } : {}),
      ...(action.evidence && action.evidence.length > 0 ? { evidence: action.evidence } : {}),
      ...(remedy ? { remedy: { [language]: inLanguage(remedy, language) } } : {}),
    }),
  );
  const body = stringify(
    {
      format: plan.format,
      standard: plan.standard,
      ...(plan.overall === undefined ? {} : { overall: rounded(plan.overall) }),
      ...(plan.notes && plan.notes.length > 0 ? { notes: plan.notes } : {}),
      actions,
    },
    { lineWidth: 110, compat: 'yaml-1.1', defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  );
  return `# ${say('plan.head')}\n${body}`;
};
