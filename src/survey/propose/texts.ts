// What words in cells mean: steps of a scale, from the worst to the best, or one of the blanks. By the words of
// questionnaires in English, Russian and German.

import type { ScaleAnswer } from '../../core/answers/kind.ts';
import { onGrid } from '../../core/answers/kind.ts';
import type { Blank } from '../../core/answers/response.ts';
import { clean } from '../cell.ts';

const NEUTRAL =
  /neither|neutral|undecided|so-so|average|moderate|sometimes|^fair$|^ok(?:ay)?$|нормально|удовлетворительно|(?:^|\s)ни .+ ни(?:\s|$)|нейтральн|средн|и да и нет|отчасти да|иногда|teils|weder|neutral|mittel|manchmal/iu;
const NEGATIVE =
  /\b(?:dis(?:agree|satisf|like)|un(?:likely|important|happy|satisf)|not|never|no|poor|bad|badly|terrible|awful|worst|worse|rarely|seldom|low|little)\b|\bdisagree|dissatisf|unsatisf|unfavou?r|(?:^|\s)не|плох|ужасн|никогда|редко|отрицат|хуже|низк|маловероят|nicht|unzufrieden|unwichtig|schlecht|selten|\bnie\b/iu;
const POSITIVE =
  /agree|satisf|importan|good|excellent|great|likely|often|always|yes|best|better|happy|high|impress|favou?r|соглас|довол|удовлетвор|важн|хорош|отличн|вероятн|часто|всегда|лучш|положит|высок|^да|stimme|zufrieden|wichtig|häufig|\bgut|immer|^ja/iu;
const STRONG =
  /strongly|very|extremely|complete|totally|fully|absolutely|excellent|terrible|awful|always|never|not at all|definitely|best|worst|полность|абсолютно|совершенно|совсем|категорически|очень|крайне|отличн|ужасн|всегда|никогда|вовсе|sehr|vollst|völlig|voll und ganz|gar nicht|überhaupt nicht|\bnie\b|immer/iu;
const WEAK =
  /somewhat|slightly|rather|fairly|mostly|a little|скорее|отчасти|довольно|немного|частично|пожалуй|eher|etwas/iu;

/** Answers of their own, not steps of a scale. */
const YES = /^(?:yes|true|ja|wahr|oui|s[ií]|да|так|예|네|はい|是)$/iu;
const NO = /^(?:no|false|nein|falsch|non|нет|ні|아니[요오]|いいえ|否)$/iu;

export const yesOrNo = (text: string): 'yes' | 'no' | null =>
  YES.test(clean(text)) ? 'yes' : NO.test(clean(text)) ? 'no' : null;

/** From −3 (strongly against) to 3; null for words that say nothing of the kind. */
export function levelOf(text: string): number | null {
  const said = clean(text);
  if (said.length > 60 || yesOrNo(said)) return null;
  if (NEUTRAL.test(said)) return 0;
  const isNegative = NEGATIVE.test(said);
  if (!isNegative && !POSITIVE.test(said)) return null;
  const strength = WEAK.test(said) ? 1 : STRONG.test(said) ? 3 : 2;
  return isNegative ? -strength : strength;
}

/**
 * Codes for the words of one scale; unused steps stay unused. Null where two words would be one step, or nothing is known of
 * a word. Confidence is higher where the words fill the scale.
 */
export function codesOf(
  texts: readonly string[],
  { min, max, step, reversed }: ScaleAnswer,
): { readonly codes: ReadonlyMap<string, number>; readonly confidence: number } | null {
  const levels = texts.map((text) => [text, levelOf(text)] as const);
  if (levels.length === 0 || levels.some(([, level]) => level === null)) return null;
  const steps = Math.round((max - min) / step) + 1;
  const half = (steps - 1) / 2;
  const ascending = [...new Set(levels.map(([, level]) => level!))].sort((a, b) => a - b);
  // As many words as steps are one each, in whichever distances they stand: never, rarely, rather rarely, rather often, often.
  const isFull = ascending.length === steps && levels.length === steps;
  const used = new Set(levels.map(([, level]) => Math.abs(level!)));
  const away = (strength: number): number => {
    if (strength === 0) return 0;
    if (strength === 3) return half;
    if (half >= 2.5) return half - (3 - strength);
    // Between the end and the middle is room for one strength only.
    return half > 1 ? half - 1 : half;
  };
  if (!isFull && half % 1 !== 0 && used.has(0)) return null;
  const codes = new Map<string, number>();
  for (const [text, level] of levels) {
    const position = isFull ? ascending.indexOf(level!) : half + Math.sign(level!) * away(Math.abs(level!));
    const code = onGrid(min + (reversed ? steps - 1 - position : position) * step);
    if (code === null) return null;
    codes.set(text, code);
  }
  if (new Set(codes.values()).size < codes.size) return null;
  return { codes, confidence: codes.size === steps ? 0.9 : 0.65 };
}

const BLANK_WORDS: readonly (readonly [Blank, number, RegExp])[] = [
  ['not-shown', 0.8, /not shown|not asked|не показ|не задавал/iu],
  [
    'dont-know',
    0.9,
    /don['’]?t know|do not know|not sure|unsure|no idea|can['’]?t say|не знаю|затрудня|трудно сказать|weiß nicht|모르/iu,
  ],
  [
    'not-applicable',
    0.85,
    /^\(?n\.?\s?\/?\s?a\.?\)?$|\bn\/a\b|not applicable|does(?:n['’]?t| not) apply|неприменим|не применим|не относится|не пользовал|не сталкивал|trifft nicht zu|해당 ?없음/iu,
  ],
  [
    'skipped',
    0.8,
    /prefer not|no answer|no response|skipped|refused|нет ответа|без ответа|отказ|не указано|keine angabe|무응답|^[-–—.?]+$|^(?:null|none|nan|#n\/a|#null!)$/iu,
  ],
];

/** What a cell that is no answer may mean; null where nothing is known of it. */
export function blankOf(text: string): { readonly blank: Blank; readonly confidence: number } | null {
  const said = clean(text);
  const known = BLANK_WORDS.find(([, , pattern]) => pattern.test(said));
  if (known) return { blank: known[0], confidence: known[1] };
  if (said === '0') return { blank: 'not-applicable', confidence: 0.6 };
  if (/^-(9|99|999|1)$/.test(said)) return { blank: 'skipped', confidence: 0.5 };
  if (/^(8|9|77|88|98|99|888|998|999)$/.test(said)) return { blank: 'dont-know', confidence: 0.5 };
  return null;
}
