// What `svc init` writes: a standard, a profile and a mapping to begin with, settings for the editor, a check for CI. The
// comments teach, in the language of whoever asked; `{{code}}` stands for one.

import { wrap } from '../../text/layout.ts';
import type { Speaker } from '../../words/index.ts';

/** Kinds of file that people write: their schemas are laid beside them for the editor. */
export const SCHEMA_KINDS = [
  'standard',
  'profile',
  'persona',
  'mapping',
  'session',
  'waivers',
  'config',
] as const;

const SCHEMAS = '.svc/schemas';
export const schemaFile = (kind: string): string => `${SCHEMAS}/${kind}.schema.json`;
const modeline = (kind: string, up: string): string =>
  `# yaml-language-server: $schema=${up}${schemaFile(kind)}`;

const STANDARD = `${modeline('standard', '../')}
# {{init.standard.about}}
format: svc.standard/1
id: our-service
# {{init.standard.version}}
version: "0.1.0"
title: { en: Our service, ru: Наш сервис }
description:
  en: What every customer of ours can count on.
  ru: На что у нас может рассчитывать каждый клиент.
# {{init.standard.fields}}
fields:
  channel:
    title: { en: Channel, ru: Канал }
    values:
      visit: { en: In person, ru: Лично }
      phone: { en: By phone, ru: По телефону }
# {{init.standard.sections}}
sections:
  - id: welcome
    title: { en: Welcome, ru: Встреча }
    weight: 1
    criteria:
      # {{init.standard.yes-no}}
      - id: greeting
        text:
          en: Were you greeted before you spoke?
          ru: Поздоровались ли с вами раньше, чем вы заговорили?
        guide:
          en: A word or a nod that was meant for you.
          ru: Слово или кивок, обращённые именно к вам.
        answer: { kind: yes-no }
        expect: yes
        weight: 1
      # {{init.standard.scale}}
      - id: warmth
        text: { en: "How warm was the welcome?", ru: "Насколько тепло вас встретили?" }
        guide:
          en: "1: as if you disturbed them; 3: correctly, without interest; 4: with a smile; 5: as if they had waited for you."
          ru: "1: будто вы помешали; 3: правильно, но без интереса; 4: с улыбкой; 5: будто вас ждали."
        answer:
          kind: scale
          min: 1
          max: 5
          labels:
            1: { en: coldly, ru: холодно }
            3: { en: correctly, ru: правильно }
            5: { en: warmly, ru: тепло }
        expect: 4
        weight: 2
  - id: speed
    title: { en: Speed, ru: Скорость }
    weight: 2
    criteria:
      # {{init.standard.duration}}
      - id: wait
        text: { en: "How long did you wait for your turn?", ru: "Сколько вы ждали своей очереди?" }
        guide:
          en: From the moment you joined the queue until somebody turned to you. No queue is 0s.
          ru: С той минуты, как вы встали в очередь, и пока к вам не обратились. Без очереди — 0s.
        answer: { kind: duration, better: lower, points: { 0s: 100, 3m: 70, 10m: 30, 20m: 0 } }
        expect: 3m
        # {{init.standard.when}}
        when: { channel: [visit] }
      - id: ringing
        text: { en: "How long did the phone ring?", ru: "Сколько вы слушали гудки?" }
        guide:
          en: From the first ring until a person answered; a recorded voice is no answer.
          ru: С первого гудка и пока не ответил человек; голос автоответчика — не ответ.
        answer: { kind: duration, better: lower, points: { 0s: 100, 20s: 80, 1m: 40, 3m: 0 } }
        expect: 20s
        when: { channel: [phone] }
  - id: result
    title: { en: Result, ru: Результат }
    weight: 3
    criteria:
      # {{init.standard.choice}}
      - id: outcome
        text: { en: "What became of your request?", ru: "Чем закончилось ваше обращение?" }
        guide:
          en: Judge by what you have when you leave, not by what was promised.
          ru: Судите по тому, с чем вы ушли, а не по тому, что обещали.
        answer:
          kind: choice
          options:
            - id: solved
              text: { en: It was dealt with, ru: Вопрос решили }
              points: 100
            - id: promised
              text: { en: A day was named for it, ru: Назвали день }
              points: 60
            - id: nothing
              text: { en: Nothing came of it, ru: Ничем }
              points: 0
        expect: solved
        weight: 2
      # {{init.standard.critical}}
      - id: charged-right
        text:
          en: Were you charged only what was agreed?
          ru: Взяли ли с вас ровно столько, сколько назвали?
        guide:
          en: Compare the receipt with what you were told or could read before.
          ru: Сравните чек с тем, что вам сказали или что можно было прочитать заранее.
        answer: { kind: yes-no }
        expect: yes
        weight: 1
        critical: true
      # {{init.standard.text}}
      - id: remark
        text: { en: "What else should we know?", ru: "Что ещё нам стоит знать?" }
        answer: { kind: text }
        optional: true
`;

