// The schema of a standard: sections of criteria. The shapes of answers come from the registry of answer kinds.

import { DEFAULT_POLICY } from '../../core/standard.ts';
import { closed, DEFS, formatKey, ref, schemaOf } from './parts.ts';

const points = (description: string, value: number) => ({
  type: 'number',
  minimum: 0,
  maximum: 100,
  default: value,
  description,
});

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
        additionalProperties: ref('text', 'The name of the touchpoint.'),
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
              additionalProperties: ref('text', 'The value as the reader sees it.'),
            },
          },
          ['title'],
          { description: 'One fact about the visit.' },
        ),
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
          },
          ['id', 'title', 'criteria'],
          { description: 'A part of the checklist with a score of its own.' },
        ),
      },
    },
    ['format', 'id', 'version', 'title', 'sections'],
    { description: 'A standard of service: what is asked, what is expected and what it is worth.' },
  ),
  DEFS,
);
