// The gap report: what every reporter reads, and what `--format json` prints. Plain data, null where a number does not exist.
// To add a field, add its line here: the JSON Schema, the type, the validator and the columns of the CSV follow from it.

import { type Answer, type AnswerKindName, KIND_NAMES } from '../answers/index.ts';
import { type JsonSchema, UNIT_SCHEMA } from '../answers/kind.ts';
import type { MeasuredKind } from '../answers/measured.ts';
import type { Text, Unit } from '../standard/text.ts';
import { CROSSHAIRS, EXCHANGES, IMPORTANCES, QUADRANTS, SUMMARIES, VERDICTS } from './names.ts';
import { DEFS, formatKey, schemaOf } from './parts.ts';
import type { Of, Shape } from './shape.ts';
import {
  boolean,
  but,
  closed,
  count,
  list,
  mapOf,
  maybe,
  maybeNumber,
  maybeString,
  number,
  oneOf,
  only,
  open,
  pair,
  refsTo,
  shape,
  share,
  string,
  value,
  whole,
} from './shape.ts';

const { text, source } = DEFS;
const ref = refsTo<{ text: Text; answer: Answer; overall: OverallReport | null }>();

const ends95 = (of: string): Shape<readonly [number, number]> =>
  pair(`95 % confidence interval of ${of}, low and high.`, 'An end of the interval.');
const ci95 = (of: string): Shape<readonly [number, number] | null> => maybe(ends95(of));
const interval = ci95('the mean gap');

const verdict = maybe(
  oneOf(
    VERDICTS,
    'failed: a critical criterion is unmet beyond tolerance; unmet: something with weight is; met: nothing is. Of a sample each has to be shown; unclear: neither is.',
  ),
);
const verdictTest = whole(
  {
    unmet: maybe(share('One-sided p that the gap is no worse than the tolerance.')),
    unmetHolm: maybe(share('The same after Holm over the criteria that count: unmet below 0.05.')),
    met: maybe(
      share(
        'One-sided p that the gap is as bad as the tolerance or worse, one answer at the worst gap added: met below 0.05.',
      ),
    ),
  },
  'What a verdict of a sample rests on, null of what is observed; of sections and the whole, the smallest unmetHolm and the largest met of the criteria that count.',
);
const exchange = maybe(oneOf(EXCHANGES, 'How the exchange reads to the customer.'));

/** What is inferred from the mean gap, with its own deviation and interval. */
const inference = {
  sd: maybeNumber('Standard deviation of the gaps.'),
  ci95: interval,
  t: maybeNumber('Paired t statistic.'),
  df: maybeNumber('Its degrees of freedom.'),
  p: maybe(share('Its two-sided p.')),
  pHolm: maybe(share('p after Holm over the family.')),
  pBH: maybe(share('p after Benjamini–Hochberg over the family.')),
  dz: maybeNumber('Effect size: mean gap ÷ its standard deviation.'),
  dzCi95: ci95('the effect size'),
};

const moments = (of: string) =>
  whole(
    { mean: maybeNumber('Mean, in the answer’s own units.'), sd: maybeNumber('Standard deviation (n − 1).') },
    `The ${of}, in the answer’s own units; null where criteria do not share one scale.`,
  );

