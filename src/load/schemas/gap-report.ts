// The schema of a gap report: the published shape of core/gap-report.ts, closed so that neither drifts from the other.

import { KIND_NAMES } from '../../core/answers/index.ts';
import type { JsonSchema } from '../../core/answers/kind.ts';
import { closed, DEFS, formatKey, ref, schemaOf } from './parts.ts';

const { text } = DEFS;

const string = (description: string): JsonSchema => ({ type: 'string', description });
const number = (description: string): JsonSchema => ({ type: 'number', description });
/** 0–1; no upper bound is checked, since a sum of shares may end one rounding above 1. */
const share = (description: string): JsonSchema => ({ type: 'number', minimum: 0, description });
const count = (description: string): JsonSchema => ({ type: 'integer', minimum: 0, description });
const maybe = (schema: JsonSchema): JsonSchema => ({ ...schema, type: [schema.type, 'null'] });
const maybeNumber = (description: string): JsonSchema => maybe(number(description));
const maybeString = (description: string): JsonSchema => maybe(string(description));
const list = (description: string, items: JsonSchema): JsonSchema => ({ type: 'array', description, items });
/** An object that always has all of its keys: what does not exist is null. */
const whole = (properties: Readonly<Record<string, JsonSchema>>, description: string): JsonSchema =>
  closed(properties, Object.keys(properties), { description });

const interval: JsonSchema = {
  type: ['array', 'null'],
  description: '95 % confidence interval of the mean gap, low and high.',
  minItems: 2,
  maxItems: 2,
  items: number('An end of the interval.'),
};

const verdict: JsonSchema = {
  enum: ['met', 'unmet', 'failed', null],
  description:
    'failed: a critical criterion is unmet beyond tolerance; unmet: something with weight is; else met.',
};
const exchange: JsonSchema = {
  enum: ['exceeding', 'equal', 'unequal', 'criminal', null],
  description: 'How the exchange reads to the customer.',
};

const moments = (of: string): JsonSchema =>
  whole(
    { mean: maybeNumber('Mean, in the answer’s own units.'), sd: maybeNumber('Standard deviation (n − 1).') },
    `The ${of}, in the answer’s own units; null where criteria do not share one scale.`,
  );

const figures: Readonly<Record<string, JsonSchema>> = {
  n: count('Respondents behind the figures; pairs, for a criterion.'),
  coverage: maybe(share('Weight answered ÷ weight applicable.')),
  expectation: moments('expectation'),
  delivery: moments('delivery'),
  gap: whole(
    {
      mean: maybeNumber('Mean of delivery − expectation.'),
      sd: maybeNumber('Standard deviation of the gaps.'),
      ci95: interval,
      t: maybeNumber('Paired t statistic.'),
      df: maybeNumber('Its degrees of freedom.'),
      p: maybe(share('Its two-sided p.')),
      pHolm: maybe(share('p after Holm over the family.')),
      pBH: maybe(share('p after Benjamini–Hochberg over the family.')),
      dz: maybeNumber('Effect size: mean gap ÷ its standard deviation.'),
    },
    'Delivery − expectation, positive is better, in the answer’s own units where there are any.',
  ),
  points: whole(
    {
      expectation: maybeNumber('Mean expectation.'),
      delivery: maybeNumber('Mean delivery.'),
      gap: maybeNumber('Mean gap.'),
      sd: maybeNumber('Standard deviation of the gaps.'),
      ci95: interval,
    },
    'The same in points, 0–100.',
  ),
  correlation: maybeNumber('Correlation of expectation and delivery.'),
  shares: whole(
    {
      unmet: maybe(share('Short beyond tolerance.')),
      met: maybe(share('Within tolerance.')),
      exceeded: maybe(share('Over it.')),
    },
    'Shares of respondents by their gap, 0–1.',
  ),
  verdict,
  exchange,
};

const unit: Readonly<Record<string, JsonSchema>> = {
  id: string('Id of the section, or `overall`.'),
  ...figures,
  net: maybeNumber('Surplus − shortfall, in points.'),
  shortfall: maybeNumber('Weighted mean of what criteria fall short by, in points.'),
  surplus: maybeNumber('Weighted mean of what criteria exceed by, in points; it never pays for shortfall.'),
  alpha: whole(
    {
      expectation: maybeNumber('Of the expectations.'),
      delivery: maybeNumber('Of the deliveries.'),
      gap: maybeNumber('Of the gaps.'),
    },
    'Cronbach’s alpha on complete rows.',
  ),
  reliabilityOfDifference: maybeNumber('Reliability of the difference score.'),
};