const PROFILE = `${modeline('profile', '../../')}
# {{init.profile.about}}
format: svc.profile/1
id: regulars
title: { en: Regular customers, ru: Постоянные клиенты }
description:
  en: They know you, expect to be known, and do not like to wait.
  ru: Знают вас, рассчитывают, что узнают и их, и не любят ждать.
standard: our-service
criteria:
  warmth: { expect: 5, weight: 3 }
  wait: { expect: 1m }
  # {{init.profile.weight}}
  greeting: { weight: 1 }
`;

/** What people said, and what their tool called it: data, so in the language of whoever asked. */
interface Example {
  readonly site: string;
  readonly auditor: string;
  readonly hurried: string;
  readonly closed: string;
  readonly columns: readonly [
    site: string,
    greeted: string,
    expected: string,
    found: string,
    minutes: string,
  ];
  readonly sites: readonly [string, string];
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
  readonly notApplicable: string;
  readonly cold: string;
  readonly warm: string;
  readonly minute: string;
}

const exampleOf = ({ say }: Speaker): Example => {
  const one = (name: string) => say(`init.example.${name}`);
  return {
    site: one('site'),
    auditor: one('auditor'),
    hurried: one('hurried'),
    closed: one('closed'),
    columns: [one('branch'), one('greeted'), one('expected'), one('found'), one('minutes')],
    sites: [one('north'), one('south')],
    ...{ yes: one('yes'), no: one('no'), unknown: one('unknown'), notApplicable: one('not-applicable') },
    ...{ cold: one('cold'), warm: one('warm'), minute: one('minute') },
  };
};

const mapping = ({ columns: [site, greeted, expected, found, minutes], ...words }: Example): string =>
  `${modeline('mapping', '../../')}
# {{init.mapping.about}}
format: svc.mapping/1
standard: our-service
criteria:
  # {{init.mapping.header}}
  greeting: { delivery: "${greeted}" }
  warmth: { expectation: "${expected}", delivery: "${found}" }
  wait: { delivery: "${minutes}" }
# {{init.mapping.labels}}
labels: { "${words.yes}": yes, "${words.no}": no, "${words.warm}": 5, "${words.cold}": 1 }
blanks: { dont-know: ["${words.unknown}"], not-applicable: ["${words.notApplicable}"] }
fields:
  site: "${site}"
`;

/** A visit that was answered already, to see a report at once. */
const visit = ({ site, auditor, hurried, closed }: Example): string => `# {{init.visit.about}}
site: "${site}"
auditor: "${auditor}"
fields: { channel: visit }
responses:
  greeting: { delivery: yes }
  warmth: { expectation: 4, delivery: 3, note: "${hurried}" }
  wait: { delivery: 7m 30s }
  outcome: { delivery: promised }
  charged-right: { delivery: yes }
  remark: { delivery: "${closed}" }
`;

/** Greeted (y, n or ? for don't know), warmth expected and found, minutes: a row a respondent, sites in turn. */
const ANSWERS: readonly (readonly string[])[] = [
  ['y442', 'y453', 'y541', 'n436', 'y442', 'y342', 'y551', 'y443', 'y434', 'y442', 'n535', 'y443'],
  ['n4212', 'y439', 'n5215', 'y438', 'n4120', 'y537', '?4310', 'n4211', 'y436', 'n5314', 'y449', 'n4213'],
];

