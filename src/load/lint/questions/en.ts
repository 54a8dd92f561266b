// What gives away, in English, that a question asks two things or suggests its answer. Only what is nearly certain: a
// linter that cries wolf is turned off.

import type { QuestionReader } from './reader.ts';

const AUXILIARY = 'did|was|were|is|are|do|does|could|can|has|have|had|would|will|should';
const SUBJECT =
  'the|you|your|they|their|he|she|it|there|a|an|any|anyone|somebody|someone|this|that|these|those|staff|employees?|operators?';
/** "Was it clean and was it quiet?" */
const SECOND_QUESTION = new RegExp(
  `\\b(?:and|but)\\s+(?:(?:also|then)\\s+)?(?:${AUXILIARY})\\s+(?:${SUBJECT})\\b`,
  'i',
);
const ASKING = 'how|what|why|where|when|who|whom|which';
/** "How long did you wait and how were you received?", but not "how and when". */
const SECOND_ASKING = new RegExp(
  `^(?:${ASKING})\\b[^,]*?(?<!\\b(?:${ASKING}))\\s+and\\s+(?:${ASKING})\\b[^?]*\\b(?:${AUXILIARY})\\b`,
  'i',
);
/** Verbs that are nothing else. */
const VERBS =
  'greet|thank|apologi[sz]e|listen|explain|introduce|invite|confirm|propose|suggest|respond|solve|resolve|inform|advise|recommend|provide|repeat|agree|accept|bring|understand|warn|ask|tell|give|make|keep|say|speak|write|send|serve|learn|receive';
/** Words that are nouns as well: verbs where somebody or something follows. */
const PERHAPS_VERBS = 'smile|offer|name|help|show|call|check|answer|reply|look|wish|treat|take|use';
const OBJECT =
  'you|your|the|a|an|at|to|by|if|whether|how|what|their|his|her|them|him|it|some|any|help|advice|assistance';
/** "Did they greet you and offer a seat?" */
const SECOND_VERB = new RegExp(
  `^(?:did|do|does|could|can|will|would)\\b.*\\band\\s+(?:(?:also|then)\\s+)?(?:(?:${VERBS})\\b|(?:${PERHAPS_VERBS})(?=\\s+(?:${OBJECT})\\b|\\s*\\?))`,
  'i',
);
const PARTICIPLE =
  '\\w{2,}ed|given|told|shown|taken|made|kept|brought|sent|heard|served|met|seen|put|understood';
/** "Were you greeted and offered a seat?" */
const SECOND_PARTICIPLE = new RegExp(
  `^(?:was|were|is|are|have|has)\\s+(?:\\S+\\s+){1,4}?(?:${PARTICIPLE})\\b[^,]*\\band\\s+(?:then\\s+)?(?:${PARTICIPLE})\\b`,
  'i',
);
/** Two ends of one thing. */
const TWO_ENDS = /\bbetween\b|\bboth\b|\bone\b.*\band\b.*\banother\b/i;
/** One act in two words: to go and ask, to stop and look. */
const ONE_ACT = /\bto\s+\w+\s+and\s+\w+|\b(?:go|come|try|stop|wait|sit)\s+and\b/i;
const DESCRIBING = new Set(
  'clean tidy neat polite kind warm calm fast quick quiet fresh clear short simple cheap safe easy good nice prompt honest open fair sincere smart soft hot cold light bright dry smooth correct complete full exact precise accurate concise competent confident pleasant well fluent cheerful rude cold modern large big small spacious cosy comfortable'.split(
    ' ',
  ),
);
const DESCRIBING_ENDING = /(?:ful|ive|able|ible|ous|less|[^m]ent|[^lr]ant|ly)$/;
const NOT_DESCRIBING = new Set(
  'reply family supply assembly table cable agent client student parent event accent variable vegetable'.split(
    ' ',
  ),
);
const PAIR =
  /\b(\w+)(?:,?\s+(?:and|or|but also|as well as)|\s*&)\s+(\w+)(?=\s*\?|\s+(?:with|to|towards|in|at|during|when|while|enough|for|from|throughout|by)\b)/gi;
const HOW_PAIR = new RegExp(
  `^how\\s+(\\w+)(?:,|,?\\s+(?:and|or))\\s+(\\w+)\\s+(?:(?:and|or)\\s+\\w+\\s+)?(?:${AUXILIARY})\\b`,
  'i',
);
const LAST_AND = /\b(?:and|but)\b(?!.*\b(?:and|but)\b)/i;
const AND_OR = /\band\/or\b/i;

function describes(word: string): boolean {
  const lower = word.toLowerCase();
  return DESCRIBING.has(lower) || (DESCRIBING_ENDING.test(lower) && !NOT_DESCRIBING.has(lower));
}

const LEADING: readonly RegExp[] = [
  /^(?:(?:did|was|were|is|are|do|does|has|have|had|would|wo|should|could|ca)n[’']t)\s+\w+(?:\s+\w+)?/i,
  /^(?:do|would|did|don[’']t)\s+you\s+(?:not\s+)?(?:agree|think|feel|find)\s+that\b/i,
  /,\s*(?:(?:is|was|were|are|did|does|do|has|have|had|would|could|can|ca|wo)n[’']t\s+\w+|right|correct|don[’']t you think|wouldn[’']t you say)\s*\?/i,
  /\b(?:surely|obviously|of course|undoubtedly|no doubt|as everyone knows|needless to say)\b/i,
  /^how\s+(?:excellent|great|wonderful|brilliant|outstanding|superb|perfect|amazing|fantastic|terrible|awful|horrible|appalling|dreadful)\b/i,
  /\b(?:our|this|the)\s+(?:excellent|great|wonderful|brilliant|outstanding|superb|amazing|fantastic|terrible|awful|horrible|appalling|dreadful)\b/i,
  /^why\s+(?:do|did|would)\s+you\s+(?:like|love|enjoy|prefer|hate|dislike)\b/i,
];

export const en: QuestionReader = {
  second(question) {
    const found = AND_OR.exec(question) ?? HOW_PAIR.exec(question);
    if (found) return found[0];
    if (!/\band\b|\bor\b|&|as well as/i.test(question)) return null;
    for (const [pair, first, second] of question.matchAll(PAIR))
      if (describes(first!) && describes(second!)) return pair;
    if (TWO_ENDS.test(question)) return null;
    const verbs = ONE_ACT.test(question) ? [] : [SECOND_VERB, SECOND_PARTICIPLE];
    for (const pattern of [SECOND_QUESTION, SECOND_ASKING, ...verbs]) {
      const match = pattern.exec(question);
      if (match) return question.slice(match.index + match[0].search(LAST_AND));
    }
    return null;
  },
  suggestion(question) {
    for (const pattern of LEADING) {
      const match = pattern.exec(question);
      if (match) return match[0].replace(/^,\s*/, '');
    }
    return null;
  },
};
