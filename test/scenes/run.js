// Whether guides lead two strangers to the same answer: forty written scenes, rated apart, held against each other by `svc agree`.
//
//   npm run scenes                        what a reader is given: how to go about it, the guides, the scenes (no key)
//   npm run scenes -- sheet               an empty answer sheet
//   npm run scenes -- FIRST.csv SECOND.csv  the table of docs/agreement.md, from two filled sheets

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { rate, scenes } = parse(readFileSync(join(ROOT, 'fixtures/scenes/scenes.yaml'), 'utf8'));
const criteria = Object.fromEntries(
  Object.keys(rate).map((id) => {
    const { sections } = parse(readFileSync(join(ROOT, `standards/${id}.yaml`), 'utf8'));
    return [id, new Map(sections.flatMap((one) => one.criteria).map((one) => [one.id, one]))];
  }),
);
const asked = scenes.flatMap(({ id, standard }) => rate[standard].map((criterion) => `${id},${criterion}`));

/** What may stand in a sheet for a criterion. */
function answersOf({ answer }) {
  const { kind, options, min, max, labels = {} } = answer;
  if (kind === 'yes-no') return 'yes or no';
  if (kind === 'choice') return options.map(({ id, text }) => `${id} (${text.en})`).join(', ');
  if (kind !== 'scale') return 'a whole number, 0 or more';
  const named = Object.entries(labels).map(([point, { en }]) => `${point} ${en}`);
  return `${min} to ${max}: ${named.join(', ')}`;
}

function packet() {
  const lines = [
    '# Forty scenes to rate',
    '',
    'Take each scene as a visit of your own: “you” is you. For each of the six criteria of its kind write the answer that the question,',
    'its guide and its list of answers lead to, and nothing else: no general impression, no guess at what the writer wanted. Where a',
    'scene could be read in two ways, write what you would enter if you had to hand the sheet in now. Work alone, scene by scene, in',
    'order; do not go back. Look at no other file of this project, the standards and the key included. Every line gets an answer.',
    '',
    'The sheet is a CSV file: a header `scene,criterion,answer`, then one line for each scene and criterion, such as',
    `\`${asked[0]},…\`. ${asked.length} lines in all.`,
    '',
  ];
  for (const [standard, ids] of Object.entries(rate)) {
    lines.push(`## ${standard}: the six criteria`, '');
    for (const id of ids) {
      const one = criteria[standard].get(id);
      lines.push(`**${id}**: ${one.text.en}  `, `Guide: ${one.guide.en}  `, `Answer: ${answersOf(one)}`, '');
    }
    lines.push(`## ${standard}: the scenes`, '');
    for (const { id, text } of scenes.filter((scene) => scene.standard === standard))
      lines.push(`**${id}** ${text}`, '');
  }
  return lines.join('\n');
}

/** The answers of a sheet, by scene and criterion. Throws where a line is missing, doubled or unknown. */
function readSheet(file) {
  const answers = new Map();
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const [scene, criterion, answer] = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    if (scene === '' || (index === 0 && scene === 'scene')) continue;
    const key = `${scene},${criterion}`;
    if (!asked.includes(key)) throw new Error(`${file}:${index + 1}: nobody asked for ${key}`);
    if (answers.has(key)) throw new Error(`${file}:${index + 1}: ${key} stands twice`);
    if (!answer) throw new Error(`${file}:${index + 1}: ${key} has no answer`);
    answers.set(key, answer);
  }
  const missing = asked.filter((key) => !answers.has(key));
  if (missing.length > 0) throw new Error(`${file}: no answer to ${missing.join('; ')}`);
  return answers;
}

/** Each scene as a saved audit, in a folder for each standard. */
function writeAudits(answers, folder) {
  for (const standard of Object.keys(rate)) {
    mkdirSync(join(folder, standard), { recursive: true });
    const own = scenes.filter((scene) => scene.standard === standard);
    for (const { id } of own) {
      const responses = Object.fromEntries(
        rate[standard].map((criterion) => [
          criterion,
          { delivery: typed(answers.get(`${id},${criterion}`)) },
        ]),
      );
      const session = { format: 'svc.session/1', standard: { id: standard }, site: id, responses };
      writeFileSync(join(folder, standard, `${id}.yaml`), stringify(session));
    }
  }
}

const typed = (answer) =>
  /^(yes|no)$/.test(answer) ? answer === 'yes' : /^\d+$/.test(answer) ? Number(answer) : answer;

function agreementOf(first, second, standard) {
  const argv = [
    'bin/svc.js',
    'agree',
    join(first, standard),
    join(second, standard),
    '--format',
    'json',
    '--quiet',
  ];
  return JSON.parse(execFileSync(process.execPath, argv, { cwd: ROOT, encoding: 'utf8' }));
}

function table(files) {
  const sheets = files.map(readSheet);
  const key = readSheet(join(ROOT, 'fixtures/scenes/key.csv'));
  const folder = mkdtempSync(join(tmpdir(), 'svc-scenes-'));
  try {
    const [first, second] = sheets.map((answers, index) => {
      writeAudits(answers, join(folder, `${index}`));
      return join(folder, `${index}`);
    });
    const rows = Object.keys(rate).flatMap((standard) =>
      agreementOf(first, second, standard).criteria.map(({ id, n, same, kappa, ac, icc }) => {
        const own = scenes.filter((scene) => scene.standard === standard).map((scene) => `${scene.id},${id}`);
        const right = sheets.map((answers) => own.filter((one) => answers.get(one) === key.get(one)).length);
        return { name: `${standard}.${id}`, n, same: same?.value ?? null, beyond: kappa ?? icc, ac, right };
      }),
    );
    const figure = (estimate) =>
      estimate === null ? '–' : `${shown(estimate.value)} (${estimate.ci95?.map(shown).join(' to ') ?? '–'})`;
    return [
      '| Criterion | Scenes | Same answer | Weighted kappa (ICC of counts) | Gwet’s AC | As written: first, second |',
      '| --- | ---: | ---: | --- | --- | ---: |',
      ...rows.map(
        ({ name, n, same, beyond, ac, right }) =>
          `| \`${name}\` | ${n} | ${Math.round(100 * same)} % | ${figure(beyond)} | ${figure(ac)} | ${right.join(', ')} |`,
      ),
      '',
      `Median over ${rows.length} criteria: ${shown(median(rows.map(({ beyond }) => beyond?.value)))}; of AC, ` +
        `where it exists, ${shown(median(rows.map(({ ac }) => ac?.value)))}.`,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const shown = (value) => value.toFixed(2).replace('-', '−');

function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const argv = process.argv.slice(2);
if (argv.length === 0) console.log(packet());
else if (argv[0] === 'sheet')
  console.log(['scene,criterion,answer', ...asked.map((key) => `${key},`)].join('\n'));
else console.log(table(argv));
