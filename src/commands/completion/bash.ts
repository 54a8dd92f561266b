// Completion for bash, 3.2 and later (that of macOS): a function that looks back to the command and the last word. Where it
// has nothing to offer, readline offers files.

import type { CommandOutline, Values } from './outline.ts';

export function bash(commands: readonly CommandOutline[]): string {
  const valued = new Set(
    commands.flatMap(({ options }) =>
      options.flatMap(({ value, flags }) => (value && !value.isOptional ? flags : [])),
    ),
  );
  return `# svc, completed by bash: put \`eval "$(svc completion bash)"\` into ~/.bashrc.
_svc() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' word i position=0 skip=0
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if ((skip)); then skip=0; continue; fi
    case "$word" in
      ${[...valued].join('|')}) skip=1 ;;
      -*) ;;
      *) if [[ -z "$command" ]]; then command="$word"; else position=$((position + 1)); fi ;;
    esac
  done
  if [[ -z "$command" && "$cur" != -* ]] && ((!skip)); then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$cur"))
    return
  fi
  case "$command $prev" in
${commands.flatMap(valueCases).join('\n')}
  esac
  if [[ "$cur" == -* ]]; then
    case "$command" in
      '') COMPREPLY=($(compgen -W '--help --version' -- "$cur")) ;;
${commands.map(optionCase).join('\n')}
    esac
    return
  fi
  case "$command $position" in
${commands.flatMap(argumentCases).join('\n')}
  esac
}
complete -o default -F _svc svc
`;
}

function valueCases({ name, options }: CommandOutline): string[] {
  return options.flatMap(({ flags, value }) =>
    value && !value.isOptional
      ? [`    ${flags.map((flag) => `'${name} ${flag}'`).join('|')}) ${reply(value)}return ;;`]
      : [],
  );
}

function optionCase({ name, options }: CommandOutline): string {
  const flags = options.flatMap((option) => option.flags).join(' ');
  return `      ${name}) COMPREPLY=($(compgen -W '${flags}' -- "$cur")) ;;`;
}

function argumentCases({ name, args }: CommandOutline): string[] {
  return args.flatMap((argument, i) => {
    const reaction = reply(argument);
    const at = argument.isVariadic ? `${name}\\ *` : `'${name} ${i}'`;
    return reaction === '' ? [] : [`    ${at}) ${reaction};;`];
  });
}

function reply({ words, files }: Values): string {
  if (files === 'folders') return `COMPREPLY=($(compgen -d -- "$cur")); `;
  return words.length === 0 ? '' : `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$cur")); `;
}
