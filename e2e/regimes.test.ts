/**
 * The Regimes page on the real server: a data set labelled with one click, read, zoomed, pinned; matrix by keyboard;
 * episodes; truth of a simulated market; export; the link.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { busyTasks } from './market/tasks.ts';
import { colours, difference, readPng, type Picture } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Regimes page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const SIMULATED = 'SIM-BASE-3:5m';
const BARS = 70_000;

describe.skipIf(!chromiumPath)('the Regimes page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  const labelled = async (on: Page): Promise<void> => {
    await on.waitForSelector('[data-page="regimes"][data-ready="open"]', { timeout: 100_000 });
    await on.waitForSelector('[data-part="timeline"] canvas');
    await on.waitForSelector('[data-part="posterior"] canvas');
  };
  const span = async (on: Page): Promise<number[]> =>
    (await on.getAttribute('[data-part="timeline"]', 'data-span'))!.split(',').map(Number);
  const shot = async (selector: string): Promise<Picture> => readPng(await page.locator(selector).screenshot());
  const bar = async (): Promise<number> => Number(await page.getAttribute('[data-part="reading"]', 'data-bar-read'));
  const tab = (on: Page, id: string): Promise<void> => on.click(`[data-tab="${id}"]`);

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('has a simulated market of 70,000 bars to look at', async () => {
    await page.goto(`${server.url}/data?show=simulate`);
    await page.waitForSelector('[data-part="simulate"]');
    await page.fill('label:has-text("Bars") input', String(BARS));
    await page.fill('label:has-text("Seed") input', '3');
    await page.fill('label:has-text("Timeframe") input', '5m');
    // Until the queue is there, the form says so and keeps what was written.
    await expect
      .poll(
        async () => {
          await page.click('button:text-is("Simulate")', { timeout: 1000 }).catch(() => null);
          return page.locator(`[data-part="detail"][data-set="${SIMULATED}"]`).count();
        },
        { timeout: 100_000, interval: 1000 },
      )
      .toBe(1);
  });

  it('labels the data set of the run with one click, and shows the cursor in it', async () => {
    await page.goto(`${server.url}/regimes`);
    await page.click('button:has-text("Tell the regimes of SP500")');
    await labelled(page);
    expect(await page.textContent('[data-part="reading"]')).toMatch(/close [\d,.]+.*confidence [01]\.\d\d/s);
    expect(await page.locator('[data-part="statistics"] [role="row"]').count()).toBe(8);
    // A click seeks: the one cursor of the page goes along.
    const box = (await page.locator('[data-part="timeline"]').boundingBox())!;
    const cursor = (): Promise<string | null> => page.getAttribute('[role="slider"]', 'aria-valuenow');
    const before = await cursor();
    await page.mouse.click(box.x + 300, box.y + 60);
    await expect.poll(cursor).not.toBe(before);
    // The slider counts bars from one.
    expect(Number(await cursor())).toBe((await bar()) + 1);
  });

  it('labels another data set, whose truth is known, and says that it is simulated', async () => {
    await page.selectOption('select[aria-label="Data set"]', SIMULATED);
    await page.click(`button:has-text("Tell the regimes of ${SIMULATED}")`);
    await page.waitForSelector('[data-state="progress"]');
    await labelled(page);
    await page.waitForSelector('text=SIMULATED >> visible=true');
    await tab(page, 'truth');
    const f1 = Number(/[\d.]+$/.exec((await page.textContent('[data-part="macro-f1"]'))!)![0]);
    expect(f1).toBeGreaterThan(0.2);
    expect(f1).toBeLessThan(0.95);
    await tab(page, 'transitions');
  });

  it('reads under the pointer, zooms with the wheel, moves with a drag, and shows all again', async () => {
    for (const [part, least] of [
      ['timeline', 12],
      ['posterior', 6],
      ['durations', 8],
    ] as const)
      expect(colours(await shot(`[data-part="${part}"]`)), part).toBeGreaterThanOrEqual(least);
    expect(await span(page)).toEqual([0, BARS]);
    const box = (await page.locator('[data-part="timeline"]').boundingBox())!;
    const [x, y] = [box.x + 320, box.y + 80];
    await page.mouse.move(x, y);
    await expect.poll(bar).toBeLessThan(BARS - 1);
    const belief = await page.textContent('[data-part="posterior-reading"]');
    const sum = [...belief!.matchAll(/([\d.]+)%/g)].reduce((total, match) => total + Number(match[1]), 0);
    expect(Math.abs(sum - 100)).toBeLessThan(0.5);
    const held = await bar();
    const picture = await shot('[data-part="posterior"]');
    for (let i = 0; i < 12; i++) await page.mouse.wheel(0, -240);
    await expect.poll(async () => (await span(page))[1]! - (await span(page))[0]!).toBeLessThan(BARS / 50);
    const [from, to] = await span(page);
    expect(held).toBeGreaterThan(from! - 200);
    expect(held).toBeLessThan(to! + 200);
    await expect.poll(async () => difference(picture, await shot('[data-part="posterior"]'))).toBeGreaterThan(0.05);
    await page.mouse.down();
    await page.mouse.move(x - 200, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await span(page))[0]).toBeGreaterThan(from!);
    await page.mouse.dblclick(x, y);
    await expect.poll(() => span(page)).toEqual([0, BARS]);
  });

  it('has no task over 50 ms while 70,000 bars are zoomed and moved', async () => {
    const box = (await page.locator('[data-part="timeline"]').boundingBox())!;
    await page.mouse.move(box.x + 300, box.y + 60);
    const busy = busyTasks(browser, page, 4000);
    for (let i = 0; i < 30; i++) {
      await page.mouse.wheel(0, i % 10 < 5 ? -120 : 120);
      await page.mouse.move(box.x + 200 + 8 * i, box.y + 60);
      await page.waitForTimeout(60);
    }
    const tasks = await busy;
    console.log(`zoom and hover over ${BARS} bars: ${JSON.stringify(tasks)}`);
    expect(tasks.longest).toBeLessThan(50);
    await page.click('text=Show all', { timeout: 500 }).catch(() => null);
  });

  it('is read by keyboard: bars in the timeline, cells in the matrix, strips of durations', async () => {
    await page.focus('[data-part="timeline"]');
    await page.keyboard.press('Home');
    await expect.poll(bar).toBe(0);
    await page.keyboard.press('ArrowRight');
    await expect.poll(bar).toBe(1);
    await page.keyboard.press('+');
    await expect.poll(async () => (await span(page))[1]).toBeLessThan(BARS);
    await page.keyboard.press('0');
    await expect.poll(() => span(page)).toEqual([0, BARS]);
    await page.focus('[data-cell="0,0"]');
    expect(await page.textContent('[data-part="cell-said"]')).toContain('Bull → stays');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.textContent('[data-part="cell-said"]')).toContain('Ranging → Bear');
    // Rows are shares of all that followed.
    const row = await page.locator('[data-cell^="2,"] b').allTextContents();
    const sum = row.reduce((total, text) => total + (text.startsWith('<') ? 0 : Number(text)), 0);
    expect(Math.abs(sum - 100)).toBeLessThan(1);
  });

  it('zooms to an episode that is chosen in the list, and exports what is shown', async () => {
    await tab(page, 'episodes');
    await page.locator('[data-part="episodes"] [role="row"]').nth(4).click();
    await expect.poll(async () => (await span(page))[1]! - (await span(page))[0]!).toBeLessThan(BARS / 10);
    const [from, to] = await span(page);
    const waiting = page.waitForEvent('download');
    await page.focus('body');
    await page.keyboard.press('x');
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/^SIM-BASE-3-5m-regimes-[0-9a-f]{8}-simulated\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines[0]).toMatch(
      /^time,open,.*regime,confidence,agreement,hmm,statistical,technical,posterior_bull.*truth$/,
    );
    expect(Math.abs(lines.length - 1 - (to! - from!))).toBeLessThanOrEqual(1);
  });

  it('shows the same stretch from its link in a fresh browser', async () => {
    await expect.poll(() => new URL(page.url()).searchParams.get('zoom')).not.toBeNull();
    const fresh = await newContext(1920, 1080);
    const view = await fresh.newPage();
    await view.goto(page.url());
    await labelled(view);
    expect(await span(view)).toEqual(await span(page));
    expect(await view.getAttribute('[data-part="reading"]', 'data-bar-read')).toBe(String(await bar()));
    await view.goto(`${server.url}/regimes?set=NOWHERE:1h`);
    await view.waitForSelector('text=There is no data set NOWHERE:1h');
    await fresh.close();
  });

  it.each([
    [1280, 800],
    [1920, 1080],
  ] as const)('is whole at %i × %i, dark and light, with every panel in front once', async (width, height) => {
    const fresh = await newContext(width, height);
    const view = await fresh.newPage();
    await view.goto(`${server.url}/regimes?set=${SIMULATED}&zoom=20000,20300&at=20100`);
    await labelled(view);
    await view.waitForSelector('[data-part="matrix"]');
    for (const theme of ['dark', 'light']) {
      if (theme === 'light') await view.keyboard.press('t');
      await expect.poll(() => view.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme);
      expect(await view.evaluate(layoutFaults), theme).toEqual([]);
      expect(await axeFaults(view), theme).toEqual([]);
    }
    for (const id of ['truth', 'agreement', 'episodes', 'durations', 'statistics']) {
      await tab(view, id);
      await view.waitForTimeout(250);
      expect(await view.evaluate(layoutFaults), id).toEqual([]);
      // The same elements at another size say nothing new.
      if (width === 1280) expect(await axeFaults(view), id).toEqual([]);
    }
    await fresh.close();
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    // Asked before the queue is there, the server refuses with status 412, and Chromium prints it.
    const meant = /status (412|404) of .*\/trpc\/|status of (412|404)/;
    expect(complaints.filter((text) => !meant.test(text))).toEqual([]);
  });
});
