// The schemas are read by editors and by other programs: every key says what it is for, and every report fits its schema.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KIND_NAMES } from '../../src/core/answers/index.ts';
import { standardWith } from '../../src/core/shapes/standard.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { reportOfSessions } from '../../src/core/tally/session-tally.ts';
import { loadGapReport } from '../../src/load/gap-report.ts';
import { lintSettings } from '../../src/load/schemas/config.ts';
import { SCHEMAS } from '../../src/load/schemas/index.ts';
import { loadSession, loadSessionHead } from '../../src/load/session.ts';
import { ROOT } from '../world.ts';
import { everyKind } from './reading.ts';

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every `properties` entry below a schema, by its path; those of an `if` only test. */
function propertiesOf(schema: unknown, path: string): [string, Json][] {
  if (Array.isArray(schema)) return schema.flatMap((one, i) => propertiesOf(one, `${path}/${i}`));
  if (!isObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'if') return [];
    if ((keyword !== 'properties' && keyword !== '$defs') || !isObject(value))
      return propertiesOf(value, `${path}/${keyword}`);
    return Object.entries(value).flatMap(([name, inner]): [string, Json][] => [
      ...(keyword === 'properties' ? [[`${path}/${keyword}/${name}`, inner as Json] as [string, Json]] : []),
      ...propertiesOf(inner, `${path}/${keyword}/${name}`),
    ]);
  });
}

describe.each(Object.entries(SCHEMAS))('the schema of a %s', (kind, schema) => {
  it('describes every key', () => {
    const silent = propertiesOf(schema, '#').filter(([, inner]) => typeof inner.description !== 'string');
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('refers only to what it holds itself', () => {
    const text = JSON.stringify(schema);
    const defs = Object.keys((schema as Json).$defs ?? {});
    for (const [, name] of text.matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)) expect(defs).toContain(name);
    expect(text).not.toMatch(/"\$ref":"(?!#\/\$defs\/)/);
  });

  it('has a name of its own that does not change', () => {
    expect((schema as Json).$id).toBe(`urn:svc-audit:schema:${kind}:1`);
    expect((schema as Json).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });
});

describe('the schema of a standard', () => {
  it('knows every answer kind of the registry', () => {
    const { answer } = (SCHEMAS.standard as Json).$defs as { answer: { allOf: { if: Json }[] } };
    expect(answer.allOf.map((rule) => ((rule.if.properties as Json).kind as Json).const)).toEqual(KIND_NAMES);
  });
});

describe('the schema of a standard, as it is published', () => {
  it('says what its shape says', () => {
    const published = readFileSync(join(ROOT, 'dist/schemas/standard.schema.json'), 'utf8');
    const { properties } = SCHEMAS.standard as unknown as { properties: { lint: { description: string } } };
    expect(JSON.parse(JSON.stringify(standardWith(lintSettings(properties.lint.description))))).toEqual(
      JSON.parse(published),
    );
  });
});

describe('a gap report', () => {
  const scheme = schemeOf(everyKind);
  const sessionOf = (yaml: string) => loadSession(loadSessionHead(yaml, 'x.yaml').value!, everyKind).value!;
  const full = `
fields: { channel: branch, weather: sunny }
site: A
customer: external
responses:
  comfort: { expectation: 6, delivery: 4, note: Hard chairs. }
  greeted: { delivery: yes }
  noise: { expectation: 0.5, delivery: 0.25 }
  wait: { delivery: 90s }
  price: { delivery: 120 }
  samples: { blank: dont-know }
  in-stock: { delivery: 80 }
  remedy: { delivery: nothing }
  came-from: { delivery: work }
  impression: { delivery: Calm. }
`;
  const sessions = [
    full,
    full.replace('delivery: 4', 'delivery: 7').replace('site: A', 'site: B'),
    'responses: {}',
  ].map((yaml, i) => ({ file: `${i}.yaml`, session: sessionOf(yaml) }));

  it.each([
    ['of nothing', reportOfSessions(scheme, [])],
    ['of one audit', reportOfSessions(scheme, sessions.slice(0, 1))],
    ['of several, by site', reportOfSessions(scheme, sessions, { by: ['site'] })],
    ['with groups too small to show', reportOfSessions(scheme, sessions, { by: ['site'], minimumN: 2 })],
  ])('%s fits its schema and reads back the same', (_, report) => {
    const text = JSON.stringify(report, null, 2);
    const { value, findings } = loadGapReport(text, 'report.json');
    expect(findings).toEqual([]);
    expect(value).toEqual(JSON.parse(text));
  });

  it('that has drifted is found out, at its place', () => {
    const report = reportOfSessions(scheme, sessions);
    const drifted = JSON.stringify({ ...report, overall: { ...report.overall, mood: 'good' } }, null, 2);
    const { value, findings } = loadGapReport(drifted, 'report.json');
    expect(value).toBeNull();
    const line = drifted.split('\n').findIndex((one) => one.includes('"mood"')) + 1;
    expect(findings).toMatchObject([{ rule: 'unknown-key', line, column: 5 }]);
  });

  it('may be larger than any file that people write', () => {
    const report = reportOfSessions(scheme, sessions);
    const long = { ...report, warnings: [{ code: 'x'.repeat(6_000_000), of: null, args: {} }] };
    expect(loadGapReport(JSON.stringify(long), 'report.json').findings).toEqual([]);
    const { findings } = loadGapReport(JSON.stringify({ ...long, surprise: 1 }), 'report.json');
    expect(findings).toMatchObject([{ rule: 'unknown-key', line: 1, column: 1 }]);
  });
});
