// Asks about what a proposed mapping is unsure of. What was assigned in order stands or falls together, so it is asked once.

import { EXIT, UserError } from '../core/errors.ts';
import type { Proposal, ProposedColumn, ProposedCriterion } from '../core/proposal.ts';
import { SURE } from '../core/proposal.ts';
import type { Standard } from '../core/standard.ts';
import { criteriaOf } from '../core/standard.ts';
import { inLanguage } from '../core/text.ts';
import type { ColorChoice, Env } from '../env.ts';
import { wantsColor } from '../env.ts';
import { Interrupted } from '../terminal/interrupted.ts';
import { openPrompter } from '../terminal/open.ts';
import type { Prompter } from '../terminal/prompter.ts';
import type { Speaker } from '../words/index.ts';

export const isUnsure = ({ confidence }: ProposedCriterion): boolean => confidence < SURE;

const isByOrder = ({ reason }: ProposedCriterion): boolean => reason.code !== 'map.by-wording';

export async function settleOnTerminal(
  proposal: Proposal,
  standard: Standard,
  color: ColorChoice,
  env: Env,
  speaker: Speaker,
): Promise<Proposal> {
  const stopping = new AbortController();
  const stopListening = env.onSignal((signal) => stopping.abort(new Interrupted(signal)));
  const prompter = await openPrompter(env, speaker, {
    accessible: env.variables.ACCESSIBLE === '1',
    color: wantsColor(env, color, env.stderr),
    signal: stopping.signal,
  });
  try {
    return await settled(proposal, standard, prompter, speaker);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const isTold = error.by === 'SIGTERM' || error.by === 'SIGHUP';
    throw new UserError('map-interrupted', {}, { exitCode: isTold ? EXIT.terminated : EXIT.interrupted });
  } finally {
    prompter.close();
    stopListening();
  }
}

/** The proposal with what was answered: kept is sure, left out is missing. */
export async function settled(
  proposal: Proposal,
  standard: Standard,
  prompter: Prompter,
  speaker: Speaker,
): Promise<Proposal> {
  const { say, language } = speaker;
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
    else if (ordered.length >= 2 && keepsOrder && isByOrder(one)) criteria.push({ ...one, confidence: 1 });
    else {
      const delivery = await prompter.choose<ProposedColumn | null>({
        message: say('map.ask', { id: one.id, text: texts.get(one.id) ?? '' }),
        options: [
          { value: one.delivery, name: one.delivery.header },
          ...one.alternatives.map((column) => ({ value: column, name: column.header })),
          { value: null, name: say('map.leave-out') },
        ],
      });
      // Another delivery takes its own side along no more.
      if (delivery === one.delivery) criteria.push({ ...one, confidence: 1 });
      else if (delivery)
        criteria.push({
          ...one,
          delivery,
          expectation: null,
          importance: null,
          reversed: null,
          confidence: 1,
          pairConfidence: null,
          alternatives: [],
        });
    }
  }
  const kept = new Set(criteria.map(({ id }) => id));
  return {
    ...proposal,
    criteria,
    missing: criteriaOf(standard).flatMap(({ id }) => (kept.has(id) ? [] : [id])),
    doubts: proposal.doubts.filter(({ code }) => !(keepsOrder && code.startsWith('map.wording-foreign'))),
  };
}
