// svc lint [PATH...]: checks standards and whatever goes with them, and mends what can be mended beyond doubt.

import type { SvcCommand } from '../shared/command.ts';
import { findingsGate } from '../shared/findings-gate.ts';
import { give } from '../shared/give.ts';
import { zeroOrMore } from '../shared/options.ts';

interface LintOptions {
  readonly fix?: boolean;
  readonly maxWarnings?: number;
}

export const lint: SvcCommand<LintOptions> = {
  name: 'lint',
  gives: ['lint'],
  declare(command, { say }) {
    command
      .argument('[path...]', say('argument.lint-path'))
      .option('--fix', say('option.lint-fix'))
      .option('--max-warnings <n>', say('option.lint-max-warnings'), zeroOrMore);
  },
  async run([paths], options, shell) {
    const { filesToLint } = await import('./files.ts');
    const { lintFiles } = await import('./run.ts');
    const names = await filesToLint((paths as readonly string[] | undefined) ?? [], shell);
    const report = await lintFiles(names, options.fix === true, shell);
    await give('lint', report, shell);
    return findingsGate(report, options.maxWarnings, shell);
  },
};
