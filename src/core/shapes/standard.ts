// A standard: sections of criteria. The shapes of answers come from the registry of answer kinds.

import { HIDEABLE } from '../answers/evidence.ts';
import { DEFAULT_POLICY } from '../standard/standard.ts';
import { PURPOSES, RESPONDENTS, SECTORS } from './names.ts';
import { DEFS, formatKey, formerly, type RawCriterion, ref, schemaOf, some, titled } from './parts.ts';
import type { Of, Shape } from './shape.ts';
import {
  boolean,
  but,
  closed,
  each,
  integer,
  list,
  mapOf,
  nonEmpty,
  number,
  oneOf,
  refsTo,
  shape,
  value,
} from './shape.ts';

const MOST = 1_000_000;
const points = (description: string, usual: number): Shape<number> =>
  but(number(description), { minimum: 0, maximum: 100, default: usual });

const hours = shape<string | readonly string[]>({
  type: ['string', 'array'],
  description: 'From and to, such as "09:00-18:00"; a list where the day has a break.',
  minItems: 1,
  items: some('From and to, such as "09:00-13:00".'),
});

/** A mapping of ids to such values, of one at least. */
const byId = <T>(description: string, values: Shape<T>) =>
  mapOf(description, values, {
    minProperties: 1,
    propertyNames: { type: 'string', pattern: DEFS.id.pattern },
  });

const DAYS_OF_HOURS = ['daily', 'mon-fri', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'sat-sun'];

const calendar = closed(
  {
    timeZone: some(
      'IANA name of the time zone, such as Europe/Riga; times without an offset are local to it.',
    ),
    hours: mapOf(
      'Working hours by day: mon, mon-fri, sat-sun, daily. What is not named is no working day.',
      hours,
      { minProperties: 1, properties: each(DAYS_OF_HOURS, () => hours) },
    ),
    holidays: list('Days on which nobody works.', some('A date, such as 2026-01-01.')),
    exceptions: mapOf(
      'Days with hours of their own, such as a short day before a holiday: date → hours.',
      hours,
    ),
  },
  ['timeZone', 'hours'],
  { description: 'When people work: what lies outside does not count as elapsed.' },
);

const include = closed(
  {
    standard: some('Id of a shipped standard, or the path of a file, from this one.'),
    version: ref('version', 'The very version that is meant; another is refused.'),
    sections: nonEmpty('The sections to take; all when left out.', ref('id', 'Id of a section there.')),
    as: closed(
      {
        id: ref('id', 'Names the section in reports.'),
        title: ref('text', 'The name of the section.'),
        weight: ref('weight', 'Importance among the sections; 1 unless said.'),
      },
      ['id', 'title'],
      { description: 'Makes one section of all criteria taken; left out, sections stand as they are.' },
    ),
  },
  ['standard', 'version'],
  { description: 'Sections of another standard.' },
);

/** A fact of each row, by its name among the `fields` of the mapping. */
const fact = (description: string) => ref('id', description);

const log = closed(
  {
    date: fact('The field with the date of an incident.'),
    channel: fact('The field with the channel it came by.'),
    type: fact('The field with its kind.'),
    thanks: nonEmpty('Kinds that are no incidents but thanks.', some('A value of the field of `type`.')),
    cause: fact('The field that says why an incident ran long.'),
    longRunning: closed(
      {
        from: fact('The field with the time an incident began.'),
        to: fact('The field with the time it was closed; empty while it is open.'),
        over: value('An incident that took longer than this ran long: 5d, 16h.'),
        calendar: fact('One of `calendars`: only its working hours count. Left out: all time counts.'),
      },
      ['from', 'to', 'over'],
      { description: 'When an incident has run long.' },
    ),
  },
  [],
  { description: 'What a log of incidents tells beside its answers: names of `fields` in the mapping.' },
);

const asked = refsTo<{ criterion: RawCriterion }>();
const section = closed(
  {
    id: ref('id', 'Names the section in reports; unique among sections.'),
    title: ref('text', 'The name of the section.'),
    guide: ref('text', 'What the section is about; shown before its first question.'),
    weight: ref('weight', 'Importance among the sections, where aggregation is nested; 1 unless said.'),
    criteria: nonEmpty('The questions, in order.', asked('criterion', 'One question.')),
    formerly: formerly('section'),
  },
  ['id', 'title', 'criteria'],
  { description: 'A part of the checklist with a score of its own.' },
);

