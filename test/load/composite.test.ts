// Standards that include others: what comes along, and what is refused.

import { describe, expect, it } from 'vitest';
import { loadComposite } from '../../src/load/composite.ts';

const yesNo = (id: string, more = '') =>
  `      - { id: ${id}, text: { en: Was it ${id}?, ru: Было ли ${id}? }, answer: { kind: yes-no }, expect: yes${more} }\n`;
const section = (id: string, criteria: string, weight = 1) =>
  `  - id: ${id}\n    title: { en: Part ${id}, ru: Часть ${id} }\n    weight: ${weight}\n    criteria:\n${criteria}`;
const standard = (id: string, body: string, version = '1.0.0') =>
  `format: svc.standard/1\nid: ${id}\nversion: "${version}"\ntitle: { en: The ${id}, ru: Это ${id} }\n${body}`;

const part = standard(
  'part',
  `touchpoints: { door: { en: Door, ru: Дверь } }
fields:
  channel: { title: { en: Channel, ru: Канал }, values: { phone: { en: Phone, ru: Телефон } } }
calendars:
  shop: { timeZone: Europe/Riga, hours: { mon-fri: "09:00-18:00" } }
sections:
${section('first', yesNo('quick', ', weight: 3, touchpoint: door') + yesNo('calm', ', weight: 1, when: { channel: [phone] }'), 2)}${section(
  'second',
  `      - id: soon
        text: { en: How soon?, ru: Как скоро? }
        answer: { kind: elapsed, better: lower, calendar: shop, points: { 0s: 100, 3h: 0 } }
        expect: 1h
`,
  1,
)}`,
);

/** Files by name; `whole.yaml` is the one that is loaded. */
async function load(whole: string, files: Readonly<Record<string, string>> = { part }) {
  return loadComposite(standard('whole', whole), 'whole.yaml', async (name) => {
    const text = name === 'whole' ? standard('whole', whole) : files[name];
    return text === undefined
      ? { fault: { code: 'include-missing', args: { name } } }
      : { text, file: `${name}.yaml` };
  });
}
const codes = async (whole: string, files?: Readonly<Record<string, string>>) =>
  (await load(whole, files)).findings.map(({ code, line, column }) => `${line}:${column} ${code}`);
const OWN = `sections:\n${section('own', yesNo('kind'))}`;
const INCLUDE = 'include: [{ standard: part, version: "1.0.0" }]\n';

describe('a composite standard', () => {
  it('has the sections of the other as they stand, before its own', async () => {
    const { value, findings } = await load(`${INCLUDE}${OWN}`);
    expect(findings).toEqual([]);
    expect(
      value!.sections.map(({ id, weight, criteria }) => [id, weight, criteria.map((one) => one.id)]),
    ).toEqual([
      ['first', 2, ['quick', 'calm']],
      ['second', 1, ['soon']],
      ['own', 1, ['kind']],
    ]);
  });

  it('brings along touchpoints, fields and calendars, and joins them with its own', async () => {
    const { value } = await load(
      `${INCLUDE}touchpoints: { desk: { en: Desk, ru: Стол } }
fields:
  channel: { title: { en: Way, ru: Путь }, values: { email: { en: E-mail, ru: Почта } } }
${OWN.replace('expect: yes', 'expect: yes, touchpoint: door, when: { channel: [email, phone] }')}`,
    );
    expect(value!.touchpoints.map(({ id }) => id)).toEqual(['door', 'desk']);
    expect(value!.fields).toEqual([
      {
        id: 'channel',
        title: { en: 'Channel', ru: 'Канал' },
        values: [
          { id: 'phone', title: { en: 'Phone', ru: 'Телефон' } },
          { id: 'email', title: { en: 'E-mail', ru: 'Почта' } },
        ],
      },
    ]);
    expect(value!.calendars?.map(({ id, timeZone }) => [id, timeZone])).toEqual([['shop', 'Europe/Riga']]);
  });

  it('takes only the sections that are named', async () => {
    const { value } = await load('include: [{ standard: part, version: "1.0.0", sections: [second] }]\n');
    expect(value!.sections.map(({ id }) => id)).toEqual(['second']);
  });

  it('folds them into one section under `as`, each criterion with the importance it had', async () => {
    const { value } = await load(
      'include: [{ standard: part, version: "1.0.0", as: { id: all, title: { en: All of it, ru: Всё }, weight: 5 } }]\n',
    );
    const [all] = value!.sections;
    expect([value!.sections.length, all!.id, all!.weight]).toEqual([1, 'all', 5]);
    expect(all!.criteria.map(({ id, section, weight }) => [id, section, weight])).toEqual([
      ['quick', 'all', 1.5],
      ['calm', 'all', 0.5],
      ['soon', 'all', 1],
    ]);
  });

  it('lets its own criteria depend on those it includes', async () => {
    expect(
      await codes(`${INCLUDE}${OWN.replace('expect: yes', 'expect: yes, when: { quick: [yes] }')}`),
    ).toEqual([]);
  });

  it('has another digest when what it includes has changed', async () => {
    const [one, same, other] = await Promise.all(
      [part, `# a comment\n${part}`, part.replace('Was it quick?', 'Was it fast?')].map((text) =>
        load(INCLUDE, { part: text }),
      ),
    );
    expect(same!.value!.digest).toBe(one!.value!.digest);
    expect(other!.value!.digest).not.toBe(one!.value!.digest);
  });

  it('includes what includes others', async () => {
    const middle = standard('middle', INCLUDE);
    const { value } = await load('include: [{ standard: middle, version: "1.0.0" }]\n', { part, middle });
    expect(value!.sections.map(({ id }) => id)).toEqual(['first', 'second']);
  });
});

