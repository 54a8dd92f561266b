// fixtures/lint/<rule>: bad.yaml breaks the rule, expected.json says where, good.yaml comes as near as it may. Files that lie
// beside are linted together with the bad one. There is no code for a case: a folder is one.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/errors.ts';
import { RULE_IDS, type RuleId, ruleNamed } from '../../../src/load/lint/rules.ts';
import { speaker } from '../../speaker.ts';
import { linted, usedAsSession } from './linting.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/lint');
const folders = readdirSync(FOLDER);

/** Only the answers of a session break these, and answers are read when the session is used. */
const AT_USE: readonly RuleId[] = ['other-standard', 'unknown-field', 'session-version', 'response'];
/** No file to keep. */
const TOO_LARGE: RuleId = 'file-too-large';

function read(folder: string, names: readonly string[]): Record<string, Buffer> {
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, folder, name))]));
}

describe('the lint fixtures', () => {
  it('show every rule', () => {
    expect(folders).toEqual(RULE_IDS.filter((id) => id !== TOO_LARGE).sort());
  });
});

describe.each(folders)('%s', (folder) => {
  const names = readdirSync(join(FOLDER, folder)).filter((name) => /\.yaml$/.test(name));
  const findingsIn = async (...files: string[]): Promise<readonly Finding[]> => {
    const contents = read(folder, files);
    if (!AT_USE.includes(folder as RuleId)) return linted(contents);
    return files.flatMap((file) => usedAsSession(String(contents[file]), file));
  };
  const bad = () => findingsIn(...names.filter((name) => name !== 'good.yaml'));

  it('is a rule', () => {
    expect(ruleNamed(folder)).toBeDefined();
  });

  it('is found in the bad file, each time at its place', async () => {
    const expected = join(FOLDER, folder, 'expected.json');
    expect(existsSync(expected), `${expected} is missing`).toBe(true);
    const findings = await bad();
    expect(findings).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
    expect(findings.map(({ rule }) => rule)).toContain(folder);
  });

  it('is not found in the good file, nor is any other', async () => {
    expect(await findingsIn('good.yaml')).toEqual([]);
  });

  it.each(['en', 'ru'] as const)('is told of in whole sentences (%s)', async (language) => {
    const { knows, say } = speaker(language);
    for (const { code, args, hint } of await bad()) {
      expect(knows(`finding.${code}`), code).toBe(true);
      expect(say(`finding.${code}`, args), code).not.toMatch(/\{\w+\}/);
      if (hint) expect(say(`hint.${hint.code}`, hint.args), hint.code).not.toMatch(/\{\w+\}|^hint/);
    }
  });
});
