// From argv to exit code: a fresh program per call, the one catch, the one map from what went wrong to a number.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Argument, Command, CommanderError } from 'commander';
import { COMMANDS } from './commands/index.ts';
import type { CommonOptions, SvcCommand } from './commands/shared/command.ts';
import { declareCommon } from './commands/shared/common-options.ts';
import { faultOf } from './commands/shared/usage.ts';
import { EXIT, UserError } from './core/errors.ts';
import { untilEnded } from './ending.ts';
import { type Env, languageOf, wantsColor, widthOf } from './env.ts';
import { asUserError, isSystemError } from './io/faults.ts';
import { beginRun } from './io/inputs.ts';
import { type Output, outputOf, shellFor } from './output.ts';
import { forLog } from './text/escape.ts';
import { type Speaker, speakerFor } from './words/index.ts';

export { realEnv } from './env.ts';

/** Runs one command line; never throws, never ends the process. */
export async function main(env: Env): Promise<number> {
  const speaker = await speakerFor(languageOf(env, languageFlag(env.argv)));
  const output = outputOf(env, speaker);
  const tell = (text: string) => env.stderr.write(`${forLog(text)}\n`);
  let exitCode: number = EXIT.done;
  try {
    exitCode = await untilEnded(env, (minded) => runCommand(minded, output, speaker));
  } catch (error) {
    exitCode = await told(error, env, speaker, tell);
  }
  try {
    await output.done();
    return exitCode;
  } catch (error) {
    return told(error, env, speaker, tell);
  }
}

async function runCommand(env: Env, output: Output, speaker: Speaker): Promise<number> {
  const argv = commandFirst(env.argv);
  let exitCode: number = EXIT.done;
  const program = programFor(argv[0], env, output, speaker, async (command, positional, options) => {
    beginRun(options.maxBytes);
    exitCode = await command.run(positional, options, shellFor(options, env, output, speaker));
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, program, argv, env, speaker);
    throw error;
  }
}

/** Says what went wrong, and maps it to an exit code. */
async function told(
  error: unknown,
  env: Env,
  speaker: Speaker,
  tell: (text: string) => void,
): Promise<number> {
  const meant = isSystemError(error)
    ? asUserError(error, error.path ?? speaker.say('system.unnamed'))
    : error;
  if (meant instanceof UserError) {
    const { describe } = await import('./commands/shared/faults.ts');
    tell(describe(meant, speaker, wantsColor(env, 'auto', env.stderr), folderOf(env)));
    return meant.exitCode;
  }
  const { bugReport } = await import('./commands/shared/faults.ts');
  tell(bugReport(error, env, speaker));
  return EXIT.bug;
}

/** Nothing where the current folder has been deleted. */
function folderOf(env: Env): string {
  try {
    return env.cwd;
  } catch {
    return '';
  }
}

type Act = (
  command: SvcCommand,
  positional: readonly (string | string[] | undefined)[],
  options: CommonOptions,
) => Promise<void>;

/** Where a command is named, it is declared alone: the others would only be in help and in guesses. */
function programFor(name: string | undefined, env: Env, output: Output, speaker: Speaker, act: Act): Command {
  const { say } = speaker;
  const program = inLanguage(new Command('svc'), env, output, speaker);
  program.description(say('program')).version(version(env), '-V, --version', say('option.version'));
  program
    .helpCommand(false)
    .showHelpAfterError(false)
    .addHelpText('after', `\n${say('help.after')}`);
  const named = COMMANDS.filter((command) => command.name === name);
  for (const command of named.length > 0 ? named : COMMANDS) {
    const declared = inLanguage(program.command(command.name), env, output, speaker);
    declared.description(say(`command.${command.name}`)).summary(say(`command.${command.name}`));
    command.declare(declared, speaker);
    declareCommon(declared, command, speaker);
    declared.action(async (...args: unknown[]) => {
      const options = args.at(-2) as CommonOptions;
      await act(command, args.slice(0, -2) as (string | string[] | undefined)[], options);
    });
  }
  return program;
}

function inLanguage(command: Command, env: Env, output: Output, { say, knows }: Speaker): Command {
  const title = (text: string) => (knows(`help.${text}`) ? say(`help.${text}`) : text);
  return command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void output.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => widthOf(env),
    })
    .configureHelp({
      styleTitle: title,
      styleUsage: (text) =>
        text.replace(/\[(options|command)\]/g, (_, word: string) => `[${say(`help.placeholder.${word}`)}]`),
      optionDescription: (option) =>
        [
          option.description,
          option.argChoices ? `[${option.argChoices.join('|')}]` : '',
          option.defaultValue === undefined || typeof option.defaultValue === 'boolean'
            ? ''
            : say('help.default', { value: String(option.defaultValue) }),
        ]
          .filter((part) => part !== '')
          .join(' '),
      subcommandTerm: (sub) => [sub.name(), ...sub.registeredArguments.map((a) => usageOf(a))].join(' '),
    })
    .helpOption('-h, --help', say('option.help'));
}

function usageOf(argument: Argument): string {
  const inner = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${inner}>` : `[${inner}]`;
}

/** Wrong usage is exit 2 whatever commander thinks; asking for help or the version is no error. */
function usage(
  error: CommanderError,
  program: Command,
  argv: readonly string[],
  env: Env,
  { say, knows }: Speaker,
): number {
  if (error.exitCode === 0) return EXIT.done;
  const tell = (text: string) => env.stderr.write(`${forLog(text)}\n`);
  if (error.code === 'commander.help') {
    tell(say('usage.no-command'));
    return EXIT.usage;
  }
  const { what, near } = faultOf(error, program, argv);
  const code = `usage.${error.code}`;
  tell(`${say('error')}: ${knows(code) ? say(code, { what }) : say('usage.other')}`);
  if (near) tell(say('hint.did-you-mean', { name: near }));
  tell(say('usage.see-help'));
  return EXIT.usage;
}

/** `svc --lang ru audit` means `svc audit --lang ru`: what every command has may also stand before it. */
function commandFirst(argv: readonly string[]): string[] {
  const valued = /^(--lang|--color|--format|--output|-o)$/;
  const alone = /^(--quiet|-q|--no-input|(--lang|--color|--format|--output)=.*)$/;
  let at = 0;
  while (at < argv.length) {
    if (alone.test(argv[at]!)) at += 1;
    else if (valued.test(argv[at]!)) at += 2;
    else break;
  }
  const [name] = argv.slice(at);
  const before = argv.slice(0, at);
  if (name === undefined) return [];
  // Before --help or --version there is no command to move them to; they have done their work already.
  return name.startsWith('-') ? argv.slice(at) : [name, ...before, ...argv.slice(at + 1)];
}

/** The language is needed before the command line is parsed, since help and faults are said in it. */
function languageFlag(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  const word = argv[at]!;
  return word === '--lang' ? argv[at + 1] : word.slice('--lang='.length);
}

function version(env: Env): string {
  if (!env.argv.some((word) => word === '-V' || word === '--version')) return '';
  return JSON.parse(readFileSync(join(env.root, 'package.json'), 'utf8')).version;
}
