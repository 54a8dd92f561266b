import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_SOURCES } from '../../src/core/answers/evidence.ts';
import { type Answer, kindOf } from '../../src/core/answers/index.ts';
import type { Response, ResponseExtra, Session } from '../../src/core/answers/response.ts';
import { BLANKS, CUSTOMERS } from '../../src/core/answers/response.ts';
import { criteriaOf } from '../../src/core/standard/standard.ts';
import { LANGUAGES } from '../../src/core/standard/text.ts';
import { writeSession } from '../../src/core/walk/written-session.ts';
import { loadPersona } from '../../src/load/persona.ts';
import { checkSessionStandard, loadSession, loadSessionHead } from '../../src/load/session.ts';
import { everyKind, FIXTURES } from './reading.ts';

const text = readFileSync(join(FIXTURES, 'good/session.yaml'), 'utf8');
const { id, version, digest } = everyKind;

const read = (yaml: string): Session => {
  const head = loadSessionHead(yaml, 'x.yaml').value!;
  return loadSession(head, everyKind).value!;
};

describe('loadSession', () => {
  it('reads every key, answers in the units of their kinds', () => {
    expect(read(text)).toEqual({
      format: 'svc.session/1',
      standard: { id, version, digest },
      site: 'Sadovaya 14',
      auditor: 'M. Orlova',
      profile: 'regulars',
      persona: 'rude',
      language: 'ru',
      customer: 'external',
      source: null,
      fields: new Map([
        ['channel', 'branch'],
        ['mood', 'calm'],
      ]),
      started: '2026-03-05',
      finished: '2026-03-05T11:40:00+03:00',
      responses: new Map<string, Response>([
        ['comfort', { state: 'answered', expectation: 6, delivery: 7 }],
        [
          'greeted',
          {
            state: 'answered',
            expectation: null,
            delivery: 1,
            extra: { note: 'At once.', source: 'mystery-shopper', at: '2026-03-05T08:31:00Z' },
          },
        ],
        ['noise', { state: 'answered', expectation: null, delivery: 0.25 }],
        [
          'wait',
          {
            state: 'answered',
            expectation: null,
            delivery: 270,
            extra: {
              evidence: [
                { file: 'photo.jpg', sha256: null },
                {
                  file: 'session.evidence/talk.ogg',
                  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
                  size: 4,
                },
              ],
            },
          },
        ],
        ['price', { state: 'answered', expectation: null, delivery: 1200.5 }],
        [
          'samples',
          { state: 'blank', blank: 'not-applicable', expectation: 2, reason: 'Nothing is sampled here.' },
        ],
        ['in-stock', { state: 'awaited', expectation: 95 }],
        ['remedy', { state: 'answered', expectation: null, delivery: 1 }],
        ['came-from', { state: 'answered', expectation: null, delivery: 1 }],
        ['impression', { state: 'answered', expectation: null, delivery: 0, extra: { text: 'Calm.' } }],
      ]),
    });
  });

  it('takes a bare set of answers for a session of the standard that the command names', () => {
    const { standard, site, responses } = read('responses: { comfort: { delivery: 3 } }');
    expect(standard).toEqual({ id, version, digest });
    expect(site).toBeNull();
    expect(responses).toEqual(new Map([['comfort', { state: 'answered', expectation: null, delivery: 3 }]]));
  });

  it('reads the criteria of the persona besides', () => {
    const persona = loadPersona(
      'format: svc.persona/1\nid: rude\ntitle: { en: Rude }\nrole: { en: Be rude. }\ncriteria: [{ id: rude-calm, text: { en: Calm? }, answer: { kind: yes-no } }]',
      'rude.yaml',
    ).value!;
    const head = loadSessionHead('persona: rude\nresponses: { rude-calm: { delivery: no } }', 'x.yaml')
      .value!;
    const { value } = loadSession(head, everyKind, persona);
    expect(value?.responses.get('rude-calm')).toEqual({ state: 'answered', expectation: null, delivery: 0 });
    expect(loadSession(head, everyKind).findings.map(({ code }) => code)).toEqual(['unknown-criterion']);
    expect(writeSession(value!, everyKind, persona)).toContain('  rude-calm:\n    delivery: no\n');
  });
});

