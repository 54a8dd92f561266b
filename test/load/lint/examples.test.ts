// What `svc explain` shows of a rule is its fixture: of the bad file the part where the rule is broken, of the good one the same.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../../src/load/lint/examples.ts';
import { RULE_IDS } from '../../../src/load/lint/rules.ts';
import { speaker } from '../../speaker.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/lint');
const shownOf = (rule: string, line: number) => {
  const read = (name: string) => readFileSync(join(FOLDER, rule, `${name}.yaml`), 'utf8');
  return exampleOf(read('bad'), read('good'), line);
};

describe.each(RULE_IDS)('%s', (id) => {
  it.each(['en', 'ru'] as const)('is explained (%s)', (language) => {
    const { knows } = speaker(language);
    expect(knows(`rule.${id}`)).toBe(true);
    expect(knows(`explain.${id}`)).toBe(true);
  });
});

describe('an example', () => {
  it('is the criterion that is wrong, and the same one right', () => {
    expect(shownOf('unknown-touchpoint', 13)).toEqual({
      bad: [
        '- id: greeting',
        '  text: { en: Were you greeted?, ru: Поздоровались ли с вами? }',
        '  answer: { kind: yes-no }',
        '  touchpoint: recepcion',
      ].join('\n'),
      good: [
        '- id: greeting',
        '  text: { en: Were you greeted?, ru: Поздоровались ли с вами? }',
        '  answer: { kind: yes-no }',
        '  touchpoint: reception',
      ].join('\n'),
    });
  });

  it('is a key on the left edge with all that is under it', () => {
    expect(shownOf('unquoted-version', 11)).toEqual({ bad: 'version: 1.10', good: 'version: "1.10.0"' });
  });

  it('is the whole file where a part tells nothing, or where the file is short', () => {
    expect(shownOf('empty-file', 1).bad).toBe('# to be written');
    expect(shownOf('empty-file', 1).good).toMatch(/^format: svc\.standard\/1\n/);
    expect(shownOf('waiver-date', 3).bad).toMatch(/^format: svc\.waivers\/1\nwaivers:\n/);
  });

  it('never shows the same twice', () => {
    expect(shownOf('formerly', 18).bad).not.toBe(shownOf('formerly', 18).good);
  });
});
