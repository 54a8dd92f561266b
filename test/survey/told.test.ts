// What is told of surveys that are not as they should be, in the words that a user reads: where, what, and what to do. The words,
// figures and places that each case below comes to stand in expected/told.txt; SVC_UPDATE=1 writes it anew, to be looked through.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { type Finding, type Message, UserError } from '../../src/core/errors.ts';
import { schemeOf } from '../../src/core/standard/scheme.ts';
import { listed } from '../../src/core/tally/tally.ts';
import { lostIn, unreadWarnings } from '../../src/survey/lost.ts';
import { type RejectsFile, rejectsFile } from '../../src/survey/rejects.ts';
import { refuseUnusable, type ScoreOptions, type SurveyScore } from '../../src/survey/score.ts';
import { NO_WISHES } from '../../src/survey/supplement.ts';
import { speaker } from '../speaker.ts';
import { mappingOf, reportOf, schemeFrom, score, standardOf } from './helpers.ts';
import { workbook } from './zip.ts';

const { say } = speaker('en');
const counter = schemeFrom('counter/standard.yaml');
const service = schemeOf(
  standardOf(`
format: svc.standard/1
id: service
version: "1.0.0"
title: { en: Service }
fields:
  visit: { title: { en: Kind of visit }, values: { new: { en: New }, again: { en: Again, ru: Повторно } } }
sections:
  - id: a
    title: { en: A }
    criteria:
      - id: greeting
        text: { en: Greeted. }
        answer: { kind: yes-no }
        expect: yes
      - id: way
        text: { en: How they came. }
        answer: { kind: choice, options: [{ id: bus, text: { en: By bus }, points: 50 }, { id: car, text: { en: By car }, points: 0 }, { id: foot, text: { en: On foot }, points: 100 }] }
        expect: bus
        when: { visit: [new] }
      - id: wait
        text: { en: Waiting. }
        answer: { kind: elapsed, better: lower, points: { 0h: 100, 10h: 0 } }
        expect: 2h
      - id: rating
        text: { en: Rating. }
        answer: { kind: scale, min: 0, max: 10 }
`),
);

interface Case {
  readonly survey: string | Buffer;
  /** Of the counter; null for the service. */
  readonly counter?: string | null;
  readonly service?: string;
  readonly more?: Partial<ScoreOptions>;
}
const ALL = `criteria:
  politeness: { expectation: e1, delivery: d1 }
  help: { expectation: e2, delivery: d2 }
`;
const FILE = 'branch,e1,d1,e2,d2\nNorth,5,4,5,5\nSouth,4,4,3,5\n';
const SPAN = (more = '') => `criteria:\n  wait: { delivery: { from: from, to: to${more} } }\n`;