const figures = {
  n: count('Respondents behind the figures; pairs, for a criterion.'),
  coverage: maybe(share('Weight answered ÷ weight applicable.')),
  expectation: moments('expectation'),
  delivery: moments('delivery'),
  gap: whole(
    {
      mean: maybeNumber('Mean of delivery − expectation.'),
      ...inference,
    },
    'Delivery − expectation, positive is better, in the answer’s own units; t, p and d of the points where there are none.',
  ),
  points: whole(
    {
      expectation: maybeNumber('Mean expectation.'),
      delivery: maybeNumber('Mean delivery.'),
      gap: maybeNumber('Mean gap.'),
      se: maybeNumber('Standard error of the mean gap.'),
      ...inference,
    },
    'The same in points, 0–100: what verdicts are about.',
  ),
  contribution: maybeNumber(
    'To the overall gap, in points: the mean of share × gap. Contributions add up to it.',
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
  sharesCi95: whole(
    {
      unmet: ci95('the share short'),
      met: ci95('the share within tolerance'),
      exceeded: ci95('the share over it'),
    },
    'Their intervals (Wilson).',
  ),
  verdict,
  verdictTest,
  answersToSettle: maybe(
    count('Of what is unclear: with so many answers like these it would probably be settled.'),
  ),
  exchange,
  weighted: maybe(
    whole(
      {
        n: count('Respondents behind it.'),
        effectiveN: maybeNumber('(Σw)² / Σw² (Kish 1965).'),
        clusters: count('Clusters drawn; respondents, where none are declared.'),
        strata: count('Strata they were drawn from.'),
        expectation: maybeNumber('Weighted mean expectation.'),
        delivery: maybeNumber('Weighted mean delivery.'),
        gap: maybeNumber('Weighted mean gap.'),
        sd: maybeNumber('√(n / (n − 1) · Σw(g − ḡ)² / Σw).'),
        ci95: interval,
      },
      'What the figures in points are by the survey’s design, and what it is; null without weights, clusters or strata.',
    ),
  ),
};

const spread = (of: string) =>
  whole({ mean: maybeNumber('Mean.'), sd: maybeNumber('Standard deviation (n − 1).'), ci95: interval }, of);

const zone = maybe(
  whole(
    {
      n: count('Respondents who gave all three levels.'),
      unit: oneOf(['own', 'points'], 'The units of the answer, or points where it has none.'),
      minimum: maybeNumber('Mean of the least that is accepted.'),
      desired: maybeNumber('Mean of what is desired.'),
      perceived: maybeNumber('Mean of what was got.'),
      adequacy: spread('MSA: perceived − minimum, positive is better.'),
      superiority: spread('MSS: perceived − desired, positive is better.'),
      width: spread('desired − minimum.'),
      shares: whole(
        {
          below: maybe(share('Below the minimum.')),
          inside: maybe(share('From the minimum to what is desired, both included.')),
          above: maybe(share('Above what is desired.')),
        },
        'Shares of respondents, those who contradict themselves left out.',
      ),
      contradictory: count('Respondents who desire less than the least they accept.'),
    },
    'Zone of tolerance; null where the least that is accepted was not asked.',
  ),
);

const unit = {
  id: string('Id of the section, or `overall`.'),
  ...figures,
  leftOut: count('Respondents who answered something here, but too little for a figure.'),
  net: maybeNumber('Surplus − shortfall: the gap in points.'),
  shortfall: maybeNumber('Sum of what criteria contribute to the gap below zero, turned positive.'),
  surplus: maybeNumber('Sum of what criteria contribute to the gap above zero; it never pays for shortfall.'),
  shortfallShown: maybeNumber('The part of the shortfall that comes from criteria shown to be unmet.'),
  alpha: whole(
    {
      expectation: maybeNumber('Of the expectations.'),
      delivery: maybeNumber('Of the deliveries.'),
      gap: maybeNumber('Of the gaps.'),
    },
    'Cronbach’s alpha on complete rows.',
  ),
  alphaCi95: whole(
    {
      expectation: ci95('alpha of the expectations'),
      delivery: ci95('alpha of the deliveries'),
      gap: ci95('alpha of the gaps'),
    },
    'Their intervals (Bonett 2002).',
  ),
  reliabilityOfDifference: maybeNumber('Reliability of the difference score.'),
};

export const overall = maybe(
  whole(
    { ...unit, score: maybeNumber('Delivery in points after onCriticalFailure.') },
    'All sections together; null where suppressed.',
  ),
);

export const section = whole(
  {
    ...unit,
    title: ref('text', 'Name of the section.'),
    weight: number('Its weight in the standard.'),
    share: share('Its share of the overall score.'),
  },
  'One section.',
);

const answerOf: Readonly<Record<AnswerKindName, Shape<Answer>>> = (() => {
  const kindKey = <const Kind extends string>(kind: Kind) => only(kind, 'The kind of answer.');
  const reversed = boolean('True where the low end is the good one.');
  const curve = list(
    'The curve from value to points.',
    whole(
      { value: number('Value, in base units.'), points: number('What it is worth.') },
      'A knot of the curve.',
    ),
  );
  const workingSpans = list(
    'Working hours of the day.',
    whole(
      { from: count('Minutes since midnight.'), to: count('Minutes since midnight, exclusive.') },
      'From, and to.',
    ),
  );
  const measured = (kind: MeasuredKind) =>
    closed(
      {
        kind: kindKey(kind),
        better: oneOf(['lower', 'higher'], 'Which direction is better.'),
        points: curve,
        currency: string('ISO 4217 code.'),
        unit: shape<Unit>(UNIT_SCHEMA),
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
    elapsed: whole(
      {
        kind: kindKey('elapsed'),
        better: oneOf(['lower', 'higher'], 'Which direction is better.'),
        points: curve,
        calendar: maybe(
          whole(
            {
              id: string('Its id in the standard.'),
              timeZone: string('IANA name of its time zone.'),
              week: list('Monday to Sunday.', workingSpans),
              days: list(
                'Days with hours of their own; none on a holiday.',
                whole({ date: string('YYYY-MM-DD.'), hours: workingSpans }, 'One such day.'),
              ),
            },
            'The working calendar whose hours alone count; null where all time counts.',
          ),
        ),
      },
      'A length of time between two time stamps.',
    ),
    text: whole({ kind: kindKey('text') }, 'Words.'),
  };
})();

const answer = shape<Answer>({
  type: 'object',
  required: ['kind'],
  description: 'How the question is answered.',
  properties: { kind: oneOf(KIND_NAMES, 'The kind of answer.') },
  allOf: KIND_NAMES.map((kind) => ({
    if: { type: 'object', required: ['kind'], properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: answerOf[kind],
  })),
});

export const option = whole(
  {
    id: string('Id of the option.'),
    text: ref('text', 'The option.'),
    expected: count('Times expected; never, where the choice is not scored.'),
    count: count('Times chosen.'),
    share: maybe(share('Of those who chose.')),
    ci95: ci95('the share (Wilson)'),
  },
  'One option.',
);

export const criterion = whole(
  {
    id: string('Id of the criterion.'),
    section: string('Id of its section.'),
    text: ref('text', 'The question.'),
    name: maybe(
      but(text, { description: 'What it is called in short; null where the standard gives no name.' }),
    ),
    answer: ref('answer', 'How it is answered.'),
    touchpoint: maybeString('Where on the journey it is met.'),
    weight: number('Its weight: the profile’s, else the standard’s.'),
    share: share('Its share of the overall score.'),
    inSection: whole(
      {
        share: share('Its share of the section’s figure.'),
        contribution: maybeNumber('To the section’s gap, in points.'),
      },
      'The same within its section.',
    ),
    critical: boolean('Whether falling short here fails the audit.'),
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
      {
        w: maybeNumber('Sum of positive signed ranks.'),
        p: maybe(share('Its two-sided p.')),
        n: count('Pairs whose gap is not zero: those that are ranked.'),
        exact: maybe(boolean('True: p is exact, as below 50 pairs; false: the normal approximation.')),
      },
      'Signed-rank test, zeros dropped.',
    ),
    mcnemar: maybe(
      whole(
        {
          down: count('Pairs that expected yes and got no.'),
          up: count('Pairs that expected no and got yes.'),
          p: maybe(share('Two-sided exact p.')),
        },
        'McNemar’s exact test of yes-no pairs; null for other answers.',
      ),
    ),
    itemRest: whole(
      {
        expectation: maybeNumber('Of the expectations.'),
        delivery: maybeNumber('Of the deliveries.'),
      },
      'Correlation with the sum of the section’s other criteria, on complete rows; null in sections of fewer than three.',
    ),
    ceiling: whole(
      { expectation: maybe(share('Of the expectations.')), delivery: maybe(share('Of the deliveries.')) },
      'Share of pairs at the top of the scale.',
    ),
    expectationFilled: count('Pairs whose expectation came from the profile or the standard.'),
    expectationFrom: maybe(
      oneOf(
        ['asked', 'profile', 'standard', 'mixed'],
        'Who said what was expected: respondents, the profile, the standard (then it is a norm), or some of each.',
      ),
    ),
    options: list('How often each option was chosen.', option),
    distribution: list(
      'Of the whole, how often each expectation met each delivery, in the answer’s own units; empty for measures and in groups.',
      whole(
        {
          expectation: maybeNumber('Null where nothing is scored.'),
          delivery: number('As answered; the position of the option for a choice.'),
          count: count('How many said so.'),
        },
        'One pair.',
      ),
    ),
    zone,
    summary: maybe(
      whole(
        {
          kind: oneOf(SUMMARIES, 'Which summary it is.'),
          n: count('Deliveries behind it.'),
          value: maybeNumber('NPS, eNPS: −100 to 100; CSAT: per cent; CES: the mean rating.'),
          se: maybeNumber('Its standard error.'),
          ci95: ci95('the value'),
          parts: list(
            'Deliveries by what they count as: promoters, passives, detractors; satisfied, others.',
            whole({ id: string('What they count as.'), count: count('How many.') }, 'One part.'),
          ),
        },
        'The summary of the deliveries that the standard asks for; null where it asks for none.',
      ),
    ),
    notes: list(
      'What auditors wrote.',
      whole({ session: count('Position of the session.'), text: string('The note.') }, 'One note.'),
    ),
  },
  'One criterion.',
);

const channelCounts = list(
  'By channel, the most frequent first.',
  whole(
    {
      channel: maybeString('Value of the field; null where the log does not say.'),
      title: maybe(but(text, { description: 'As the standard calls it; null where it does not know it.' })),
      count: count('Incidents.'),
    },
    'One channel.',
  ),
);

const incidents = maybe(
  whole(
    {
      contacts: count('Rows of the log: incidents and thanks.'),
      count: count('Incidents.'),
      open: count('Incidents that have begun and not ended.'),
      undated: count('Incidents whose date cannot be read.'),
      thanks: whole({ count: count('Thanks.'), share: maybe(share('Of all contacts.')) }, 'Thanks.'),
      months: list(
        'By month, in order.',
        whole(
          { month: string('YYYY-MM.'), count: count('Incidents.'), channels: channelCounts },
          'One month.',
        ),
      ),
      channels: channelCounts,
      longRunning: maybe(
        whole(
          {
            over: number('Seconds from which an incident has run long.'),
            calendar: maybeString(
              'The working calendar whose hours alone count; null where all time counts.',
            ),
            of: count('Incidents whose beginning and end are known.'),
            count: count('Those that ran long.'),
            share: maybe(share('Of those whose beginning and end are known.')),
            causes: list(
              'Why they did, the most frequent first.',
              whole(
                {
                  cause: maybeString('As the log has it; null where it does not say.'),
                  count: count('Incidents.'),
                  share: maybe(share('Of those that ran long.')),
                },
                'One cause.',
              ),
            ),
          },
          'Incidents that ran long; null where the standard does not say when they have.',
        ),
      ),
    },
    'What a log of incidents tells beside its answers; null for anything else.',
  ),
);

const named = (of: string, title: string) =>
  maybe(whole({ id: string(`Id of the ${of}.`), title: ref('text', title) }, `The ${of} used.`));

const warnings = list(
  'What a careful reader must know.',
  whole(
    {
      code: string('Names the warning.'),
      of: maybeString('The criterion or section it is about.'),
      args: mapOf('What fills the sentence.', value('A value.')),
    },
    'One warning.',
  ),
);

const priorities = list(
  'Criteria with weight that fall short, the most points to gain first.',
  whole(
    {
      criterion: string('Id of the criterion.'),
      importance: share('Its share of the overall score.'),
      shortfall: number('Points short.'),
      gain: number('What the overall score gains where every delivery is what was expected, in points.'),
    },
    'One priority.',
  ),
);

const wasted = list(
  'Surplus on criteria that this segment gives no weight.',
  whole(
    { criterion: string('Id of the criterion.'), surplus: number('Points over.') },
    'One effort not valued.',
  ),
);

const silent = list(
  'Surplus that customers were not told of. It is part of the surplus, but earns nothing.',
  whole(
    {
      criterion: string('Id of the criterion.'),
      count: count('Responses over what was expected of which the customer was not told.'),
      of: count('Responses over it of which it is known whether the customer was told.'),
      surplus: number('Mean points over, of those not told of.'),
    },
    'One criterion exceeded in silence.',
  ),
);

export const step = whole(
  {
    touchpoint: string('Id of the touchpoint.'),
    title: ref('text', 'Its name.'),
    criteria: list('What is judged there.', string('Id of a criterion.')),
    n: count('The most respondents that any of its criteria has.'),
    points: whole(
      {
        expectation: maybeNumber('Mean expectation.'),
        delivery: maybeNumber('Mean delivery.'),
        gap: maybeNumber('Mean gap.'),
      },
      'Weighted means of its criteria, in points.',
    ),
    gap: maybeNumber('Delivery − expectation in points.'),
    shortfall: maybeNumber('Weighted mean of what its criteria fall short by, in points.'),
    surplus: maybeNumber('Weighted mean of what they exceed by, in points.'),
    verdict,
  },
  'One stop.',
);
const journey = list('By touchpoint, in the order of the journey; empty where it was not asked for.', step);

const drivers = maybe(
  whole(
    {
      standard: whole(
        { id: string('Id of the standard.'), version: string('Its version.') },
        'The survey of reasons.',
      ),
      criterion: string('Id of the question.'),
      text: ref('text', 'The question.'),
      n: count('Customers who named a reason.'),
      options: list(
        'The reasons.',
        whole(
          {
            id: string('Id of the reason.'),
            text: ref('text', 'The reason.'),
            count: count('Times named.'),
            share: share('Of those who named one.'),
            ci95: ends95('the share (Wilson)'),
          },
          'One reason.',
        ),
      ),
      service: whole(
        { share: share('Who named the service.'), ci95: ends95('the share (Wilson)') },
        'How often service decides.',
      ),
      even: share('What each reason would have if all decided alike: the threshold for service.'),
      decides: oneOf(
        ['little', 'unclear', 'much'],
        'little: the whole interval of service lies below the even share; much: none of it does; else unclear.',
      ),
    },
    'Why customers chose the firm; null where nobody asked.',
  ),
);

const ends = (description: string) =>
  whole({ min: number('The lowest.'), max: number('The highest.') }, description);
const crosshair = {
  rule: oneOf(CROSSHAIRS, 'Where the lines cross.'),
  importance: number('There, on the axis of importance.'),
  performance: number('There, on the axis of performance.'),
};
const ipa = maybe(
  whole(
    {
      importance: whole(
        {
          source: oneOf(IMPORTANCES, 'Rated, from weights, or derived by correlation.'),
          criterion: maybeString('The criterion it is correlated with; null for the rest of the answers.'),
          unit: oneOf(['rating', 'points', 'weight', 'correlation'], 'What it is in.'),
          scale: maybe(ends('The ends of its scale; null where it has none.')),
        },
        'Where importance comes from.',
      ),
      performance: whole(
        {
          unit: oneOf(['rating', 'points'], 'What it is in.'),
          scale: ends('The ends of its scale.'),
        },
        'Delivery.',
      ),
      crosshair: whole(crosshair, 'The lines between quadrants; what is at a line is above it.'),
      criteria: list(
        'Criteria that have both, in the order of the standard.',
        whole(
          {
            criterion: string('Id of the criterion.'),
            n: maybe(count('Respondents behind the importance; null for weights.')),
            importance: number('How much it matters.'),
            performance: number('Mean delivery.'),
            quadrant: oneOf(QUADRANTS, 'Q1 to Q4 in this order.'),
          },
          'One criterion.',
        ),
      ),
      otherRules: list(
        'What other rules for the lines would say.',
        whole(
          {
            ...crosshair,
            changed: list('Criteria that would change quadrant.', string('Id of the criterion.')),
          },
          'One rule.',
        ),
      ),
    },
    'Importance against performance (Martilla and James 1977); null where not asked for.',
  ),
);

const family = {
  overall: count('Tests of overall gaps.'),
  sections: count('Tests of gaps of sections.'),
  criteria: count('Tests of gaps of criteria.'),
  verdicts: count('One-sided tests of criteria that count for the verdict.'),
};

const overallRef = ref('overall', 'All sections together; null where suppressed.');
const sections = list(
  'By section, in the order of the standard.',
  shape<SectionReport>({ $ref: '#/$defs/section' }),
);
const criteria = list(
  'By criterion, in the order of the standard.',
  shape<CriterionReport>({ $ref: '#/$defs/criterion' }),
);

const groups = list(
  'By group, sorted by key.',
  whole(
    {
      key: mapOf('Column → value.', string('The value of the column.')),
      suppressed: boolean('Too few respondents to show, or shown they would give such a group away.'),
      profile: named('profile', 'Who its customers are.'),
      hidden: list(
        'What is left out of a group that is shown.',
        whole(
          {
            of: string('Id of a criterion or section, or `overall`.'),
            why: oneOf(
              ['few', 'protects'],
              'few: too few answered it; protects: it could be worked out by it.',
            ),
            protects: maybeString('The criterion that is protected.'),
          },
          'One of them.',
        ),
      ),
      overall: overallRef,
      sections,
      criteria,
      priorities,
      wasted,
      silent,
      warnings,
    },
    'One group.',
  ),
);

const ranking = maybe(
  whole(
    {
      by: string('The column that makes the groups.'),
      between: number('The deviation of true means between groups, in points.'),
      within: number('The deviation of respondents within groups, in points.'),
      needed: whole(
        {
          difference: number('Points between two groups.'),
          power: share('How surely that is to be found.'),
          each: maybe(count('Respondents that each of the two needs; null where no number is enough.')),
        },
        'What it takes to tell two groups apart.',
      ),
      sites: list(
        'The best first.',
        whole(
          {
            key: mapOf('Column → value.', string('The value of the column.')),
            n: count('Respondents.'),
            mean: number('The gap in points, drawn towards the whole (empirical Bayes).'),
            ci95: ends95('it'),
            pHolm: number('Against all other groups, after Holm over the groups.'),
            outcome: oneOf(['better', 'worse', 'same'], 'What that shows.'),
            ranks: pair('The places, 1 the best, that simultaneous 95 % intervals leave it.', 'A place.'),
          },
          'One group.',
        ),
      ),
    },
    'Groups of one column held against each other; null below three that can be shown.',
  ),
);

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
          source: maybe(source),
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
      profile: named('profile', 'Who its customers are.'),
      persona: named('persona', 'The role that was played.'),
      sessions: list(
        'The audits behind the report, in order of input; empty for surveys.',
        closed(
          {
            file: maybeString('Where it was read from.'),
            site: maybeString('Where the audit was.'),
            auditor: maybeString('Who audited.'),
            persona: maybeString('Id of the persona played.'),
            fields: mapOf('Facts about the visit.', string('The value of the field.')),
            started: maybeString('When the audit began.'),
            finished: maybeString('When it was completed.'),
            evidence: list(
              'Files that show what was met, in the order of the answers.',
              whole(
                {
                  criterion: string('What it is evidence of.'),
                  file: string('As the session names it, relative to the session’s own folder.'),
                  sha256: maybeString('In hexadecimal, as taken when it was attached.'),
                  size: maybe(count('In bytes.')),
                  at: maybeString('When the criterion was answered.'),
                },
                'One file.',
              ),
            ),
            reopened: list(
              'When the finished audit was opened again; left out where it never was.',
              whole(
                {
                  at: string('When.'),
                  by: maybeString('By whom.'),
                  why: maybeString('Why.'),
                  changed: count('Answers changed then.'),
                },
                'One reopening.',
              ),
            ),
          },
          ['file', 'site', 'auditor', 'persona', 'fields', 'started', 'finished', 'evidence'],
          { description: 'One audit.' },
        ),
      ),
      receipt: closed(
        {
          read: count('Respondents read.'),
          used: count('Respondents used.'),
          rejected: count('Rows that could not be read.'),
          dropped: list(
            'Rows read but not used.',
            closed(
              {
                reason: string('Why.'),
                count: count('How many.'),
                files: list('Audits left out, by file.', string('A file.')),
              },
              ['reason', 'count'],
              { description: 'One reason.' },
            ),
          ),
          leftOut: list(
            'Respondents used who answered too little for a figure (policy.minimumAnswered).',
            whole(
              { of: string('Id of the section, or `overall`.'), count: count('How many.') },
              'One figure.',
            ),
          ),
          unread: list(
            'Cells of used rows, and of rows rejected for them, that could not be read: each loses its answer. Left out where there are none.',
            whole(
              { column: string('Header.'), text: string('What stands there.'), count: count('How many.') },
              'Cells of one column that say the same.',
            ),
          ),
        },
        ['read', 'used', 'rejected', 'dropped'],
        { description: 'read = used + dropped + rejected.' },
      ),
      policy: open(
        {
          aggregation: oneOf(['nested', 'flat'], 'How criteria make the score.'),
          onCriticalFailure: oneOf(['fail', 'zero', 'cap'], 'What a critical failure does to the score.'),
          tolerance: number('How far short is still met, in points.'),
          minimumAnswered: share('The share of weight a respondent must have answered.'),
          minimumN: count('Groups with fewer respondents are suppressed.'),
          minimumInference: count('With fewer answers a sample is unclear.'),
          basis: oneOf(
            ['observed', 'sampled'],
            'observed: what was seen is all there is to judge (an audit, a pool of audits, a census); sampled: it stands for more, so that verdicts have to be shown.',
          ),
          criminalShortfall: number('The shortfall from which an exchange is criminal.'),
          criticalCap: number('The most points after a critical failure under `cap`.'),
          family: whole(
            {
              ...family,
              groups: whole(family, 'Those of all groups that are shown, together.'),
            },
            'How many tests p after Holm and Benjamini–Hochberg is adjusted over; each kind is a family.',
          ),
        },
        'The thresholds used, and whatever settings shaped the figures.',
      ),
      warnings,
      overall: overallRef,
      sections,
      criteria,
      priorities,
      wasted,
      silent,
      journey,
      drivers,
      ipa,
      incidents,
      ranking,
      groups,
    },
    'What was found: figures, verdicts and priorities. A number that does not exist is null.',
  ),
  { text, answer, overall, section, criterion },
);

