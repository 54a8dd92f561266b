// Completion for PowerShell, 5.1 and later: one script block that looks back to the command and the last word. Where it has nothing
// to offer, PowerShell offers files.

import type { CommandOutline, Values } from './outline.ts';

export function powershell(commands: readonly CommandOutline[]): string {
  return `# svc, completed by PowerShell: put \`svc completion powershell | Out-String | Invoke-Expression\` into your $PROFILE.
Register-ArgumentCompleter -Native -CommandName svc -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${commands.map(({ name, description }) => `    ${quoted(name)} = ${quoted(description)}`).join('\n')}
  }
  $options = @{
${commands.map(optionLine).join('\n')}
  }
  $values = @{
${commands.flatMap(valueLines).join('\n')}
  }
  $arguments = @{
${commands.flatMap(argumentLines).join('\n')}
  }
  $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
  $command = @($before | Where-Object { $commands.Contains($_) })[0]
  $last = if ($before.Count -gt 0) { $before[-1] } else { '' }
  $offered = if (-not $command) { if ($wordToComplete -like '-*') { '--help', '--version' } else { $commands.Keys } }
    elseif ($values.ContainsKey("$command $last")) { $values["$command $last"] }
    elseif ($wordToComplete -like '-*') { $options[$command] }
    else { $arguments[$command] }
  $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    $told = if ($commands.Contains($_) -and -not $command) { $commands[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $told)
  }
}
`;
}

const optionLine = ({ name, options }: CommandOutline): string =>
  `    ${quoted(name)} = ${list(options.flatMap(({ flags }) => flags))}`;

function valueLines({ name, options }: CommandOutline): string[] {
  return options.flatMap(({ flags, value }) =>
    value && !value.isOptional && value.words.length > 0
      ? flags.map((flag) => `    ${quoted(`${name} ${flag}`)} = ${list(value.words)}`)
      : [],
  );
}

const argumentLines = ({ name, args }: CommandOutline): string[] => {
  const words = args.flatMap((argument: Values) => argument.words);
  return words.length === 0 ? [] : [`    ${quoted(name)} = ${list(words)}`];
};

const list = (words: readonly string[]): string => `@(${words.map(quoted).join(', ')})`;

const quoted = (text: string): string => `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