const CASES: Readonly<Record<string, Case>> = {
  'nothing amiss': { survey: FILE, counter: `${ALL}by: [branch]\n` },
  'an empty file': { survey: '', counter: ALL },
  'a mark and nothing else': { survey: '\ufeff', counter: ALL },
  'blank lines alone': { survey: '\n \r\n\n', counter: ALL },
  'a header and no rows': { survey: 'branch,e1,d1,e2,d2\n', counter: ALL },
  'rows of other widths': {
    survey: `${FILE}\nEast,5,4\nWest,5,4,5,5,,\nWest,5,4,5,5,more\n"Far\nWest",1,2,3\n`,
    counter: ALL,
  },
  'most rows of another width': {
    survey: 'branch,e1,d1,e2,d2\nNorth,5,4\nSouth,4\nA,1,1,1,1\n',
    counter: ALL,
  },
  'a quote that is never closed': { survey: `${FILE}East,5,"4\nü,5\n`, counter: ALL },
  'a quote in the first rows that is never closed': { survey: 'branch,e1,"d1\n1,2,3\n', counter: ALL },
  'answers that cannot be read, and how often': {
    survey: 'branch,e1,d1,e2,d2\nA,5,x,5,5\nB,5, x ,6,5\nC,?,4,5,5\nD,5,4 - 5,,\nE,5,"q""\nr",5,5\nF,,,9,9\n',
    counter: `${ALL}by: [branch]\n`,
  },
  'very many answers that cannot be read': {
    survey: `branch,e1,d1,e2,d2\n${Array.from({ length: 40 }, (_, i) => `A,5,x${i % 30},5,${i % 2 ? 4 : 'y'}\n`).join('')}`,
    counter: ALL,
  },
  'a number against its label': {
    survey: 'branch,e1,d1,e2,d2\nA,5 - Very poor,4,5,5\nB,5 - Very good,4,5,5\n',
    counter: ALL,
  },
  'several options, and none': {
    survey:
      'visit,greeted,came\nnew,yes,By bus\nnew,no,"By bus, By car"\nagain,yes,By train\nПовторно,no,By car\nother,1,\n',
    service:
      'criteria:\n  greeting: { delivery: greeted }\n  way: { delivery: came }\nfields: { visit: visit }\nby: [visit]\n',
  },
  'other than the options, and left out': {
    survey: 'greeted,came\nyes,By bus\nno,"By bus, by air"\nyes,By train\n',
    service: 'criteria:\n  greeting: { delivery: greeted }\n  way: { delivery: came, others: ignore }\n',
  },
  'other than the options, and not applicable': {
    survey: 'greeted,came\nyes,By bus\nno,"By bus, by air"\nyes,By train\n',
    service:
      'others: not-applicable\ncriteria:\n  greeting: { delivery: greeted }\n  way: { delivery: came }\n',
  },
  'columns that are missing in order': {
    survey: 'Branch,e1,d1,Other,other ,Other,ä\n1,2,3,4,5,6,7\n',
    counter: `criteria:
  politeness: { expectation: e11, delivery: Other }
  help: { expectation: { column: 8 }, delivery: { header: Other, occurrence: 3 } }
  cleanliness: { expectation: { pattern: "." }, delivery: { pattern: nothing }, minimum: nowhere }
fields: { branch: brunch, what: { pattern: "^o", occurrence: 9 } }
by: [branch, Branhc]
drop: [{ column: gone, is: [x], reason: gone }]
respondent: who
`,
  },
  'a column of the design that is missing': { survey: FILE, counter: `${ALL}weight: { header: brunch }\n` },
  'a column of the design that nobody has': {
    survey: FILE,
    counter: ALL,
    more: { supplement: { ...NO_WISHES, cluster: 'branhc' } },
  },
  'groups that nobody has': { survey: FILE, counter: ALL, more: { by: ['branch, sight'] } },
  'groups nearly called so': {
    survey: FILE,
    counter: `${ALL}fields: { area: branch }\n`,
    more: { by: ['aera'] },
  },
  'a period of what is no date': { survey: FILE, counter: ALL, more: { by: ['month(branch)'] } },
  'periods of a column': {
    survey: 'when,e1,d1\n31.12.2025,5,4\n05.01.2026,5,3\n,5,3\nsoon,5,2\n30.12.2025,5,1\n01.01.2026,4,1\n',
    counter: 'criteria:\n  politeness: { expectation: e1, delivery: d1 }\n',
    more: { by: ['week(when), quarter(when)', 'when'] },
  },
  'expectations of nowhere': { survey: FILE, counter: 'criteria:\n  politeness: { delivery: d1 }\n' },
  'one column read for two things': {
    survey: FILE,
    counter:
      'criteria:\n  politeness: { expectation: e1, delivery: d1 }\n  help: { expectation: { column: 2 }, delivery: d2 }\n',
  },
  'importance without a scale': {
    survey: 'greeted,i\nyes,1\n',
    service: 'criteria:\n  greeting: { delivery: greeted, importance: i }\n',
  },
  'weights that are none': {
    survey:
      'branch,e1,d1,e2,d2,w,c\nA,5,4,5,5,1.5,a\nB,5,4,5,5,,a\nC,5,4,5,5,0,b\nD,5,4,5,5,heavy,b\nE,5,4,5,5,-1,\nF,5,3,5,5,2,b\nG,5,3,5,5,1,\n',
    counter: `${ALL}weight: w\ncluster: c\n`,
  },
  'rows without their stratum': {
    survey: 'branch,e1,d1,e2,d2,s\nA,5,4,5,5,a\nB,5,4,5,5,\nC,5,4,5,5, \n',
    counter: `${ALL}strata: s\n`,
  },
  'weights with a decimal comma': {
    survey: 'branch;e1;d1;e2;d2;w\nA;5;4;5;5;1.000,5\nB;5;4;5;5;n/a\nC;5;4;5;5;1e-05\nD;5;4;5;5;2000000000\n',
    counter: `decimal: ","\n${ALL}weight: w\nblanks: { not-applicable: [n/a] }\n`,
  },
  'stamps in two orders': { survey: 'from,to\n1/2/2026,3/2/2026\n', service: SPAN() },
  'stamps whose order another column settles': {
    survey: 'from,to\n1/2/2026 10:00,13/2/2026 9:00\n',
    service: SPAN(),
  },
  'stamps that are none, or the wrong way round': {
    survey:
      'from,to,off\n2026-03-02 10:00,2026-03-02 11:30,\n2026-03-02 10:00,2026-03-02 09:00,\n2026-03-02 10:00,soon,\n2026-03-02 10:00,2026-03-02 11:00,2h\n2026-03-02 10:00,2026-03-02 11:10,long\n2026-03-02 10:00,2026-03-02T11:00Z,\n2026-03-02 10:00,,\n,,\n',
    service: SPAN(', paused: off'),
  },
  'times whose day stands beside': {
    survey: 'Visit date,from,to\n13.02.2026,10:00,12:30\n14.02.2026,23:30,0:30\n',
    service: SPAN(),
  },
  'times whose day is one of several': {
    survey: 'Born,Visit day,from,to\n13.02.1986,13.02.2026,10:00,12:30\n14.03.1986,14.02.2026,23:30,0:30\n',
    service: SPAN(),
  },
  'times whose day could be any': {
    survey: 'One,Two,from,to\n13.02.1986,13.02.2026,10:00,12:30\n',
    service: SPAN(),
  },
  'stamps that are written in two ways': {
    survey: 'from,to\n13.02.2026 10:00,2026-02-13T11:30\n14.02.2026 10:00,2026-02-14T10:00\n',
    service: SPAN(),
  },
  'stamps of two columns, each with its order': {
    survey: 'from,to,at\n13/2/2026 10:00,13/2/2026 11:30,3/4/2026\n',
    service: SPAN(),
    more: { by: ['month(at)'] },
  },
  'times without a day': { survey: 'from,to\n10:00,12:30\n', service: SPAN() },
  'a log of one row per update': {
    survey: `Ticket ID,from,to\n${['7', '7', '8', '9'].map((id) => `${id},2026-03-02 10:00,2026-03-02 1${id}:00\n`).join('')}`,
    service: SPAN(),
  },
  'ids that come again': {
    survey: 'e1,d1,Order no.\n5,4,7\n5,3,10\n5,4,7',
    counter: 'criteria:\n  politeness: { expectation: e1, delivery: d1 }\n',
  },
  ...Object.fromEntries(
    ['keep', 'first', 'last', 'refuse'].map((what): [string, Case] => [
      `respondents who come again: ${what}`,
      {
        survey: 'who,e1,d1\n7,5,4\n7,5,3\n8,5,4\n,1,1\n,1,1\n',
        counter: `criteria:\n  politeness: { expectation: e1, delivery: d1 }\nrespondent: who\nduplicates: ${what}\n`,
      },
    ]),
  ),
  'titles, headings again, and sums': {
    survey:
      'Survey of March\n\nbranch,e1,d1,e2,d2\nNorth,5,4,5,5\nbranch,e1,d1,e2,d2\nSouth,4,4,3,5\nTotal,9,8,8,10\nMean,4.5,4,4,5\n',
    counter: ALL,
  },
  'a total amid the rows': {
    survey: 'branch,e1,d1,e2,d2\nNorth,5,4,5,5\nTotal,55,44,55,55\nSouth,4,4,3,5\n',
    counter: ALL,
  },
  'rows that are dropped': {
    survey: `${FILE}Test,5,4,5,5\nnone,,,,\nhalf,5,,,4\n`,
    counter: `${ALL}drop: [{ column: branch, is: [test], reason: trial }]\n`,
  },
  'bytes that are no text': {
    survey: Buffer.concat([
      Buffer.from(`${FILE}Ä,1,2,3,4\nЖ`),
      Buffer.from([0x80]),
      Buffer.from(',1,2,3,4\nö,1,2,3,4\n'),
    ]),
    counter: ALL,
  },
  'bytes that are no text in the header': {
    survey: Buffer.concat([Buffer.from('äöüß'), Buffer.from([0xff]), Buffer.from(FILE)]),
    counter: ALL,
  },
  'an encoding that is asked for': {
    survey: iconv.encode(FILE.replace('North', 'Норд'), 'koi8-r'),
    counter: `encoding: koi8-r\n${ALL}by: [branch]\n`,
  },
  'an encoding that is guessed': {
    survey: iconv.encode(
      FILE.replace('North', 'Северное отделение на площади').replace('South', 'Южное отделение'),
      'windows-1251',
    ),
    counter: `${ALL}by: [branch]\n`,
  },
  'an encoding that nobody knows': { survey: FILE, counter: ALL, more: { encoding: 'utf-9' } },
  'a delimiter that nobody knows': { survey: FILE, counter: ALL, more: { delimiter: 'coma' } },
  'a dialect that nobody knows': { survey: FILE, counter: ALL, more: { dialect: 'qualtric' } },
  'a dialect that does not fit': { survey: FILE, counter: ALL, more: { dialect: 'long' } },
  'a delimiter that is declared': {
    survey: `sep=|\r\n${FILE.replaceAll(',', '|').replaceAll('\n', '\r\n')}x|y\r\n`,
    counter: ALL,
  },
  'lines that end in CR alone': { survey: `${FILE}"a\rb",5\n`.replaceAll('\n', '\r'), counter: ALL },
  'UTF-16, with half a pair': {
    survey: Buffer.concat([
      Buffer.from(`\ufeff${FILE}`, 'utf16le'),
      Buffer.from('\ud83d,1,2,3,4\nö,x,2,3,4\n', 'utf16le'),
    ]),
    counter: ALL,
  },
  'header rows that are said': { survey: `more\n\n${FILE}`, counter: ALL, more: { headerRows: 3 } },
  'a workbook that is an old one': { survey: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), counter: ALL },
  'something with zeros': { survey: Buffer.from([0x61, 0, 0, 0x62, 0x63, 0, 0, 7, 9]), counter: ALL },
  'a sheet that is asked of a text': { survey: FILE, counter: ALL, more: { sheet: 'S' } },
  'a damaged archive': { survey: gzipSync(FILE).subarray(0, 30), counter: ALL },
  'a workbook': {
    survey: workbook(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>e1</t></is></c><c r="B1" t="inlineStr"><is><t>d1</t></is></c></row><row r="4"><c r="A4"><v>5</v></c><c r="B4"><v>7</v></c></row><row r="5"><c r="A5"><v>5</v></c><c r="B5"><v>3</v></c></row>',
    ),
    counter: 'criteria:\n  politeness: { expectation: e1, delivery: d1 }\n',
  },
  'a sheet that a workbook has not': { survey: workbook(''), counter: ALL, more: { sheet: 'T' } },
  'JSON that breaks': { survey: '[\n {"e1": 5, "d1": 4},\n {"e1": 5, "d1" 4}\n]', counter: ALL },
  'JSON without respondents': { survey: '[]', counter: ALL },
  JSON: {
    survey:
      '\ufeff{"more": 1, "results": [{"a": {"e1": 5, "d1": null}, "x": ["p", "q, r", {}]}, {"a": {"d1": 4, "e1": 9}}]}',
    counter: 'criteria:\n  politeness: { expectation: a/e1, delivery: a/d1 }\nby: [x]\n',
  },
  'a row an answer': {
    survey: 'who,what,got\n1,politeness,4\n1,help,9\n2,politeness,5\n2,politeness,4\n2,,3\n,help,3\n',
    counter: `layout: { respondent: who, item: what, answer: got }
criteria:
  politeness: { expectation: "politeness [got]", delivery: "politeness [delivery]" }
  help: { expectation: { column: 3 }, delivery: "help [got]" }
`,
  },
  'a row an answer, whose columns nobody has': {
    survey: 'who,what,got\n1,politeness,4\n',
    counter: `layout: { respondent: whom, item: what, answer: got }\n${ALL}`,
  },
  'unfinished responses': {
    survey: 'ID,Start time,Completion time,e1,d1\n1,a,b,5,4\n2,a,,5,3\n3,a, ,5,2\n',
    counter: 'criteria:\n  politeness: { expectation: e1, delivery: d1 }\n',
  },
  'responses that a tool keeps, and nobody wants': {
    survey:
      'Response ID,Time Started,Date Submitted,Status,d1:Rate,e1:Rate\n1,a,b,Complete,4,5\n2,a,b,Partial,3,5\n3,a,b,Deleted,1,1\n4,a,b,Disqualified,1,1\n5,a,b,Test,1,1\n5,a,b,Complete,2,5\n',
    counter: 'criteria:\n  politeness: { expectation: e1, delivery: d1 }\nduplicates: first\n',
  },
  'responses that nobody wants, beside those that a mapping drops': {
    survey:
      'Response ID,Time Started,Date Submitted,Status,d1:Rate,e1:Rate\n1,a,b,Complete,4,5\n2,a,b,Deleted,1,1\n3,late,b,Complete,1,1\n',
    counter:
      'criteria:\n  politeness: { expectation: e1, delivery: d1 }\ndrop: [{ column: Time Started, is: [late], reason: late }]\n',
  },
  'responses that nobody wants, of which the mapping says what to drop': {
    survey:
      'Response ID,Time Started,Date Submitted,Status,d1:Rate,e1:Rate\n1,a,b,Complete,4,5\n2,a,b,Deleted,1,1\n3,a,b,Partial,3,1\n',
    counter:
      'criteria:\n  politeness: { expectation: e1, delivery: d1 }\ndrop: [{ column: Status, is: [Partial], reason: partial }]\n',
  },
  'groups by a field whose column is missing': {
    survey: FILE,
    counter: `${ALL}fields: { area: brunch }\nby: [area]\n`,
  },
  'stamps of two columns, each written in its own way': {
    survey: 'from,to\n13.02.2026 10:00,02/13/2026 11:30\n14.02.2026 10:00,02/14/2026 12:00\n',
    service: SPAN(),
  },
  'stamps of two columns, one of which needs no pattern': {
    survey: 'from,to\n2026-02-13 10:00,02/13/2026 11:30\n2026-02-14 10:00,02/14/2026 12:00\n',
    service: SPAN(),
  },
};