/** What \`svc report --format json\` prints of audits by several standards. */
export const gapReports = (() => {
  const { $schema: _, $id: __, title: ___, $defs, ...one } = gapReport as typeof gapReport & JsonSchema;
  return schemaOf(
    'gap-reports',
    'svc: gap reports of several standards',
    whole(
      { format: formatKey('gap-reports'), reports: list('One for each standard.', shape<unknown>(one)) },
      'Audits by several standards: a gap report for each.',
    ),
    $defs as Readonly<Record<string, JsonSchema>>,
  );
})();

export type GapReport = Of<typeof gapReport>;
export type ReportSession = GapReport['sessions'][number];
/** read = used + Σ dropped + rejected. */
export type Receipt = GapReport['receipt'];
export type Basis = ReportPolicy['basis'];
/** How many tests each family has. */
export type Family = ReportPolicy['family']['groups'];
export type VerdictTest = Of<typeof verdictTest>;
export type Interval = readonly [number, number];
export type ReportPolicy = GapReport['policy'];
/** `code` names a sentence `warning.<code>`; `of` is the criterion or section it is about. */
export type Warning = GapReport['warnings'][number];
export type Verdict = NonNullable<Of<typeof verdict>>;
export type Exchange = NonNullable<Of<typeof exchange>>;
/** What the whole, a section and a criterion have alike. */
export type Figures = { readonly [Name in keyof typeof figures]: Of<(typeof figures)[Name]> };
export type UnitFigures = { readonly [Name in keyof typeof unit]: Of<(typeof unit)[Name]> };
export type OverallReport = NonNullable<Of<typeof overall>>;
export type SectionReport = Of<typeof section>;
export type CriterionReport = Of<typeof criterion>;
export type Zone = NonNullable<Of<typeof zone>>;
export type Spread = Zone['width'];
export type Summary = NonNullable<CriterionReport['summary']>;
export type Weighted = NonNullable<Figures['weighted']>;
export type Wasted = GapReport['wasted'][number];
export type Priority = GapReport['priorities'][number];
export type Silent = GapReport['silent'][number];
/** One stop of the journey. Its figures are those of its criteria by their shares of the score. */
export type Step = GapReport['journey'][number];
export type Drivers = NonNullable<GapReport['drivers']>;
export type Ipa = NonNullable<GapReport['ipa']>;
export type IpaCriterion = Ipa['criteria'][number];
export type Cross = Ipa['crosshair'];
export type LogReport = NonNullable<GapReport['incidents']>;
export type ChannelCount = LogReport['channels'][number];
export type GroupReport = GapReport['groups'][number];
export type Ranking = NonNullable<GapReport['ranking']>;
export type RankedSite = Ranking['sites'][number];
