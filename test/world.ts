// A world for tests: runs a command line against streams in memory, a fixed clock and no variables but those given.

import { PassThrough, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Env } from '../src/env.ts';
import { main } from '../src/main.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const NOW = new Date('2026-03-05T10:00:00.000Z');

export interface World {
  /** What is piped into standard input; by default nothing, at once at its end. */
  readonly stdin?: string | Uint8Array;
  readonly variables?: Readonly<Record<string, string>>;
  /** The root of the project unless said. */
  readonly cwd?: string;
  readonly now?: Date;
}

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `svc …argv` and tells what it wrote. */
export async function run(argv: readonly string[], world: World = {}): Promise<Outcome> {
  const stdout = new Sink();
  const stderr = new Sink();
  const exitCode = await main(worldEnv(argv, world, stdout, stderr));
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

export function worldEnv(argv: readonly string[], world: World, stdout: Writable, stderr: Writable): Env {
  const stdin = new PassThrough();
  stdin.end(world.stdin);
  return {
    argv,
    cwd: world.cwd ?? ROOT,
    root: ROOT,
    variables: world.variables ?? {},
    stdin,
    stdout,
    stderr,
    now: () => world.now ?? NOW,
    pid: 4242,
    onSignal: () => () => {},
    die: () => {},
    onIdle: () => () => {},
    onStray: () => () => {},
  };
}

/** A stream that remembers. */
export class Sink extends Writable {
  private readonly chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}
