// What several schemas share. Each schema carries its own copy under $defs, so that an editor needs one file only.

import { EVIDENCE_KINDS, type EvidenceKind, OUTCOMES, type Outcome } from '../answers/evidence.ts';
import { ANSWER_KINDS, type AnswerKindName, KIND_NAMES } from '../answers/index.ts';
import { formerlyOf, type JsonSchema, KEBAB } from '../answers/kind.ts';
import { LANGUAGES, type Source, type Text, type Words } from '../standard/text.ts';
import { SUMMARIES } from './names.ts';
import type { Of, Shape } from './shape.ts';
import {
  boolean,
  but,
  closed,
  each,
  from1,
  integer,
  mapOf,
  nonEmpty,
  number,
  oneOf,
  only,
  refsTo,
  shape,
} from './shape.ts';

const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** Not empty, not only spaces. */
export const SOME_TEXT = '\\S';
export { KEBAB };
/** Semantic Versioning 2.0.0. */
export const SEMVER =
  '^(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$';
export const DIGEST = '^sha256:[0-9a-f]{64}$';
export const SHA256 = '^[0-9a-f]{64}$';
/** A day, or an instant with its offset (ISO 8601). */
export const INSTANT =
  '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d))?$';

/** A schema of its own; `defs` are those of $defs that it refers to. */
export const schemaOf = <Body extends JsonSchema>(
  kind: string,
  title: string,
  body: Body,
  defs: Readonly<Record<string, JsonSchema>> = {},
): Body & { readonly $id: string } => ({
  $schema: DRAFT,
  $id: `urn:svc-audit:schema:${kind}:1`,
  title,
  ...body,
  ...(Object.keys(defs).length > 0 ? { $defs: defs } : {}),
});

export const some = (description: string): Shape<string> =>
  shape({ type: 'string', pattern: SOME_TEXT, description });
/** A day or an instant of ISO 8601. */
export const instant = (description: string): Shape<string> =>
  shape({ type: 'string', pattern: INSTANT, description });
/** A day of the calendar. */
export const day = (description: string): Shape<string> =>
  shape({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description });

/** What stands under $defs, by name; a schema gives those that it refers to. */
export interface Parts {
  readonly text: Text;
  readonly id: string;
  readonly version: string;
  readonly source: Source;
  readonly weight: number;
  readonly answer: Readonly<Record<string, unknown>> & { readonly kind: AnswerKindName };
}
export const ref = refsTo<Parts>();
export const formatKey = <const Kind extends string>(kind: Kind): Shape<`svc.${Kind}/1`> =>
  only(`svc.${kind}/1`, 'What this file is, and by which edition of the format it is written.');
/** What a person may write for an answer: `4`, `3m`, `yes`, an option. */
export const written = (description: string): Shape<string | number | boolean> =>
  shape({ type: ['string', 'number', 'boolean'], description });
/** The key by which a rename is declared. */
export const formerly = (what: string): Shape<string | readonly string[]> => shape(formerlyOf(what));

const text = shape<Text>(
  closed(
    each(LANGUAGES, () => some('The text in this language (BCP 47).')),
    [],
    { minProperties: 1, description: 'A text in one language or more.' },
  ),
);

