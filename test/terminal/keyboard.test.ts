// The one reader of keys: nothing typed is lost, whoever asks and whenever.

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/terminal/interrupted.ts';
import { isBurst, type Keyboard, openKeyboard } from '../../src/terminal/keyboard.ts';

function open() {
  const stdin = new PassThrough();
  const stopping = new AbortController();
  const modes: boolean[] = [];
  const source = Object.assign(stdin, { setRawMode: (mode: boolean) => modes.push(mode) });
  return { stdin, stopping, modes, keyboard: openKeyboard(source, stopping.signal) };
}

async function named(keyboard: Keyboard, count: number): Promise<string[]> {
  const names: string[] = [];
  for (let i = 0; i < count; i++) names.push((await keyboard.next())!.name);
  return names;
}

describe('the keyboard', () => {
  it('keeps what was typed before anybody asked', async () => {
    const { stdin, keyboard } = open();
    stdin.write('5\rж\u001b[A');
    await new Promise(setImmediate);
    expect(await named(keyboard, 4)).toEqual(['5', 'enter', 'ж', 'up']);
  });

  it('takes Esc for itself, and with a letter close behind it for Alt', async () => {
    const { stdin, keyboard } = open();
    stdin.write('\u001bg');
    expect(await keyboard.next()).toMatchObject({ name: 'g', meta: true, text: '' });
    stdin.write('\u001bп');
    expect(await keyboard.next()).toMatchObject({ name: 'п', meta: true, text: '' });
    stdin.write('\u001b');
    expect(await keyboard.next()).toMatchObject({ name: 'escape', meta: false, text: '' });
  });

  it('takes a paste for text, its line ends and all', async () => {
    const { stdin, keyboard } = open();
    stdin.write('\u001b[200~q\r\nы\u001b[201~q');
    const texts: string[] = [];
    for (let i = 0; i < 4; i++) texts.push((await keyboard.next())!.text);
    expect(texts).toEqual(['q', '\n', 'ы', 'q']);
  });

  it('takes words that come all at once for a paste, though the terminal does not say so; Enter at their end is a key', async () => {
    const { stdin, keyboard } = open();
    stdin.write('sdq was here\r');
    const keys = [];
    for (let i = 0; i < 13; i++) keys.push((await keyboard.next())!);
    expect(keys.map(({ text }) => text).join('')).toBe('sdq was here');
    expect(keys.map(({ pasted }) => pasted)).toEqual([...Array<boolean>(12).fill(true), false]);
    expect(keys.at(-1)!.name).toBe('enter');
  });

  it('takes answers that were typed ahead for keys', () => {
    for (const ahead of ['5\r4\r', 'yn', '4m 30s\r', 'y\rn\ry\r', '\u001bd'])
      expect(isBurst(ahead)).toBe(false);
  });

  it.each(['\u0003', '\u0004', '\u001b\u0003'])(
    'ends on %j, after what was typed before it',
    async (leaving) => {
      const { stdin, keyboard } = open();
      stdin.write(`5${leaving}`);
      expect((await keyboard.next())?.text).toBe('5');
      await expect(keyboard.next()).rejects.toEqual(new Interrupted('key'));
    },
  );

  it('ends when the terminal is closed', async () => {
    const { stdin, keyboard } = open();
    stdin.end();
    await expect(keyboard.next()).rejects.toMatchObject({ by: 'closed' });
  });

  it('ends at once when the program is told to', async () => {
    const { stdin, keyboard, stopping } = open();
    const waiting = keyboard.next();
    stopping.abort(new Interrupted('SIGTERM'));
    await expect(waiting).rejects.toMatchObject({ by: 'SIGTERM' });
    stdin.write('5');
    await expect(keyboard.next()).rejects.toMatchObject({ by: 'SIGTERM' });
  });

  it('gives up waiting when asked to, and when nudged', async () => {
    const { keyboard } = open();
    expect(await keyboard.next({ atMost: 1 })).toBeNull();
    const waiting = keyboard.next();
    keyboard.nudge();
    expect(await waiting).toBeNull();
  });

  it('gives the terminal back as it was', () => {
    const { stdin, keyboard, modes } = open();
    keyboard.close();
    expect(modes).toEqual([true, false]);
    expect(stdin.isPaused()).toBe(true);
    expect(stdin.listenerCount('keypress')).toBe(0);
  });

  it('lends itself key by key, and keeps what the borrower leaves', async () => {
    const { stdin, keyboard } = open();
    stdin.write('ab\rcd\re');
    const line = (input: NodeJS.ReadableStream) =>
      new Promise<string>((resolve) => {
        let typed = '';
        input.on('data', (chunk: Buffer) => {
          if (String(chunk) === '\r') resolve(typed);
          else typed += String(chunk);
        });
      });
    expect(await keyboard.lend(line)).toBe('ab');
    expect(await keyboard.lend(line)).toBe('cd');
    expect((await keyboard.next())?.text).toBe('e');
  });

  it('cancels what it was lent for when the auditor leaves', async () => {
    const { stdin, keyboard } = open();
    let cancelled = false;
    const borrowed = keyboard.lend(
      (_, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            cancelled = true;
            reject(new Error('cancelled'));
          }),
        ),
    );
    stdin.write('\u0003');
    await expect(borrowed).rejects.toMatchObject({ by: 'key' });
    expect(cancelled).toBe(true);
  });
});
