// Rules on the two languages of a file: what is said in one is said in the other, and in the right one.

import { excerpt } from '../../core/errors.ts';
import { LANGUAGES, type Language, type Text } from '../../core/standard/text.ts';
import type { Path } from '../yaml.ts';
import type { Checks, PlacedText } from './rule.ts';

const CYRILLIC = /[а-яёА-ЯЁ]/;
/** Names and abbreviations are the same in both languages: SMS, Wi-Fi, iPhone, eNPS, 24/7. */
const OWN_NAME = /^(?:\P{L}+|\P{Ll}*|\S*\p{Ll}\S*\p{Lu}\S*)$/u;

const isName = (text: string): boolean => text.split(/\s+/).every((word) => OWN_NAME.test(word));

/** Every text in the data, in order; `path` of each is its own. */
export function textsIn(data: unknown): PlacedText[] {
  const texts: PlacedText[] = [];
  const path: (string | number)[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        path.push(i);
        walk(value[i]);
        path.pop();
      }
      return;
    }
    if (isText(value)) {
      texts.push({ text: value, path: [...path] });
      return;
    }
    for (const key in value) {
      const inner = (value as Record<string, unknown>)[key];
      if (typeof inner !== 'object') continue;
      path.push(key);
      walk(inner);
      path.pop();
    }
  };
  walk(data);
  return texts;
}

function isText(value: object): value is Text {
  let keys = 0;
  for (const key in value) {
    if (!(LANGUAGES as readonly string[]).includes(key)) return false;
    if (typeof (value as Record<string, unknown>)[key] !== 'string') return false;
    keys++;
  }
  return keys > 0;
}

/** The languages of a file: those of its title, and any other that half of its texts have. */
export function languagesOf(title: unknown, texts: readonly PlacedText[]): readonly Language[] {
  const titled = typeof title === 'object' && title !== null ? title : {};
  return LANGUAGES.filter((language) => {
    if (Object.hasOwn(titled, language)) return true;
    const having = texts.filter(({ text }) => text[language] !== undefined).length;
    return having > 0 && having * 2 >= texts.length;
  });
}

const lastIsKey = (path: Path) => (typeof path.at(-1) === 'string' ? 'key' : 'value');

export const missingTranslation: Checks = {
  text({ text, path }, say, { languages }) {
    for (const language of languages)
      if (text[language] === undefined)
        say(path, { code: 'missing-translation', args: { language } }, lastIsKey(path));
  },
};

export const identicalTexts: Checks = {
  text({ text, path }, say) {
    const { en, ru } = text;
    if (en !== undefined && en === ru && !isName(en))
      say([...path, 'ru'], { code: 'identical-texts', args: { text: excerpt(en) } });
  },
};

export const wrongLanguage: Checks = {
  text({ text: { en, ru }, path }, say) {
    if (en === ru) return;
    if (en !== undefined && CYRILLIC.test(en) && isMostlyCyrillic(en))
      say([...path, 'en'], { code: 'wrong-language', args: { text: excerpt(en), language: 'en' } });
    if (ru !== undefined && !CYRILLIC.test(ru) && !isName(ru))
      say([...path, 'ru'], { code: 'wrong-language', args: { text: excerpt(ru), language: 'ru' } });
  },
};

/** Outside quotations: a sentence may name a foreign word. */
function isMostlyCyrillic(text: string): boolean {
  const unquoted = text.replace(/“[^”]*”|«[^»]*»|"[^"]*"/g, '');
  const cyrillic = unquoted.match(/[а-яё]/gi)?.length ?? 0;
  return cyrillic * 2 > (unquoted.match(/\p{L}/gu)?.length ?? 0);
}
