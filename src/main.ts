// From argv to exit code: a fresh program per call, the one catch, the one map from what went wrong to a number.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Argument, Command, CommanderError } from 'commander';
import { COMMANDS } from './commands/index.ts';
import type { CommonOptions, Shell, SvcCommand } from './commands/shared/command.ts';
import { declareCommon } from './commands/shared/common-options.ts';
import { EXIT, UserError } from './core/errors.ts';
import type { Env } from './env.ts';
import { languageOf, wantsColor, widthOf } from './env.ts';
import type { Piece } from './report/reporter.ts';
import { piecesOf } from './report/reporter.ts';
import type { Speaker } from './words/index.ts';
import { speakerFor } from './words/index.ts';

export { realEnv } from './env.ts';

/** Runs one command line; never throws, never ends the process. */
export async function main(env: Env): Promise<number> {
  const speaker = await speakerFor(languageOf(env, languageFlag(env.argv)));
  let exitCode: number = EXIT.done;
  const tell = (text: string) => env.stderr.write(`${text}\n`);
  ignoreClosedPipe(env);
  try {
    const argv = commandFirst(env.argv);
    const program = programFor(argv[0], env, speaker, async (command, positional, options) => {
      exitCode = await command.run(positional, options, shellFor(options, env, speaker));
    });
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, speaker, tell);
    if (error instanceof UserError) {
      const { describe } = await import('./commands/shared/faults.ts');
      tell(describe(error, speaker, wantsColor(env, 'auto', env.stderr), env.cwd));
      return error.exitCode;
    }
    tell(
      speaker.say('bug', { stack: error instanceof Error ? (error.stack ?? String(error)) : String(error) }),
    );
    return EXIT.bug;
  }
}

type Act = (
  command: SvcCommand,
  positional: readonly (string | string[] | undefined)[],
  options: CommonOptions,
) => Promise<void>;

/** Where a command is named, it is declared alone: the others would only be in help and in guesses. */
function programFor(name: string | undefined, env: Env, speaker: Speaker, act: Act): Command {
  const { say } = speaker;
  const program = inLanguage(new Command('svc'), env, speaker);
  program.description(say('program')).version(version(env), '-V, --version', say('option.version'));
  program
    .helpCommand(false)
    .showHelpAfterError(false)
    .addHelpText('after', `\n${say('help.after')}`);
  const named = COMMANDS.filter((command) => command.name === name);
  for (const command of named.length > 0 ? named : COMMANDS) {
    const declared = inLanguage(program.command(command.name), env, speaker);
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

function inLanguage(command: Command, env: Env, { say, knows }: Speaker): Command {
  const title = (text: string) => (knows(`help.${text}`) ? say(`help.${text}`) : text);
  return command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void env.stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => widthOf(env),
    })
    .configureHelp({
      styleTitle: title,
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

function shellFor(options: CommonOptions, env: Env, speaker: Speaker): Shell {
  const toFile = options.output !== undefined;
  return {
    env,
    speaker,
    color: toFile ? options.color === 'always' : wantsColor(env, options.color),
    width: toFile ? 80 : widthOf(env),
    quiet: options.quiet === true,
    interactive: options.input && env.stderr.isTTY === true && env.stdin.isTTY === true,
    format: options.format ?? 'terminal',
    async data(written) {
      if (options.output === undefined) {
        for await (const piece of piecesOf(written)) await taken(env.stdout, piece);
        return;
      }
      const pieces: Buffer[] = [];
      for await (const piece of piecesOf(written)) pieces.push(Buffer.from(piece as string));
      const { writeAtomic } = await import('./io/files.ts');
      await writeAtomic(resolve(env.cwd, options.output), Buffer.concat(pieces));
    },
    note(text) {
      if (options.quiet !== true) env.stderr.write(`${text}\n`);
    },
  };
}

/** Waits where the reader is slower, so that what is written piece by piece is never whole in memory. */
async function taken(stream: Env['stdout'], piece: Piece): Promise<void> {
  if (stream.write(piece) || stream.destroyed) return;
  await new Promise<void>((done) => {
    for (const event of ['drain', 'close', 'error']) stream.once(event, done);
  });
}

/** Wrong usage is exit 2 whatever commander thinks; asking for help or the version is no error. */
function usage(error: CommanderError, { say, knows }: Speaker, tell: (text: string) => void): number {
  if (error.exitCode === 0) return EXIT.done;
  if (error.code === 'commander.help') {
    tell(say('usage.no-command'));
    return EXIT.usage;
  }
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  const near = /Did you mean (?:one of )?(.*)\?/.exec(error.message)?.[1];
  const known = knows(`usage.${error.code}`);
  const what = known
    ? say(`usage.${error.code}`, {
        what: quoted[0] ?? '',
        more: quoted[1] ?? '',
        choices: /Allowed choices are (.*)\./.exec(error.message)?.[1] ?? '',
      })
    : error.message.replace(/^error: /, '').split('\n')[0]!;
  tell(`${say('error')}: ${what}`);
  if (near) tell(say('hint.did-you-mean', { name: near }));
  tell(say('usage.see-help'));
  return EXIT.usage;
}

/** The reader of a pipe may leave (`svc … | head`), and a terminal may be closed: not our fault, and nothing to say. */
function ignoreClosedPipe(env: Env): void {
  for (const stream of [env.stdout, env.stderr]) {
    if (stream.listeners('error').length > 0) continue;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
  }
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
