// svc map SURVEY --standard S: proposes which columns are what, as a mapping file with remarks. What is unsure is asked on a
// terminal, and marked elsewhere.

import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { EXIT, UserError } from '../../core/errors.ts';
import type { Standard } from '../../core/standard/standard.ts';
import type { Proposal } from '../../core/survey/proposal.ts';
import { unsureIn } from '../../core/survey/proposal.ts';
import type { ProposeContext } from '../../survey/propose.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
import { give } from '../shared/give.ts';
import { atLeastOne } from '../shared/options.ts';

interface MapOptions {
  readonly standard?: string;
  readonly dialect?: string;
  readonly sheet?: string;
  readonly headerRows?: number;
  readonly encoding?: string;
  readonly delimiter?: string;
}

export const map: SvcCommand<MapOptions> = {
  name: 'map',
  gives: ['map'],
  declare(command, { say }) {
    command
      .argument('<survey>', say('argument.survey'))
      .option('--standard <standard>', say('option.map-standard'))
      .option('--dialect <name>', say('option.score-dialect'))
      .option('--sheet <name>', say('option.survey-sheet'))
      .option('--header-rows <n>', say('option.header-rows'), atLeastOne)
      .option('--encoding <name>', say('option.score-encoding'))
      .option('--delimiter <character>', say('option.score-delimiter'));
  },
  async run([survey], options, shell) {
    if (options.standard === undefined) throw new UserError('map-no-standard', {}, { exitCode: EXIT.usage });
    const { openStandard } = await import('../shared/inputs.ts');
    const standard = await openStandard(options.standard, shell);
    const { mapContext } = await import('./context.ts');
    const context = await mapContext(options.standard, standard, shell);
    const proposal = await propose(survey as string, standard, context, options, shell);
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

async function propose(
  said: string,
  standard: Standard,
  context: ProposeContext,
  options: MapOptions,
  { env, speaker }: Shell,
): Promise<Proposal> {
  const { asUserError, openBytes } = await import('../../io/files.ts');
  const { whileReading, within } = await import('../../io/inputs.ts');
  const { proposeMapping } = await import('../../survey/propose.ts');
  const { encodingNamed } = await import('../../survey/encoding.ts');
  const { delimiterNamed } = await import('../../survey/delimiter.ts');
  const isStdin = said === '-';
  if (isStdin && env.stdin.isTTY) throw new UserError('survey-from-terminal', {}, { exitCode: EXIT.usage });
  const name = isStdin ? speaker.say('report.stdin') : said;
  const file = isStdin ? name : resolve(env.cwd, said);
  const source: Readable = isStdin ? env.stdin : openBytes(file);
  try {
    const opening = {
      file,
      name,
      encoding: options.encoding === undefined ? null : await encodingNamed(options.encoding),
      delimiter: options.delimiter === undefined ? null : delimiterNamed(options.delimiter),
      dialect: options.dialect ?? null,
      headerRows: options.headerRows ?? null,
      sheet: options.sheet ?? null,
    };
    return await whileReading(name, () => proposeMapping(within(source, name), standard, opening, context));
  } catch (error) {
    throw asUserError(error, name);
  } finally {
    source.destroy();
  }
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
