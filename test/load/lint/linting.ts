// Lints texts from memory, with nothing shipped but what is given.

import type { Finding } from '../../../src/core/errors.ts';
import { EXAMPLE_STANDARD, wholeExample } from '../../../src/load/lint/examples.ts';
import type { ToLint } from '../../../src/load/lint/lint.ts';
import { lint } from '../../../src/load/lint/lint.ts';
import { openForLint } from '../../../src/load/lint/open.ts';
import type { Settings } from '../../../src/load/lint/rule.ts';
import type { Example } from '../../../src/load/rules.ts';
import { loadStandard } from '../../../src/load/standard.ts';

const nothingIncluded = async (name: string) => ({ fault: { code: 'include-missing', args: { name } } });

export async function opened(
  files: Readonly<Record<string, string | Uint8Array>>,
  settings: Settings = {},
): Promise<ToLint[]> {
  return Promise.all(
    Object.entries(files).map(async ([file, content]) => ({
      ...(await openForLint(
        typeof content === 'string' ? Buffer.from(content) : content,
        file,
        nothingIncluded,
      )),
      settings,
    })),
  );
}

export const exampleStandard = loadStandard(EXAMPLE_STANDARD, 'example.yaml').value!;

const SHIPPED = {
  standards: new Map([['example', exampleStandard]]),
  standardIds: ['example'],
  profiles: ['regulars'],
  personas: ['hurried'],
};

/** Findings of files that are linted together, by what is in them. */
export async function linted(
  files: Readonly<Record<string, string | Uint8Array>>,
  settings: Settings = {},
): Promise<Finding[]> {
  return lint(await opened(files, settings), SHIPPED);
}

/** Findings of one file. */
export const lintedText = (text: string | Uint8Array, settings: Settings = {}): Promise<Finding[]> =>
  linted({ 'file.yaml': text }, settings);

/** Findings of an example, beside the standard that examples speak of where it is about another file. */
export async function lintedExample(example: Example, shown: string): Promise<Finding[]> {
  const bytes = shown === example.bad ? example.badBytes?.() : undefined;
  const name = example.of === 'config' ? '.svc.yaml' : 'file.yaml';
  const beside = example.of === 'persona' ? { 'example.yaml': EXAMPLE_STANDARD } : {};
  return linted({ ...beside, [name]: bytes ?? wholeExample(example, shown) });
}
