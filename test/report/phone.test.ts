/// <reference lib="dom" />
// The page for a phone in a real browser: filled in by a program, killed, taken up again, handed over. SVC_SHOTS=FOLDER keeps
// pictures.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GapReport } from '../../src/core/assess/gap-report.ts';
import { criteriaOf } from '../../src/core/standard/standard.ts';
import { axeFaults, CHROMIUM, launch, QUIETLY } from '../browser.ts';
import { ANSWERS, answersFile, figures, REPAIR_DESK, repairDesk, sessionOf } from '../forms.ts';
import { ROOT, run } from '../world.ts';

const SHOTS = process.env.SVC_SHOTS;
const folder = mkdtempSync(join(tmpdir(), 'svc-phone-'));
const file = join(folder, 'repair-desk.html');
const PHONE = { viewport: { width: 390, height: 844 }, timezoneId: 'Europe/Riga', acceptDownloads: true };
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `phone-${name}.png`) });
}

const asked = (page: Page): Promise<string> => page.locator('main h1').innerText();
/** Presses what draws the screen anew, and waits until that is done. */
async function drawn(page: Page, press: () => Promise<void>): Promise<void> {
  const before = await page.locator('main h1').elementHandle();
  await press();
  await page.waitForFunction((old) => {
    const now = document.querySelector('main h1');
    return now !== old && now === document.activeElement;
  }, before);
}
/** Presses the way on. */
const on = (page: Page): Promise<void> => drawn(page, () => page.locator('footer .main').click());

async function begin(page: Page, site: string, channel: string): Promise<void> {
  await page.locator('main .main').click();
  await page.fill('#site', site);
  await page.selectOption('#fact-channel', channel);
  await on(page);
  await on(page);
}

/** Answers the question on the screen as a session does. */
async function answer(page: Page, number: number): Promise<string> {
  const text = await asked(page);
  const criterion = criteriaOf(repairDesk).find(({ text: own, ask }) =>
    [own, ask?.expectation].some((one) => one?.en === text),
  )!;
  const response = sessionOf(number).responses.get(criterion.id);
  const isBefore = (await page.locator('.kick').count()) > 0;
  const raw = answersFile(number).responses[criterion.id] ?? {};
  if (isBefore) {
    await give(page, criterion.answer.kind, raw.expectation);
    return criterion.id;
  }
  if (response?.state === 'blank') {
    const { blank } = response;
    await drawn(page, () => page.click(`[data-blank=${blank}]`));
  } else await give(page, criterion.answer.kind, raw.delivery);
  if (raw.reason) await page.fill('#reason', raw.reason);
  if (raw.note) await page.fill('#note', raw.note);
  if (raw.announced !== undefined) await page.locator('.announced button').first().click();
  return criterion.id;
}

async function give(page: Page, kind: string, value: unknown): Promise<void> {
  switch (kind) {
    case 'scale':
      return page.locator(`[name=answer][value="${value}"]`).check();
    case 'yes-no':
      return page.locator(`[name=answer][value="${value === 'yes' ? 1 : 0}"]`).check();
    case 'choice': {
      const options = ['as-told', 'in-part', 'nothing'];
      return page.locator(`[name=answer][value="${options.indexOf(String(value))}"]`).check();
    }
    case 'elapsed': {
      const { from, to } = value as { from: string; to: string };
      await page.fill('#answer-from', `${from}:00`);
      await page.fill('#answer-to', `${to}:00`);
      return page.locator('#answer-to').blur();
    }
    default: {
      await page.fill('#answer', String(value));
      return page.locator('#answer').blur();
    }
  }
}

