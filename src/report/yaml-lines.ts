// Lines of YAML that people are to look through: strings in quotes, and remarks that say how sure a line is.

import { SURE } from '../core/survey/proposal.ts';
import { forLog, forTerminal } from '../text/escape.ts';
import type { Speaker } from '../words/index.ts';

/** A comment is one line, whatever stands in a header. */
export const comment = (text: string): string => `# ${forLog(forTerminal(text))}`;
export const unsure = ({ say }: Speaker, text: string): string => comment(`${say('map.unsure')}: ${text}`);

/** A remark behind a line: the confidence, and that it is unsure where it is. */
export const confidence = (value: number, { say, number }: Speaker, text = ''): string =>
  comment(
    `${value < SURE ? `${say('map.unsure')} (${number(value)})` : number(value)}${text === '' ? '' : `: ${text}`}`,
  );

export const short = (text: string): string =>
  text.length > 70 ? `${[...text].slice(0, 69).join('')}…` : text;
