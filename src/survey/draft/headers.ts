// What a header says beside its question: the block it stands in, the range of its answers, its number, and that it asks for facts
// about the respondent or the interview rather than for a judgement.

import { clean, type Text } from '../../core/standard/text.ts';
import type { Column } from '../dialects/dialect.ts';
import { nameKey } from '../dialects/header.ts';
import { splitHeader } from '../propose/markers.ts';
import { words } from '../propose/wording.ts';
import { bothIn, isCyrillic } from '../sets/bilingual.ts';

/** Columns that survey tools add, by their names without spaces and signs. */
const OF_TOOLS = new Set(
  (
    'id uuid token status progress finished lastpage seed ipaddress ip startdate enddate starttime endtime start end submitdate datesubmitted ' +
    'recordeddate responseid respondentid respondent participant participantid collectorid locationlatitude locationlongitude ' +
    'distributionchannel userlanguage language startlanguage lang timestamp duration durationinseconds timetaken totaltime index version ' +
    'weight email name firstname lastname externalreference submissionid submissiondate responsestatus lastmodifiedtime completiontime ' +
    'startdateutc submitdateutc networkid отметкавремени позначкачасу zeitstempel номер дата время статус язык вес имя фамилия почта телефон'
  ).split(' '),
);
/** Facts about the respondent or the visit, which group answers and are none. */
const FACTS =
  /\b(?:age|gender|sex|income|education|occupation|region|city|town|country|postcode|zip|branch|store|shop|department|channel|tenure|household|children|visits|segment|consent|agree to (?:take part|participate)|how many|how often (?:do|did|have) you|number of|when did you|which (?:branch|store|shop|of these)|year|month|quarter|wave)\b|возраст|\bпол\b|^пол$|доход|образован|професси|регион|город|стран|филиал|отделени[ея]\b|магазин|канал|стаж|сколько (?:раз|вам|лет|человек|детей)|как часто вы|согласи[ея] на|\b(?:alter|geschlecht|filiale|région|edad|idade|wiek|płeć)\b/iu;
const NUMBER = /^\s*(?:(?:Q|В|Вопрос|Question|Frage)\.?\s?)?\d{1,3}(?:[-._]\d{1,2})?\s?[.):]\s+(?=\S)/iu;
const RANGES: readonly RegExp[] = [
  /(?<![\d.])(\d{1,2})\s*(?:-|–|—|\.\.|…|to|bis|до|à|a)\s*(\d{1,3})(?![\d.])/giu,
  /(?<![\d.])(\d{1,2})\s*[=–-]\s*[\p{L}][^\d]{1,60}(?<![\d.])(\d{1,3})\s*[=–-]\s*\p{L}/giu,
];
const OF_POINTS = /(?:из|out of|по)\s+(\d{1,2})[\s-]*(?:балл|point)?|(\d{1,2})-?(?:балльн|point\b)/iu;
const RECOMMENDS =
  /recommend|порекоменд|рекоменд|weiterempf|empfehlen|recomend|recommand|consigli|poleci|추천|おすすめ|推荐/iu;

export interface Asked {
  readonly column: Column;
  /** Block and question as the header has them. */
  readonly whole: string;
  /** The question over a block of rows; null where there is none. */
  readonly block: string | null;
  /** The question itself, as the file has it. */
  readonly question: string;
  /** Words that are none of a question: a code. */
  readonly isCode: boolean;
  /** Ranges that the header names for its numbers. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly recommends: boolean;
}

export const isOfTool = ({ names }: Column): boolean =>
  names.some((name) => {
    const key = nameKey(name).replace(/[^\p{L}\p{N}]/gu, '');
    return OF_TOOLS.has(key) || /^_/.test(name.trim());
  });

export const asksFacts = (text: string): boolean => FACTS.test(text);

/** Each column's question; a title is that of a block where more than one column stands under it. */
export function askedIn(columns: readonly Column[], asked: (column: Column) => string): Asked[] {
  const split = columns.map((column) => splitHeader(clean(asked(column))));
  const times = (of: 'title' | 'row') => {
    const counts = new Map<string, number>();
    for (const one of split) if (one) counts.set(one[of], (counts.get(one[of]) ?? 0) + 1);
    return counts;
  };
  const [titles, rows] = [times('title'), times('row')];
  return columns.map((column, i): Asked => {
    const whole = clean(asked(column));
    const parts = split[i] ?? null;
    const under = parts !== null && titles.get(parts.title)! > 1;
    // `polite [rating]`: what is shared is no block but the side.
    const above = parts !== null && !under && rows.get(parts.row)! > 1;
    const question = under ? parts.row : above ? parts.title : whole;
    const block = under ? parts.title : null;
    return {
      column,
      whole,
      block: block === null ? null : bare(block),
      question: bare(question),
      isCode:
        words(question).length === 0 ||
        (/^[\p{L}_]{0,6}[\s_.-]?\d{1,4}\p{L}?$/u.test(question.trim()) && !/\p{L}{7}/u.test(question)),
      ranges: rangesIn(`${block ?? ''} ${whole}`),
      recommends: RECOMMENDS.test(whole),
    };
  });
}

const bare = (text: string): string => text.replace(NUMBER, '').trim() || text.trim();

function rangesIn(text: string): [number, number][] {
  const found = RANGES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, low, high]): [number, number] => [Number(low), Number(high)]),
  );
  const [, of, more] = OF_POINTS.exec(text) ?? [];
  const top = Number(of ?? more);
  return [...found, ...(top ? [[1, top] as [number, number]] : [])]
    .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]))
    .filter(([min, max]) => (min === 0 || min === 1) && [3, 4, 5, 6, 7, 9, 10, 11, 100].includes(max));
}

/** As a sentence in the language of its script, or in both where it says the same in each. */
export function inLanguages(text: string): Text {
  const said = bothIn(text) ?? (isCyrillic(text) ? { ru: clean(text) } : { en: clean(text) });
  return Object.fromEntries(Object.entries(said).map(([language, one]) => [language, sentence(one)]));
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k' },
  ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts' },
  ...{
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    і: 'i',
    ї: 'i',
    є: 'e',
    ґ: 'g',
  },
};

/** Small Latin letters, digits and hyphens, of words put one after another; empty where nothing of them can be written so. */
export const latin = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[а-яёіїєґ]/g, (letter) => LATIN[letter]!)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