const overall = maybe(
  whole(
    { ...unit, score: maybeNumber('Delivery in points after onCriticalFailure.') },
    'All sections together; null where suppressed.',
  ),
);

const section = whole(
  {
    ...unit,
    title: ref('text', 'Name of the section.'),
    weight: number('Its weight in the standard.'),
    share: share('Its share of the overall score.'),
  },
  'One section.',
);

const answerOf: Readonly<Record<(typeof KIND_NAMES)[number], JsonSchema>> = (() => {
  const kindKey = (kind: string): JsonSchema => ({ const: kind, description: 'The kind of answer.' });
  const reversed: JsonSchema = { type: 'boolean', description: 'True where the low end is the good one.' };
  const measured = (kind: string): JsonSchema =>
    closed(
      {
        kind: kindKey(kind),
        better: { enum: ['lower', 'higher'], description: 'Which direction is better.' },
        points: list(
          'The curve from value to points.',
          whole(
            { value: number('Value, in base units.'), points: number('What it is worth.') },
            'A knot of the curve.',
          ),
        ),
        currency: string('ISO 4217 code.'),
        unit: ref('text', 'What is counted.'),
      },
      ['kind', 'better', 'points'],
    );
  return {
    scale: whole(
      {
        kind: kindKey('scale'),
        min: number('The lowest rating.'),
        max: number('The highest rating.'),
        step: number('The distance between two ratings.'),
        labels: list(
          'What ratings mean.',
          whole({ value: number('The rating.'), text: ref('text', 'Its meaning.') }, 'One label.'),
        ),
        reversed,
      },
      'A rating.',
    ),
    'yes-no': whole({ kind: kindKey('yes-no'), reversed }, 'Seen or not seen.'),
    choice: whole(
      {
        kind: kindKey('choice'),
        options: list(
          'The options.',
          whole(
            {
              id: string('Id of the option.'),
              text: ref('text', 'The option as the reader sees it.'),
              points: maybeNumber('What it is worth; null where not scored.'),
            },
            'One option.',
          ),
        ),
      },
      'One of several options.',
    ),
    duration: measured('duration'),
    money: measured('money'),
    count: measured('count'),
    percent: measured('percent'),
    text: whole({ kind: kindKey('text') }, 'Words.'),
  };
})();

