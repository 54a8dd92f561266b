// What a form calls its questions and answers, so that whatever tool asks them, the names that come back say what they are. Every
// tool allows the long name or the short one; both are made of the standard alone.

/** What is asked of a criterion. `from` and `to` are the two moments of a deadline. */
export type Part = 'expectation' | 'delivery' | 'from' | 'to' | 'announced' | 'comment' | 'evidence';

/** `delivery_queue_time`: letters, digits and underscores, begins with a letter (XLSForm, SurveyJS, Qualtrics). */
export const longName = (part: Part | 'visit', id: string): string => `${part}_${id.replaceAll('-', '_')}`;

const LETTER: Readonly<Record<Part | 'visit', string>> = {
  expectation: 'E',
  delivery: 'D',
  from: 'F',
  to: 'T',
  announced: 'A',
  comment: 'C',
  evidence: 'P',
  visit: 'V',
};

/** LimeSurvey takes twenty letters and digits for a question, five for an answer. */
const LONGEST_NAME = 20;
const LONGEST_CODE = 5;

/** `DqueueTime`; where that would be too long, its beginning and four signs for the whole. */
export const shortName = (part: Part | 'visit', id: string): string => {
  const joined = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const name = LETTER[part] + joined;
  // A dash before a digit leaves no trace.
  return name.length <= LONGEST_NAME && !/-\d/.test(id)
    ? name
    : name.slice(0, LONGEST_NAME - 4) + signs(id, 4);
};

/** Codes of answers, by what they are called in the standard: themselves where they are short enough, else made of their letters. */
export function shortCodes(ids: readonly string[]): ReadonlyMap<string, string> {
  const fits = (id: string) => id.length <= LONGEST_CODE && /^[a-z0-9]+$/i.test(id);
  return new Map(ids.map((id) => [id, fits(id) ? id : signs(id, LONGEST_CODE)]));
}

/** Numbers of options, for tools that write these; above every rating that stands for itself. */
export const FIRST_NUMBER = 101;

const SIGNS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The first a letter; the same for the same text (FNV-1a). */
function signs(text: string, count: number): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  let name = SIGNS[hash % 26]!;
  while (name.length < count) {
    hash = Math.imul(hash ^ name.length, 0x01000193) >>> 0;
    name += SIGNS[(hash >>> 8) % 36];
  }
  return name;
}