/** `lint`: the levels of lint's rules, which are known where the rules are. */
export const standardWith = <Lint>(lint: Shape<Lint>) =>
  schemaOf(
    'standard',
    'svc: a service standard',
    closed(
      {
        format: formatKey('standard'),
        id: ref('id', 'Names the standard on the command line and in sessions.'),
        version: ref('version', 'Semantic version, in quotes; `svc diff` says which part to raise.'),
        title: ref('text', 'The name of the standard.'),
        description: ref('text', 'What it checks and whom it suits.'),
        source: ref('source', 'The work behind the standard.'),
        sector: oneOf(SECTORS, 'Where it is of use; any: wherever customers are served.'),
        purpose: oneOf(
          PURPOSES,
          'What it is filled in for: a visit, a call or chat (heard or made), a check from afar, a survey of customers or staff, a self-check, a log of cases.',
        ),
        respondent: oneOf(RESPONDENTS, 'Who answers.'),
        minutes: integer(1, 100_000, 'How long answering takes one respondent, errands and waits included.'),
        aggregation: but(
          oneOf(
            ['nested', 'flat'],
            'nested: criteria make sections and sections make the score; flat: all criteria by their own weight.',
          ),
          { default: 'nested' },
        ),
        onCriticalFailure: but(
          oneOf(
            ['fail', 'zero', 'cap'],
            'What a failed critical criterion does to the score: keep it and fail, make it zero, or cap it.',
          ),
          { default: 'fail' },
        ),
        announce: but(
          boolean(
            'Whether giving more than expected has to be announced, wherever a criterion does not say: then the audit asks if it was.',
          ),
          { default: false },
        ),
        hide: but(
          list(
            'What is kept from the auditor’s eyes while rating; expectations: the level expected, which draws ratings to itself.',
            oneOf(HIDEABLE, 'What is hidden.'),
          ),
          { uniqueItems: true },
        ),
        policy: closed(
          {
            tolerance: points(
              'How far short a criterion may fall and still be met, in points.',
              DEFAULT_POLICY.tolerance,
            ),
            minimumAnswered: but(
              points(
                'The share of applicable weight a respondent must have answered to count in a section or overall.',
                DEFAULT_POLICY.minimumAnswered,
              ),
              { maximum: 1 },
            ),
            minimumN: but(integer(1, MOST, 'Groups with fewer respondents are suppressed.'), {
              default: DEFAULT_POLICY.minimumN,
            }),
            minimumInference: but(
              integer(
                2,
                MOST,
                'With fewer answers nothing is inferred from a sample: the verdict is unclear.',
              ),
              { default: DEFAULT_POLICY.minimumInference },
            ),
            criminalShortfall: points(
              'The shortfall, in points, from which an exchange is criminal.',
              DEFAULT_POLICY.criminalShortfall,
            ),
            criticalCap: points(
              'The most points a score may have after a critical failure under `cap`.',
              DEFAULT_POLICY.criticalCap,
            ),
          },
          [],
          { description: 'Thresholds of judgement.' },
        ),
        touchpoints: byId(
          'Points of contact, in the order of the journey: id → title.',
          titled('touchpoint', 'The name of the touchpoint.'),
        ),
        fields: byId(
          'Facts about the visit that `when` reads; asked before the visit.',
          closed(
            {
              title: ref('text', 'What is asked.'),
              values: byId(
                'The values it may have: id → title. Left out: any text.',
                titled('value', 'The value as the reader sees it.'),
              ),
              formerly: formerly('field'),
            },
            ['title'],
            { description: 'One fact about the visit.' },
          ),
        ),
        calendars: byId('Working calendars, for answers of kind elapsed: id → calendar.', calendar),
        log,
        include: nonEmpty('Sections of other standards, before those of this one.', include),
        sections: nonEmpty('The parts of the checklist, in order.', section),
        lint,
      },
      ['format', 'id', 'version', 'title'],
      { description: 'A standard of service: what is asked, what is expected and what it is worth.' },
    ),
    DEFS,
  );

export type RawStandard = Of<ReturnType<typeof standardWith>>;
export type RawSection = Of<typeof section>;
export type RawCalendar = Of<typeof calendar>;
export type RawInclude = Of<typeof include>;
export type RawLog = Of<typeof log>;
