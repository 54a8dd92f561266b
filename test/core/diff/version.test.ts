import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  declaredBump,
  isEnough,
  parseVersion,
  requiredBump,
} from '../../../src/core/diff/version.ts';

const version = (text: string) => parseVersion(text)!;

describe('a version', () => {
  it('is three numbers, with or without what comes before its release', () => {
    expect(parseVersion('1.20.3-rc.10.x2+build.7')).toEqual({
      ...{ major: 1, minor: 20, patch: 3 },
      prerelease: ['rc', 10, 'x2'],
    });
    for (const none of ['1.2', '1.2.3.4', 'v1.2.3', '1.2.3-', '1.2.x', ' 1.2.3', '1.2.3 '])
      expect(parseVersion(none)).toBeNull();
  });

  it('comes in order: by numbers as numbers, words behind numbers, more behind less, a release last', () => {
    const rising = [
      ...['0.9.9', '1.0.0-2', '1.0.0-10', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.1.1'],
      ...[
        '1.0.0-alpha.beta',
        '1.0.0-beta',
        '1.0.0-rc.9',
        '1.0.0-rc.10',
        '1.0.0',
        '1.0.2',
        '1.0.10',
        '1.2.0',
        '2.0.0',
      ],
    ].map(version);
    for (const [i, a] of rising.entries())
      for (const [j, b] of rising.entries()) expect(Math.sign(compareVersions(a, b))).toBe(Math.sign(i - j));
  });

  it.each([
    ['1.0.0', '2.0.0', 'major'],
    ['1.0.0', '1.1.0', 'minor'],
    ['1.0.0', '1.0.1', 'patch'],
    ['1.2.3', '2.0.0-rc.1', 'major'],
    ['1.2.3', '1.3.0-beta', 'minor'],
    ['1.0.0', '1.0.0', 'none'],
    ['1.0.0', '1.0.0+build.7', 'none'],
    ['1.1.0', '1.0.9', 'none'],
    ['1.0.0', '1.0.0-rc.1', 'none'],
  ])('%s → %s declares %s', (old, now, bump) => expect(declaredBump(version(old), version(now))).toBe(bump));

  it.each([
    ['0.3.1', '0.4.0', 'major'],
    ['0.3.1', '0.3.2', 'patch'],
    ['0.9.0', '1.0.0', 'major'],
    ['0.4.0-rc.1', '0.4.0', 'major'],
  ])('below 1.0.0 counts a minor step as major: %s → %s is %s', (old, now, bump) =>
    expect(declaredBump(version(old), version(now))).toBe(bump),
  );

  it.each([
    ['2.0.0-rc.1', '2.0.0-rc.2', 'major'],
    ['2.0.0-rc.1', '2.0.0', 'major'],
    ['1.3.0-rc.1', '1.3.0', 'minor'],
    ['1.2.4-rc.1', '1.2.4', 'patch'],
    ['2.0.0-rc.2', '2.0.0-rc.1', 'none'],
  ])('as a pre-release stands for what its release declares: %s → %s is %s', (old, now, bump) =>
    expect(declaredBump(version(old), version(now))).toBe(bump),
  );

  it('comes in the order of semver.org', () => {
    const ordered = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries())
        expect(Math.sign(compareVersions(version(a), version(b)))).toBe(Math.sign(i - j));
  });

  it('that is none is null', () => {
    for (const text of ['1.0', 'v1.0.0', '', '1.0.0.0', 'latest']) expect(parseVersion(text)).toBeNull();
  });

  it('is raised enough from the required part upwards', () => {
    expect(requiredBump('breaking')).toBe('major');
    expect(requiredBump('rebase')).toBe('minor');
    expect(requiredBump('safe')).toBe('patch');
    expect(isEnough('major', 'minor')).toBe(true);
    expect(isEnough('minor', 'minor')).toBe(true);
    expect(isEnough('patch', 'minor')).toBe(false);
    expect(isEnough('none', 'none')).toBe(true);
  });
});