const message = (area: string, { code, args }: Message) => say(`${area}${code}`, args ?? {});
const found = ({ line, column, endLine, endColumn, level, rule, ...one }: Finding) => [
  `  ${line}:${column}${endLine === line && endColumn === column ? '' : `–${endLine}:${endColumn}`} ${level} ${rule}: ${message('finding.', one)}`,
  ...(one.hint ? [`    ${message('hint.', one.hint)}`] : []),
];

function countsOf({ tally, by, receipt, unread, segments }: SurveyScore): string[] {
  const { read, used, rejected, dropped, unread: cells = [] } = receipt;
  return [
    `read ${read}, used ${used}, rejected ${rejected}${dropped.map(({ reason, count }) => `, ${count} ${reason}`).join('')}`,
    ...cells.map(({ column, text, count }) => `unread in ${column}: ${JSON.stringify(text)}, ${count}`),
    ...[...unread].map(([id, count]) => `lost of ${id}: ${count}`),
    ...tally.flatMap(({ key, respondents, criteria }) => [
      `${key.length === 0 ? 'all' : `${by.join(', ')}: ${key.join(', ')}`} (${respondents})`,
      ...criteria.flatMap(({ pairs, blanks }, i) => {
        const said = listed(pairs).map(
          (pair) => `${pair.expectation} → ${pair.delivery}: ${pair.counts.join(' ')}`,
        );
        return [`  ${i + 1}  ${said.join('; ')} | ${blanks.join(' ')}`];
      }),
    ]),
    ...(segments.length > 0 ? [`${segments.length} segments`] : []),
  ];
}

