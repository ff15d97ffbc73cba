/**
 * The Risk page on the real server, on the bundled S&P 500: to a threat by key, what it says there, two features of the
 * ellipse, a link that shows the same; and gates and the plane on the Brain page.
 */
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { barAtCursor } from './browser/cursor.ts';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, difference, readPng, type Picture } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Risk page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

const ELLIPSE = '[data-part="ellipse"]';

describe.skipIf(!chromiumPath)('the Risk page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  const cursor = (of = page): Promise<number> => barAtCursor(of);
  const shot = async (selector: string): Promise<Picture> => readPng(await page.locator(selector).screenshot());
  /** Everything on the page is of the bar at the cursor. */
  const settled = async (of = page): Promise<void> => {
    const bar = await cursor(of);
    await of.waitForSelector(`[data-part="threats"][data-bar="${bar}"]`);
    await of.waitForSelector(`${ELLIPSE}[data-bar="${bar}"] canvas`);
  };
  const row = async (name: string): Promise<string[]> =>
    page
      .locator(`[data-part="threats"] [role="row"]:has([role="gridcell"]:has-text("${name}")) [role="gridcell"]`)
      .allTextContents();

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await watchContext(context, server.url, complaints);
    page = await context.newPage();
    await page.goto(`${server.url}/risk`);
    await page.waitForSelector('[data-page="risk"][data-ready]', { timeout: 200_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('goes to a threat, and says there what threatens, by how much, and what was answered', async () => {
    await page.keyboard.press('Home');
    await page.keyboard.press('a');
    await expect.poll(() => page.getAttribute('[data-part="amygdala"]', 'data-severity')).toMatch(/high|critical/);
    await settled();
    expect(await page.textContent('[data-part="amygdala"]')).toMatch(/response freeze.*× veto: /);
    const cells = await page.locator('[data-part="threats"] [role="gridcell"]').allTextContents();
    const over = cells
      .filter((text) => /^\d[\d,]* % ×$/.test(text))
      .map((text) => parseFloat(text.replaceAll(',', '')));
    expect(over.length).toBeGreaterThan(0);
    for (const share of over) expect(share).toBeGreaterThanOrEqual(100);
    // No quotes in these data: not judged is not the same as none.
    expect((await row('Liquidity'))[1]).toBe('not judged');
    await page.waitForSelector('[data-part="course"] canvas');
    expect(colours(await shot('[data-part="course"]'))).toBeGreaterThan(8);
  });

  it('[V8] draws two features chosen by the reader, and flags what is out of the ordinary', async () => {
    const told = await page.textContent('[data-part="ellipse-told"]');
    expect(told).toMatch(/★ (anomaly|usual): D_M \d+\.\d\d of \d+\.\d\d/);
    const before = await shot(ELLIPSE);
    expect(colours(before)).toBeGreaterThan(20);
    await page.selectOption('select[aria-label="Signal across"]', 'logReturn');
    await page.waitForSelector(`${ELLIPSE}[data-x="logReturn"][data-y="rangeOverAtr"]`);
    await page.keyboard.press('y');
    await page.waitForSelector(`${ELLIPSE}[data-x="logReturn"]:not([data-y="rangeOverAtr"])`);
    expect(difference(before, await shot(ELLIPSE))).toBeGreaterThan(0.005);
    // The distance is measured in all six signals, whichever two are looked at.
    expect((await page.textContent('[data-part="ellipse-told"]'))!.slice(0, 24)).toBe(told!.slice(0, 24));
  });

  it('tells limits, account, breakers and fear, and has no button for what cannot be operated', async () => {
    const used = await page
      .locator('[data-part="limits"] [role="row"] [role="gridcell"]:nth-child(2)')
      .allTextContents();
    const shares = used.filter((text) => text.includes('%')).map((text) => parseFloat(text));
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.toSorted((a, b) => b - a)).toEqual(shares);
    await page.click('[data-tab="account"]');
    await page.waitForSelector('[data-vital="heat"]');
    expect(await page.locator('[data-vital]').count()).toBe(5);
    await page.click('[data-tab="breakers"]');
    await page.waitForSelector('[data-breaker="global"]');
    expect(await page.locator('[data-breaker]').count()).toBe(6);
    expect(await page.locator('[data-part="breakers"] button').count()).toBe(0);
    expect(await page.textContent('[data-part="operable"]')).toContain('nothing here can be thrown');
    await page.click('[data-tab="limits"]');
    await page.click('[data-tab="fear"]');
    await page.waitForSelector('[data-part="fear"] [data-part="line-chart"] canvas');
    await page.click('[aria-label="What of fear"] button:text-is("Lessons")');
    const at = await cursor();
    await page.locator('[data-part="fear"][data-view="lessons"] [role="gridcell"] button').first().click();
    await expect.poll(() => cursor()).toBeLessThanOrEqual(at);
    await settled();
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is the same from its link', async () => {
    const view = await page.context().newPage();
    await expect.poll(() => new URL(page.url()).searchParams.get('fear')).toBe('lessons');
    await view.goto(page.url());
    await view.waitForSelector('[data-page="risk"][data-ready]');
    await settled(view);
    expect(await cursor(view)).toBe(await cursor());
    for (const part of ['amygdala', 'ellipse-told', 'fear-top'])
      expect(await view.textContent(`[data-part="${part}"]`), part).toBe(
        await page.textContent(`[data-part="${part}"]`),
      );
    expect(await view.getAttribute(ELLIPSE, 'data-y')).toBe(await page.getAttribute(ELLIPSE, 'data-y'));
    await view.close();
  });

  it('[V6] [V7] the Brain page tells the next action in a word, and which modality is suppressed', async () => {
    await page.keyboard.press('End');
    await page.goto(`${server.url}/brain?show=opal,gates&run=${new URL(page.url()).searchParams.get('run')}`);
    await page.waitForSelector('[data-part="plane"] canvas');
    const region = await page.getAttribute('[data-part="opal"]', 'data-region');
    expect(region).toMatch(/^(BUY|HOLD|SELL)$/);
    expect(await page.textContent('[data-part="plane-told"]')).toContain(`★ ${region}`);
    expect(Number(await page.getAttribute('[data-part="opal"]', 'data-states'))).toBeGreaterThan(20);
    expect(await page.getAttribute('[data-part="circuit"]', 'aria-label')).toMatch(/Go \d.*No-Go \d.*for holding/);
    await expect.poll(() => page.textContent('[data-part="gates-now"]')).toMatch(/^(Suppressed now|The event ended)/);
    expect(await page.locator('[data-part="gates"]').textContent()).toContain('Price');
    expect(await page.evaluate(layoutFaults)).toEqual([]);
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });
});
