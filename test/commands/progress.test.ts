// How far a long reading is: said to those who wait, and to nobody else.

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Shell } from '../../src/commands/shared/command.ts';
import { progressOf } from '../../src/commands/shared/progress.ts';
import { speaker } from '../speaker.ts';

function made({ isTTY = false, quiet = false } = {}) {
  let time = 0;
  const stderr = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
  const shell = {
    env: { stderr, variables: { TERM: 'xterm' }, now: () => new Date(time) },
    speaker: speaker('en'),
    quiet,
  } as unknown as Shell;
  const progress = progressOf('survey.csv', shell);
  return {
    at(seconds: number, done: number, total: number | null) {
      time = 1000 * seconds;
      progress.at(done, total);
    },
    end: progress.end,
    said: (): string => stderr.read() ?? '',
  };
}

describe('progress', () => {
  it('is not told of what takes less than a second', () => {
    const { at, end, said } = made({ isTTY: true });
    at(0.5, 50, 100);
    end();
    expect(said()).toBe('');
  });

  it('is one line on a terminal, written anew and taken away', () => {
    const { at, end, said } = made({ isTTY: true });
    at(1.1, 42, 100);
    expect(said()).toBe('Reading survey.csv: 42%');
    at(1.2, 43, 100);
    expect(said()).toBe('');
    at(1.4, 100, 100);
    expect(said()).toBe('\r\u001b[KReading survey.csv: 99%');
    end();
    expect(said()).toBe('\r\u001b[K');
  });

  it('is a line now and then in a log, in megabytes where nobody knows how much there is', () => {
    const { at, end, said } = made();
    at(2, 5_600_000, null);
    at(3, 6_000_000, null);
    end();
    expect(said()).toBe('Reading survey.csv: 5 MB so far\n');
  });

  it('is not told where quiet is asked for', () => {
    const { at, said } = made({ isTTY: true, quiet: true });
    at(5, 1, 2);
    expect(said()).toBe('');
  });
});
