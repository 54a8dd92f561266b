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
      comparisonOf(
        [0, 1, 0].map((shift, i) => wave(`wave ${i + 1}`, surveyReport(shift))),
        null,
      ),
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

  /** The page as a file, written once. */
  function fileOf(name: string, language: 'en' | 'ru'): string {
    const file = join(folder, `${name.replaceAll(' ', '-')}-${language}.html`);
    if (!existsSync(file)) writeFileSync(file, PAGES[name]!(language));
    return file;
  }

  async function open(name: string, language: 'en' | 'ru', width: number) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: 'light' });
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => /^(file|data):/.test(request.url()) || faults.push(request.url()));
    await page.goto(`file://${fileOf(name, language)}`);
    return { page, faults };
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (!SHOTS) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  }

  /** Every page in both languages at its narrowest, in English at a desk in the dark, too; each is loaded once. */
  const cases = Object.keys(PAGES).flatMap((name) => [
    { name, language: 'en' as const },
    { name, language: 'ru' as const },
  ]);

  it.concurrent.each(cases)(
    '$name ($language) fits, and axe finds nothing',
    async ({ name, language }) => {
      const { page, faults } = await open(name, language, 390);
      const looks = [
        { width: 390, dark: false },
        ...(language === 'en' ? [{ width: 1280, dark: true }] : []),
        ...(SHOTS ? [{ width: 1280, dark: false }] : []),
      ];
      for (const { width, dark } of looks) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
        expect(await axeFaults(page), `${width} px`).toEqual([]);
        await shoot(page, `${name}-${language}-${width}${dark ? '-dark' : ''}`);
      }
      if (SHOTS) await page.pdf({ path: join(SHOTS, `${name}-${language}.pdf`), preferCSSPageSize: true });
      expect(faults).toEqual([]);
      await page.close();
    },
    60_000,
  );

  it('can be steered by the keyboard alone, and the first step leads past the head', async () => {
    const { page } = await open('survey', 'en', 1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toMatch(/^#[a-z]+$/);
    await page.close();
  });

  it('filters and sorts its list, and shows all of it without scripts', async () => {
    const { page } = await open('survey', 'en', 1280);
    const rows = page.locator('#ledger tbody:first-of-type tr:visible');
    const all = await rows.count();
    await page.locator('.tools[data-for=ledger] .chip').nth(1).click();
    const some = await rows.count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.close();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`file://${fileOf('survey', 'en')}`);
    expect(await plain.locator('.tools:visible').count()).toBe(0);
    expect(await plain.locator('details:not([open])').count()).toBe(0);
    await context.close();
  });

  it('lets no words of others become markup', async () => {
    const { page, faults } = await open('hostile', 'en', 1280);
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
