// Every format of a diff, over every change there is and over hostile texts.

import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/core/diff/rules.ts';
import { SCHEMAS } from '../../../src/load/schemas/index.ts';
import { type FormatOf, formatsOf, reporterOf } from '../../../src/report/index.ts';
import { widthOf } from '../../../src/text/layout.ts';
import { validatorOf } from '../../schema.ts';
import { speaker } from '../../speaker.ts';
import { everything, hostileReview, PAIRS, reviewOf } from './reviews.ts';
import { type Element, parseXml } from './xml.ts';

const write = async (
  format: FormatOf<'diff'>,
  review = everything('breaking'),
  language: 'en' | 'ru' = 'en',
  more: { color?: boolean; width?: number } = {},
) =>
  (await reporterOf('diff', format))(review, {
    speaker: speaker(language),
    color: false,
    width: 80,
    ...more,
  });

/** Whatever moves a cursor, rings a bell or turns text around. */
const DANGEROUS =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

describe.each(formatsOf('diff'))('as %s', (format) => {
  it.each(['en', 'ru'] as const)('every change is told, in words that exist (%s)', async (language) => {
    const text = await write(format, everything('breaking'), language);
    expect(text).not.toMatch(/\b(change|why|diff|fault)\.[a-z-]+|\{\w+\}|undefined|\[object/);
    expect(text.endsWith('\n')).toBe(true);
    for (const { id } of RULES) expect(text, id).toMatch(new RegExp(`(?<![a-z-])${id}(?![a-z-])`));
  });

  it('hostile texts stay texts', async () => {
    const text = await write(format, hostileReview(''));
    expect(text).not.toMatch(DANGEROUS);
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/\p{Cs}/u);
  });

  it('the same review gives the same bytes', async () => {
    const [first, second] = [await write(format), await write(format)];
    expect(first === second).toBe(true);
  });
});

