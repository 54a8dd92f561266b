// svc lint [PATH...]: checks standards and whatever goes with them, and mends what can be mended beyond doubt.

import { EXIT } from '../../core/errors.ts';
import type { LintReport } from '../../core/lint-report.ts';
import { ofLevel } from '../../core/lint-report.ts';
import type { Shell, SvcCommand } from '../shared/command.ts';
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
    return gate(report, options.maxWarnings, shell);
  },
};

function gate({ findings }: LintReport, most: number | undefined, { note, speaker }: Shell): number {
  if (ofLevel(findings, 'error') > 0) return EXIT.gate;
  const count = ofLevel(findings, 'warning');
  if (most === undefined || count <= most) return EXIT.done;
  note(speaker.say('lint.too-many-warnings', { count, most }));
  return EXIT.gate;
}
