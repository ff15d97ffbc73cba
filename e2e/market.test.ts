/**
 * The Market page as an analyst meets it: the real server, a fresh data folder, the bundled bars replayed, a real
 * browser. What it looks like is checked on screenshots, what it says on its text, and that it keeps to its policy
 * on everything it does.
 */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, difference, readPng, type Picture } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the market page: no Chromium, or JANUS_BROWSER_TESTS is off');
// The first start may have to build the workbench.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const ready = async (of: Page): Promise<void> => {
  await of.waitForSelector('[data-ready] [data-frame]');
  await of.waitForSelector('[data-part="brain"], [data-part="diagram"]');
  await of.waitForSelector('[data-bar]');
};
const shot = async (of: Page, selector: string): Promise<Picture> =>
  readPng(await of.locator(selector).screenshot({ animations: 'allow' }));
const outcome = (of: Page): Promise<string | null> => of.getAttribute('[data-outcome][data-bar]', 'data-outcome');
const bar = async (of: Page): Promise<number> => Number(await of.getAttribute('[role="slider"]', 'aria-valuenow'));

describe.skipIf(!chromiumPath)('the market page', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What no page may ever do, gathered over all tests. */
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  beforeAll(async () => {
    server = await startServer('empty');
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    context = await newContext(1280, 800);
    page = await context.newPage();
    // Opened at once: on a fresh folder the page waits for the first replay and then shows it by itself.
    await page.goto(server.url);
    await ready(page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('tells behind the bell what the amygdala alerted to, once the replay that was watched is over', async () => {
    await page.click('button[aria-label^="Messages"]');
    const told = page.locator('[aria-label="Messages"] li', { hasText: 'Amygdala, SP500 (simulated): entries frozen' });
    await told.waitFor();
    // Each answer with its causes by number, and marked as a warning by a sign beside the colour.
    expect(await told.textContent()).toMatch(/◆.*entries frozen (once|\d+ times): [a-z-]+ \d+/);
    await page.keyboard.press('Escape');
    await told.waitFor({ state: 'detached' });
  });

  it('plays a moving GAF video within five seconds of the page', async () => {
    const again = await context.newPage();
    const asked = Date.now();
    await again.goto(`${server.url}/?bar=900`);
    await ready(again);
    const loaded = Date.now();
    const still = await shot(again, '[data-field="GASF"]');
    const frame = await again.getAttribute('[data-frame]', 'data-frame');
    const played = Date.now();
    await again.click('[data-control="play"]');
    await expect.poll(() => again.getAttribute('[data-frame]', 'data-frame'), { timeout: 20_000 }).not.toBe(frame);
    const moved = Date.now();
    console.log(`the page was there after ${loaded - asked} ms, the GAF video moved ${moved - played} ms after play`);
    expect(moved - played).toBeLessThan(5000);
    await expect
      .poll(async () => difference(still, await shot(again, '[data-field="GASF"]')), { timeout: 20_000 })
      .toBeGreaterThan(0.05);
    const before = await bar(again);
    await expect.poll(() => bar(again)).toBeGreaterThan(before);
    await again.click('[data-control="play"]');
    await again.close();
  });

  it('shows no blank canvas', async () => {
    for (const [selector, least] of [
      ['[data-part="chart"]', 12],
      ['[data-part="ribbon"]', 4],
      ['[data-field="GASF"]', 100],
      ['[data-field="GADF"]', 100],
      ['[aria-label="Polar clock of the window"]', 8],
      ['[data-part="strip"]', 100],
      ['[data-part="brain"]', 30],
      ['[data-part="overview"]', 12],
    ] as const)
      expect(colours(await shot(page, selector)), selector).toBeGreaterThanOrEqual(least);
  });

  it('links the field and the candles both ways', async () => {
    const candles = '[data-part="chart"]';
    const moment = (name: string): Promise<string | null> => page.textContent(`[data-moment="${name}"] td >> nth=0`);
    const field = (await page.locator('[data-field="GASF"]').boundingBox())!;
    const before = [await moment('i'), await moment('j')];
    const picture = await shot(page, candles);
    await page.mouse.move(field.x + 60, field.y + 60);
    await expect.poll(async () => [await moment('i'), await moment('j')]).not.toEqual(before);
    await expect.poll(async () => difference(picture, await shot(page, candles))).toBeGreaterThan(0);
    // A candle inside the window: its row and its column, so both moments are the same.
    const legend = await page.textContent('[data-part="legend"] [data-slot="c"]');
    const chart = (await page.locator(candles).boundingBox())!;
    await page.mouse.move(chart.x + chart.width * 0.5, chart.y + 120);
    await expect.poll(() => moment('i')).toBe(await moment('j'));
    await expect.poll(() => page.textContent('[data-part="legend"] [data-slot="c"]')).not.toBe(legend);
    await page.mouse.move(5, 5);
  });

  it('explains a trade, a veto and a bar on which nothing was asked', async () => {
    await page.keyboard.press('Shift+D');
    await expect.poll(() => outcome(page)).toBe('sent');
    expect(await page.textContent('[data-panel="Decision"] [data-outcome="sent"] >> nth=0')).toMatch(/Go/);
    expect(await page.locator('[data-panel="Decision"] ol > li').count()).toBe(6);
    await page.keyboard.press('Shift+V');
    await expect.poll(() => outcome(page)).toBe('veto');
    expect(await page.locator('[data-panel="Decision"] li[data-status="veto"]').count()).toBe(1);
    expect(await page.getAttribute('[data-part="brain"]', 'data-end')).toBe('veto');
    // Somewhere in the next bars nothing asks for a trade.
    for (let k = 0; k < 60 && (await outcome(page)) !== 'hold'; k++) {
      const at = await bar(page);
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => page.getAttribute('[data-bar]', 'data-bar')).toBe(String(at));
    }
    expect(await outcome(page)).toBe('hold');
    expect(await page.textContent('[data-part="flip"]')).toMatch(/flipped/);
  });

  it('finds the smallest change of a decision: with progress, in a sentence, taken back when asked to', async () => {
    const answer = '[data-part="flip-answer"]';
    const find = page.locator('[data-part="flip"] button:text-is("Find the smallest change")');
    await page.keyboard.press('Shift+V');
    await expect.poll(() => outcome(page)).toBe('veto');
    await page.keyboard.press('w');
    await page.waitForSelector('[data-part="flip-progress"] progress');
    await page.click('[data-part="flip-progress"] button:text-is("Cancel")');
    await expect.poll(() => page.locator('[data-part="flip-progress"]').count()).toBe(0);
    await find.click();
    await page.waitForSelector(answer, { timeout: 60_000 });
    const told =
      /^(If .* had been .* in place of .* of its usual spreads (more|less)\), it would have (bought|sold|held)|No )/;
    expect(await page.textContent(answer)).toMatch(told);
    const [here, said] = [await bar(page), await page.textContent(answer)];
    expect(await find.count()).toBe(0);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    // A trade too; and the answer of before is still there.
    await page.keyboard.press('Shift+D');
    await expect.poll(() => outcome(page)).toBe('sent');
    await find.click();
    await page.waitForSelector(answer, { timeout: 60_000 });
    expect(await page.textContent(answer)).toMatch(told);
    while ((await bar(page)) !== here) {
      const at = await bar(page);
      await page.keyboard.press(at > here ? 'Shift+V' : 'v');
      await expect.poll(() => bar(page)).not.toBe(at);
    }
    await expect.poll(() => page.textContent(answer)).toBe(said);
  });

  it('gives back the same view from its address', async () => {
    await page.click('[data-tab="run"]');
    await page.selectOption('[aria-label="Window, bars"]', '128');
    await page.click('[data-tab="diagram"]');
    await expect.poll(() => page.url()).toMatch(/window=128.*show=diagram,run/);
    const other = await newContext(1280, 800);
    const copy = await other.newPage();
    await copy.goto(page.url());
    await copy.waitForSelector('[data-ready] [data-frame]');
    await copy.waitForSelector('[data-part="diagram"]');
    for (const selector of ['[data-part="moment"]', '[data-part="run-results"]', '[data-part="legend"]'])
      expect(await copy.textContent(selector)).toBe(await page.textContent(selector));
    await expect.poll(() => new URL(copy.url()).search).toBe(new URL(page.url()).search);
    await other.close();
    await page.click('[data-tab="decision"]');
    await page.click('[data-tab="brain"]');
    await page.selectOption('[aria-label="Window, bars"]', '64');
  });

  it.each(['dark', 'light'] as const)('passes axe and keeps its layout, %s, 1280 and 1920', async (theme) => {
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ] as const) {
      const fresh = await newContext(width, height);
      const view = await fresh.newPage();
      await view.goto(`${server.url}/?theme=${theme}`);
      await ready(view);
      await view.evaluate(() => document.fonts.ready);
      expect(await view.evaluate(layoutFaults), `${width} px, ${theme}`).toEqual([]);
      expect(await axeFaults(view)).toEqual([]);
      await fresh.close();
    }
  });

  it('answers the palette, the key sheet and the help, and axe passes on them', async () => {
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[aria-label="Search commands"]');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector('text=Brain as a plate or as a diagram');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.click('[aria-label="How to read: GAF player"]');
    await page.waitForSelector('text=diagonal stripes');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.click('[data-tab="run"]');
    await page.click('[data-tab="diagram"]');
    await page.waitForSelector('[data-part="diagram"]');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    await page.click('[data-tab="region"]');
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    await page.click('[data-tab="brain"]');
    await page.click('[data-tab="decision"]');
    await page.keyboard.press('t');
    await page.waitForSelector('html[data-mantine-color-scheme="light"]');
    await page.keyboard.press('t');
    await page.waitForSelector('html[data-mantine-color-scheme="dark"]');
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });
});
