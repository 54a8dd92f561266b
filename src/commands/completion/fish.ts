// Completion for fish: a line for every command, option and argument.

import type { ArgumentOutline, CommandOutline, OptionOutline, Values } from './outline.ts';

export function fish(commands: readonly CommandOutline[]): string {
  return `${[
    '# svc, completed by fish: save as ~/.config/fish/completions/svc.fish.',
    'complete -c svc -f',
    ...commands.map(
      ({ name, description }) =>
        `complete -c svc -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
    ),
    ...commands.flatMap(({ name, options, args }) => [
      ...options.map((option) => optionLine(name, option)),
      ...args.flatMap((argument) => argumentLine(name, argument)),
    ]),
  ].join('\n')}\n`;
}

const inCommand = (name: string): string => `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;

function optionLine(name: string, { flags, description, value }: OptionOutline): string {
  const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const taken = value === null ? '' : ` ${value.isOptional ? '' : '-r '}${offered(value)}`.trimEnd();
  return `complete -c svc ${inCommand(name)} ${named.join(' ')}${taken} -d ${quoted(description)}`;
}

function argumentLine(name: string, argument: ArgumentOutline): string[] {
  const offer = offered(argument);
  return offer === '' ? [] : [`complete -c svc ${inCommand(name)} ${offer}`];
}

function offered({ words, files }: Values): string {
  const listed = words.length > 0 ? [`-a ${quoted(words.join(' '))}`] : [];
  if (files === 'folders') return "-a '(__fish_complete_directories)'";
  return [...(files === 'files' ? ['-F'] : []), ...listed].join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
