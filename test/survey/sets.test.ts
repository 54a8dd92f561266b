// Response sets: as data without a slip, and as codes that are right or unsure, never wrong.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScaleAnswer } from '../../src/core/answers/scale.ts';
import { SURE } from '../../src/core/survey/proposal.ts';
import { scaleOf } from '../../src/survey/draft/scale.ts';
import { blankOf, codesOf, yesOrNo } from '../../src/survey/propose/texts.ts';
import { bothIn } from '../../src/survey/sets/bilingual.ts';
import { SET_FILES, setsWith, spelled, stepsOf, wordingOf } from '../../src/survey/sets/index.ts';

const RUNS = Number(process.env.SVC_PROPERTY_RUNS ?? 300);
const LANGUAGES = ['en', 'ru', 'de', 'fr', 'es', 'pt', 'it', 'pl', 'tr', 'zh', 'ja', 'ko', 'ar', 'id', 'nl'];

const lines = SET_FILES.flatMap(({ theme, evaluative, sets }) =>
  Object.entries(sets).flatMap(([language, all]) =>
    all.map((line) => ({ theme, evaluative, language, line, steps: stepsOf(line) })),
  ),
);
const scale = (steps: number, more: Partial<ScaleAnswer> = {}): ScaleAnswer => ({
  kind: 'scale',
  min: 1,
  max: steps,
  step: 1,
  labels: [],
  reversed: false,
  ...more,
});

describe('the response sets', () => {
  it('are there in fifteen languages for each theme', () => {
    for (const { theme, sets } of SET_FILES)
      expect([theme, LANGUAGES.filter((language) => !sets[language])]).toEqual([theme, []]);
  });

  it.each(lines)('$theme, $language: no wording is two steps of “$line”', ({ steps }) => {
    const wordings = steps.map((texts) => new Set(texts.map(wordingOf)));
    const all = wordings.flatMap((one) => [...one]);
    expect(all.filter((one) => one === '' || /[{}|]/.test(one))).toEqual([]);
    expect(all.length).toBe(new Set(all).size);
  });
});

describe('a text in both languages', () => {
  it.each<[string, string | null]>([
    ['Вежливость / Politeness', 'Politeness = Вежливость'],
    ['Politeness/Вежливость', 'Politeness = Вежливость'],
    ['Согласен (Agree).', 'Agree = Согласен'],
    ['Agree  [ согласен ]', 'Agree = согласен'],
    ['Да | Yes', 'Yes = Да'],
    ['Да•Yes', 'Yes = Да'],
    ['Да - Yes', 'Yes = Да'],
    ['Yes – да', 'Yes = да'],
    ['Да\r\n\n Yes', 'Yes = Да'],
    ['Да<BR />Yes', 'Yes = Да'],
    ['И/или - and/or', 'and/or = И/или'],
    ['Да', null],
    ['Yes / No', null],
    ['Да / нет', null],
    ['Да / Yes / Oui', null],
    ['Да-Yes', null],
    ['Yes да / Yes', null],
    ['да Yes / Да', null],
    ['Да / Yes да', null],
    ['CRM-система (система)', null],
    ['Очень (very) хорошо', null],
  ])('%j says %s', (text, both) => {
    const found = bothIn(text);
    expect(found && `${found.en} = ${found.ru}`).toBe(both);
  });

  it('is a step of the sets of both that agree on it', () => {
    const told = (text: string) =>
      setsWith(text)
        .map(({ theme, language, steps }) => `${theme} ${language} ${steps}`)
        .sort();
    const [ru, both] = [told('Согласен'), told('Согласен / Agree')];
    expect(both).toEqual(told('Agree (согласен)'));
    expect([new Set(both.map((one) => one.slice(0, -2)))]).toEqual([
      new Set(['agreement en', 'agreement ru']),
    ]);
    expect(both.filter((one) => one.includes(' ru '))).toEqual(ru);
    expect(told('Согласен / Disagree')).toEqual([]);
    expect(told('Согласен / Purple')).toEqual([]);
    expect(told('Согласен / Good')).toEqual([]);
    expect(codesOf(['Согласен / Agree', 'Не согласен / Disagree'], scale(2))?.codes).toEqual(
      new Map([
        ['Согласен / Agree', 2],
        ['Не согласен / Disagree', 1],
      ]),
    );
  });
});

