// The house's own rules: imports run one way, and never in a circle.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** What each room may import from, besides itself. */
const MAY: Record<string, readonly string[]> = {
  core: [],
  words: ['core'],
  env: ['core'],
  text: ['core'],
  load: ['core'],
  survey: ['core'],
  report: ['core', 'words', 'text'],
  io: ['core', 'env'],
  terminal: ['core', 'words', 'env', 'text'],
  // What runs in a browser: the walk of core, and how values are said.
  page: ['core', 'words', 'report'],
  commands: ['core', 'words', 'env', 'text', 'load', 'survey', 'report', 'io', 'terminal'],
  'scan-worker': ['survey'],
  executable: ['main'],
  library: ['core', 'words', 'load', 'survey'],
  ending: ['core', 'env', 'io'],
  output: ['words', 'env', 'io', 'report', 'commands', 'text'],
  main: ['core', 'words', 'env', 'io', 'commands', 'ending', 'output', 'text'],
};

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => name.replaceAll('\\', '/'));

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path]) =>
    relative(SRC, resolve(SRC, dirname(file), path!)).replaceAll('\\', '/'),
  );
}

const roomOf = (file: string): string =>
  file.includes('/') ? file.split('/')[0]! : file.replace(/\.ts$/, '');

describe('the house', () => {
  it.each(files)('%s imports only what its room may', (file) => {
    const room = roomOf(file);
    const allowed = [room, ...(MAY[room] ?? [])];
    expect(MAY, `a room unknown to this test: ${room}`).toHaveProperty(room);
    for (const imported of importsOf(file))
      expect(allowed, `${file} → ${imported}`).toContain(roomOf(imported));
  });

  it('core knows nothing of node, the clock or chance', () => {
    for (const file of files.filter((name) => roomOf(name) === 'core')) {
      const code = readFileSync(join(SRC, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
      expect(code, file).not.toMatch(
        /'node:|\bprocess\.|\bconsole\.|Date\.now|new Date\(\)|Math\.random|localeCompare/,
      );
    }
  });

  it('only terminal/ knows inquirer', () => {
    for (const file of files.filter((name) => roomOf(name) !== 'terminal'))
      expect(readFileSync(join(SRC, file), 'utf8'), file).not.toMatch(/from '(@inquirer|inquirer)/);
  });

  it('asks an answer what its kind knows, never which kind it is', () => {
    for (const file of files.filter((name) => !name.startsWith('core/answers/')))
      expect(readFileSync(join(SRC, file), 'utf8'), file).not.toMatch(/\banswer\.kind [!=]== '/);
  });

  it('imports the types and the values of a module in one line, where that is long enough', () => {
    const split = files.flatMap((file) => {
      const text = readFileSync(join(SRC, file), 'utf8');
      const imports = (start: string) =>
        [...text.matchAll(new RegExp(`^import ${start}\\{([^}]*)\\} from '([^']+)';$`, 'gm'))].map(
          ([, names, from]) => ({ names: names!.split(',').flatMap((name) => name.trim() || []), from }),
        );
      return imports('type ').flatMap(({ names, from }) => {
        const values = imports('').find((one) => one.from === from);
        const all = [...(values?.names ?? []), ...names.map((name) => `type ${name}`)].join(', ');
        return values && `import { ${all} } from '${from}';`.length <= 110 ? [`${file} → ${from}`] : [];
      });
    });
    expect(split).toEqual([]);
  });

  it('says in CONTRIBUTING what every folder is for', () => {
    const map = /## The house\n\n```\n([\s\S]*?)```/.exec(
      readFileSync(resolve(SRC, '../CONTRIBUTING.md'), 'utf8'),
    )![1]!;
    const folders = [...new Set(files.filter((file) => file.includes('/')).map(dirname))];
    const rooms = new Set([...map.matchAll(/([a-z]+)\/(?=[\s,])/g)].map(([, room]) => room));
    // A command, a kind of result and a language each have a folder of their name.
    const own = /^(commands|report|words)\//;
    const untold = folders.filter((folder) => !own.test(folder) && !rooms.has(folder.split('/').at(-1)));
    expect(untold).toEqual([]);
    const others = ['bin', 'standards', 'fixtures', 'test', 'src'];
    expect(
      [...rooms].filter(
        (room) => ![...folders.flatMap((folder) => folder.split('/')), ...others].includes(room!),
      ),
    ).toEqual([]);
  });

  it('says in the words of the trade what once had names of its own', () => {
    // A dialect is called plain, in mapping files too.
    const names = files
      .filter((file) => file !== 'survey/dialects/plain.ts')
      .flatMap((file) => [
        [file, file.replace(/.*\/|\.ts$/g, '')],
        ...[
          ...readFileSync(join(SRC, file), 'utf8').matchAll(
            /\b(?:const|let|function\*?|interface|type|readonly) (\w+)|^ {2}(\w+)\??[:(]/gm,
          ),
        ].map(([, name, member]) => [file, name ?? member!]),
      ]);
    expect(names.length).toBeGreaterThan(5_000);
    const ours = /^(asides?|besides?|plain|plainly|folds?|folded|counted|stretch(es)?)$/i;
    expect(
      names.filter(([, name]) => name!.split(/[-_]|(?=[A-Z][a-z])/).some((word) => ours.test(word))),
    ).toEqual([]);
  });

  it('has no cycles', () => {
    const state = new Map<string, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const imported of importsOf(file)) if (files.includes(imported)) visit(imported, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});
