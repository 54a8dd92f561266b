// svc map SURVEY --standard S: proposes which columns are what, as a mapping file with remarks. What is unsure is asked on a
// terminal, and marked elsewhere.

import { EXIT, UserError, usageError } from '../../core/errors.ts';
import type { Proposal } from '../../core/shapes/map.ts';
import type { Standard } from '../../core/standard/standard.ts';
import { unsureIn } from '../../core/survey/proposal.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import { give } from '../shared/give.ts';
import { declareOpening, type OpeningOptions, sampleFrom } from '../shared/opening.ts';

interface MapOptions extends OpeningOptions {
  readonly standard?: string;
}

export const map: SvcCommand<MapOptions> = {
  name: 'map',
  gives: ['map'],
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('<survey...>', say('argument.surveys'))
      .option('--standard <standard>', say('option.map-standard'));
    declareOpening(command, speaker);
  },
  async run([surveys], options, shell) {
    if (options.standard === undefined) throw usageError('map-no-standard');
    const { openStandard } = await import('../shared/inputs.ts');
    const standard = await openStandard(options.standard, shell);
    const { mapContext } = await import('./context.ts');
    const context = await mapContext(options.standard, standard, shell);
    const { surveyInputs } = await import('../shared/surveys.ts');
    const { proposeFrom } = await import('../../survey/propose.ts');
    const inputs = await surveyInputs(surveys as string[], shell);
    const proposal = proposeFrom(await sampleFrom(inputs, options, shell), standard, context);
    refuseNothing(proposal);
    const settled = await settle(proposal, standard, options, shell);
    refuseNothing(settled);
    await give('map', settled, shell);
    tell(settled, shell);
    return EXIT.done;
  },
};

/** A mapping of nothing is none. */
function refuseNothing({ criteria, survey, standard }: Proposal): void {
  if (criteria.length > 0) return;
  throw new UserError(
    'map-nothing-found',
    { file: survey.name, standard: standard.id },
    { hint: { code: 'map-nothing-found' } },
  );
}

async function settle(
  proposal: Proposal,
  standard: Standard,
  { color }: { readonly color: 'auto' | 'always' | 'never' },
  { interactive, env, speaker }: Shell,
): Promise<Proposal> {
  if (!interactive || unsureIn(proposal) === 0) return proposal;
  const { settleOnTerminal } = await import('./on-terminal.ts');
  return settleOnTerminal(proposal, standard, color, env, speaker);
}

function tell(proposal: Proposal, { note, speaker }: Shell): void {
  const { criteria, missing } = proposal;
  note(speaker.say('map.done', { count: criteria.length, of: criteria.length + missing.length }));
  const unsure = unsureIn(proposal);
  if (unsure > 0) note(speaker.say('map.done-unsure', { count: unsure }));
}
