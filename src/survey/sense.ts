// Whether a text reads as people write, of what was decoded by a guess: whole words of one script in one sensible case, letters
// that one language has together. A detector of bytes alone is often wrong on the few words that a survey holds.

/** Letters beyond a to z, by language, for the encodings that are for them (Unicode CLDR's main exemplar characters). */
const LATIN: Readonly<Record<string, readonly string[]>> = {
  west: [
    'àâæçéèêëîïôœùûüÿ',
    'äöüß',
    'áéíñóúü',
    'ãáàâçéêíõóôúü',
    'àéèìíîòóùú',
    'éëïóöüèáêç',
    'åäöéü',
    'æøåéö',
    'áæðéíóöþúý',
    'àçèéíïòóúü·',
  ],
  central: ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'ăâîșțşţ', 'čćđšž', 'äöüß'],
  baltic: ['ąčęėįšųūž', 'āčēģīķļņšūž', 'äõöüšž'],
  turkish: ['çğıöşüâî'],
  vietnamese: ['ăâđêôơưáàãạảéèíìóòúùýỳấầậẩẫắằặẳẵếềệểễốồộổỗớờợởỡứừựửữ'],
};
const LATIN_OF: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': LATIN.west!,
  macintosh: LATIN.west!,
  ibm850: LATIN.west!,
  'windows-1250': LATIN.central!,
  'iso-8859-2': LATIN.central!,
  ibm852: LATIN.central!,
  'windows-1257': LATIN.baltic!,
  'windows-1254': LATIN.turkish!,
  'windows-1258': LATIN.vietnamese!,
};

/** The letters of the large western languages together, which count for a little less. */
const SEVERAL = 'àâæçéèêëîïôœùûüÿäößáíñóúãõìò';
const MIXED = 0.9;

const CYRILLIC = /^(?:[А-ЯЁІЇЄҐЎ]?[а-яёіїєґў]+|[А-ЯЁІЇЄҐЎ]{2,}|[АВИКОСУЯІ])$/u;
/** The letters that make up two thirds of any Russian or Ukrainian text. */
const COMMON_CYRILLIC = /[оеаинтсрвлкмдпуі]/giu;
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  'windows-1253': /^\p{Script=Greek}+$/u,
  'windows-1255': /^[\u05d0-\u05ea\u05f0-\u05f4]+$/u,
  'windows-1256': /^[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af]+$/u,
  'windows-874': /^[\u0e01-\u0e3a\u0e40-\u0e4e]+$/u,
  shift_jis: /^[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Han}]+$/u,
  'euc-jp': /^[\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Han}]+$/u,
  gb18030: /^[\u4e00-\u9fa5]+$/u,
  big5: /^[\u4e00-\u9fa5]+$/u,
  'euc-kr': /^[\uac00-\ud7a3]+$/u,
};
const IS_CYRILLIC = new Set(['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5']);
const PUNCTUATION = /[‘’“”„‚…–—«»€°§©®™•№\u00a0、。！？（）「」，：；・～]/u;
const WORD = /[\p{L}\p{M}\u30fc\ufffd]+|[^\p{L}\p{M}\p{ASCII}]/gu;
const LATIN_WORD = /^(?:\p{Lu}?\p{Ll}+|\p{Lu}{2,}|\p{Lu})$/u;

/** 0 to 1: the share of the characters beyond ASCII that make sense, as this encoding's readers write. */
export function senseOf(text: string, encoding: string): number {
  const words: { readonly word: string; readonly index: number; readonly beyond: number }[] = [];
  let all = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const beyond = lettersBeyond(word);
    if (beyond > 0) words.push({ word, index, beyond });
    all += beyond;
  }
  const isInside = (word: string, index: number): boolean =>
    /\p{L}/u.test(text[index - 1] ?? '') && /\p{L}/u.test(text[index + word.length] ?? '');
  if (all === 0) return 0;
  const alphabets = LATIN_OF[encoding] ?? [];
  const sums = alphabets.length === 0 ? [0] : alphabets.map(() => 0);
  const isWestern = alphabets === LATIN.west;
  let mixed = 0;
  let punctuation = 0;
  for (const { word, index, beyond } of words) {
    if (PUNCTUATION.test(word)) {
      // Signs stand between words; within one they are letters read wrongly.
      if (word === '’' || !isInside(word, index)) punctuation++;
      continue;
    }
    // Letters that are a word of their own are few.
    if (alphabets.length > 0 && word.length === 1 && !/[àéèóyåąíö]/iu.test(word)) continue;
    const letters = beyond * (word.length === 1 ? 0.3 : 1);
    if (alphabets.length === 0) sums[0]! += senseOfWord(word, encoding) * letters;
    else if (LATIN_WORD.test(word) && !/[^\p{ASCII}]{4}/u.test(word)) {
      alphabets.forEach((alphabet, i) => {
        const own = [...word.toLowerCase()].every((one) => one <= '\x7f' || alphabet.includes(one));
        if (own) sums[i]! += letters;
      });
      // A survey of several countries.
      if (isWestern && [...word.toLowerCase()].every((one) => one <= '\x7f' || SEVERAL.includes(one)))
        mixed += MIXED * letters;
    }
  }
  // Japanese without kana is no prose.
  const kana = /^(?:shift_jis|euc-jp)$/.test(encoding)
    ? (text.match(/[\u3041-\u30fa]/gu)?.length ?? 0) / all
    : 1;
  return Math.min(1, (Math.max(...sums, mixed) + punctuation) / all) * (kana < 0.1 ? 0.6 : 1);
}

/** Characters beyond ASCII. */
function lettersBeyond(word: string): number {
  let count = 0;
  for (const one of word) if (one > '\x7f') count++;
  return count;
}

function senseOfWord(word: string, encoding: string): number {
  if (IS_CYRILLIC.has(encoding)) {
    if (!CYRILLIC.test(word)) return 0;
    const common = (word.match(COMMON_CYRILLIC)?.length ?? 0) / word.length;
    return word.length === 1 ? 0.3 : word.length === 2 ? 0.7 : Math.min(1, 0.5 + common);
  }
  if (!SCRIPTS[encoding]?.test(word)) return 0;
  const common = COMMON_HAN[encoding];
  return common
    ? ([...word].filter((one) => charactersOf(encoding, common).has(one)).length / word.length) ** 2
    : 1;
}

/** The rows of the common characters, which prose is made of: the first and last lead bytes. */
const COMMON_HAN: Readonly<Record<string, readonly [number, number]>> = {
  gb18030: [0xb0, 0xd7],
  big5: [0xa4, 0xc6],
};
const commonHan = new Map<string, ReadonlySet<string>>();

function charactersOf(encoding: string, [first, last]: readonly [number, number]): ReadonlySet<string> {
  const known = commonHan.get(encoding);
  if (known) return known;
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead++)
    for (let trail = encoding === 'big5' ? 0x40 : 0xa1; trail <= 0xfe; trail++)
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  const set = new Set(new TextDecoder(encoding).decode(Uint8Array.from(bytes)));
  commonHan.set(encoding, set);
  return set;
}
