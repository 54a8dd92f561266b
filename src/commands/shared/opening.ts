// How a survey is opened where it has to be said, the same for every command that only looks at one.

import type { Command } from 'commander';
import { asUserError } from '../../io/files.ts';
import { whileReading } from '../../io/inputs.ts';
import type { Sample } from '../../survey/sample.ts';
import type { Speaker } from '../../words/index.ts';
import type { Shell } from './command.ts';
import { atLeastOne } from './options.ts';
import type { SurveyInput } from './surveys.ts';

export interface OpeningOptions {
  readonly dialect?: string;
  readonly sheet?: string;
  readonly headerRows?: number;
  readonly encoding?: string;
  readonly delimiter?: string;
}

export const declareOpening = (command: Command, { say }: Speaker): Command =>
  command
    .option('--dialect <name>', say('option.score-dialect'))
    .option('--sheet <name>', say('option.survey-sheet'))
    .option('--header-rows <n>', say('option.header-rows'), atLeastOne)
    .option('--encoding <name>', say('option.score-encoding'))
    .option('--delimiter <character>', say('option.score-delimiter'));

/** The first rows of all files of a survey; files with other columns are told of. */
export async function sampleFrom(
  inputs: readonly SurveyInput[],
  options: OpeningOptions,
  { note, speaker }: Pick<Shell, 'note' | 'speaker'>,
): Promise<Sample> {
  const { sampleOf } = await import('../../survey/sample.ts');
  const { encodingNamed } = await import('../../survey/encoding.ts');
  const { delimiterNamed } = await import('../../survey/delimiter.ts');
  const said = {
    encoding: options.encoding === undefined ? null : await encodingNamed(options.encoding),
    delimiter: options.delimiter === undefined ? null : delimiterNamed(options.delimiter),
    dialect: options.dialect ?? null,
    headerRows: options.headerRows ?? null,
    sheet: options.sheet ?? null,
  };
  const { name } = inputs[0]!;
  try {
    const sample = await whileReading(name, () =>
      sampleOf(
        inputs.map((one) => ({ bytes: one.bytes(), options: { ...said, file: one.file, name: one.name } })),
      ),
    );
    for (const stranger of sample.strangers) note(speaker.say('map.stranger', { file: stranger }));
    return sample;
  } catch (error) {
    throw asUserError(error, name);
  } finally {
    for (const input of inputs) input.release();
  }
}
