/**
 * The Data page on the real server: a file dropped, refused with line, field and value, repaired and imported; gaps;
 * removal and its undoing; a simulated market; the way to the regimes; the link.
 */
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, readPng } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Data page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const START = Date.UTC(2024, 0, 1);
/** Hourly bars of a quiet market; hours 100 to 104 are left out, and the high of one row may be below its low. */
function csv(bars: number, badAt: number | null): string {
  const lines = ['time,open,high,low,close,volume'];
  for (let i = 0; i < bars; i++) {
    if (i >= 100 && i < 105) continue;
    const open = 100 + Math.sin(i / 9);
    const close = 100 + Math.sin((i + 1) / 9);
    const high = i === badAt ? 7 : Math.max(open, close) + 0.25;
    lines.push([START + i * 3_600_000, open, high, Math.min(open, close) - 0.25, close, 10 + (i % 5)].join(','));
  }
  return `${lines.join('\n')}\n`;
}

describe.skipIf(!chromiumPath)('the Data page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let folder = '';
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  async function open(on: Page, query = ''): Promise<void> {
    await on.goto(`${server.url}/data${query}`);
    await on.waitForSelector('[data-page="data"][data-ready="ready"]');
    await on.waitForSelector('[data-part="catalogue"]');
    await on.waitForSelector('[data-part="detail"]');
  }
  const shown = (name: string): Promise<unknown> => page.waitForSelector(`[data-part="detail"][data-set="${name}"]`);
  const row = (name: string) => page.locator('[data-part="catalogue"] [role="row"]', { hasText: name });

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'janus data page '));
    writeFileSync(path.join(folder, 'TOYCOIN-1h.csv'), csv(400, null));
    writeFileSync(path.join(folder, 'BADCOIN-1h.csv'), csv(400, 40));
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
    await open(page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a file that is dropped on the page, shows what it is taken for, and imports it', async () => {
    const text = csv(400, null);
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'TOYCOIN-1h.csv', { type: 'text/csv' }));
      return data;
    }, text);
    await page.dispatchEvent('[data-part="catalogue"]', 'dragover', { dataTransfer: transfer });
    await page.waitForSelector('text=Drop to look at the file');
    await page.dispatchEvent('[data-part="catalogue"]', 'drop', { dataTransfer: transfer });
    await page.waitForSelector('[data-part="look"]');
    expect(await page.inputValue('label:has-text("Symbol") input')).toBe('TOYCOIN');
    expect(await page.inputValue('label:has-text("Timeframe") input')).toBe('1h');
    expect(await page.textContent('[data-part="roles"]')).toContain('time, open, high, low, close, volume');
    expect(await page.textContent('[data-part="first-bars"]')).toContain('2024-01-01 00:00');
    await page.fill('label:has-text("Symbol") input', 'TOY');
    // Until the queue is there, the form says so and keeps what was written.
    await expect
      .poll(
        async () => {
          await page.click('button:text-is("Import")', { timeout: 1000 }).catch(() => null);
          return page.locator('[data-part="detail"][data-set="TOY:1h"]').count();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(1);
    expect(await row('TOY:1h').textContent()).toContain('395');
    expect(await page.textContent('[data-part="detail"]')).toMatch(/Source\s*TOYCOIN-1h\.csv/);
  });

  it('shows the gap in the ledger and on the strip, and the prices', async () => {
    expect(await page.textContent('[data-part="gaps"] [role="row"]:has-text("missing")')).toMatch(
      /2024-01-05 04:00.*2024-01-05 09:00.*5/,
    );
    expect(await page.getAttribute('[data-part="coverage"]', 'aria-label')).toContain('1 gaps with 5 missing bars');
    expect(colours(readPng(await page.locator('[data-part="coverage"]').screenshot()))).toBeGreaterThan(4);
    await page.click('[data-tab="candles"]');
    await page.waitForSelector('[data-part="candles"] canvas');
    expect(colours(readPng(await page.locator('[data-part="candles"]').screenshot()))).toBeGreaterThan(6);
  });

  it('refuses a bad row with its line, field and value, and imports it with the repair chosen', async () => {
    await page.click('[data-tab="import"]');
    await page.setInputFiles('input[type="file"]', path.join(folder, 'BADCOIN-1h.csv'));
    await page.waitForSelector('[data-part="look"]');
    await page.click('button:text-is("Import")');
    await page.waitForSelector('[data-part="refused"]');
    // Row 40 stands behind the header, in line 42.
    const cells = await page.locator('[data-part="refused"] tbody td').allTextContents();
    expect(cells.slice(0, 3)).toEqual(['42', 'high', '7']);
    expect(cells[3]).toContain('at least the low');
    await page.click('button:text-is("Import with drop")');
    await shown('BADCOIN:1h');
    await page.click('[data-tab="repairs"]');
    await page.waitForSelector('[data-part="repairs"]');
    // The file goes by the name that it was sent with.
    expect(await row('BADCOIN:1h').textContent()).toContain('BADCOIN-1h.csv');
    expect(await page.textContent('[data-part="repairs"]')).toMatch(/1 rows touched.*42.*dropped.*high.*7/s);
    expect(await page.textContent('[data-part="detail"]')).toContain('1 dropped');
  });

  it('says that a file which is no bars is none, and keeps nothing of it', async () => {
    writeFileSync(path.join(folder, 'letter.csv'), 'Dear reader,\nthis is no file of bars.\n');
    await page.click('[data-tab="import"]');
    await page.setInputFiles('input[type="file"]', path.join(folder, 'letter.csv'));
    await page.waitForSelector('[data-part="fault"]');
    expect((await page.textContent('[data-part="fault"]'))!.length).toBeGreaterThan(40);
    await page.click('button:text-is("Discard")');
    await page.waitForSelector('[data-part="dropzone"]');
  });

  it('removes a data set, and brings it back with Undo, or after a reload from the list of what was removed', async () => {
    await row('BADCOIN:1h').click();
    await shown('BADCOIN:1h');
    await page.click('button:text-is("Remove")');
    await expect.poll(() => row('BADCOIN:1h').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => row('BADCOIN:1h').count()).toBe(1);
    await shown('BADCOIN:1h');
    await page.click('button:text-is("Remove")');
    await expect.poll(() => row('BADCOIN:1h').count()).toBe(0);
    await page.reload();
    await page.click('[data-part="removed"] summary');
    await page.click('[aria-label="Bring back BADCOIN:1h"]');
    await expect.poll(() => row('BADCOIN:1h').count()).toBe(1);
    await shown('BADCOIN:1h');
    // What came with JANUS stays.
    await row('SP500').click();
    await shown('SP500');
    expect(await page.locator('button:text-is("Remove")').count()).toBe(0);
  });

  it('simulates a market that is marked as such, refuses a wrong figure by name, and opens its regimes', async () => {
    await page.click('[data-tab="simulate"]');
    await page.fill('label:has-text("Bars") input', '0');
    await page.click('button:text-is("Simulate")');
    expect(await page.textContent('[data-part="refused"]')).toContain('bars');
    await page.fill('label:has-text("Bars") input', '2500');
    await page.fill('label:has-text("Seed") input', '7');
    await page.click('button:text-is("Simulate")');
    await shown('SIM-BASE-7:1h');
    expect(await row('SIM-BASE-7:1h').textContent()).toContain('SIMULATED');
    await page.click('button:text-is("Explore regimes")');
    await page.waitForSelector('[data-page="regimes"][data-ready="absent"]');
    await page.click('button:has-text("Tell the regimes of SIM-BASE-7:1h")');
    await page.waitForSelector('[data-page="regimes"][data-ready="open"]', { timeout: 60_000 });
    expect(new URL(page.url()).searchParams.get('set')).toBe('SIM-BASE-7:1h');
  });

  it('shows the same data set from its link in a fresh browser', async () => {
    const fresh = await newContext(1280, 800);
    const view = await fresh.newPage();
    await open(view, '?set=TOY:1h');
    await view.waitForSelector('[data-part="detail"][data-set="TOY:1h"]');
    await view.goto(`${server.url}/data?set=NOWHERE:1h`);
    await view.waitForSelector('text=This data set could not be opened');
    await view.click('text=Show the first');
    await view.waitForSelector('[data-part="detail"]');
    await fresh.close();
  });

  it('takes a data set to the Backtests page, ready to launch', async () => {
    await open(page, '?set=TOY:1h');
    await shown('TOY:1h');
    await page.click('button:text-is("Backtest")');
    await page.waitForURL(/\/backtests/);
    await page.waitForSelector('[data-part="launch"]');
    expect(await page.inputValue('[data-part="launch"] label:has-text("Data set") select')).toBe('TOY:1h');
  });

  it.each([
    [1280, 800],
    [1920, 1080],
  ] as const)('is whole at %i × %i, dark and light, with every panel in front once', async (width, height) => {
    const fresh = await newContext(width, height);
    const view = await fresh.newPage();
    await open(view, '?set=BADCOIN:1h');
    await view.waitForSelector('[data-part="detail"][data-set="BADCOIN:1h"]');
    for (const theme of ['dark', 'light']) {
      if (theme === 'light') await view.keyboard.press('t');
      await expect.poll(() => view.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme);
      expect(await view.evaluate(layoutFaults), theme).toEqual([]);
      expect(await axeFaults(view), theme).toEqual([]);
    }
    for (const id of ['simulate', 'repairs', 'candles', 'coverage', 'import']) {
      await view.click(`[data-tab="${id}"]`);
      await view.waitForTimeout(250);
      expect(await view.evaluate(layoutFaults), id).toEqual([]);
      // The same elements at another size say nothing new.
      if (width === 1280) expect(await axeFaults(view), id).toEqual([]);
    }
    await fresh.close();
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    // The refusal of the wrong figure has status 400, that before the queue is there 412, and Chromium prints both.
    const meant = /status (400|404|412) of .*\/trpc\/|status of (400|404|412)/;
    expect(complaints.filter((text) => !meant.test(text))).toEqual([]);
  });
});