describe('checkSessionStandard', () => {
  const check = (standard: string) =>
    checkSessionStandard(loadSessionHead(`${standard}\nresponses: {}`, 'x.yaml').value!, everyKind)?.code ??
    null;

  it('passes a session that leaves its standard, version or digest unsaid', () => {
    expect(check('site: A')).toBeNull();
    expect(check('standard: every-kind')).toBeNull();
    expect(check('standard: { id: every-kind, version: "2.1.0" }')).toBeNull();
    expect(check(`standard: { id: every-kind, version: "2.1.0", digest: "${digest}" }`)).toBeNull();
  });

  it('refuses another standard, another version and another content', () => {
    expect(check('standard: speed')).toBe('other-standard');
    expect(check('standard: { id: every-kind, version: "2.1.1" }')).toBe('session-version');
    expect(check(`standard: { id: every-kind, digest: "sha256:${'0'.repeat(64)}" }`)).toBe('session-digest');
  });
});

describe('writeSession', () => {
  it('writes keys and responses in one order, plain words plain and the rest quoted', () => {
    const session = read(text);
    const shuffled: Session = {
      ...session,
      fields: new Map([...session.fields].reverse()),
      responses: new Map([...session.responses].reverse()),
    };
    const written = writeSession(session, everyKind);
    expect(writeSession(shuffled, everyKind)).toBe(written);
    expect(written.replace(/sha256:\w{64}/, 'sha256:…')).toBe(`format: svc.session/1
standard:
  id: every-kind
  version: "2.1.0"
  digest: "sha256:…"
site: Sadovaya 14
auditor: M. Orlova
profile: regulars
persona: rude
lang: ru
customer: external
fields:
  channel: branch
  mood: calm
started: 2026-03-05
finished: "2026-03-05T11:40:00+03:00"
responses:
  comfort:
    expectation: 6
    delivery: 7
  greeted:
    delivery: yes
    note: At once.
    source: mystery-shopper
    at: "2026-03-05T08:31:00Z"
  noise:
    delivery: 0.25
  wait:
    delivery: 4m 30s
    evidence:
      - photo.jpg
      - file: session.evidence/talk.ogg
        sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        size: 4
  price:
    delivery: 1200.5
  samples:
    expectation: 2
    blank: not-applicable
    reason: Nothing is sampled here.
  in-stock:
    expectation: 95
  remedy:
    delivery: nothing
  came-from:
    delivery: work
  impression:
    delivery: Calm.
`);
  });

  it.each([
    'two\nlines\n',
    'a: b # c',
    ' leading and trailing ',
    'yes',
    'null',
    '012',
    '1.10',
    '- item',
    '{ }',
    '"quoted" \\ back',
    'Жалоба: «нет» — ёж',
    'tab\there',
    'bell\u0007 escape\u001b[31m delete\u007f next\u0085 line\u2028 mark\ufeff',
    'lone \ud800 half',
    '😀',
    '%YAML',
    '...',
    '---',
    '?',
    '~',
    '',
  ])('keeps the note %j', (note) => {
    const session = { ...read('responses: {}'), site: note };
    const responses = new Map<string, Response>([
      ['comfort', { state: 'awaited', expectation: null, extra: { note } }],
    ]);
    const written = writeSession({ ...session, responses }, everyKind);
    expect(read(written)).toEqual({ ...session, responses });
    expect(written).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/);
  });

  it('writes what reads back the same, whatever people typed', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const written = writeSession(session, everyKind);
        const head = loadSessionHead(written, 'x.yaml');
        expect(head.findings).toEqual([]);
        expect(checkSessionStandard(head.value!, everyKind)).toBeNull();
        const loaded = loadSession(head.value!, everyKind);
        expect(loaded.findings).toEqual([]);
        expect(loaded.value).toEqual(session);
        expect(writeSession(loaded.value!, everyKind)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });
});

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...'ab ё:#-\n\t"\'{}[],&*!|>%@`\\?~0.1'), maxLength: 20 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 })
    .map((units) => String.fromCharCode(...units)),
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const instant = fc
  .date({ min: new Date('1000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

function valuesFor(answer: Answer): fc.Arbitrary<number> {
  switch (answer.kind) {
    case 'scale':
      return fc
        .nat(Math.round((answer.max - answer.min) / answer.step))
        .map((i) => answer.min + i * answer.step);
    case 'yes-no':
      return fc.constantFrom(0, 1);
    case 'choice':
      return fc.nat(answer.options.length - 1);
    case 'count':
      return fc.nat(1e9);
    default:
      return fc.nat(2 ** 31 - 1).map((n) => (n % 1e9) / (n % 3 === 0 ? 1 : 1e6));
  }
}

const extras = fc.record(
  {
    note: typed,
    evidence: fc.array(
      fc.record(
        {
          file: typed.filter((name) => /\S/u.test(name)),
          sha256: maybe(fc.constant('a'.repeat(64))),
          size: fc.nat(),
        },
        { requiredKeys: ['file', 'sha256'] },
      ),
      { maxLength: 2 },
    ),
    at: instant,
    source: fc.constantFrom(...EVIDENCE_SOURCES),
  },
  { requiredKeys: [] },
);

function responseTo(answer: Answer): fc.Arbitrary<Response> {
  const isWords = answer.kind === 'text';
  const expectation = isWords ? fc.constant(null) : maybe(valuesFor(answer));
  const withExtra = <T extends object>(arbitrary: fc.Arbitrary<T>, words: fc.Arbitrary<ResponseExtra>) =>
    fc
      .tuple(arbitrary, extras, words)
      .map(([response, extra, said]) =>
        Object.keys({ ...extra, ...said }).length > 0
          ? { ...response, extra: { ...extra, ...said } }
          : response,
      );
  const nothing = fc.constant({});
  return fc.oneof(
    withExtra(
      fc.record({
        state: fc.constant('answered' as const),
        expectation,
        delivery: isWords ? fc.constant(0) : valuesFor(answer),
      }),
      isWords ? fc.record({ text: typed }) : nothing,
    ),
    withExtra(
      fc.record(
        {
          state: fc.constant('blank' as const),
          blank: fc.constantFrom(...BLANKS),
          expectation,
          reason: typed,
        },
        { requiredKeys: ['state', 'blank', 'expectation'] },
      ),
      nothing,
    ),
    withExtra(fc.record({ state: fc.constant('awaited' as const), expectation }), nothing),
  );
}

const sessions: fc.Arbitrary<Session> = fc
  .record({
    site: maybe(typed),
    auditor: maybe(typed),
    profile: maybe(fc.constant('regulars')),
    persona: fc.constant(null),
    language: maybe(fc.constantFrom(...LANGUAGES)),
    customer: maybe(fc.constantFrom(...CUSTOMERS)),
    source: maybe(fc.constantFrom(...EVIDENCE_SOURCES)),
    fields: fc.dictionary(fc.constantFrom('weather', 'a fact of my own', '12: x', '__proto__'), typed),
    started: maybe(instant),
    finished: maybe(instant),
    responses: fc.tuple(
      ...criteriaOf(everyKind).map((criterion) =>
        maybe(fc.tuple(fc.constant(criterion.id), responseTo(criterion.answer))),
      ),
    ),
  })
  .map(({ fields, responses, ...rest }) => ({
    format: 'svc.session/1',
    standard: { id, version, digest },
    ...rest,
    fields: new Map(Object.entries(fields)),
    responses: new Map(responses.filter((response) => response !== null)),
  }));

describe('a session in the test above', () => {
  it('has answers that their kinds can write and read', () => {
    for (const { answer } of criteriaOf(everyKind)) {
      if (answer.kind === 'text') continue;
      const kind = kindOf(answer);
      fc.assert(
        fc.property(valuesFor(answer), (value) => {
          expect(kind.read(kind.write(value, answer), answer)).toEqual({ ok: true, value });
        }),
        { numRuns: 50 },
      );
    }
  });
});