async function told({ survey, counter: ofCounter, service: ofService, more = {} }: Case): Promise<string> {
  const scheme = ofCounter ? counter : service;
  try {
    const mapping = mappingOf(`format: svc.mapping/1\n${ofCounter ?? ofService}`, scheme);
    let rejects: RejectsFile | null = null;
    const rejected: Buffer[] = [];
    const scored = await score(survey, {
      ...{ scheme, mapping, ...more },
      onHeader(header, layout) {
        rejects = rejectsFile(header, layout);
        rejected.push(rejects.head);
      },
      onRejected: (row) => void rejected.push(rejects!.line(row)),
    });
    const lost = lostIn(scored, reportOf(scored, scheme));
    const lines = [
      ...countsOf(scored),
      ...lost.map(({ id, count, share }) => `too much of ${id}: ${count}, ${share.toFixed(3)}`),
      ...unreadWarnings(scored, lost, false).map(({ code, of }) => `${code} ${of}`),
      ...(rejected.length > 1
        ? [`as it was: ${JSON.stringify(Buffer.concat(rejected).toString('latin1'))}`]
        : []),
      ...scored.notes.map((note) => message('', note)),
      ...scored.issues.flatMap(found),
      ...(scored.moreIssues > 0 ? [`and ${scored.moreIssues} more`] : []),
    ];
    try {
      refuseUnusable(scored);
    } catch (error) {
      lines.push(...refused(error));
    }
    return lines.join('\n');
  } catch (error) {
    return refused(error).join('\n');
  }
}

function refused(error: unknown): string[] {
  if (!(error instanceof UserError)) throw error;
  return [
    `refused (${error.exitCode}): ${message('error.', error)}`,
    ...(error.hint ? [`  ${message('hint.', error.hint)}`] : []),
    ...error.findings.flatMap(found),
  ];
}

const FOUND = join(import.meta.dirname, 'expected/told.txt');
const BETWEEN = /^# (.*)\n/mu;

describe('what is told of a survey with', () => {
  const [, ...parts] = readFileSync(FOUND, 'utf8').split(BETWEEN);
  const expected = new Map(parts.flatMap((title, i) => (i % 2 === 0 ? [[title, parts[i + 1]!.trim()]] : [])));
  const now: string[] = [];

  it.each(Object.entries(CASES))('%s', async (title, one) => {
    const said = await told(one);
    now.push(`# ${title}\n${said}\n`);
    if (!process.env.SVC_UPDATE) expect(said).toBe(expected.get(title));
  });

  it('is of these cases and no others', () => expect([...expected.keys()]).toEqual(Object.keys(CASES)));

  afterAll(() => {
    if (process.env.SVC_UPDATE) writeFileSync(FOUND, now.join('\n'));
  });
});