describe('in the terminal', () => {
  it.each([
    ['en', 40],
    ['ru', 40],
    ['ru', 60],
    ['en', 80],
    ['ru', 80],
  ] as const)('no line is wider than it may be (%s, %i columns)', async (language, width) => {
    const reviews = [everything('breaking'), ...(language === 'en' ? [hostileReview('')] : [])];
    for (const review of reviews) {
      const lines = (await write('terminal', review, language, { width })).split('\n');
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
    }
  });

  it('colour adds nothing that the marks do not say', async () => {
    const coloured = await write('terminal', everything('breaking'), 'en', { color: true });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(await write('terminal'));
  });

  it('marks are kept together with their colour when a line is broken', async () => {
    const text = await write('terminal', reviewOf('question-rewritten'), 'en', { color: true });
    for (const line of text.split('\n')) {
      const opened = line.match(/\u001b\[3[0-7]m/g)?.length ?? 0;
      const closed = line.match(/\u001b\[39m/g)?.length ?? 0;
      expect(closed, line).toBe(opened);
    }
  });

  it.each(['question-rewritten', 'curve-changed', 'criterion-moved'])(
    '%s reads as expected',
    async (name) => {
      for (const language of ['en', 'ru'] as const)
        await expect(await write('terminal', reviewOf(name), language)).toMatchFileSnapshot(
          `expected/${name}.${language}.txt`,
        );
    },
  );
});

describe('in markdown', () => {
  it('begins with what a manager needs to know, and ends with a changelog', async () => {
    const text = await write('markdown', reviewOf('question-rewritten'));
    expect(
      text.startsWith(
        '## What changes in the scores\n\n**Scores by the two versions cannot be compared.**\n',
      ),
    ).toBe(true);
    expect(text).toContain(
      '\n### Changelog\n\n**cafe 2.0.0**\n\n- **breaking** · Question rewritten: criterion greeting, ',
    );
  });

  it('every row of a table has as many cells as its head', async () => {
    for (const review of [everything('breaking'), hostileReview('')]) {
      let cells = 0;
      for (const line of (await write('markdown', review)).split('\n')) {
        if (!line.startsWith('|')) cells = 0;
        else {
          const here = line.match(/(?<!\\)(?:\\\\)*\|/g)!.length;
          if (cells === 0) cells = here;
          if (here !== cells) expect(here, line).toBe(cells);
        }
      }
    }
  });

  it('hostile texts bring no markup of their own', async () => {
    const text = await write('markdown', hostileReview(''));
    const tags = new Set([...text.matchAll(/<\/?([a-z]+)/gi)].map(([, tag]) => tag));
    expect([...tags].sort()).toEqual(['br', 'del', 'details', 'ins', 'summary']);
    expect(text).not.toMatch(/(?<!\\)\[link\](?!\\)/);
    expect(text).not.toMatch(/^(?:=|> |1\. )/m);
    // Code spans hold ids of ours only.
    for (const [, code] of text.matchAll(/(?<!\\)`([^`]*)(?<!\\)`/g)) expect(code).toMatch(/^[a-z0-9-]+$/);
  });

  it.each(['question-rewritten', 'label-displaced'])('%s reads as expected', async (name) => {
    for (const language of ['en', 'ru'] as const)
      await expect(await write('markdown', reviewOf(name), language)).toMatchFileSnapshot(
        `expected/${name}.${language}.md`,
      );
  });
});

describe('as JSON', () => {
  const validate = validatorOf(SCHEMAS.diff);

  it.each(PAIRS)('%s fits the published schema', async (name) => {
    expect(validate(JSON.parse(await write('json', reviewOf(name))))).toEqual([]);
  });

  it('a folder fits the published schema, hostile texts or none', async () => {
    for (const review of [everything('breaking'), hostileReview('')])
      expect(validatorOf(SCHEMAS['diff-folder'])(JSON.parse(await write('json', review)))).toEqual([]);
  });
});

describe('as JUnit', () => {
  const cases = (suites: Element) => suites.children.flatMap(({ children }) => children);

  it('is well-formed XML that counts what it holds, hostile texts or none', async () => {
    for (const review of [everything('rebase'), hostileReview('')]) {
      const suites = parseXml(await write('junit', review));
      for (const suite of [suites, ...suites.children]) {
        const held = suite === suites ? cases(suites) : suite.children;
        const having = (name: string) =>
          held.filter(({ children }) => children.some((child) => child.name === name)).length;
        expect(suite.attributes).toMatchObject({
          tests: String(held.length),
          failures: String(having('failure')),
          skipped: String(having('skipped')),
        });
      }
    }
  });

  it('a change that breaks fails whatever the gate, others where it is closed for them; waived ones are skipped', async () => {
    const failing = async (level: 'breaking' | 'rebase' | 'never') => {
      const suites = parseXml(await write('junit', reviewOf('criterion-id-reused', level)));
      return cases(suites).filter(({ children }) => children[0]?.name === 'failure').length;
    };
    expect([await failing('never'), await failing('breaking'), await failing('rebase')]).toEqual([1, 1, 3]);
    expect(parseXml(await write('junit')).attributes.skipped).toBe('2');
  });

  it('brings hostile texts through, but for what XML cannot hold', async () => {
    const texts = cases(parseXml(await write('junit', hostileReview('')))).flatMap(({ children }) =>
      children.map(({ text }) => text),
    );
    expect(texts.some((text) => text.includes('<script>alert(1)</script> `code` ]]> **bold**'))).toBe(true);
  });

  it('of no change is one test that passes', async () => {
    const review = {
      ...reviewOf('title-changed'),
      files: [{ ...reviewOf('title-changed').files[0]!, changes: [] }],
    };
    const suites = parseXml(await write('junit', review));
    expect(suites.attributes).toMatchObject({ tests: '1', failures: '0' });
  });
});

describe('as Code Quality of GitLab', () => {
  it('is an issue a change, known again by its fingerprint; a waived one only informs', async () => {
    const [issue] = JSON.parse(await write('gitlab', reviewOf('critical-set')));
    expect(issue).toMatchObject({
      check_name: 'critical-set',
      severity: 'major',
      location: { path: 'critical-set/new.yaml', lines: { begin: 15 } },
    });
    expect(issue.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const all = JSON.parse(await write('gitlab', everything('breaking')));
    expect(new Set(all.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(all.length);
    for (const { description, severity } of all)
      if (description.includes('waived by')) expect(severity).toBe('info');
    expect(all.filter(({ severity }: { severity: string }) => severity === 'info')).not.toEqual([]);
  });
});

describe('as annotations of GitHub', () => {
  const ANNOTATION =
    /^::(error|warning|notice) (?:file=[^,:]+,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?)?title=[^,:]+::[^\r\n]+$/;

  it('is one command a line, whatever the texts', async () => {
    for (const review of [everything('breaking'), hostileReview('')])
      expect(
        (await write('github', review))
          .trimEnd()
          .split('\n')
          .filter((line) => !ANNOTATION.test(line)),
      ).toEqual([]);
  });

  it('points at the line in the new file; a waived change is only noted', async () => {
    expect(await write('github', reviewOf('critical-set'))).toMatch(
      /^::warning file=critical-set\/new\.yaml,line=15,endLine=15,col=19,endColumn=23,title=Criterion made critical::criterion greeting%0AFalling short here now fails the whole audit\.%0Acritical-set · fingerprint [0-9a-f]{16}\n$/,
    );
    const waived = (await write('github')).split('\n').filter((line) => line.includes('waived by Anna'));
    expect(waived).toHaveLength(2);
    for (const line of waived) expect(line).toMatch(/^::notice /);
  });

  it('a criterion that is gone is shown where it was, in what is left', async () => {
    expect(await write('github', reviewOf('criterion-removed'))).toContain(
      'file=criterion-removed/new.yaml,line=',
    );
  });
});

describe('as SARIF', () => {
  /** The schema of SARIF 2.1.0, as Microsoft ships it; written for draft 4 of JSON Schema. */
  const official = (() => {
    try {
      return createRequire(import.meta.url)(
        '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
      ) as Record<string, unknown>;
    } catch {
      return null;
    }
  })();

  it.skipIf(official === null)(
    'fits the official schema (needs the package @microsoft/jest-sarif), hostile texts or none',
    async () => {
      const { id: _, $schema: __, ...schema } = official!;
      const validate = new Ajv.default({
        strict: false,
        validateFormats: false,
        allErrors: true,
        unicodeRegExp: false,
      }).compile(schema);
      for (const review of [everything('breaking'), hostileReview(''), reviewOf('title-changed')]) {
        validate(JSON.parse(await write('sarif', review)));
        expect(validate.errors ?? []).toEqual([]);
      }
    },
  );

  it('names each result by the fingerprint of its change and the rule that judged it', async () => {
    const review = everything('breaking');
    const [{ results, tool }] = JSON.parse(await write('sarif', review)).runs;
    const changes = review.files.flatMap((file) => file.changes);
    const prints = results.map(
      (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['svcDiff/v1'],
    );
    expect(changes.filter(({ fingerprint }) => !prints.includes(fingerprint))).toEqual([]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  it('says of a waived change that it is suppressed, by whom and why', async () => {
    const [{ results }] = JSON.parse(await write('sarif')).runs;
    const suppressed = results.filter((result: { suppressions?: unknown }) => result.suppressions);
    expect(suppressed).toHaveLength(2);
    expect(suppressed[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'Anna: Agreed with the board (2026-12-31)' },
    ]);
  });

  it('gives paths as URI references', async () => {
    const { results } = JSON.parse(await write('sarif', hostileReview(''))).runs[0];
    for (const { locations } of results) {
      const { uri } = locations[0].physicalLocation.artifactLocation;
      expect(new URL(uri, 'file:///repository/').protocol).toBe('file:');
      expect(uri).not.toMatch(/[\s#?\\]/);
    }
  });
});
