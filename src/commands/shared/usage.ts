// What is wrong with a command line: commander's code says which fault it is, the declared program and the words typed say of what.

import type { Command, CommanderError, Option } from 'commander';
import { nearest } from '../../core/suggest.ts';
import { forTerminal } from '../../text/escape.ts';

export interface UsageFault {
  /** The word it is about; empty where it is about none. */
  readonly what: string;
  readonly near: string | undefined;
}

/** `argv` begins with the command, if any. */
export function faultOf({ code }: CommanderError, program: Command, argv: readonly string[]): UsageFault {
  const command = program.commands.find((one) => one.name() === argv[0]);
  const words = argv.slice(command ? 1 : 0);
  const options = (command ?? program).options;
  const known = (word: string) => options.some((option) => isCalled(option, word));
  switch (code) {
    case 'commander.unknownCommand': {
      const names = program.commands.map((one) => one.name());
      return { what: forTerminal(argv[0] ?? ''), near: nearest(argv[0] ?? '', names) };
    }
    case 'commander.unknownOption': {
      const typed = words
        .slice(0, words.includes('--') ? words.indexOf('--') : undefined)
        .map((word) => word.replace(/=.*$/s, ''))
        .find((word) => /^-./.test(word) && !known(word) && !(/^-\w+/.test(word) && known(word.slice(0, 2))));
      const names = options.flatMap(({ long }) => long ?? []);
      return {
        what: forTerminal(typed ?? ''),
        near: typed?.startsWith('--') ? nearest(typed, names) : undefined,
      };
    }
    case 'commander.missingArgument': {
      const missing = command?.registeredArguments[command.args.length];
      return { what: missing?.name() ?? '', near: undefined };
    }
    case 'commander.optionMissingArgument': {
      const last = options.find((option) => isCalled(option, words.at(-1) ?? ''));
      return { what: last?.flags ?? '', near: undefined };
    }
    default:
      return { what: '', near: undefined };
  }
}

const isCalled = ({ short, long }: Option, word: string): boolean => word === short || word === long;