/** Words of one set, one for each of some of its steps, in any order, and how many steps a scale has. */
const column = fc
  .constantFrom(...lines.filter(({ theme, steps }) => theme !== 'yes-no' && steps.length > 2))
  .chain(({ steps, evaluative }) =>
    fc.record({
      evaluative: fc.constant(evaluative),
      steps: fc.constant(steps.length),
      words: fc
        .shuffledSubarray([...steps.keys()], { minLength: 1 })
        .chain((places) =>
          fc.tuple(
            ...places.map((place) =>
              fc.constantFrom(...steps[place]!).map((text) => [text, place + 1] as const),
            ),
          ),
        ),
      typed: fc.constantFrom(
        (text: string) => text,
        (text: string) => text.toUpperCase().toLowerCase(),
        (text: string) => ` ${text.replaceAll('’', "'").replaceAll(' ', '\u00a0')}. `,
      ),
      strange: fc.option(fc.constantFrom('Purple', 'Ticket 7', 'Нечто', 'xyz')),
      reversed: fc.boolean(),
    }),
  );

describe('words of a set', () => {
  it('are the codes of its steps on a scale of as many, or unsure, never wrong', () => {
    let sure = 0;
    fc.assert(
      fc.property(column, ({ words, typed, steps, strange, reversed, evaluative }) => {
        const texts = [...words.map(([text]) => typed(text)), ...(strange === null ? [] : [strange])];
        const found = codesOf(texts, scale(steps, { reversed }));
        if (!found || found.confidence < SURE) return;
        sure++;
        expect(reversed && evaluative).toBe(false);
        for (const [text, code] of words) expect([text, found.codes.get(typed(text))]).toEqual([text, code]);
        if (strange !== null) expect(found.codes.has(strange)).toBe(false);
      }),
      { numRuns: RUNS },
    );
    expect(sure).toBeGreaterThan(RUNS / 10);
  });

  it('have the codes that the standard’s own labels say, whichever way they run', () => {
    fc.assert(
      fc.property(column, fc.boolean(), fc.nat(), ({ words, steps, typed }, isDown, pick) => {
        const code = (place: number) => (isDown ? steps + 1 - place : place);
        const [label, place] = words[pick % words.length]!;
        const answer = scale(steps, { labels: [{ value: code(place), text: { en: label } }] });
        const rest = words.filter(([text]) => text !== label);
        const found = codesOf(
          rest.map(([text]) => typed(text)),
          answer,
          { labels: [label], numbers: [] },
        );
        if (!found || found.confidence < SURE) return;
        // A label in the middle says nothing of the direction.
        if (2 * place === steps + 1) return;
        for (const [text, at] of rest) expect([text, found.codes.get(typed(text))]).toEqual([text, code(at)]);
      }),
      { numRuns: RUNS },
    );
  });

  it('of a scale with other steps have no sure code', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 2, max: 11 }), ({ words, steps }, other) => {
        if (other === steps || words.length < steps) return;
        const found = codesOf(
          words.map(([text]) => text),
          scale(other),
        );
        expect(found === null || found.confidence < SURE).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('stand for the ends where the steps between are numbers', () => {
    const ends = (words: string[], numbers: number[], answer = scale(7)) => {
      const found = codesOf(words, answer, { labels: [], numbers });
      return found && words.map((word) => found.codes.get(word));
    };
    expect(ends(['Not at all likely', 'Extremely likely'], [2, 3, 4, 5, 6])).toEqual([1, 7]);
    expect(ends(['Совершенно не согласен', 'Полностью согласен'], [2, 4, 6])).toEqual([1, 7]);
    // 7 is there already.
    expect(ends(['Not at all likely', 'Extremely likely'], [2, 7])).toBeNull();
  });
});

