// What Windows does otherwise, as far as it can be told elsewhere.

import { expect, it } from 'vitest';
import { shellWord } from '../../src/core/shell-word.ts';
import { gitIn } from '../../src/io/git.ts';

it('git is never taken from the current folder, nor from one that is named by halves', () => {
  const there = new Set(['.\\git.exe', 'tools\\git.exe', 'C:\\Program Files\\Git\\cmd\\git.exe']);
  const path = '.;tools;;C:\\Windows;C:\\Program Files\\Git\\cmd';
  expect(gitIn(path, (file) => there.has(file))).toBe('C:\\Program Files\\Git\\cmd\\git.exe');
  expect(gitIn('.;tools', (file) => there.has(file))).toBeUndefined();
});

it('words of commands to type are quoted as the shells there read them', () => {
  expect(shellWord('my shop', 'win32')).toBe('"my shop"');
  expect(shellWord("e\u001b[2J\n's", 'linux')).toBe("$'e\\u001b[2J\\u000a\\'s'");
  expect(shellWord("it's", 'linux')).toBe("'it'\\''s'");
  for (const platform of ['win32', 'linux'])
    expect(shellWord('Садовая-14.yaml', platform)).toBe('Садовая-14.yaml');
});
