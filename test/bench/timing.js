// Whole processes timed in turn, A B A B …, so that a machine whose speed drifts slows both: ratios of medians mean something.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const TIME = '/usr/bin/time';

/** Median wall seconds and largest peak memory (MB, where the system's time command can tell) of each command. */
export function inTurn(commands, runs) {
  const seconds = commands.map(() => []);
  const peaks = commands.map(() => 0);
  for (let run = -1; run < runs; run++)
    commands.forEach(({ argv, env }, i) => {
      const measured = existsSync(TIME) ? [TIME, '-f', 'peak %M', ...argv] : argv;
      const start = process.hrtime.bigint();
      const { status, stderr, error } = spawnSync(measured[0], measured.slice(1), {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, ...env },
      });
      const took = Number(process.hrtime.bigint() - start) / 1e9;
      if (error || status !== 0) throw error ?? new Error(`${argv.join(' ')} → ${status}: ${stderr}`);
      if (run < 0) return;
      seconds[i].push(took);
      const peak = /peak (\d+)/.exec(String(stderr))?.[1];
      if (peak) peaks[i] = Math.max(peaks[i], Number(peak) / 1024);
    });
  return commands.map(({ name }, i) => ({ name, seconds: median(seconds[i]), peak: peaks[i] }));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** One row a command, with its ratio to the one named. */
export function table(title, results, to) {
  const base = results.find(({ name }) => name === to).seconds;
  console.log(`\n${title}`);
  for (const { name, seconds, peak } of results)
    console.log(
      `  ${name.padEnd(34)} ${seconds.toFixed(3).padStart(8)} s  ${(seconds / base).toFixed(2).padStart(6)}× ${to}${peak ? `  ${peak.toFixed(0).padStart(5)} MB` : ''}`,
    );
}
