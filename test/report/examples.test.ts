// Each standard of the shelf with an example of a filled-in sheet comes to the report that the sheet tells of.

import { describe, expect, it } from 'vitest';
import { reportOf } from './fixtures.ts';

const EXAMPLES: readonly (readonly [id: string, exchange: string, short: readonly string[]])[] = [
  ['accessibility', 'criminal', ['step-height', 'door-width', 'access-toilet', 'spoken-to']],
  ['bank-branch', 'unequal', ['bank-queue', 'full-cost', 'unasked-products']],
  ['client-policy', 'unequal', ['leavers-counted', 'mass-churn', 'functions-owned']],
  ['clinic', 'unequal', ['late-start', 'delay-told']],
  ['complaint-handling', 'unequal', ['told-once-only', 'answer-late', 'where-further']],
  ['customer-teaching', 'unequal', ['questions-later', 'result-asked']],
  ['delivery', 'unequal', ['delivery-late']],
  ['e-service', 'unequal', ['failures', 'delivered-on-date', 'return-handled', 'phone-shown']],
  ['fuel-station', 'unequal', ['offer-once', 'station-toilet']],
  ['hotel', 'unequal', ['check-in-time', 'things-work']],
  ['independent-assessment', 'unequal', ['site-points', 'premises-access']],
  ['influence-ethics', 'unequal', ['scarcity-true', 'small-beside-large', 'served-me']],
  ['information-policy', 'unequal', ['told-call-centre', 'before-customers', 'one-source']],
  ['internal-service', 'unequal', ['internal-word-kept', 'internal-told-first', 'recommend-department']],
  ['monetisation', 'unequal', ['chosen-in-favour', 'serving-pays', 'churn']],
  ['pharmacy', 'unequal', ['five-questions', 'private-talk']],
  ['portraits', 'unequal', ['motive-known', 'price-known', 'media-known', 'decides-service']],
  ['pulse', 'equal', []],
  ['restaurant', 'unequal', ['toilet-clean', 'time-announced', 'dish-late']],
  ['script-creation', 'unequal', ['field-news', 'own-customer', 'measured-by-satisfaction']],
  ['service-level', 'unequal', ['worst-intervals', 'callbacks-kept']],
  [
    'servqual',
    'unequal',
    [
      'materials-look',
      'promised-time',
      'right-first-time',
      'told-when',
      'knowledge',
      'convenient-hours',
      'best-interest',
    ],
  ],
  ['strategy', 'unequal', ['model-chosen']],
];

describe('an example of a filled-in sheet', () => {
  it.each(EXAMPLES)('%s ends in an exchange that is %s', (id, exchange, short) => {
    const report = reportOf(id, [`fixtures/answers/${id}.yaml`]);
    expect(report.overall!.exchange).toBe(exchange);
    expect(
      report.criteria
        .filter(({ verdict }) => verdict === 'unmet' || verdict === 'failed')
        .map((one) => one.id),
    ).toEqual(short);
  });
});

/** As the sources tell them: the same event, said in time or passed over in silence. */
const TOLD: readonly (readonly [name: string, standard: string, exchange: string])[] = [
  ['online-course/left-to-hope', 'expectation-management', 'unequal'],
  ['online-course/chosen', 'expectation-management', 'equal'],
  ['english-school/unasked', 'expectation-management', 'unequal'],
  ['english-school/sold', 'expectation-management', 'equal'],
  ['upgrade/announced', 'ideal-service', 'exceeding'],
  ['upgrade/silent', 'ideal-service', 'equal'],
  ['cushions/handed-over', 'ideal-service', 'exceeding'],
  ['cushions/left-in-the-car', 'ideal-service', 'equal'],
  ['drink/unlabelled', 'ideal-service', 'equal'],
  ['photographer/called', 'predictability', 'equal'],
  ['photographer/silent', 'predictability', 'unequal'],
  ['courier/called', 'predictability', 'equal'],
  ['courier/silent', 'predictability', 'unequal'],
  ['kitchen/said', 'restaurant', 'equal'],
  ['kitchen/unsaid', 'restaurant', 'unequal'],
  ['no-free-car/told', 'predictability', 'equal'],
  ['no-free-car/silent', 'predictability', 'criminal'],
];

describe('a worked case', () => {
  it.each(TOLD)('%s, by %s, is an exchange that is %s', (name, standard, exchange) => {
    expect(reportOf(standard, [`fixtures/worked-cases/${name}.yaml`]).overall!.exchange).toBe(exchange);
  });
});
