// The command line as data, for whoever completes it: read from the same declarations that parse it.

import { Command } from 'commander';
import type { Speaker } from '../../words/index.ts';
import type { SvcCommand } from '../shared/command.ts';
import { declareCommon } from '../shared/common-options.ts';

/** What can stand in a place. */
export interface Values {
  readonly words: readonly string[];
  readonly files: 'files' | 'folders' | 'none';
}

export interface OptionOutline {
  /** `-o`, `--output`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null where it takes none. */
  readonly value: (Values & { readonly name: string; readonly isOptional: boolean }) | null;
}

export interface ArgumentOutline extends Values {
  readonly name: string;
  readonly isVariadic: boolean;
}

export interface CommandOutline {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionOutline[];
  readonly args: readonly ArgumentOutline[];
}

/** Names that can be completed, by what a placeholder is called. */
export interface Names {
  readonly standards: readonly string[];
  readonly profiles: readonly string[];
  readonly personas: readonly string[];
  readonly kinds: readonly string[];
  readonly rules: readonly string[];
  readonly shells: readonly string[];
}

export function outlineOf(commands: readonly SvcCommand[], names: Names, speaker: Speaker): CommandOutline[] {
  return commands.map((command) => {
    const declared = new Command(command.name);
    command.declare(declared, speaker);
    declareCommon(declared, command, speaker);
    return {
      name: command.name,
      description: speaker.say(`command.${command.name}`),
      options: [
        ...declared.options.map((option): OptionOutline => {
          const name = /[<[]([^>\].]+)/.exec(option.flags)?.[1];
          return {
            flags: [option.short, option.long].filter((flag) => flag !== undefined),
            description: option.description,
            value:
              name === undefined
                ? null
                : { name, isOptional: option.optional, ...valuesOf(name, option.argChoices, names) },
          };
        }),
        { flags: ['-h', '--help'], description: speaker.say('option.help'), value: null },
      ],
      args: declared.registeredArguments.map((argument) => ({
        name: argument.name(),
        isVariadic: argument.variadic,
        ...valuesOf(argument.name(), argument.argChoices, names),
      })),
    };
  });
}

const FILES = ['file', 'input', 'survey', 'path', 'before', 'after'];
const FOLDERS = ['dir', 'folder'];

function valuesOf(name: string, choices: readonly string[] | undefined, names: Names): Values {
  if (choices) return { words: choices, files: 'none' };
  if (FILES.includes(name)) return { words: [], files: 'files' };
  if (FOLDERS.includes(name)) return { words: [], files: 'folders' };
  switch (name) {
    case 'standard':
    case 'old':
    case 'new':
      return { words: names.standards, files: 'files' };
    case 'profile':
      return { words: names.profiles, files: 'files' };
    case 'persona':
      return { words: names.personas, files: 'files' };
    case 'kind':
      return { words: names.kinds, files: 'none' };
    case 'rule':
      return { words: names.rules, files: 'none' };
    case 'shell':
      return { words: names.shells, files: 'none' };
    default:
      return { words: [], files: 'none' };
  }
}