describe.skipIf(CHROMIUM === undefined)('the page for a phone', () => {
  let browser: Browser;

  beforeAll(async () => {
    const { stdout } = await run(['form', REPAIR_DESK, '--to', 'html']);
    writeFileSync(file, stdout);
    browser = await launch();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(dark = false, locale = 'en') {
    const context = await browser.newContext({ ...PHONE, colorScheme: dark ? 'dark' : 'light', locale });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => /^(file|data|blob):/.test(request.url()) || faults.push(request.url()));
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto(`file://${file}`);
    await page.waitForSelector('main h1');
    return { context, page, faults };
  }

  it.each(ANSWERS.slice(0, 2))('gives the gap report of the same answers in a file (%s)', async (number) => {
    const { context, page, faults } = await open();
    const told = sessionOf(number);
    await begin(page, told.site!, told.fields.get('channel')!);
    for (let i = 0; (await asked(page)) !== 'Expectations are in' && i < 20; i++) {
      await answer(page, number);
      await on(page);
    }
    await on(page);
    for (let i = 0; (await asked(page)) !== 'What you have said' && i < 20; i++) {
      const id = await answer(page, number);
      if (id === 'receipt') {
        // The same photo twice is one file.
        for (const name of ['IMG_1.png', 'IMG_2.png']) {
          await page.setInputFiles('#camera', { name, mimeType: 'image/png', buffer: PHOTO });
          await page.waitForFunction(() => document.activeElement?.id === 'camera');
        }
      }
      await on(page);
    }
    await shoot(page, `review-${number}`);
    await on(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-archive]')]);
    const into = mkdtempSync(join(folder, 'visit-'));
    const archive = join(into, 'visit.zip');
    await download.saveAs(archive);
    await context.close();
    expect(faults).toEqual([]);

    expect((await run(['unpack', archive, '--into', join(into, 'out')])).exitCode).toBe(0);
    const { stdout, stderr } = await run(['report', join(into, 'out'), '--format', 'json']);
    expect(stderr).not.toMatch(/evidence/i);
    const direct = await run([
      ...['audit', REPAIR_DESK, '--answers', join(ROOT, `fixtures/forms/answers/${number}.yaml`)],
      ...['--format', 'json'],
    ]);
    const [report, expected] = [stdout, direct.stdout].map((text) => JSON.parse(text) as GapReport);
    expect(figures(report!)).toEqual(figures(expected!));
    const photos = readdirSync(join(into, 'out/evidence'), { recursive: true }).filter((name) =>
      String(name).endsWith('.png'),
    );
    expect(
      photos.map((name) =>
        createHash('sha256')
          .update(readFileSync(join(into, 'out/evidence', String(name))))
          .digest('hex'),
      ),
    ).toEqual([createHash('sha256').update(PHOTO).digest('hex')]);
    const checked = await run(['check', join(into, 'out'), '--format', 'json']);
    const rules = (JSON.parse(checked.stdout) as { findings: { rule: string }[] }).findings.map(
      ({ rule }) => rule,
    );
    expect(rules.filter((rule) => /evidence|hash/.test(rule))).toEqual([]);
  });

  it('loses nothing that was typed when the browser is killed, half a comment and a running watch included', async () => {
    const profile = join(folder, 'profile');
    const start = async () => {
      const child = spawn(
        CHROMIUM!,
        [
          ...QUIETLY,
          '--headless=new',
          '--remote-debugging-port=0',
          `--user-data-dir=${profile}`,
          'about:blank',
        ],
        { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      const address = await new Promise<string>((resolve, reject) => {
        let said = '';
        child.stderr.on('data', (chunk) => {
          said += String(chunk);
          const [, found] = /DevTools listening on (\S+)/.exec(said) ?? [];
          if (found) resolve(found);
        });
        child.on('exit', () => reject(new Error(said)));
      });
      const connected = await chromium.connectOverCDP(address);
      const page = await connected.contexts()[0]!.newPage();
      await page.setViewportSize(PHONE.viewport);
      await page.goto(`file://${file}`);
      await page.waitForSelector('main h1');
      return { page, kill: () => process.kill(-child.pid!, 'SIGKILL'), child };
    };
    const first = await start();
    await begin(first.page, 'Harbour', 'branch');
    await first.page.locator('[name=answer][value="6"]').check();
    await on(first.page);
    await first.page.fill('#answer', '40');
    await on(first.page);
    await on(first.page);
    await first.page.locator('[name=answer][value="4"]').check();
    await on(first.page);
    await first.page.click('.watch');
    await first.page.locator('#note').pressSequentially('Two desks were clo');
    await first.page.waitForFunction(() => document.querySelector('[data-state]')?.textContent === 'Saved');
    first.kill();
    await new Promise((resolve) => first.child.on('exit', resolve));

    const second = await start();
    try {
      await drawn(second.page, () => second.page.click('.visits .row'));
      expect(await asked(second.page)).toBe('How long did you queue?');
      expect(await second.page.inputValue('#note')).toBe('Two desks were clo');
      expect(await second.page.locator('.watch').innerText()).toMatch(/Stop/);
      await second.page.locator('#answer').pressSequentially('12m 3');
      await second.page.waitForFunction(
        () => document.querySelector('[data-state]')?.textContent === 'Saved',
      );
      await second.page.reload();
      await second.page.waitForSelector('main h1');
      await drawn(second.page, () => second.page.click('.visits .row'));
      expect(await second.page.inputValue('#answer')).toBe('12m 3');
      await second.page.locator('footer button').nth(1).click();
      const rows = await second.page.locator('.rows .row').allInnerTexts();
      expect(rows[0]).toContain('4');
    } finally {
      second.kill();
    }
  }, 90_000);

  it('is filled in by the keyboard alone', async () => {
    const { context, page } = await open();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focus = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const until = async (text: string) => {
      for (let i = 0; i < 40 && (await focus()).trim() !== text; i++) await press('Tab');
      expect((await focus()).trim()).toBe(text);
      await press('Enter');
      await page.waitForTimeout(50);
    };
    await until('New visit');
    await until('Go on');
    await until('Begin');
    // Past the guide to the scale, of which an arrow picks.
    await press('Tab', 'Tab', 'ArrowRight');
    expect(await page.locator('[name=answer]:checked').count()).toBe(1);
    await until('Next');
    expect(await asked(page)).toBe('What did it cost?');
    await context.close();
  });

  it('refuses what cannot be, says what has to come with an answer, and asks whether an extra was told of', async () => {
    const { context, page } = await open();
    await begin(page, '', 'branch');
    for (let i = 0; i < 3; i++) await on(page);
    await on(page);
    await page.fill('#answer', '12m');
    await page.locator('#answer').blur();
    expect(await page.locator('.required').innerText()).toBe('Needed with this answer: comment');
    await page.fill('#note', 'Closed desks');
    expect(await page.locator('.required').count()).toBe(0);
    await on(page);
    await on(page);
    await page.fill('#answer', '-4');
    await page.locator('footer .main').click();
    expect(await page.locator('.fault').first().innerText()).toContain('below the least');
    await page.fill('#answer', '35');
    for (let i = 0; i < 2; i++) await on(page);
    await page.fill('#answer', '120');
    await page.locator('footer .main').click();
    expect(await page.locator('.fault').first().innerText()).toContain('above the most');
    await page.fill('#answer', '20');
    await page.locator('#answer').blur();
    expect(await page.locator('.announced').count()).toBe(1);
    await context.close();
  });

  it('adds the place only where it is asked to, opens a finished visit again with a trace, and takes it off the phone', async () => {
    const { context, page } = await open();
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ latitude: 56.95, longitude: 24.105, accuracy: 8 });
    await page.locator('main .main').click();
    await page.fill('#auditor', 'M. Orlova');
    await page.selectOption('#fact-channel', 'post');
    await page.locator('main .quiet').first().click();
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.includes('56.95'));
    for (let i = 0; i < 6; i++) await on(page);
    await page.locator('[name=answer][value="1"]').check();
    await page.click('footer button:nth-of-type(2)');
    await on(page);
    await page.click('summary:has-text("Open it again")');
    await page.fill('#why', 'Misread');
    await page.click('details button:has-text("Open it again")');
    await page.locator('.rows .row').nth(1).click();
    await page.locator('[name=answer][value="0"]').check();
    await page.click('footer button:nth-of-type(2)');
    await on(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-yaml]')]);
    const session = readFileSync(await download.path(), 'utf8');
    expect(session).toContain('coordinates: 56.95000, 24.10500 (8 m)');
    expect(session).toMatch(/reopened:\n {2}- at: .*\n {4}by: M\. Orlova\n {4}why: Misread/);
    expect(session).toMatch(/changes:\n {2}- criterion: receipt/);
    const file = join(folder, 'again.yaml');
    writeFileSync(file, session);
    expect((await run(['report', file, '--standard', REPAIR_DESK])).exitCode).toBe(0);
    await page.click('summary:has-text("Take it off this phone")');
    await page.click('details button:has-text("Take it off this phone")');
    await page.waitForSelector('text=New visit');
    expect(await page.locator('.visits').count()).toBe(0);
    await context.close();
  });

  it('keeps the level expected from the eyes where that is asked', async () => {
    const hidden = join(folder, 'hidden.html');
    const { stdout } = await run(['form', REPAIR_DESK, '--to', 'html', '--hide-expectations']);
    writeFileSync(hidden, stdout);
    const { context, page } = await open();
    await begin(page, '', 'branch');
    for (let i = 0; i < 3; i++) await on(page);
    expect(await page.locator('.expected').count()).toBe(1);
    await page.goto(`file://${hidden}`);
    await page.waitForSelector('main h1');
    await begin(page, '', 'branch');
    for (let i = 0; i < 3; i++) await on(page);
    expect(await page.locator('.expected').count()).toBe(0);
    await context.close();
  });

  it.each([
    { locale: 'en', dark: false },
    { locale: 'ru', dark: true },
  ])(
    'fits 390 px on every screen, and axe finds nothing ($locale)',
    async ({ locale, dark }) => {
      const { context, page, faults } = await open(dark, locale);
      const look = async (name: string) => {
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          name,
        ).toBeLessThanOrEqual(0);
        expect(await axeFaults(page), name).toEqual([]);
        await shoot(page, `${locale}-${name}`);
      };
      await look('list');
      await page.locator('main .main').click();
      await look('new');
      await page.selectOption('#persona', 'rude');
      await page.selectOption('#fact-channel', 'branch');
      await on(page);
      await look('brief');
      await on(page);
      await look('expectation');
      for (let i = 0; i < 2; i++) await on(page);
      await look('threshold');
      await on(page);
      const seen = new Set<string>();
      for (let i = 0; (await page.locator('.rows').count()) === 0 && i < 30; i++) {
        seen.add(await asked(page));
        await look(`question-${i}`);
        await on(page);
      }
      expect(seen.size).toBeGreaterThan(9);
      await look('review');
      await on(page);
      await look('finished');
      expect(faults).toEqual([]);
      await context.close();
    },
    120_000,
  );
});
