// What all engines are opened with, and how their drivers are found: packages that whoever needs them installs.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { EngineName } from '../../core/sql/dialect.ts';

export interface Session {
  /** What to call the survey in a sentence: without credentials. */
  readonly name: string;
  /** Where svc is installed, and where it is run: drivers are looked for in both. */
  readonly root: string;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that one statement may take. */
  readonly timeout: number;
  /** Hears what stops the statement that is running. */
  onCancel(cancel: () => void): void;
}

/** A statement that took longer than it may. */
export const tooLate = (engine: string, { name, timeout }: Pick<Session, 'name' | 'timeout'>): UserError =>
  new UserError(
    'engine-late',
    { engine, source: name, seconds: timeout / 1000 },
    { hint: { code: 'engine-late' } },
  );

/** Engines that need a driver. */
type Driven = Exclude<EngineName, 'clickhouse'>;

const DRIVERS: Readonly<Record<Driven, { readonly engine: string; readonly driver: string }>> = {
  duckdb: { engine: 'DuckDB', driver: '@duckdb/node-api' },
  postgres: { engine: 'PostgreSQL', driver: 'pg' },
};

/** The driver, as installed beside svc or in the folder at hand. Throws a UserError that says how to install it. */
export function driverOf<Driver>(name: Driven, { root, cwd }: Pick<Session, 'root' | 'cwd'>): Driver {
  const { engine, driver } = DRIVERS[name];
  for (const folder of [root, cwd]) {
    const require = createRequire(join(folder, 'package.json'));
    try {
      require.resolve(driver);
    } catch {
      continue;
    }
    return require(driver) as Driver;
  }
  throw new UserError(
    'engine-driver',
    { engine, driver },
    { hint: { code: 'install-driver', args: { driver } } },
  );
}
