// SurveyMonkey: a question over the first column of its block; under it the option, or `Response`.

import type { Dialect } from './dialect.ts';
import { blocks, isBlank, isInBlocks, nameKey } from './header.ts';

const ANSWER = /^(open-ended response|response|other \(please specify\) response)$/i;
const isAnswer = (option: string): boolean => ANSWER.test(option.trim());

export const surveymonkey: Dialect = {
  id: 'surveymonkey',
  recognise([names = [], options = []]) {
    if (!isBlank(options[0] ?? '') || isBlank(names[0] ?? '')) return 0;
    const answers = options.filter(isAnswer).length;
    if (/^respondentid$/.test(nameKey(names[0]!)))
      return answers > 0 || isInBlocks([names, options]) ? 0.97 : 0.3;
    return answers >= 2 ? 0.6 : 0;
  },
  headerRows: () => 2,
  columns: (header) => blocks(header, isAnswer),
  unfinished: [{ columns: ['End Date', 'EndDate'], is: [''] }],
  identity: ['RespondentID', 'Respondent ID'],
};
