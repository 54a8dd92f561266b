// Shipped YAML is read by other parsers, too: PyYAML, which knows YAML 1.1 and is the strictest of the common ones.

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const SCRIPT = `
import glob, sys, yaml
for name in sorted(glob.glob('standards/**/*.yaml', recursive=True)):
    try:
        yaml.safe_load(open(name, encoding='utf8'))
    except yaml.YAMLError as error:
        print(name, str(error).splitlines()[-1])
`;
const hasPyYaml = spawnSync('python3', ['-c', 'import yaml']).status === 0;

describe.skipIf(!hasPyYaml)('what is shipped (skipped where python3 has no yaml)', () => {
  it('parses in PyYAML', () => {
    const { status, stdout } = spawnSync('python3', ['-c', SCRIPT], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });
});
