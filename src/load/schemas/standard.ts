// The schema of a standard: sections of criteria. The shapes of answers come from the registry of answer kinds.

import { HIDEABLE } from '../../core/answers/evidence.ts';
import { formerlyOf } from '../../core/answers/kind.ts';
import { PURPOSES, RESPONDENTS, SECTORS } from '../../core/shapes/names.ts';
import { closed, DEFS, formatKey, ref, schemaOf, some, titled } from '../../core/shapes/parts.ts';
import { DEFAULT_POLICY } from '../../core/standard/standard.ts';
import { lintSettings } from './lint-settings.ts';

const points = (description: string, value: number) => ({
  type: 'number',
  minimum: 0,
  maximum: 100,
  default: value,
  description,
});

const hours = {
  type: ['string', 'array'],
  description: 'From and to, such as "09:00-18:00"; a list where the day has a break.',
  minItems: 1,
  items: some('From and to, such as "09:00-13:00".'),
};

const DAYS_OF_HOURS = ['daily', 'mon-fri', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'sat-sun'];

const calendar = closed(
  {
    timeZone: some(
      'IANA name of the time zone, such as Europe/Riga; times without an offset are local to it.',
    ),
    hours: {
      type: 'object',
      minProperties: 1,
      description: 'Working hours by day: mon, mon-fri, sat-sun, daily. What is not named is no working day.',
      properties: Object.fromEntries(DAYS_OF_HOURS.map((days) => [days, hours])),
      additionalProperties: hours,
    },
    holidays: {
      type: 'array',
      description: 'Days on which nobody works.',
      items: some('A date, such as 2026-01-01.'),
    },
    exceptions: {
      type: 'object',
      description: 'Days with hours of their own, such as a short day before a holiday: date → hours.',
      additionalProperties: hours,
    },
  },
  ['timeZone', 'hours'],
  { description: 'When people work: what lies outside does not count as elapsed.' },
);

const include = closed(
  {
    standard: some('Id of a shipped standard, or the path of a file, from this one.'),
    version: ref('version', 'The very version that is meant; another is refused.'),
    sections: {
      type: 'array',
      minItems: 1,
      description: 'The sections to take; all when left out.',
      items: ref('id', 'Id of a section there.'),
    },
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
    thanks: {
      type: 'array',
      minItems: 1,
      description: 'Kinds that are no incidents but thanks.',
      items: some('A value of the field of `type`.'),
    },
    cause: fact('The field that says why an incident ran long.'),
    longRunning: closed(
      {
        from: fact('The field with the time an incident began.'),
        to: fact('The field with the time it was closed; empty while it is open.'),
        over: {
          type: ['string', 'number'],
          description: 'An incident that took longer than this ran long: 5d, 16h.',
        },
        calendar: fact('One of `calendars`: only its working hours count. Left out: all time counts.'),
      },
      ['from', 'to', 'over'],
      { description: 'When an incident has run long.' },
    ),
  },
  [],
  { description: 'What a log of incidents tells beside its answers: names of `fields` in the mapping.' },
);

export const standard = schemaOf(
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
      sector: { enum: SECTORS, description: 'Where it is of use; any: wherever customers are served.' },
      purpose: {
        enum: PURPOSES,
        description:
          'What it is filled in for: a visit, a call or chat (heard or made), a check from afar, a survey of customers or staff, a self-check, a log of cases.',
      },
      respondent: { enum: RESPONDENTS, description: 'Who answers.' },
      minutes: {
        type: 'integer',
        minimum: 1,
        maximum: 100_000,
        description: 'How long answering takes one respondent, errands and waits included.',
      },
      aggregation: {
        enum: ['nested', 'flat'],
        default: 'nested',
        description:
          'nested: criteria make sections and sections make the score; flat: all criteria by their own weight.',
      },
      onCriticalFailure: {
        enum: ['fail', 'zero', 'cap'],
        default: 'fail',
        description:
          'What a failed critical criterion does to the score: keep it and fail, make it zero, or cap it.',
      },
      announce: {
        type: 'boolean',
        default: false,
        description:
          'Whether giving more than expected has to be announced, wherever a criterion does not say: then the audit asks if it was.',
      },
      hide: {
        type: 'array',
        uniqueItems: true,
        description:
          'What is kept from the auditor’s eyes while rating; expectations: the level expected, which draws ratings to itself.',
        items: { enum: HIDEABLE, description: 'What is hidden.' },
      },
      policy: closed(
        {
          tolerance: points(
            'How far short a criterion may fall and still be met, in points.',
            DEFAULT_POLICY.tolerance,
          ),
          minimumAnswered: {
            type: 'number',
            minimum: 0,
            maximum: 1,
            default: DEFAULT_POLICY.minimumAnswered,
            description:
              'The share of applicable weight a respondent must have answered to count in a section or overall.',
          },
          minimumN: {
            type: 'integer',
            minimum: 1,
            maximum: 1_000_000,
            default: DEFAULT_POLICY.minimumN,
            description: 'Groups with fewer respondents are suppressed.',
          },
          minimumInference: {
            type: 'integer',
            minimum: 2,
            maximum: 1_000_000,
            default: DEFAULT_POLICY.minimumInference,
            description: 'With fewer answers nothing is inferred from a sample: the verdict is unclear.',
          },
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
      touchpoints: {
        type: 'object',
        minProperties: 1,
        propertyNames: { type: 'string', pattern: DEFS.id.pattern },
        description: 'Points of contact, in the order of the journey: id → title.',
        additionalProperties: titled('touchpoint', 'The name of the touchpoint.'),
      },
      fields: {
        type: 'object',
        minProperties: 1,
        propertyNames: { type: 'string', pattern: DEFS.id.pattern },
        description: 'Facts about the visit that `when` reads; asked before the visit.',
        additionalProperties: closed(
          {
            title: ref('text', 'What is asked.'),
            values: {
              type: 'object',
              minProperties: 1,
              propertyNames: { type: 'string', pattern: DEFS.id.pattern },
              description: 'The values it may have: id → title. Left out: any text.',
              additionalProperties: titled('value', 'The value as the reader sees it.'),
            },
            formerly: formerlyOf('field'),
          },
          ['title'],
          { description: 'One fact about the visit.' },
        ),
      },
      calendars: {
        type: 'object',
        minProperties: 1,
        propertyNames: { type: 'string', pattern: DEFS.id.pattern },
        description: 'Working calendars, for answers of kind elapsed: id → calendar.',
        additionalProperties: calendar,
      },
      log,
      include: {
        type: 'array',
        minItems: 1,
        description: 'Sections of other standards, before those of this one.',
        items: include,
      },
      sections: {
        type: 'array',
        minItems: 1,
        description: 'The parts of the checklist, in order.',
        items: closed(
          {
            id: ref('id', 'Names the section in reports; unique among sections.'),
            title: ref('text', 'The name of the section.'),
            guide: ref('text', 'What the section is about; shown before its first question.'),
            weight: ref(
              'weight',
              'Importance among the sections, where aggregation is nested; 1 unless said.',
            ),
            criteria: {
              type: 'array',
              minItems: 1,
              description: 'The questions, in order.',
              items: ref('criterion', 'One question.'),
            },
            formerly: formerlyOf('section'),
          },
          ['id', 'title', 'criteria'],
          { description: 'A part of the checklist with a score of its own.' },
        ),
      },
      lint: lintSettings('How strictly `svc lint` takes each rule in this file; goes before .svc.yaml.'),
    },
    ['format', 'id', 'version', 'title'],
    { description: 'A standard of service: what is asked, what is expected and what it is worth.' },
  ),
  DEFS,
);
