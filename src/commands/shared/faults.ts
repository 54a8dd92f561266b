// How a command's faults are said: what, where (file:line:column), what to do next.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Args, Finding, Message, UserError } from '../../core/errors.ts';
import { compareFindings } from '../../core/errors.ts';
import type { Env } from '../../env.ts';
import { forFrame, forTerminal } from '../../text/escape.ts';
import type { Speaker } from '../../words/index.ts';

const MOST = 50;

export function describe(error: UserError, speaker: Speaker, color: boolean, cwd = ''): string {
  const { say } = speaker;
  const paint = painter(color);
  const { file } = error.args;
  const args = plain(typeof file === 'string' ? { ...error.args, file: shortest(file, cwd) } : error.args);
  const lines = [`${paint.red(say('error'))}: ${say(`error.${error.code}`, args)}`];
  const findings = [...error.findings].sort(compareFindings);
  for (const finding of findings.slice(0, MOST)) lines.push(...describeFinding(finding, speaker, color, cwd));
  if (findings.length > MOST) lines.push(`  ${say('findings.more', { count: findings.length - MOST })}`);
  if (error.hint) lines.push(`${say('hint')}: ${sentence(error.hint, speaker, 'hint')}`);
  return lines.join('\n');
}

export function describeFinding(finding: Finding, speaker: Speaker, color: boolean, cwd = ''): string[] {
  const { say } = speaker;
  const paint = painter(color);
  const place = `${forTerminal(shortest(finding.file, cwd))}:${finding.line}:${finding.column}`;
  const level = finding.level === 'error' ? paint.red(say('error')) : paint.yellow(say('warning'));
  const lines = [
    `  ${paint.bold(place)}  ${level}  ${sentence(finding, speaker, 'finding')}  ${paint.dim(finding.rule)}`,
  ];
  if (finding.hint) lines.push(`    ${sentence(finding.hint, speaker, 'hint')}`);
  return lines;
}

function sentence({ code, args }: Message, { say }: Speaker, area: string): string {
  return say(`${area}.${code}`, plain(args ?? {}));
}

/** Names of files and whatever else comes from outside, in words that nothing obeys. */
const plain = (args: Args): Args =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' ? forTerminal(value) : value,
    ]),
  );

function shortest(file: string, cwd: string): string {
  if (cwd === '') return file;
  const short = relative(cwd, file);
  return short === '' || short.startsWith('..') ? file : short;
}

function painter(color: boolean) {
  const code = (open: number, close: number) => (text: string) =>
    color ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { red: code(31, 39), yellow: code(33, 39), bold: code(1, 22), dim: code(2, 22) };
}

/** What cannot be blamed on anything outside: where to report it, and the lines that help. */
export function bugReport(error: unknown, { root }: Pick<Env, 'root'>, { say }: Speaker): string {
  const { bugs, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const at = `svc ${version}, Node ${process.versions.node}, ${process.platform}`;
  return say('bug', { url: bugs.url, stack: `${at}\n${stack.split('\n').map(forFrame).join('\n')}` });
}
