// A small standard with a question of every kind, for walks in tests.

import type { Response, Session } from '../../src/core/answers/response.ts';
import { type Scheme, schemeOf } from '../../src/core/standard/scheme.ts';
import { loadProfile } from '../../src/load/profile.ts';
import { loadStandard } from '../../src/load/standard.ts';

export const VISIT = `
format: svc.standard/1
id: visit
version: "1.0.0"
title: { en: Visit, ru: Визит }
aggregation: nested
fields:
  channel:
    title: { en: Channel, ru: Канал }
    values:
      branch: { en: Branch, ru: Отделение }
      phone: { en: Phone, ru: Телефон }
sections:
  - id: waiting
    title: { en: Waiting, ru: Очередь }
    weight: 1
    criteria:
      - id: queue
        text: { en: How long was the queue?, ru: Долго ли вы стояли? }
        guide: { en: From the door to the till., ru: От двери до кассы. }
        answer: { kind: duration, better: lower, points: { 0s: 100, 10m: 0 } }
        expect: 3m
        weight: 1
        when: { channel: [branch] }
      - id: smile
        text: { en: How warm was the welcome?, ru: Насколько тёплой была встреча? }
        ask:
          expectation: { en: How warm should the welcome be?, ru: Насколько тёплой должна быть встреча? }
        answer: { kind: scale, min: 0, max: 10, labels: { 0: { en: cold, ru: холодной }, 10: { en: warm, ru: тёплой } } }
        weight: 1
  - id: help
    title: { en: Help, ru: Помощь }
    guide: { en: Everything after the queue., ru: Всё после очереди. }
    weight: 1
    criteria:
      - id: asked
        text: { en: Did anybody ask what you need?, ru: Спросили ли вас о нуждах? }
        answer: { kind: yes-no }
        expect: yes
        weight: 1
        critical: true
      - id: found
        text: { en: What did they find?, ru: Что нашли? }
        answer:
          kind: choice
          options:
            - { id: all, text: { en: Everything, ru: Всё }, points: 100 }
            - { id: part, text: { en: A part, ru: Часть }, points: 40 }
        expect: all
        weight: 1
        when: { asked: ["yes"] }
      - id: price
        text: { en: What did it cost?, ru: Сколько это стоило? }
        answer: { kind: money, better: lower, points: { 0: 100, 1000: 0 }, currency: RUB }
        expect: 500
        weight: 1
        when: { found: [part] }
      - id: words
        text: { en: What else?, ru: Что ещё? }
        answer: { kind: text }
        weight: 0
        optional: true
`;

const PROFILE = `
format: svc.profile/1
id: hurried
title: { en: In a hurry, ru: Спешат }
standard: visit
criteria:
  queue: { expect: 1m }
`;

const standard = loadStandard(VISIT, 'visit.yaml').value!;

export const SCHEME: Scheme = schemeOf(standard);
export const HURRIED: Scheme = schemeOf(standard, loadProfile(PROFILE, 'hurried.yaml', standard).value!);

/** A session of the standard above, in a branch unless said. */
export function sessionOf(
  responses: Readonly<Record<string, Response>> = {},
  fields: Readonly<Record<string, string>> = { channel: 'branch' },
): Session {
  const { id, version, digest } = SCHEME.standard;
  return {
    format: 'svc.session/1',
    standard: { id, version, digest },
    site: 'Sadovaya 14',
    auditor: null,
    profile: null,
    persona: null,
    language: 'en',
    customer: null,
    source: null,
    fields: new Map(Object.entries(fields)),
    started: '2026-03-05T10:00:00.000Z',
    finished: null,
    responses: new Map(Object.entries(responses)),
  };
}

/** Of a standard that differs from the one above. */
export const schemeIn = (text: string): Scheme => schemeOf(loadStandard(text, 'visit.yaml').value!);
