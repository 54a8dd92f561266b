// Rows that are no respondents, and respondents who stand in a file twice.

import { describe, expect, it } from 'vitest';
import { mappingOf, schemeFrom, score } from './helpers.ts';

const scheme = schemeFrom('counter/standard.yaml');
const HEADER = 'id,polite E,polite D\n';
const mapped = (more = '') =>
  mappingOf(
    `format: svc.mapping/1\ncriteria: { politeness: { expectation: polite E, delivery: polite D } }\n${more}`,
    scheme,
  );
const receiptOf = async (text: string, more?: string) =>
  (await score(text, { scheme, mapping: mapped(more) })).receipt;

describe('a row', () => {
  it('of totals or means at the end is none of a respondent', async () => {
    expect(await receiptOf(`${HEADER}1,5,4\n2,4,4\n\nИтого,9,8\nСреднее,4,4\n`)).toMatchObject({
      read: 4,
      used: 2,
      dropped: [{ reason: 'total-row', count: 2 }],
    });
  });

  it('of headings again, where files were put one after another, is none', async () => {
    expect(await receiptOf(`${HEADER}1,5,4\n${HEADER}2,4,4\n`)).toMatchObject({
      used: 2,
      dropped: [{ reason: 'repeated-header', count: 1 }],
    });
  });

  it('of a title above the headings is passed over and told of', async () => {
    const scored = await score(`Survey of May,,\n\n${HEADER}1,5,4\n`, { scheme, mapping: mapped() });
    expect(scored.receipt).toMatchObject({ read: 1, used: 1 });
    expect(scored.notes).toContainEqual({ code: 'survey.title-rows', args: { count: 1 } });
  });
});

describe('a respondent who stands twice', () => {
  const text = `${HEADER}1,5,4\n2,4,4\n1,5,1\n`;
  it('is told of and counts twice unless the mapping says otherwise', async () => {
    const { receipt, notes } = await score(text, { scheme, mapping: mapped('respondent: id\n') });
    expect(receipt).toMatchObject({ used: 3 });
    expect(notes).toContainEqual({ code: 'survey.again-keep', args: { count: 1, header: 'id' } });
  });

  it('counts once where the first counts, and is refused where nobody may', async () => {
    expect(await receiptOf(text, 'respondent: id\nduplicates: first\n')).toMatchObject({
      used: 2,
      dropped: [{ reason: 'duplicate', count: 1 }],
    });
    await expect(receiptOf(text, 'respondent: id\nduplicates: refuse\n')).rejects.toMatchObject({
      code: 'respondent-twice',
    });
  });

  it('counts by the last row where that counts', async () => {
    const mapping = mapped('respondent: id\nduplicates: last\n');
    const { lastOf } = await score(text, { scheme, mapping });
    const { receipt, tally } = await score(text, { scheme, mapping, lastOf: lastOf! });
    expect(receipt).toMatchObject({ used: 2, dropped: [{ reason: 'duplicate', count: 1 }] });
    expect(tally[0]!.respondents).toBe(2);
  });
});
