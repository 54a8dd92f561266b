/// <reference lib="dom" />
// Pages in a real browser: nothing overflows, nothing is fetched, nothing is complained of, everyone can read and steer them.
// Needs Chromium; CONTRIBUTING says how to get it. SVC_SHOTS=FOLDER keeps a picture of each.

import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { comparisonOf } from '../../src/core/comparison/comparison.ts';
import { html as comparisonPage } from '../../src/report/comparison/html.ts';
import { html } from '../../src/report/gap/html/index.ts';
import { axeFaults, CHROMIUM, launch } from '../browser.ts';
import { speaker } from '../speaker.ts';
import { hostileReport, REPORTS, surveyReport } from './fixtures.ts';

const SHOTS = process.env.SVC_SHOTS;

const options = (language: 'en' | 'ru') => ({ speaker: speaker(language), color: false, width: 80 });
const wave = (name: string, report: ReturnType<typeof surveyReport>) => ({ name, report, units: null });

const PAGES: Readonly<Record<string, (language: 'en' | 'ru') => string>> = {
  visit: (language) => html(REPORTS['customer-expectations']!(), options(language)),
  'many visits': (language) => html(REPORTS['taxi, pooled']!(), options(language)),
  journey: (language) => html(REPORTS.journey!(), options(language)),
  survey: (language) => html(surveyReport(), options(language)),
  comparison: (language) =>
    comparisonPage(
      comparisonOf([wave('2026 spring', surveyReport()), wave('2026 autumn', surveyReport(1))], null),
      options(language),
    ),
  hostile: (language) => html(hostileReport(), options(language)),
};

describe.skipIf(CHROMIUM === undefined)('a page in Chromium', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'svc-pages-'));

  beforeAll(async () => {
    browser = await launch();
  }, 60_000);
  afterAll(() => browser?.close());

  async function open(name: string, language: 'en' | 'ru', width: number, dark: boolean) {
    const file = join(folder, `${name.replaceAll(' ', '-')}-${language}.html`);
    if (!existsSync(file)) writeFileSync(file, PAGES[name]!(language));
    const page = await browser.newPage({
      viewport: { width, height: 900 },
      colorScheme: dark ? 'dark' : 'light',
    });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => /^(file|data):/.test(request.url()) || faults.push(request.url()));
    await page.goto(`file://${file}`);
    return { page, faults };
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }

  /** Every page at its narrowest, in both languages; at a desk in the dark once. Pictures want all of them. */
  const cases = Object.keys(PAGES).flatMap((name) => [
    { name, language: 'en' as const, width: 390, dark: false },
    { name, language: 'ru' as const, width: 390, dark: false },
    { name, language: 'en' as const, width: 1280, dark: true },
    ...(SHOTS ? [{ name, language: 'ru' as const, width: 1280, dark: false }] : []),
  ]);

  it.each(cases)(
    '$name ($language, $width px) fits, and axe finds nothing',
    async ({ name, language, width, dark }) => {
      const { page, faults } = await open(name, language, width, dark);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await shoot(page, `${name}-${language}-${width}${dark ? '-dark' : ''}`);
      const violations = await axeFaults(page);
      expect(violations).toEqual([]);
      expect(faults).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('can be steered by the keyboard alone, and the first step leads past the head', async () => {
    const { page } = await open('survey', 'en', 1280, false);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toMatch(/^#[a-z]+$/);
    await page.close();
  });

  it('filters and sorts its list, and shows all of it without scripts', async () => {
    const { page } = await open('survey', 'en', 1280, false);
    const rows = page.locator('#ledger tbody:first-of-type tr:visible');
    const all = await rows.count();
    await page.locator('.tools[data-for=ledger] .chip').nth(1).click();
    const some = await rows.count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.close();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`file://${join(folder, 'survey-en.html')}`);
    expect(await plain.locator('.tools:visible').count()).toBe(0);
    expect(await plain.locator('details:not([open])').count()).toBe(0);
    await context.close();
  });

  it('lets no words of others become markup', async () => {
    const { page, faults } = await open('hostile', 'en', 1280, false);
    const strange = await page.evaluate(() => ({
      scripts: document.querySelectorAll('script').length,
      handlers: [...document.querySelectorAll('*')].filter((one) =>
        [...one.attributes].some(({ name }) => /^on|^style$/.test(name)),
      ).length,
      images: document.querySelectorAll('img:not([src^="data:"])').length,
    }));
    expect(strange).toEqual({ scripts: 1, handlers: 0, images: 0 });
    expect(faults).toEqual([]);
    await page.close();
  });
});