describe('yes and no', () => {
  it.each([
    ['Sim', 'yes'],
    ['Não', 'no'],
    ['Sí', 'yes'],
    ['Да', 'yes'],
    ['Ja', 'yes'],
    ['Evet', 'yes'],
    ['はい', 'yes'],
    ['아니요', 'no'],
    ['نعم', 'yes'],
    ['Tidak', 'no'],
    ['Maybe', null],
  ])('%s is %j', (text, answer) => {
    expect(yesOrNo(text)).toBe(answer);
  });
});

describe('words without an answer', () => {
  it.each([
    ['Can’t say', 'dont-know', true],
    ["Can't say", 'dont-know', true],
    ['Never used', 'not-applicable', true],
    ['I know the lounge but have never used it', 'not-applicable', false],
    ['Затрудняюсь ответить (не читать)', 'dont-know', false],
    ['Ne sait pas', 'dont-know', true],
    ['NS/NC', 'dont-know', true],
    ['Não se aplica', 'not-applicable', true],
    ['Nie dotyczy', 'not-applicable', true],
    ['不知道', 'dont-know', true],
  ])('%s is the blank %s (surely: %j)', (text, blank, isSure) => {
    const found = blankOf(text);
    expect([found?.blank, (found?.confidence ?? 0) >= SURE]).toEqual([blank, isSure]);
  });

  it('are no steps of a set', () => {
    expect(setsWith('Never').length).toBeGreaterThan(0);
    expect(blankOf('Never')).toBeNull();
  });
});

describe('a line of wordings', () => {
  it.each([
    ['Good', ['Good']],
    ['{Very,Quite} good', ['Very good', 'Quite good']],
    ['Worse{, than expected}', ['Worse', 'Worse than expected']],
    ['Did not use{, it, this}', ['Did not use', 'Did not use it', 'Did not use this']],
    ['{Niet eens, niet oneens,Neutraal}', ['Niet eens, niet oneens', 'Neutraal']],
    ['{A,B} {c,d}', ['A c', 'A d', 'B c', 'B d']],
    ['{A,B', ['{A,B']],
  ])('%s stands for %j', (line, wordings) => {
    expect(spelled(line)).toEqual(wordings);
  });

  it('has its steps between bars, and other words for one between slashes', () => {
    expect(stepsOf('Bad / Not good | {So,Such} | Good')).toEqual([
      ['Bad', 'Not good'],
      ['So', 'Such'],
      ['Good'],
    ]);
  });
});

describe('a drafted scale', () => {
  it('of the words of any set runs as the set does, and is sure only where nothing else could be meant', () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 1, max: 20 }), ({ words: all, steps }, times) => {
        // What also says that there is no answer is taken for that.
        const words = all.filter(([text]) => !blankOf(text));
        const found = scaleOf(new Map(words.map(([text]) => [text, times])));
        if (found?.answer.kind !== 'scale') return;
        const { labels, min, max, reversed } = found.answer;
        const coded = (text: string) =>
          labels.find(({ text: said }) =>
            Object.values(said).some((one) => wordingOf(one) === wordingOf(text)),
          )?.value;
        const values = words.map(([text]) => coded(text));
        // Every word has its step, in the order of the set.
        const sorted = words.map(([, place], i) => [place, values[i]!] as const).sort(([a], [b]) => a - b);
        expect(values).not.toContain(undefined);
        expect(sorted.map(([, value]) => value)).toEqual(
          [...sorted.map(([, value]) => value)].sort((a, b) => a - b),
        );
        expect([min, reversed]).toEqual([1, false]);
        // All steps and nothing unsure: the codes are those of the set, or of one that is as long.
        if (found.doubt === null && words.length === steps) expect(max).toBe(steps);
        if (words.length < steps && times * words.length < 30) expect(found.doubt).not.toBeNull();
      }),
      { numRuns: RUNS },
    );
  });
});