describe('an include that cannot be', () => {
  it('names the version that was found', async () => {
    const { value, findings } = await load(`include: [{ standard: part, version: "0.9.0" }]\n${OWN}`);
    expect(value).toBeNull();
    expect(findings.map(({ code, args, line, column }) => ({ code, args, line, column }))).toEqual([
      {
        code: 'include-version',
        args: { id: 'part', version: '0.9.0', found: '1.0.0' },
        line: 5,
        column: 38,
      },
    ]);
  });

  it('asks whether another section was meant', async () => {
    const { findings } = await load('include: [{ standard: part, version: "1.0.0", sections: [frist] }]\n');
    expect(findings[0]).toMatchObject({
      code: 'include-section',
      hint: { code: 'did-you-mean', args: { name: 'first' } },
    });
  });

  it('is told once where there is no such file', async () => {
    expect(await codes(`include: [{ standard: nowhere, version: "1.0.0" }]\n${OWN}`)).toEqual([
      '5:23 include-missing',
    ]);
  });

  it('does not repeat the faults of the other, but says that it has some', async () => {
    const { findings } = await load(INCLUDE, { part: part.replaceAll('expect: yes', 'expect: maybe') });
    expect(findings.map(({ code, args }) => [code, args])).toEqual([
      ['include-broken', { name: 'part', count: 2 }],
    ]);
  });

  it('is found where it leads back, over however many files', async () => {
    const back = standard('back', 'include: [{ standard: whole, version: "1.0.0" }]\n');
    const on = standard('on', 'include: [{ standard: back, version: "1.0.0" }]\n');
    const { findings } = await load('include: [{ standard: on, version: "1.0.0" }]\n', { on, back });
    expect(findings.map(({ code, args }) => [code, args])).toEqual([
      ['include-cycle', { chain: 'whole → on → back → whole' }],
    ]);
  });

  it('may not bring an id that is taken', async () => {
    expect(await codes(`${INCLUDE}sections:\n${section('first', yesNo('quick'))}`)).toEqual([
      '7:9 included-id',
      '11:15 included-id',
    ]);
    expect(
      await codes(
        'include: [{ standard: part, version: "1.0.0" }, { standard: part, version: "1.0.0", sections: [second] }]\n',
      ),
    ).toEqual(['5:49 included-twice', '5:49 included-twice']);
  });

  it('may not bring a calendar that another of the same name contradicts', async () => {
    expect(
      await codes(
        `${INCLUDE}calendars: { shop: { timeZone: Europe/Vilnius, hours: { daily: "09:00-18:00" } } }\n`,
      ),
    ).toEqual(['6:14 include-calendar']);
  });
});
