// Whole processes timed in turn, A B A B …, so that a machine whose speed drifts slows both: ratios of medians mean something.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const TIME = '/usr/bin/time';

/** Of each command the median seconds by the clock, and, where the system's time command can tell, of processor, and the largest peak memory (MB). */
export function inTurn(commands, runs) {
  const seconds = commands.map(() => []);
  const processor = commands.map(() => []);
  const peaks = commands.map(() => 0);
  for (let run = -1; run < runs; run++)
    commands.forEach(({ argv, env }, i) => {
      const measured = existsSync(TIME) ? [TIME, '-f', 'used %M %U %S', ...argv] : argv;
      const start = process.hrtime.bigint();
      const { status, stderr, error } = spawnSync(measured[0], measured.slice(1), {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ...env },
      });
      const took = Number(process.hrtime.bigint() - start) / 1e9;
      if (error || status !== 0) throw error ?? new Error(`${argv.join(' ')} → ${status}: ${stderr}`);
      if (run < 0) return;
      seconds[i].push(took);
      const used = /used (\d+) ([\d.]+) ([\d.]+)/.exec(String(stderr))?.slice(1).map(Number);
      if (!used) return;
      peaks[i] = Math.max(peaks[i], used[0] / 1024);
      processor[i].push(used[1] + used[2]);
    });
  return commands.map(({ name }, i) => ({
    ...{ name, seconds: median(seconds[i]), peak: peaks[i] },
    processor: processor[i].length > 0 ? median(processor[i]) : null,
  }));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One row a command, with its ratio to the one named, by the clock and by processor time. */
export function table(title, results, to) {
  const base = results.find(({ name }) => name === to);
  const told = (value, of) => `${value.toFixed(3).padStart(8)} s  ${(value / of).toFixed(2).padStart(6)}×`;
  console.log(`\n${title}`);
  for (const { name, seconds, processor, peak } of results)
    console.log(
      `  ${name.padEnd(34)} ${told(seconds, base.seconds)} ${to}${processor === null ? '' : `  processor ${told(processor, base.processor)}`}${peak ? `  ${peak.toFixed(0).padStart(5)} MB` : ''}`,
    );
}
