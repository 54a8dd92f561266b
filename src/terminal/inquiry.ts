// The questions before the walk, asked with inquirer: one of a list, searched by typing, or a line of text.

import { Writable } from 'node:stream';
import { createPromptModule } from 'inquirer';
import { forTerminal } from '../text/escape.ts';
import { wrap } from '../text/layout.ts';
import type { Style } from '../text/style.ts';
import type { Speaker } from '../words/index.ts';
import { textWidth } from './frame.ts';
import type { Keyboard } from './keyboard.ts';
import type { TerminalStream } from './panel.ts';
import type { Choice, Field } from './prompter.ts';

/** Shorter lists are seen at once and need no search. */
const SEARCHED_FROM = 8;

export interface Inquiry {
  choose<T>(choice: Choice<T>): Promise<T>;
  ask(field: Field): Promise<string>;
}

export function openInquiry(
  keyboard: Keyboard,
  output: TerminalStream,
  style: Style,
  speaker: Speaker,
): Inquiry {
  const { say } = speaker;
  const theme = {
    prefix: { idle: style.good('?'), done: style.good('✓') },
    style: {
      answer: style.over,
      message: style.strong,
      highlight: style.over,
      searchTerm: (text: string) => text || style.faint(say('start.type-to-search')),
      description: style.faint,
      defaultAnswer: (text: string) => style.faint(`(${text})`),
      error: () => style.careful(say('start.nothing-found')),
      keysHelpTip: () => style.faint(say('start.keys')),
    },
  };

  const put = async <T>(question: Readonly<Record<string, unknown>>): Promise<T> =>
    keyboard.lend(async (input, signal) => {
      const prompt = createPromptModule({
        input: input as NodeJS.ReadStream,
        output: withoutEnd(output),
        signal,
      });
      const { answer } = await prompt([{ ...question, name: 'answer', theme } as never]);
      return answer as T;
    });

  return {
    async choose<T>({ message: asked, options }: Choice<T>) {
      const message = forTerminal(asked);
      // inquirer files an answer by its value; positions keep any value safe from it.
      const columns = textWidth(output.columns ?? 80);
      const searched = options.map(({ name, description = '', text = '' }) =>
        `${name} ${description} ${text}`.toLowerCase(),
      );
      const choices = options.map(({ name, description }, value) => ({
        value,
        name: forTerminal(name),
        // inquirer breaks lines inside words.
        ...(description === undefined
          ? {}
          : { description: wrap(forTerminal(description), columns).join('\n') }),
      }));
      const rows = Math.max(4, (output.rows ?? 24) - 6);
      const position =
        choices.length < SEARCHED_FROM
          ? await put<number>({ type: 'select', message, choices, pageSize: rows, loop: false })
          : await put<number>({
              type: 'search',
              message,
              pageSize: rows,
              source: (typed = '') => {
                // Every word somewhere in the text; those whose name has them come first.
                const words = typed.trim().toLowerCase().split(/\s+/);
                const has = (text: string) => words.every((word) => text.includes(word));
                const found = choices.filter(({ value }) => has(searched[value]!));
                const byName = ({ name }: { name: string }) => (has(name.toLowerCase()) ? 0 : 1);
                return found.sort((a, b) => byName(a) - byName(b));
              },
            });
      return options[position]!.value;
    },
    async ask({ message: asked, preset }) {
      const message = forTerminal(asked);
      const typed = await put<string>({
        type: 'input',
        message,
        ...(preset ? { default: forTerminal(preset) } : {}),
      });
      return typed.trim();
    },
  };
}

/** inquirer ends the stream it writes to; this one passes everything on but its end. */
function withoutEnd(output: TerminalStream): NodeJS.WriteStream {
  const stream = new Writable({
    write(chunk, _, done) {
      output.write(chunk);
      done();
    },
  });
  return Object.defineProperties(stream, {
    isTTY: { value: true },
    columns: { get: () => output.columns },
    rows: { get: () => output.rows },
  }) as NodeJS.WriteStream;
}