/** The same for a survey: made up, and said to be. */
function survey({ columns, sites, yes, no, unknown, cold, warm, minute }: Example): string {
  const greeted: Readonly<Record<string, string>> = { y: yes, n: no, '?': unknown };
  // The ends of the scale stand in words, as forms export them.
  const ends: Readonly<Record<string, string>> = { 1: cold, 5: warm };
  const rows = ANSWERS.flatMap((some, i) =>
    some.map(([greeting, expected, found, ...minutes]) =>
      [
        ...[sites[i], greeted[greeting!], ends[expected!] ?? expected, ends[found!] ?? found],
        `${minutes.join('')}${minute}`,
      ].join(','),
    ),
  );
  return `${[columns.join(','), ...rows].join('\n')}\n`;
}

const CONFIG = `${modeline('config', '')}
# {{init.config.about}}
format: svc.config/1
lint:
  rules:
    # {{init.config.rules}}
    missing-translation: error
`;

/** svc by the digest in package-lock.json: `npx --no` runs what is installed, and fetches nothing. */
const workflow = (folder: string): string =>
  `# {{init.workflow.about}}
name: Service standards
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  standards:
    runs-on: ubuntu-latest${
      folder === ''
        ? ''
        : `
    defaults:
      run:
        working-directory: ${JSON.stringify(folder)}`
    }
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      # {{init.workflow.install}}
      - run: npm ci --ignore-scripts
      - run: npx --no svc lint standards --max-warnings 0 --format github
      # {{init.workflow.gate}}
      - if: github.event_name == 'pull_request'
        run: npx --no svc diff standards --base "origin/$GITHUB_BASE_REF" --fail-on version --format github
`;

/** Which files an editor holds against which schema. */
const SETTINGS = {
  'yaml.schemas': {
    [`./${schemaFile('standard')}`]: [
      'standards/**/*.yaml',
      ...['profiles', 'personas', 'mappings'].map((folder) => `!**/${folder}/**`),
      '!**/*waivers*.yaml',
      '!**/.svc.yaml',
    ],
    [`./${schemaFile('profile')}`]: ['standards/**/profiles/**/*.yaml'],
    [`./${schemaFile('persona')}`]: ['standards/**/personas/**/*.yaml'],
    [`./${schemaFile('mapping')}`]: ['standards/**/mappings/**/*.yaml'],
    [`./${schemaFile('waivers')}`]: ['standards/**/*waivers*.yaml'],
    [`./${schemaFile('session')}`]: ['svc-sessions/**/*.yaml'],
    [`./${schemaFile('config')}`]: ['**/.svc.yaml'],
  },
};
const EXTENSIONS = { recommendations: ['redhat.vscode-yaml'] };

const json = (data: object): string => `${JSON.stringify(data, null, 2)}\n`;

/** Where the folder lies in its repository; at its root where there is none. */
export interface Whereabouts {
  /** From the root of the repository, with slashes; empty at the root. */
  readonly folder: string;
  /** The way from the folder to the root, such as ../../; empty at the root. */
  readonly up: string;
}

/** Text by path from the folder; in order. CI reads its workflows at the root alone. */
export function initFiles({ folder, up }: Whereabouts, speaker: Speaker): ReadonlyMap<string, string> {
  const yaml = (template: string) => withComments(template, speaker);
  const example = exampleOf(speaker);
  return new Map([
    ['standards/our-service.yaml', yaml(STANDARD)],
    ['standards/profiles/regulars.yaml', yaml(PROFILE)],
    ['standards/mappings/our-survey.yaml', yaml(mapping(example))],
    ['visits/example.yaml', yaml(visit(example))],
    ['surveys/our-survey.csv', survey(example)],
    ['.svc.yaml', yaml(CONFIG)],
    ['.vscode/settings.json', json(SETTINGS)],
    ['.vscode/extensions.json', json(EXTENSIONS)],
    [`${up}.github/workflows/service-standards.yml`, yaml(workflow(folder))],
  ]);
}

const LINE_WIDTH = 96;

const withComments = (template: string, { say }: Speaker): string =>
  template.replace(/^( *)# \{\{([\w.-]+)\}\}$/gm, (_, indent: string, code: string) =>
    wrap(say(code), LINE_WIDTH - indent.length - 2)
      .map((line) => `${indent}# ${line}`)
      .join('\n'),
  );
