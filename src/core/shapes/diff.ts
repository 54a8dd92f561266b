// What `svc diff` and `svc changelog` print as JSON. What a diff does to saved audits stands here as the diff computes it.

import { DIFFABLE, type Json } from '../diff/facts.ts';
import { FAIL_ON, LEVELS } from '../diff/levels.ts';
import { BUMPS } from '../diff/version.ts';
import { EXCHANGES, VERDICTS } from './names.ts';
import { DEFS, formatKey, ref, schemaOf } from './parts.ts';
import type { Of } from './shape.ts';
import {
  boolean,
  but,
  count,
  from1,
  list,
  maybe,
  maybeNumber,
  maybeString,
  number,
  oneOf,
  shape,
  share,
  string,
  whole,
} from './shape.ts';

const level = oneOf(
  LEVELS,
  'breaking: scores cannot be compared; rebase: once saved answers are scored again; look: a program cannot tell, a person decides; safe: as they are.',
);
const levelOrNone = oneOf([...LEVELS, 'none'], 'That of the gravest change, waived or not.');
const bump = oneOf(BUMPS, 'A part of the version (semver.org).');
const kind = oneOf(DIFFABLE, 'What the file is.');
const fingerprint = string('Names the change in waivers and code scanning; 16 hexadecimal digits.');
const line = from1('Counts from 1.');
const column = from1('Counts from 1, in UTF-16 units.');
const point = maybe(whole({ line, column }, 'A place in the file; null on the side that does not have it.'));

const change = {
  rule: string('The rule that judged the change; ids are stable.'),
  level,
  criterion: maybeString(
    'Its new id; the old one where it is gone; null where the change is about no criterion.',
  ),
  path: string(
    'Where the fact stands, members of lists by their ids: sections/waiting/criteria/queue-time/weight.',
  ),
  before: shape<Json>({ description: 'The fact before, as plain data; null where there was none.' }),
  after: shape<Json>({ description: 'The fact after; null where there is none.' }),
  similarity: maybeNumber('Of the two wordings, 0–1, where an answer gets its meaning from the text.'),
  message: string('The change in a sentence, in the language asked for.'),
  why: maybeString('What it does to scores, in the language asked for; null where it does nothing.'),
  fingerprint,
};

const waiver = maybe(
  whole(
    {
      owner: string('Who answers for the change.'),
      reason: string('Why it is accepted.'),
      expires: string('The last day the waiver holds.'),
    },
    'The waiver that applies.',
  ),
);

const finding = whole(
  {
    rule: string('What is wrong with the version or with a waiver.'),
    level: oneOf(['error', 'warning'], 'How grave it is.'),
    message: string('In a sentence, in the language asked for.'),
    fingerprint,
    waived: boolean('Whether a waiver accepts it.'),
    at: whole({ file: string('The file.'), line, column }, 'Where it stands.'),
  },
  'Something to put right.',
);

const outcome = whole(
  {
    score: maybeNumber('Overall score, 0–100 points.'),
    net: maybeNumber('Surplus − shortfall, in points.'),
    shortfall: maybeNumber('In points.'),
    surplus: maybeNumber('In points.'),
    verdict: maybe(oneOf(VERDICTS, 'Whether expectations were met.')),
    exchange: maybe(oneOf(EXCHANGES, 'How the exchange reads to the customer.')),
  },
  'The result by one version.',
);

const standing = maybe(
  whole(
    {
      gap: maybeNumber('Delivery − expectation, in points.'),
      share: share('Share of the overall score, 0–1.'),
      weight: but(number('Its weight.'), { minimum: 0 }),
      critical: boolean('Whether falling short fails the audit.'),
      verdict: maybe(oneOf(VERDICTS, 'Its verdict; null where nobody answered.')),
    },
    'How the criterion stood by one version; null where that version does not have it.',
  ),
);

const cause = whole({ criterion: string('Its id.'), before: standing, after: standing }, 'One criterion.');

const audit = whole(
  {
    file: maybeString('Where it was read from.'),
    site: maybeString('Where it was made.'),
    respondents: count('1 for an audit; the respondents of a survey.'),
    before: outcome,
    after: outcome,
    flipped: boolean('Whether its verdict or exchange turned.'),
    causes: list('The criteria that moved it most, first.', cause),
    lost: list('Criteria whose answers the other version has no place for.', string('An id.')),
  },
  'One audit.',
);

const rename = whole(
  {
    old: string('The id that is gone.'),
    new: string('The id that came.'),
    similarity: but(number('Of their texts.'), { minimum: 0, maximum: 1 }),
    of: oneOf(['criterion', 'section', 'option', 'field', 'value', 'touchpoint'], 'What was renamed.'),
    within: maybeString('The criterion of an option, the field of a value; else null.'),
  },
  'A likely rename.',
);

