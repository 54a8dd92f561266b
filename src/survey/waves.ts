// Which round of measurement a file belongs to, by what its name says: a year, a quarter, a month, a number of a wave; else by the
// folder it lies in, or by what tells the names apart.

type Rule = readonly [RegExp, (found: RegExpExecArray) => string];

/** What a name may say, the closer first; one of the ways it is written in. */
const SAID: readonly (readonly Rule[])[] = [
  [
    [/(?<!\d)(20\d\d)[-_. ]?[QqКк](?:в|варт(?:ал)?)?[-_. ]?([1-4])(?!\d)/u, ([, year, n]) => `${year}-Q${n}`],
    [
      /(?<![\p{L}\d])[QqКк](?:варт(?:ал)?)?[-_. ]?([1-4])[-_. ]?(20\d\d)(?!\d)/u,
      ([, n, year]) => `${year}-Q${n}`,
    ],
  ],
  [
    [
      /(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/u,
      ([, year, month, day]) => `${year}-${month}-${day}`,
    ],
  ],
  [
    [/(?<!\d)(20\d\d)[-_.](0[1-9]|1[0-2])(?!\d)/u, ([, year, month]) => `${year}-${month}`],
    [/(?<!\d)(0[1-9]|1[0-2])[-_.](20\d\d)(?!\d)/u, ([, month, year]) => `${year}-${month}`],
  ],
  [
    [/(?<!\p{L})(?:wave|round|волна|раунд|welle|vague|ola|onda|fala)[-_. ]?(\d{1,3})(?!\d)/iu, ([, n]) => n!],
    [/(?<!\d)(\d{1,3})[-_. ]?(?:st|nd|rd|th|-?я)?[-_. ](?:wave|round|волна|раунд)(?!\p{L})/iu, ([, n]) => n!],
    [/(?<![\p{L}\d])[wWвВ](\d{1,3})(?![\p{L}\d])/u, ([, n]) => n!],
  ],
  [[/(?<!\d)(20\d\d)(?!\d)/u, ([, year]) => year!]],
];

const saidBy = (rules: readonly Rule[], path: string): string | null => {
  for (const [pattern, said] of rules) {
    const found = pattern.exec(path);
    if (found) return said(found);
  }
  return null;
};

/** `paths` with slashes, the file's own ending left in place. One for each; of one file alone, what its name says or all of it. */
export function wavesOf(paths: readonly string[]): string[] {
  const bare = paths.map((path) => path.replace(/(?:\.\p{L}{1,5}){1,2}$/u, ''));
  for (const rules of SAID) {
    const found = bare.map((path) => saidBy(rules, path));
    if (found.every((one) => one !== null)) return found;
  }
  const parts = bare.map((path) => path.split('/'));
  const shared = sharedStart(parts.map((one) => one.slice(0, -1)));
  const folders = parts.map((one) => one.slice(0, -1)[shared] ?? '');
  if (new Set(folders).size > 1 && !folders.includes('')) return folders;
  return apart(parts.map((one) => one.at(-1)!));
}

/** Names without the words that all of them begin and end with. */
function apart(names: readonly string[]): string[] {
  const words = names.map((name) => name.split(/[-_.\s]+/u).filter((word) => word !== ''));
  const head = sharedStart(words);
  const rest = words.map((all) => all.slice(head));
  const tail = sharedStart(rest.map((all) => [...all].reverse()));
  const told = rest.map((all) => all.slice(0, all.length - tail).join(' '));
  return names.length > 1 && told.every((one) => one !== '') ? told : [...names];
}

function sharedStart(lists: readonly (readonly string[])[]): number {
  const shortest = Math.min(...lists.map(({ length }) => length));
  let shared = 0;
  while (shared < shortest && lists.every((list) => list[shared] === lists[0]![shared])) shared++;
  return shared;
}
