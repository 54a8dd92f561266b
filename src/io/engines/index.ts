// Opens an engine by what it is called; each driver is loaded only then.

import type { Engine } from '../../core/sql/engine.ts';
import type { Session } from './session.ts';
import type { EngineSource } from './source.ts';

export async function openEngine(source: EngineSource, session: Session): Promise<Engine> {
  switch (source.engine) {
    case 'duckdb': {
      const { openDuckdb } = await import('./duckdb.ts');
      return openDuckdb(source, session);
    }
    case 'postgres': {
      const { openPostgres } = await import('./postgres.ts');
      return openPostgres(source, session);
    }
    case 'clickhouse': {
      const { openClickhouse } = await import('./clickhouse.ts');
      return openClickhouse(source, session);
    }
  }
}
