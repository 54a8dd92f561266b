// How a command's faults are said: what, where (file:line:column), what to do next.

import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type Args, compareFindings, type Finding, type Message, type UserError } from '../../core/errors.ts';
import type { Env } from '../../env.ts';
import { calledFile } from '../../io/inputs.ts';
import { forFrame, forTerminal } from '../../text/escape.ts';
import { styleFor } from '../../text/style.ts';
import type { Speaker } from '../../words/index.ts';

const MOST = 50;

export function describe(error: UserError, speaker: Speaker, color: boolean, cwd = ''): string {
  const { say } = speaker;
  const paint = styleFor(color);
  const { file } = error.args;
  const args = harmless(
    typeof file === 'string' ? { ...error.args, file: shown(file, { env: { cwd } }) } : error.args,
  );
  const lines = [`${paint.bad(say('error'))}: ${say(`error.${error.code}`, args)}`];
  const findings = [...error.findings].sort(compareFindings);
  for (const finding of findings.slice(0, MOST)) lines.push(...describeFinding(finding, speaker, color, cwd));
  if (findings.length > MOST) lines.push(`  ${say('findings.more', { count: findings.length - MOST })}`);
  if (error.hint) lines.push(`${say('hint')}: ${sentence(error.hint, speaker, 'hint')}`);
  return lines.join('\n');
}

export function describeFinding(finding: Finding, speaker: Speaker, color: boolean, cwd = ''): string[] {
  const { say } = speaker;
  const paint = styleFor(color);
  const place = `${forTerminal(shown(finding.file, { env: { cwd } }))}:${finding.line}:${finding.column}`;
  const level = finding.level === 'error' ? paint.bad(say('error')) : paint.careful(say('warning'));
  const lines = [
    `  ${paint.strong(place)}  ${level}  ${sentence(finding, speaker, 'finding')}  ${paint.faint(finding.rule)}`,
  ];
  if (finding.hint) lines.push(`    ${sentence(finding.hint, speaker, 'hint')}`);
  return lines;
}

function sentence({ code, args }: Message, { say }: Speaker, area: string): string {
  return say(`${area}.${code}`, harmless(args ?? {}));
}

/** Names of files and whatever else comes from outside, in words that nothing obeys. */
const harmless = (args: Args): Args =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' ? forTerminal(value) : value,
    ]),
  );

/** A file as its user would name it: from the current folder, with slashes on every system; one outside it by its whole path. */
export function shown(file: string, { env }: { readonly env: { readonly cwd: string } }): string {
  const called = calledFile(file);
  if (env.cwd === '') return called;
  const short = relative(env.cwd, resolve(env.cwd, called));
  return short === '' || short.startsWith('..') ? called : short.replaceAll('\\', '/');
}

/** What cannot be blamed on anything outside: where to report it, and the lines that help. */
export function bugReport(error: unknown, { root }: Pick<Env, 'root'>, { say }: Speaker): string {
  const { bugs, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  const at = `svc ${version}, Node ${process.versions.node}, ${process.platform}`;
  return say('bug', { url: bugs.url, stack: `${at}\n${stack.split('\n').map(forFrame).join('\n')}` });
}
