// What svc says of a command line that it does not understand: always exit 2, what it stumbles over, and what was meant.

import { expect, it } from 'vitest';
import { run } from '../world.ts';

it.each([
  ['a command that there is not', ['repot', 'x'], 'there is no command repot\nDid you mean report?'],
  ['a command far from any', ['frobnicate'], 'there is no command frobnicate'],
  [
    'an option that there is not',
    ['show', 'taxi', '--formta', 'json'],
    'there is no option --formta\nDid you mean --format?',
  ],
  [
    'an option with its value',
    ['show', 'taxi', '--colour=never'],
    'there is no option --colour\nDid you mean --color?',
  ],
  ['a letter', ['show', '-x', 'taxi'], 'there is no option -x'],
  ['nothing where something is needed', ['changelog'], 'the argument file is missing'],
  ['an option without its value', ['show', 'taxi', '--format'], 'the option --format <format> needs a value'],
  ['more than it takes', ['show', 'taxi', 'speed'], 'too many arguments'],
])('knows %s', async (_, argv, said) => {
  const { exitCode, stderr } = await run(argv);
  expect(exitCode).toBe(2);
  expect(stderr).toBe(`error: ${said}\nSee \`svc --help\`.\n`);
});

it('says which values an option has', async () => {
  const { exitCode, stderr } = await run(['standards', '--format', 'csv']);
  expect(exitCode).toBe(2);
  expect(stderr).toBe('error: the value csv does not fit --format <format>; choose one of: terminal, json\n');
});

it('speaks Russian, and obeys nothing that was typed', async () => {
  const { stderr } = await run(['show', '--\u001b[31mred', '--lang', 'ru']);
  expect(stderr).toBe('ошибка: нет такого ключа: --red\nСм. `svc --help`.\n');
});
