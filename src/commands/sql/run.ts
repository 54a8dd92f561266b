// Writes the query: the plan of the mapping, with the texts that it and the standard write out.

import { resolve } from 'node:path';
import { EXIT, OBEYED, UserError, usageError } from '../../core/errors.ts';
import { DIALECTS, type SqlDialectName } from '../../core/sql/dialect.ts';
import { schemeOf } from '../../core/standard/scheme.ts';
import { loadMapping } from '../../load/mapping.ts';
import { bind } from '../../survey/binding.ts';
import { columnsNamed, literalTexts, refuseUnwritten } from '../../survey/sql/literals.ts';
import { writtenQuery } from '../../survey/sql/written.ts';
import { standardOf } from '../score/near.ts';
import type { CommonOptions, Shell } from '../shared/command.ts';
import { accept, openProfile, readText } from '../shared/inputs.ts';

export interface SqlCommandOptions extends CommonOptions {
  readonly standard?: string;
  readonly map: string;
  readonly by?: readonly string[];
  readonly profile?: string;
  readonly dialect: SqlDialectName;
  readonly from: string;
}

const UNPRINTABLE = new RegExp(`[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f${OBEYED}]`);

export async function writeSql(options: SqlCommandOptions, shell: Shell): Promise<number> {
  const file = resolve(shell.env.cwd, options.map);
  const text = await readText(file);
  const standard = await standardOf(text, file, options, shell);
  const profile = options.profile === undefined ? null : await openProfile(options.profile, standard, shell);
  const loaded = loadMapping(text, file, standard);
  const mapping = { mapping: accept(loaded, file, shell), file, name: options.map, place: loaded.yaml.place };
  const scheme = schemeOf(standard, profile);
  const by = options.by ?? null;
  const columns = columnsNamed(mapping.mapping, by ?? []);
  const bound = bind(mapping, scheme, columns, { by, facts: new Map() });
  if ('unknown' in bound)
    throw usageError('unknown-group-column', { name: bound.unknown, file: options.from });
  if ('findings' in bound)
    throw new UserError('bad-input', { file: options.map }, { findings: bound.findings });
  const { binding } = bound;
  refuseUnwritten(scheme, binding);
  const texts = literalTexts(scheme, binding, mapping.mapping);
  try {
    const query = writtenQuery(
      { scheme, binding, decimal: mapping.mapping.decimal, duplicates: mapping.mapping.duplicates ?? null },
      texts,
      DIALECTS[options.dialect],
      options.from,
    );
    // Texts are spelt out; for a name no engine but one has a way.
    if (UNPRINTABLE.test(query)) throw new UserError('sql-name');
    await shell.data(query);
  } catch (error) {
    if (error instanceof UserError && error.code === 'sql-name') throw usageError('sql-name');
    throw error;
  }
  return EXIT.done;
}
