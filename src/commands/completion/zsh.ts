// Completion for zsh: one _arguments a command.

import type { ArgumentOutline, CommandOutline, OptionOutline, Values } from './outline.ts';

export function zsh(commands: readonly CommandOutline[]): string {
  return `#compdef svc
# svc, completed by zsh: save as _svc in a folder of your $fpath, or put \`eval "$(svc completion zsh)"\` into ~/.zshrc.
_svc() {
  local curcontext="$curcontext" state line
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${escaped(description, ':')}`)}`).join('\n')}
  )
  _arguments -C '(-): :->command' '*:: :->argument' && return
  case "$state" in
    command) _describe -t commands 'svc command' commands ;;
    argument)
      case "$words[1]" in
${commands.map(commandCase).join('\n')}
      esac
      ;;
  esac
}
if [[ "$funcstack[1]" == _svc ]]; then _svc "$@"; else compdef _svc svc; fi
`;
}

function commandCase({ name, options, args }: CommandOutline): string {
  const parts = [...options.flatMap(optionSpecs), ...args.map(argumentSpec)];
  return `        ${name})\n          _arguments \\\n${parts.map((part) => `            ${quoted(part)}`).join(' \\\n')}\n          ;;`;
}

function optionSpecs({ flags, description, value }: OptionOutline): string[] {
  const others = flags.length > 1 ? `(${flags.join(' ')})` : '';
  const told = `[${escaped(description, '[]')}]`;
  const taken = value === null ? '' : `:${value.isOptional ? ':' : ''}${value.name}:${action(value)}`;
  return flags.map((flag) => `${others}${flag}${told}${taken}`);
}

const argumentSpec = (argument: ArgumentOutline, i: number): string =>
  `${argument.isVariadic ? '*' : i + 1}:${argument.name}:${action(argument)}`;

function action({ words, files }: Values): string {
  const listed = `(${words.join(' ')})`;
  if (files === 'none') return words.length > 0 ? listed : ' ';
  const paths = files === 'folders' ? '_files -/' : '_files';
  return words.length > 0 ? `{_alternative "names:name:${listed}" "files:file:${paths}"}` : paths;
}

const escaped = (text: string, characters: string): string =>
  [...text].map((one) => (one === '\\' || characters.includes(one) ? `\\${one}` : one)).join('');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
