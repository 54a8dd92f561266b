// The manual page, svc(1), out of the same declarations that parse the command line: groff's man macros.

import type { Speaker } from '../../words/index.ts';
import type { CommandOutline } from './outline.ts';

export function man(commands: readonly CommandOutline[], { say }: Speaker): string {
  const common = commonOptions(commands);
  return `${[
    '.TH SVC 1 "" svc',
    '.SH NAME',
    `svc \\- ${text(say('program'))}`,
    '.SH SYNOPSIS',
    '.B svc',
    '.I command',
    '[arguments] [options]',
    '.SH COMMANDS',
    ...commands.flatMap((command) => [
      `.SS svc ${[command.name, ...command.args.map(({ name, isVariadic }) => `[${name}${isVariadic ? '...' : ''}]`)].map(text).join(' ')}`,
      text(command.description),
      ...command.options
        .filter(({ flags }) => !common.has(flags.at(-1)!))
        .flatMap((option) => ['.TP', ...optionLines(option)]),
    ]),
    '.SH OPTIONS OF EVERY COMMAND',
    ...[...common.values()].flatMap((option) => ['.TP', ...optionLines(option)]),
    '.SH EXIT STATUS',
    ...EXITS.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, text(meaning)]),
    '.SH ENVIRONMENT',
    ...['SVC_LANG, LC_ALL, LANG', 'NO_COLOR, FORCE_COLOR', 'EDITOR'].flatMap((name, i) => [
      '.TP',
      `.B ${name}`,
      text(['language of what you read', 'colours off, or on', 'writes long comments'][i]!),
    ]),
  ].join('\n')}\n`;
}

const EXITS = [
  ['0', 'done'],
  ['1', 'a gate failed'],
  ['2', 'wrong usage'],
  ['3', 'input that cannot be used'],
  ['70', 'a bug of ours; please report it'],
  ['130, 143', 'interrupted; answers are saved'],
] as const;

type Option = CommandOutline['options'][number];

function commonOptions(commands: readonly CommandOutline[]): ReadonlyMap<string, Option> {
  const everywhere = (flag: string) =>
    commands.every(({ options }) => options.some(({ flags }) => flags.at(-1) === flag));
  const [first] = commands;
  return new Map(
    first!.options.flatMap((option) => {
      const flag = option.flags.at(-1)!;
      return everywhere(flag) ? [[flag, option] as const] : [];
    }),
  );
}

const optionLines = ({ flags, description, value }: Option): string[] => [
  `.B ${flags.map(text).join(', ')}${value ? ` \\fI${text(value.name)}\\fR` : ''}`,
  text(description),
];

/** No line that groff would obey: https://man7.org/linux/man-pages/man7/groff.7.html */
const text = (words: string): string =>
  words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/\s+/g, ' ')
    .replace(/[^\0-\x7f]/gu, (one) => `\\[u${hex(one)}]`)
    .replace(/^[.']/, '\\&$&');

const hex = (one: string): string => one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
