import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/diff/diff.ts';
import { likelyRenames, pairCriteria } from '../../../src/core/diff/pairing.ts';
import type { Criterion } from '../../../src/core/standard/standard.ts';
import { made } from '../made.ts';

const template = made([{ criteria: [{}] }]).standard.sections[0]!.criteria[0]!;
const criterion = (id: string, question: string, formerly: readonly string[] = []): Criterion => ({
  ...template,
  id,
  text: { en: question },
  formerly,
});
const standard = (criteria: readonly Criterion[]) => {
  const { standard: of } = made([{ criteria: [{}] }]);
  return { ...of, sections: [{ ...of.sections[0]!, criteria }] };
};
const pairsOf = (before: readonly Criterion[], after: readonly Criterion[]) =>
  pairCriteria(before, after).pairs.map(({ old, new: now }) => `${old.id}=${now.id}`);
const rules = (before: readonly Criterion[], after: readonly Criterion[]) =>
  diff(standard(before), standard(after)).changes.map(({ rule, criterion: of }) => `${rule} ${of}`);

const A = criterion('a', 'Did they greet you at the door?');
const B = criterion('b', 'Was the floor of the shop clean?');

describe('a criterion', () => {
  it('is the one of the same id, however it is worded', () => {
    expect(pairsOf([A], [criterion('a', 'Was it dear?')])).toEqual(['a=a']);
  });

  it('that was renamed is known by its former id', () => {
    expect(rules([A], [criterion('x', 'Did they greet you at the door?', ['a'])])).toEqual([
      'criterion-renamed x',
    ]);
  });

  it('whose rename is taken back is known by it, too', () => {
    expect(rules([criterion('x', 'Did they greet you at the door?', ['a'])], [A])).toEqual([
      'criterion-renamed a',
    ]);
  });

  it('may take the id that another one gives up', () => {
    const after = [criterion('b', A.text.en!, ['a']), criterion('c', B.text.en!, ['b'])];
    expect(pairsOf([A, B], after)).toEqual(['a=b', 'b=c']);
  });

  it('with the nearest former id wins where two claim one', () => {
    const after = [criterion('x', 'One?', ['older', 'a']), criterion('y', 'Two?', ['a'])];
    expect(pairsOf([A], after)).toEqual(['a=y']);
  });

  it('that was renamed keeps its conditions on others that were renamed', () => {
    const shown = { ...B, when: [{ field: 'a', values: ['yes'] }] };
    const still = { ...B, when: [{ field: 'x', values: ['yes'] }] };
    expect(rules([A, shown], [criterion('x', A.text.en!, ['a']), still])).toEqual(['criterion-renamed x']);
  });

  it('under another one’s former id reuses it', () => {
    const renamed = criterion('x', A.text.en!, ['a']);
    const reused = criterion('a', 'How was the weather that day?');
    expect(rules([renamed], [criterion('x', A.text.en!), reused])).toEqual([
      'criterion-id-reused a',
      'criterion-added a',
      'former-name-removed x',
    ]);
  });
});

describe('a rename that nobody declared', () => {
  it('is suggested, and stays one criterion removed and one added', () => {
    const result = diff(standard([A, B]), standard([criterion('x', 'Did they greet you at the doors?'), B]));
    expect(result.suggestions).toEqual([
      { old: 'a', new: 'x', similarity: 1, of: 'criterion', within: null },
    ]);
    expect(result.changes.map(({ rule }) => rule)).toEqual(['criterion-removed', 'criterion-added']);
  });

  it('is not suggested for another question, nor for another kind of answer', () => {
    expect(likelyRenames({ removed: [A], added: [criterion('x', B.text.en!)] })).toEqual([]);
    const asked = { ...criterion('x', A.text.en!), answer: { kind: 'yes-no', reversed: false } as const };
    expect(likelyRenames({ removed: [A], added: [asked] })).toEqual([]);
  });

  it('is suggested once for each, the likeliest first', () => {
    const near = criterion('x', 'Did they greet you at the door today?');
    const same = criterion('y', A.text.en!);
    expect(likelyRenames({ removed: [A], added: [near, same] })).toEqual([
      { old: 'a', new: 'y', similarity: 1, of: 'criterion', within: null },
    ]);
  });
});
