// svc audit [STANDARD]: walks the checklist with a person, or takes the answers from a file, and prints the gap report.

import { Option } from 'commander';
import { EVIDENCE_SOURCES } from '../../core/answers/evidence.ts';
import { usageError } from '../../core/errors.ts';
import type { SvcCommand } from '../shared/command.ts';
import { declareHandOver } from '../shared/hand-over.ts';
import { choice, pointsUpTo100 } from '../shared/options.ts';
import type { AuditOptions } from './options.ts';

export const audit: SvcCommand<AuditOptions> = {
  name: 'audit',
  gives: ['gap-report'],
  declare(command, speaker) {
    const { say } = speaker;
    command
      .argument('[standard]', say('argument.audit-standard'))
      .option('--profile <profile>', say('option.audit-profile'))
      .option('--persona <persona>', say('option.audit-persona'))
      .option('--site <site>', say('option.audit-site'))
      .option('--auditor <name>', say('option.audit-auditor'))
      .addOption(choice('--source <source>', say('option.audit-source'), EVIDENCE_SOURCES))
      .addOption(new Option('--field <name=value>', say('option.audit-field')).argParser(gather))
      .option('--answers <file>', say('option.audit-answers'))
      .option('--from-paper', say('option.audit-from-paper'))
      .option('--resume [file]', say('option.audit-resume'))
      .option('--session <file>', say('option.audit-session'))
      .option('--ask-expectations', say('option.audit-ask-expectations'))
      .option('--hide-expectations', say('option.audit-hide-expectations'))
      .option('--quick', say('option.audit-quick'))
      .option('--reopen [why]', say('option.audit-reopen'))
      .option('--accessible', say('option.audit-accessible'))
      .addOption(
        new Option('--fail-under <points>', say('option.audit-fail-under')).argParser(pointsUpTo100),
      );
    declareHandOver(command, speaker);
  },
  async run([standard], options, shell) {
    const name = standard as string | undefined;
    if (options.answers !== undefined && options.resume !== undefined)
      throw usageError('audit-both', { one: '--answers', other: '--resume' });
    if (options.fromPaper) {
      const { auditFromPaper } = await import('./from-paper.ts');
      return auditFromPaper(name, options, shell);
    }
    const hint = { code: 'audit-answers' };
    if (options.answers !== undefined || (!options.input && typeof options.resume === 'string')) {
      const { auditByAnswers } = await import('./by-answers.ts');
      return auditByAnswers(name, options, shell);
    }
    if (!options.input) throw usageError('audit-no-input', {}, hint);
    if (!shell.interactive) throw usageError('audit-no-terminal', {}, hint);
    const { auditOnTerminal } = await import('./on-terminal.ts');
    const { byAssignment } = await import('./assignment.ts');
    const told = await byAssignment(name, options, shell);
    return auditOnTerminal(told.name, told.options, shell);
  },
};

const gather = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