/** The title of a member of a mapping, and what it was called before. */
export const titled = (
  what: string,
  description: string,
): Shape<Text & { readonly formerly?: string | readonly string[] }> =>
  shape({
    ...text,
    description,
    properties: { ...(text.properties as object), formerly: formerlyOf(what) },
    if: { type: 'object', required: ['formerly'], properties: { formerly: true } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { type: 'object', minProperties: 2 },
  });

const id = shape<string>({
  type: 'string',
  pattern: KEBAB,
  description:
    'Small Latin letters, digits and hyphens, such as queue-time. Never reused with another meaning.',
});

const version = shape<string>({
  type: 'string',
  pattern: SEMVER,
  description: 'Semantic version, in quotes: "1.10.0".',
});

/** A text by language, or words that read alike in all of them; each shape is told of its own faults alone. */
const words = (description: string): Shape<Words> =>
  shape({
    type: ['string', 'object'],
    description,
    if: { type: 'object' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { $ref: '#/$defs/text' },
    else: { pattern: SOME_TEXT },
  });

const source = closed(
  {
    author: words('Who wrote it.'),
    title: words('The work.'),
    part: words('Chapter, rule or page.'),
    year: integer(1000, 9999, 'Year of publication.'),
  },
  ['author', 'title'],
  { description: 'The work behind it.' },
);

/** Each kind's own shape applies only once `kind` names it, so that a fault is told once and in its terms. */
const answer = shape<Parts['answer']>({
  type: 'object',
  required: ['kind'],
  description: 'How the question is answered.',
  properties: { kind: { enum: KIND_NAMES, description: 'The kind of answer.' } },
  allOf: KIND_NAMES.map((kind) => ({
    if: { type: 'object', required: ['kind'], properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: ANSWER_KINDS[kind].schema,
  })),
});

const evidenceKind = oneOf(EVIDENCE_KINDS, 'A kind of evidence.');

const criterion = closed(
  {
    id: ref('id', 'Names the criterion in sessions, profiles and mappings; unique in the file.'),
    text: ref('text', 'The question, as asked; what reports call the criterion that has no `name`.'),
    name: ref('text', 'What headlines, labels and tables of reports call it; two or three words.'),
    ask: closed(
      {
        expectation: ref('text', 'As asked before: how good it should be.'),
        delivery: ref('text', 'As asked after: how good it was.'),
      },
      [],
      {
        minProperties: 1,
        description:
          'The question of each side in words of its own, where one wording does not suit both; a side left out is asked by `text`.',
      },
    ),
    guide: ref('text', 'What counts, how to measure it, what earns which rating.'),
    answer: ref('answer', 'How the question is answered.'),
    expect: written(
      'The level an ordinary customer expects, used when neither respondent nor profile says: 4, 3m, yes, an option.',
    ),
    weight: ref('weight', 'Importance within the section; 1 unless said.'),
    rationale: ref('text', 'Why this weight, or why critical; one line.'),
    critical: but(boolean('Whether falling short here fails the whole audit.'), { default: false }),
    touchpoint: ref('id', 'Where on the journey it is met: one of `touchpoints`.'),
    when: mapOf(
      'Shown only when every field (or earlier criterion) named here has one of the values.',
      nonEmpty(
        'The values that show the criterion.',
        written('A value of the field, or an answer to the criterion.'),
      ),
      { minProperties: 1 },
    ),
    summary: oneOf(
      SUMMARIES,
      'What the deliveries are summed up as, beside the gap: nps and enps (a scale from 0 to 10), csat (the best rating of 3, two of 4 to 7, three of more), ces (mean).',
    ),
    cuts: closed(
      {
        promoters: number('nps, enps: the least rating of promoters; 9 unless said.'),
        detractors: number('nps, enps: the highest rating of detractors; 6 unless said.'),
        top: from1('csat: how many of the best ratings count.'),
      },
      [],
      {
        minProperties: 1,
        description: 'Where ratings are cut for `summary`, if not where they usually are.',
      },
    ),
    announce: boolean(
      'Whether giving more than expected has to be announced, so that the audit asks if it was; as the standard says when left out.',
    ),
    require: closed(
      {
        comment: oneOf(
          OUTCOMES,
          'When a comment has to come with the answer: always, or where it is unmet, met or exceeded.',
        ),
        evidence: shape<
          readonly EvidenceKind[] | { readonly [outcome in Outcome]?: readonly EvidenceKind[] }
        >({
          type: ['array', 'object'],
          description:
            'What evidence has to come with the answer: a list of kinds, or lists by outcome (always, unmet, met, exceeded).',
          items: evidenceKind,
          minItems: 1,
          additionalProperties: false,
          properties: each(OUTCOMES, () => nonEmpty('What has to come then.', evidenceKind)),
        }),
      },
      [],
      {
        minProperties: 1,
        description: 'What has to come with the answer; `svc check` tells where it is missing.',
      },
    ),
    optional: but(boolean('Whether leaving it out costs no coverage.'), { default: false }),
    formerly: formerly('criterion'),
  },
  ['id', 'text', 'answer'],
  { description: 'One question of the checklist.' },
);

/** A criterion as a standard or a persona writes it. */
export type RawCriterion = Of<typeof criterion>;

const weight = but(number('Importance relative to its neighbours; 0 asks without counting.'), {
  minimum: 0,
  maximum: 1_000_000,
  default: 1,
});

/** Definitions by name, each with those it refers to itself. */
export const DEFS = { text, id, version, source, answer, criterion, weight } as const;
