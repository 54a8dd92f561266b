import { describe, expect, it } from 'vitest';
import { loadPersona } from '../../src/load/persona.ts';
import { loadProfile, loadProfileHead } from '../../src/load/profile.ts';
import { everyKind } from './reading.ts';

const REGULARS = `
format: svc.profile/1
id: regulars
title: { en: Regulars, ru: Постоянные }
description: { en: They come daily. }
standard: every-kind
source: { author: A. Writer, title: On kinds }
criteria:
  comfort: { expect: 7, weight: 0 }
  greeted: { expect: no }
  wait: { expect: 2m }
  price: { weight: 2.5 }
  remedy: { expect: nothing }
`;

describe('loadProfile', () => {
  it('reads expectations in the units of the answers', () => {
    expect(loadProfile(REGULARS, 'regulars.yaml', everyKind)).toMatchObject({
      findings: [],
      value: {
        format: 'svc.profile/1',
        id: 'regulars',
        title: { en: 'Regulars', ru: 'Постоянные' },
        description: { en: 'They come daily.' },
        standard: 'every-kind',
        source: { author: 'A. Writer', title: 'On kinds' },
        criteria: new Map([
          ['comfort', { expect: 7, weight: 0 }],
          ['greeted', { expect: 0, weight: null }],
          ['wait', { expect: 120, weight: null }],
          ['price', { expect: null, weight: 2.5 }],
          ['remedy', { expect: 1, weight: null }],
        ]),
      },
    });
  });

  it('tells which standard it belongs to before that is at hand', () => {
    expect(loadProfileHead(REGULARS, 'regulars.yaml').value).toEqual({
      id: 'regulars',
      title: { en: 'Regulars', ru: 'Постоянные' },
      description: { en: 'They come daily.' },
      standard: 'every-kind',
      source: { author: 'A. Writer', title: 'On kinds' },
    });
  });
});

describe('loadPersona', () => {
  it('reads the role and its own criteria, whose section is the persona', () => {
    const { value, findings } = loadPersona(
      `
format: svc.persona/1
id: rude
title: { en: Rude customer }
source: { author: A. Writer, title: On rudeness }
role: { en: You are rude. }
lines: [{ en: Is anybody here? }]
watch: [{ en: Their voice. }]
criteria:
  - id: rude-polite
    text: { en: How polite did they remain? }
    answer: { kind: scale, min: 1, max: 5 }
    expect: 3
    when: { customer: [external] }
`,
      'rude.yaml',
    );
    expect(findings).toEqual([]);
    expect(value).toEqual({
      format: 'svc.persona/1',
      id: 'rude',
      title: { en: 'Rude customer' },
      source: { author: 'A. Writer', title: 'On rudeness' },
      role: { en: 'You are rude.' },
      lines: [{ en: 'Is anybody here?' }],
      watch: [{ en: 'Their voice.' }],
      criteria: [
        {
          id: 'rude-polite',
          section: 'rude',
          text: { en: 'How polite did they remain?' },
          answer: { kind: 'scale', min: 1, max: 5, step: 1, labels: [], reversed: false },
          expect: 3,
          weight: 1,
          critical: false,
          optional: false,
          when: [{ field: 'customer', values: ['external'] }],
          formerly: [],
        },
      ],
    });
  });
});