const answer: JsonSchema = {
  type: 'object',
  required: ['kind'],
  description: 'How the question is answered.',
  properties: { kind: { enum: KIND_NAMES, description: 'The kind of answer.' } },
  allOf: KIND_NAMES.map((kind) => ({
    if: { type: 'object', required: ['kind'], properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: answerOf[kind],
  })),
};

const criterion = whole(
  {
    id: string('Id of the criterion.'),
    section: string('Id of its section.'),
    text: ref('text', 'The question.'),
    answer: ref('answer', 'How it is answered.'),
    touchpoint: maybeString('Where on the journey it is met.'),
    weight: number('Its weight: the profile’s, else the standard’s.'),
    share: share('Its share of the overall score.'),
    critical: { type: 'boolean', description: 'Whether falling short here fails the audit.' },
    blanks: whole(
      {
        notShown: count('Not asked.'),
        skipped: count('Left out.'),
        dontKnow: count('Answered with “don’t know”.'),
        notApplicable: count('Did not apply.'),
      },
      'Respondents without an answer, by why.',
    ),
    ...figures,
    wilcoxon: whole(
      { w: maybeNumber('Sum of positive signed ranks.'), p: maybe(share('Its two-sided p.')) },
      'Signed-rank test: zeros dropped, normal approximation with continuity correction.',
    ),
    ceiling: whole(
      { expectation: maybe(share('Of the expectations.')), delivery: maybe(share('Of the deliveries.')) },
      'Share of pairs at the top of the scale.',
    ),
    expectationFilled: count('Pairs whose expectation came from the profile or the standard.'),
    options: list(
      'How often each option was chosen.',
      whole(
        {
          id: string('Id of the option.'),
          text: ref('text', 'The option.'),
          expected: count('Times expected; never, where the choice is not scored.'),
          count: count('Times chosen.'),
        },
        'One option.',
      ),
    ),
    notes: list(
      'What auditors wrote.',
      whole({ session: count('Position of the session.'), text: string('The note.') }, 'One note.'),
    ),
  },
  'One criterion.',
);

const overallRef = ref('overall', 'All sections together; null where suppressed.');
const sections = list('By section, in the order of the standard.', { $ref: '#/$defs/section' });
const criteria = list('By criterion, in the order of the standard.', { $ref: '#/$defs/criterion' });

export const gapReport = schemaOf(
  'gap-report',
  'svc: a gap report',
  whole(
    {
      format: formatKey('gap-report'),
      standard: whole(
        {
          id: string('Id of the standard.'),
          version: string('Its version.'),
          digest: string('Digest of its content.'),
          title: ref('text', 'Its name.'),
          source: maybe(
            closed(
              {
                author: string('Who wrote it.'),
                title: string('The work.'),
                part: string('Chapter, rule or page.'),
                year: { type: 'integer', description: 'Year of publication.' },
              },
              ['author', 'title'],
              { description: 'The work behind it.' },
            ),
          ),
          fields: list(
            'Facts about a visit that the standard knows.',
            whole(
              {
                id: string('Id of the field.'),
                title: ref('text', 'Its name.'),
                values: list(
                  'Its values; empty where any text is allowed.',
                  whole({ id: string('Id of the value.'), title: ref('text', 'Its name.') }, 'One value.'),
                ),
              },
              'One field.',
            ),
          ),
        },
        'The standard that was audited by.',
      ),
      profile: maybe(
        whole(
          { id: string('Id of the profile.'), title: ref('text', 'Who its customers are.') },
          'The profile used.',
        ),
      ),
      sessions: list(
        'The audits behind the report, in order of input; empty for surveys.',
        whole(
          {
            file: maybeString('Where it was read from.'),
            site: maybeString('Where the audit was.'),
            auditor: maybeString('Who audited.'),
            persona: maybeString('Id of the persona played.'),
            fields: {
              type: 'object',
              description: 'Facts about the visit.',
              additionalProperties: string('The value of the field.'),
            },
            started: maybeString('When the audit began.'),
            finished: maybeString('When it was completed.'),
          },
          'One audit.',
        ),
      ),
      receipt: whole(
        {
          read: count('Respondents read.'),
          used: count('Respondents used.'),
          rejected: count('Rows that could not be read.'),
          dropped: list(
            'Rows read but not used.',
            whole({ reason: string('Why.'), count: count('How many.') }, 'One reason.'),
          ),
        },
        'read = used + dropped + rejected.',
      ),
      policy: {
        type: 'object',
        description: 'The thresholds used, and whatever settings shaped the figures.',
        additionalProperties: true,
        required: [
          'aggregation',
          'onCriticalFailure',
          'tolerance',
          'minimumAnswered',
          'minimumN',
          'criminalShortfall',
          'criticalCap',
        ],
        properties: {
          aggregation: { enum: ['nested', 'flat'], description: 'How criteria make the score.' },
          onCriticalFailure: {
            enum: ['fail', 'zero', 'cap'],
            description: 'What a critical failure does to the score.',
          },
          tolerance: number('How far short is still met, in points.'),
          minimumAnswered: share('The share of weight a respondent must have answered.'),
          minimumN: count('Groups with fewer respondents are suppressed.'),
          criminalShortfall: number('The shortfall from which an exchange is criminal.'),
          criticalCap: number('The most points after a critical failure under `cap`.'),
        },
      },
      warnings: list(
        'What a careful reader must know.',
        whole(
          {
            code: string('Names the warning.'),
            of: maybeString('The criterion or section it is about.'),
            args: {
              type: 'object',
              description: 'What fills the sentence.',
              additionalProperties: { type: ['string', 'number'], description: 'A value.' },
            },
          },
          'One warning.',
        ),
      ),
      overall: overallRef,
      sections,
      criteria,
      priorities: list(
        'Criteria with weight that fall short, the most points to gain first.',
        whole(
          {
            criterion: string('Id of the criterion.'),
            importance: share('Its share of the overall score.'),
            shortfall: number('Points short.'),
            gain: number('Points of the overall score to gain.'),
          },
          'One priority.',
        ),
      ),
      wasted: list(
        'Surplus on criteria that this segment gives no weight.',
        whole(
          { criterion: string('Id of the criterion.'), surplus: number('Points over.') },
          'One effort not valued.',
        ),
      ),
      groups: list(
        'By group, sorted by key.',
        whole(
          {
            key: {
              type: 'object',
              description: 'Column → value.',
              additionalProperties: string('The value of the column.'),
            },
            suppressed: {
              type: 'boolean',
              description: 'Too few respondents to show, or shown they would give such a group away.',
            },
            overall: overallRef,
            sections,
            criteria,
          },
          'One group.',
        ),
      ),
    },
    'What was found: figures, verdicts and priorities. A number that does not exist is null.',
  ),
  { text, answer, overall, section, criterion },
);