const impact = maybe(
  whole(
    {
      sessions: count('Audits and surveys scored by both versions.'),
      flipped: count('Those whose verdict or exchange turned.'),
      criteria: list(
        'Criteria that turned audits, those that turned most first.',
        whole({ criterion: string('Its id.'), flips: count('Audits it turned.') }, 'One criterion.'),
      ),
      audits: list('Every audit, then every survey, in order of input.', audit),
    },
    'What becomes of saved audits; null where none were given.',
  ),
);

const identity = maybe(
  whole(
    {
      id: string('Its id.'),
      version: maybeString('Its version; null for profiles, personas and mappings.'),
      file: maybeString('As it was named on the command line.'),
    },
    'One side; null where there was no such file.',
  ),
);

/** Where the gate closes, and what closed it. */
const gate = {
  failOn: list('Where the gate closes.', oneOf(FAIL_ON, 'One of the places.')),
  failOnMoves: maybeNumber('Points by which the score of a saved audit may move; null: any.'),
  failed: boolean('Whether the gate is closed.'),
  closedBy: list(
    'What closed it; empty where it is open.',
    oneOf([...FAIL_ON, 'moves'], 'One of the places.'),
  ),
};

const diffBody = whole(
  {
    format: formatKey('diff'),
    kind,
    old: identity,
    new: identity,
    level: levelOrNone,
    requiredBump: bump,
    declaredBump: bump,
    ...gate,
    changes: list(
      'The gravest first, then in the order of the file.',
      whole(
        {
          ...change,
          at: whole({ old: point, new: point }, 'Where it stands in either file.'),
          waived: boolean('Whether a waiver accepts it.'),
          waiver,
        },
        'One change.',
      ),
    ),
    suggestions: list(
      'Removed and added criteria, sections, options, … that look like one; a rename is declared with `formerly`, never guessed.',
      rename,
    ),
    findings: list('What is wrong with the version or with waivers.', finding),
    impact,
  },
  'What changed in meaning between two versions of a file.',
);

export const diff = schemaOf('diff', 'svc: a diff of two versions', diffBody);

export const diffFolder = schemaOf(
  'diff-folder',
  'svc: a diff of folders',
  whole(
    {
      format: formatKey('diff-folder'),
      base: string('The commit that was compared with.'),
      compared: count('Files that were compared.'),
      level: levelOrNone,
      ...gate,
      findings: list('What is wrong with waivers.', finding),
      diffs: list('Files that differ in meaning, by name.', shape<DiffData>({ $ref: '#/$defs/diff' })),
    },
    'What changed in meaning in the files of a folder.',
  ),
  { diff: diffBody },
);

const version = (description: string) =>
  whole({ id: string('Its id.'), version: maybeString('Its version.') }, description);

const changelogBody = whole(
  {
    format: formatKey('changelog'),
    file: string('As it was named on the command line.'),
    kind,
    id: string('Its id.'),
    title: ref('text', 'Its name.'),
    commits: count('Commits that touched the file.'),
    releases: list(
      'Newest first.',
      whole(
        {
          version: maybeString('Null for changes that no version has gone out with.'),
          date: string('Of its newest commit (ISO 8601).'),
          entries: list(
            'Commits that changed something in meaning, newest first.',
            whole(
              {
                commit: whole(
                  {
                    sha: string('Its hash.'),
                    date: string('ISO 8601.'),
                    subject: string('First line of its message.'),
                  },
                  'The commit.',
                ),
                readable: boolean(
                  'False where the file could not be read: its changes are told with the next commit.',
                ),
                level: levelOrNone,
                changes: list('The gravest first.', whole(change, 'One change.')),
              },
              'One commit.',
            ),
          ),
        },
        'A version and the changes that went out with it.',
      ),
    ),
    total: whole(
      {
        old: maybe(version('The first version.')),
        new: maybe(version('The last version.')),
        level: levelOrNone,
        requiredBump: bump,
        declaredBump: bump,
        changes: count('Changes from the first to the last, directly.'),
      },
      'From the first version to the last.',
    ),
  },
  'What changed in meaning over the history of a file.',
);

export const changelog = schemaOf('changelog', 'svc: the history of a standard', changelogBody, {
  text: DEFS.text,
});

export const changelogFolder = schemaOf(
  'changelog-folder',
  'svc: the history of a folder',
  whole(
    {
      format: formatKey('changelog-folder'),
      folder: string('As it was named on the command line.'),
      files: list('Files with a history, by name.', shape<ChangelogData>({ $ref: '#/$defs/changelog' })),
    },
    'What changed in meaning over the history of the files of a folder, each by itself.',
  ),
  { text: DEFS.text, changelog: changelogBody },
);

export type DiffData = Of<typeof diffBody>;
export type DiffFolderData = Of<typeof diffFolder>;
export type ChangeData = DiffData['changes'][number];
export type ChangelogData = Of<typeof changelogBody>;
export type LikelyRename = Of<typeof rename>;
export type Impact = NonNullable<Of<typeof impact>>;
export type AuditImpact = Of<typeof audit>;
export type Outcome = Of<typeof outcome>;
export type Cause = Of<typeof cause>;
/** How a criterion stood in one version. */
export type Standing = NonNullable<Of<typeof standing>>;
