// What our reading of a schema finds is what ajv finds: in good files, and in the same files with any one value spoilt.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { schemeOf } from '../../src/core/scheme.ts';
import { reportOfSessions } from '../../src/core/session-tally.ts';
import { schemaErrors } from '../../src/load/schema-errors.ts';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { loadSession, loadSessionHead } from '../../src/load/session.ts';
import { readYaml } from '../../src/load/yaml.ts';
import { everyKind, FIXTURES } from './reading.ts';

const STANDARDS = join(import.meta.dirname, '../../standards');

const dataOf = (file: string): unknown => readYaml(readFileSync(file, 'utf8'), file).data;

function allIn(folder: string): unknown[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => dataOf(join(folder, name)));
}

const session = dataOf(join(FIXTURES, 'good/session.yaml'));
const report = reportOfSessions(
  schemeOf(everyKind),
  ['A', 'B'].map((site) => {
    const text = JSON.stringify({ ...(session as object), site });
    return { file: site, session: loadSession(loadSessionHead(text, site).value!, everyKind).value! };
  }),
  { by: ['site'] },
);

/** Good files of each kind that is read, the first with as much of what its schema allows as there is. */
const GOOD = {
  standard: [dataOf(join(FIXTURES, 'good/every-kind.yaml')), ...allIn(STANDARDS)],
  session: [session],
  mapping: [dataOf(join(FIXTURES, 'good/mapping.yaml')), ...allIn(join(STANDARDS, 'mappings'))],
  profile: allIn(join(STANDARDS, 'profiles')),
  persona: allIn(join(STANDARDS, 'personas')),
  config: [{ format: 'svc.config/1', lint: { rules: { 'no-translation': 'off' } } }],
  waivers: [dataOf(join(FIXTURES, 'lint/waiver-date/good.yaml'))],
  'gap-report': [JSON.parse(JSON.stringify(report)) as unknown],
} as const;

const ajv = new Ajv2020.default({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });

/** What ajv says, in our terms: the keyword, where, and the key it is about. */
function byAjv(kind: keyof typeof SCHEMAS, data: unknown): string[] {
  const validate = ajv.getSchema(SCHEMAS[kind].$id) ?? ajv.compile(SCHEMAS[kind]);
  if (validate(data)) return [];
  return (validate.errors as ErrorObject[])
    .filter(({ keyword, propertyName }) => keyword !== 'if' && propertyName === undefined)
    .map(({ keyword, instancePath, params, parentSchema }) => {
      const key = params.missingProperty ?? params.additionalProperty ?? params.propertyName;
      return told(keyword, instancePath, key, (parentSchema as Record<string, unknown>)[keyword]);
    })
    .sort();
}

function byUs(kind: keyof typeof SCHEMAS, data: unknown): string[] {
  return schemaErrors(data, SCHEMAS[kind])
    .map(({ keyword, path, key, schema }) => {
      const steps = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`);
      return told(keyword, steps.join(''), key, schema[keyword]);
    })
    .sort();
}

const told = (keyword: string, path: string, key: string | undefined, expected: unknown): string =>
  JSON.stringify([keyword, path, key ?? null, expected]);

const ODD = [null, true, 0, -1, 1.5, 1e9, '', ' ', 'x', 'Not An Id', [], [null], {}, { x: 1 }, { en: '' }];

/** The data with one value spoilt, for every value in it; a list has one item spoilt, the others being like it. */
function* spoilt(data: unknown): Generator<unknown> {
  yield* ODD;
  if (Array.isArray(data)) {
    for (const item of spoilt(data[0])) yield [item, ...data.slice(1)];
  } else if (typeof data === 'object' && data !== null) {
    const entries = Object.entries(data);
    for (const key of ['surprise', '__proto__', 'a/b~c']) yield Object.fromEntries([...entries, [key, 1]]);
    for (const [i, [key, value]] of entries.entries()) {
      yield Object.fromEntries(entries.toSpliced(i, 1));
      for (const other of spoilt(value)) yield Object.fromEntries(entries.toSpliced(i, 1, [key, other]));
    }
  }
}

/** Spoilt files of one kind that are tried, evenly from all there are. */
const MOST = 5_000;

describe.each(Object.entries(GOOD))('a %s', (name, files) => {
  const kind = name as keyof typeof GOOD;

  it('that is good has no errors', () => {
    for (const data of files) expect(schemaErrors(data, SCHEMAS[kind])).toEqual([]);
  });

  it('with any one value spoilt has the errors that ajv finds', () => {
    const all = files.slice(0, 4).flatMap((file) => [...spoilt(file)]);
    const every = Math.ceil(all.length / MOST);
    for (const data of all.filter((_, i) => i % every === 0))
      expect(byUs(kind, data)).toEqual(byAjv(kind, data));
  });
});

describe('our reading of a schema', () => {
  /** What tells the reader something and forbids nothing. */
  const ANNOTATIONS = ['$schema', '$id', '$defs', 'title', 'description', 'default'];
  const CHECKED = [
    ...['$ref', 'type', 'const', 'enum', 'allOf', 'if', 'then', 'minimum', 'maximum', 'exclusiveMinimum'],
    ...['pattern', 'minItems', 'maxItems', 'items', 'minProperties', 'required', 'propertyNames'],
    ...['properties', 'additionalProperties'],
  ];

  function* keywordsIn(schema: unknown): Generator<string> {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [keyword, value] of Object.entries(schema)) {
      yield keyword;
      if (keyword === 'properties' || keyword === '$defs')
        for (const inner of Object.values(value as object)) yield* keywordsIn(inner);
      else if (keyword === 'allOf') for (const inner of value as unknown[]) yield* keywordsIn(inner);
      else if (!['const', 'enum', 'required', 'type', 'default'].includes(keyword)) yield* keywordsIn(value);
    }
  }

  it.each(Object.entries(SCHEMAS))('knows every keyword of the schema of a %s', (_, schema) => {
    for (const keyword of keywordsIn(schema)) expect([...CHECKED, ...ANNOTATIONS]).toContain(keyword);
  });
});
