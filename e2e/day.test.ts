/**
 * An analyst's day on real bars, with no network but the server's: import, regimes, the brain and two strategies
 * backtested and compared, a night, its map, one memory opened, and the link followed in a second browser. In CI the
 * bars are an hour each, 8,448 of them; JANUS_DAY=5m walks over 70,272 of five minutes.
 */
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { watchContext } from './browser/watch.ts';
import { colours, readPng } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
const data = process.env['JANUS_TEST_DATA'];
if (!chromiumPath) console.warn('SKIPPED the analyst’s day: no Chromium, or JANUS_BROWSER_TESTS is off');
if (!data) console.warn('SKIPPED the analyst’s day: JANUS_TEST_DATA does not say where real bars are');
vi.setConfig({ testTimeout: 240_000, hookTimeout: 300_000 });

const TIMEFRAME = process.env['JANUS_DAY'] === '5m' ? '5m' : '1h';
const BARS = TIMEFRAME === '5m' ? 70_272 : 8448;
const SET = `BTCUSDT:${TIMEFRAME}`;
const part = (name: string): string => `[data-part="${name}"]`;

describe.skipIf(!chromiumPath || !data)('an analyst’s day', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  const go = (label: string): Promise<void> => page.click(`nav [aria-label="${label}"]`);
  const rows = (strategy: string) =>
    page.locator(`${part('runs')} [role="row"]`, { hasText: strategy }).filter({ hasText: 'BTCUSDT' });

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
    await page.goto(server.url);
    await page.waitForSelector('[data-ready][data-ready]:not([data-ready=""])', { timeout: 60_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('begins with an import', async () => {
    await go('Data');
    await page.waitForSelector(part('detail'));
    await page.setInputFiles(
      'input[type="file"]',
      path.join(data!, `market/crypto/binance_spot/BTCUSDT-${TIMEFRAME}.csv.gz`),
    );
    await page.waitForSelector(part('look'));
    await page.click('button:text-is("Import")');
    await page.waitForSelector(`${part('detail')}[data-set="${SET}"]`, { timeout: 60_000 });
    expect(await page.textContent(part('detail'))).toContain(BARS.toLocaleString('en-US'));
  });

  it('explores its regimes', async () => {
    await page.click('button:text-is("Explore regimes")');
    await page.click(`button:has-text("Tell the regimes of ${SET}")`);
    await page.waitForSelector('[data-page="regimes"][data-ready="open"]', { timeout: 120_000 });
    await page.waitForSelector(`${part('timeline')} canvas`);
    expect(colours(readPng(await page.locator(part('timeline')).screenshot()))).toBeGreaterThan(8);
    expect(await page.locator(`${part('matrix')} [role="gridcell"], ${part('matrix')} td`).count()).toBeGreaterThan(40);
  });

  it('backtests the brain and two strategies and compares them', async () => {
    await go('Data');
    await page.waitForSelector(`${part('detail')}[data-set="${SET}"]`);
    await page.click('button:text-is("Backtest")');
    await page.waitForSelector(part('launch'));
    for (const strategy of ['brain', 'mean-reversion', 'ema-flip']) {
      await page.selectOption('label:has-text("Strategy") select', strategy);
      await page.click('button:text-is("Launch")');
      await expect.poll(() => rows(strategy).count(), { timeout: 180_000 }).toBe(1);
    }
    await expect
      .poll(async () => (await page.getAttribute(part('compare'), 'data-runs'))?.split(',').length ?? 0)
      .toBeGreaterThanOrEqual(2);
    await rows('brain').getByText('Pin', { exact: true }).click();
    await page.waitForSelector(part('pinned'));
    await page.click('[data-tab="figures"]');
    await page.waitForSelector(`${part('figures')} [data-metric="totalReturn"]`);
  });

  it('sleeps on the brain’s day', async () => {
    await go('Sleep');
    await page.waitForSelector(part('sleep'));
    await page.selectOption(
      'select:has(option)',
      await page
        .locator('select option', { hasText: 'BTCUSDT' })
        .first()
        .evaluate((o) => (o as HTMLOptionElement).value),
    );
    await page.click(part('sleep'));
    await page.waitForSelector(part('gate'), { timeout: 180_000 });
    await page.waitForSelector('[aria-label="Schemas of version 1"]');
  });

  it('looks at the map, opens a memory, and gives the view to a second browser', async () => {
    await page.click('text=Open its map');
    await page.waitForSelector('[data-map]', { timeout: 120_000 });
    await page.waitForSelector(`${part('points')}[data-painting]`);
    await page.focus(part('stage'));
    await page.keyboard.press('PageDown');
    await page.waitForSelector(`${part('memory-fields')}[data-drawn]`);
    const memory = (await page.getAttribute(part('memory'), 'data-memory'))!;
    const map = (await page.getAttribute('[data-map]', 'data-map'))!;
    // The address follows a moment after the page: the link is given once it names the memory.
    await expect.poll(() => new URL(page.url()).searchParams.get('memory')).toBe(memory);
    const second = await (await newContext(1920, 1080)).newPage();
    await second.goto(page.url());
    await second.waitForSelector(`${part('memory')}[data-memory="${memory}"]`, { timeout: 60_000 });
    expect(await second.getAttribute('[data-map]', 'data-map')).toBe(map);
    await second.click('text=Open in Market');
    await second.waitForURL(/\/market/);
    await second.waitForSelector('[data-frame]', { timeout: 60_000 });
    await second.context().close();
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    // Before the queue is there a job is answered with 412, and Chromium prints that.
    expect(complaints.filter((text) => !/status 412 of .*\/trpc\/|status of 412/.test(text))).toEqual([]);
  });
});
