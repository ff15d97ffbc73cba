/**
 * The frame that all pages share, in a real browser on the real server: going from page to page by keys and rail,
 * layouts that survive a reload, panels in windows of their own, links, messages, undo, and on every page of the list
 * what must never happen: a serious finding of axe, a fault of layout, a breach of the policy, a request elsewhere.
 */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAGES } from '../apps/workbench/src/shell/pages.ts';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { SHELL_LIMIT, shellSizes } from '../tools/shell-size.mjs';
import { framesAndTasks } from './browser/frames.ts';
import { largestPaint } from './browser/paint.ts';
import { barAtCursor } from './browser/cursor.ts';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, readPng } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the frame: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const;

const ready = async (page: Page): Promise<void> => {
  await page.waitForSelector('[data-ready]');
  await page.waitForSelector('[data-dock]');
};
const scheme = (page: Page): Promise<string | null> => page.getAttribute('html', 'data-mantine-color-scheme');
const shown = (page: Page): Promise<string | null> => page.getAttribute('[data-page]', 'data-page');
/** Titles of the tabs, group by group. */
const tabs = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('[role="tablist"].dv-tabs-container')].map((g) => g.textContent));
const layoutWords = (page: Page): Promise<string | null> => page.textContent('[data-part="layout"]');

/** Their own tests ask axe of every panel, at both sizes, dark and light. */
const ASKED_BY_THEIR_OWN = new Set(['regimes', 'brain', 'rules', 'data', 'system']);

describe.skipIf(!chromiumPath)('the frame', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  async function openMarket(): Promise<void> {
    await page.goto(`${server.url}/market`);
    await ready(page);
    await page.waitForSelector('[data-frame]');
  }
  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    context = await newContext(1280, 800);
    page = await context.newPage();
    await openMarket();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('holds what a page fetches first under its limit', () => {
    const { shared, pages } = shellSizes();
    for (const { name, bytes } of pages) expect(bytes, name).toBeLessThanOrEqual(SHELL_LIMIT);
    console.log(
      `shared by all pages ${(shared / 1024).toFixed(1)} KB gz; ` +
        pages.map(({ name, bytes }) => `${name} ${(bytes / 1024).toFixed(1)}`).join(', '),
    );
  });

  it('keeps cursor, run and theme from page to page, by keys, rail, back and palette', async () => {
    await page.keyboard.press('Home');
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('t');
    await expect.poll(() => scheme(page)).toBe('light');
    const at = await barAtCursor(page);
    expect(at).toBeGreaterThan(0);
    await page.keyboard.press('g');
    await page.keyboard.press('y');
    await expect.poll(() => shown(page)).toBe('system');
    await ready(page);
    expect(new URL(page.url()).pathname).toBe('/system');
    await expect.poll(() => new URL(page.url()).searchParams.get('bar')).toBe(String(at));
    expect(await page.locator('[role="slider"]').count()).toBe(0);
    expect(await page.title()).toBe('System · JANUS');
    await page.click('nav [aria-label="Market"]');
    await expect.poll(() => shown(page)).toBe('market');
    await ready(page);
    expect(await barAtCursor(page)).toBe(at);
    expect(await scheme(page)).toBe('light');
    await page.goBack();
    await expect.poll(() => shown(page)).toBe('system');
    await page.goForward();
    await expect.poll(() => shown(page)).toBe('market');
    await ready(page);
    expect(await barAtCursor(page)).toBe(at);
    await page.keyboard.press('t');
    await expect.poll(() => scheme(page)).toBe('dark');
    await page.keyboard.press('Control+k');
    await page.waitForSelector('[aria-label="Search commands"]');
    for (const { label } of PAGES)
      expect(await page.locator('.mantine-Spotlight-action', { hasText: label }).count(), label).toBeGreaterThan(0);
    await page.fill('[aria-label="Search commands"]', 'System');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown(page)).toBe('system');
    await page.keyboard.press('?');
    await page.waitForSelector('text=Ask the server again');
    expect(await page.locator('text=Play or pause').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect.poll(() => shown(page)).toBe('market');
    await ready(page);
  });

  it('keeps a layout over a reload, under a name, and gives the default back', async () => {
    await openMarket();
    const before = await tabs(page);
    await page.click('[data-tab="run"]');
    await page.click('[aria-label="Menu: Run"]');
    await page.click('text=Split below');
    await expect.poll(() => tabs(page)).not.toEqual(before);
    const split = await tabs(page);
    await expect.poll(() => layoutWords(page)).toMatch(/changed/);
    await page.reload();
    await ready(page);
    await expect.poll(() => tabs(page)).toEqual(split);
    await page.click('[data-part="layout"]');
    await page.fill('[aria-label="Name for what is shown now"]', 'default');
    await page.click('button:has-text("Save")');
    await page.waitForSelector('text=own layout');
    await page.fill('[aria-label="Name for what is shown now"]', 'Night');
    await page.click('button:has-text("Save")');
    await expect.poll(() => layoutWords(page)).toMatch(/Night$/);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('[aria-label="Layouts and panels"] button:text-is("Default")');
    await expect.poll(() => tabs(page)).toEqual(before);
    await page.click('[aria-label="Layouts and panels"] button:text-is("Night")');
    await expect.poll(() => tabs(page)).toEqual(split);
    await page.click('[aria-label="Rename Night"]');
    await page.fill('[aria-label="New name of Night"]', 'Dusk');
    await page.keyboard.press('Enter');
    await expect.poll(() => layoutWords(page)).toMatch(/Dusk$/);
    await page.reload();
    await ready(page);
    await expect.poll(() => layoutWords(page)).toMatch(/Dusk$/);
    await expect.poll(() => tabs(page)).toEqual(split);
  });

  it('shows a layout and a bookmark of one browser in a second, and says where they are kept', async () => {
    const split = await tabs(page);
    await page.click('[aria-label="Bookmarks"]');
    await page.fill('[aria-label="Name for this view"]', 'Where it began');
    await page.click('button:text-is("Bookmark")');
    await page.waitForSelector('[data-part="bookmarks"] button:has-text("Where it began")');
    expect(await page.textContent('[data-part="bookmarks"]')).toContain('the same in every browser');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const bar = await barAtCursor(page);
    const fresh = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const other = await fresh.newPage();
    await other.goto(`${server.url}/market?bar=${bar - 7}`);
    await ready(other);
    expect(await layoutWords(other)).toMatch(/Default$/);
    await other.click('[data-part="layout"]');
    await other.click('[aria-label="Layouts and panels"] button:text-is("Dusk")');
    await expect.poll(() => tabs(other)).toEqual(split);
    await other.keyboard.press('Escape');
    await other.keyboard.press('m');
    await other.click('[data-part="bookmarks"] button:has-text("Where it began")');
    await ready(other);
    await expect.poll(() => barAtCursor(other)).toBe(bar);
    // What the second browser does while the server is away stays with it, visibly, and is sent afterwards.
    await fresh.setOffline(true);
    await other.click('[data-part="layout"]');
    await other.fill('[aria-label="Name for what is shown now"]', 'Dawn');
    await other.click('[aria-label="Layouts and panels"] button:text-is("Save")');
    await other.waitForSelector('[data-kept="browser"]');
    await expect.poll(() => layoutWords(other)).toMatch(/Dawn$/);
    await fresh.setOffline(false);
    await other.waitForSelector('[data-kept="server"]', { timeout: 30_000 });
    await fresh.close();
    await page.click('[data-part="layout"]');
    await page.click('[aria-label="Remove Dawn"]');
    await page.waitForSelector('[aria-label="Remove Dawn"]', { state: 'detached' });
    await page.keyboard.press('Escape');
  });

  it('undoes the removal of a layout, by key and by button, and tells behind the bell', async () => {
    await openMarket();
    const split = await tabs(page);
    await page.click('[data-part="layout"]');
    await page.click('[aria-label="Remove Dusk"]');
    await expect.poll(() => layoutWords(page)).toMatch(/Default$/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-part="undo"]');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => layoutWords(page)).toMatch(/Dusk$/);
    await expect.poll(() => tabs(page)).toEqual(split);
    await page.click('[data-part="layout"]');
    await page.click('[aria-label="Remove Dusk"]');
    await page.keyboard.press('Escape');
    await page.click('[data-part="undo"] button');
    await expect.poll(() => layoutWords(page)).toMatch(/Dusk$/);
    await page.click('[data-part="layout"]');
    await page.click('[aria-label="Remove Dusk"]');
    await page.keyboard.press('Escape');
    expect(Number(await page.getAttribute('[data-unread]', 'data-unread'))).toBeGreaterThanOrEqual(5);
    await page.keyboard.press('n');
    await page.waitForSelector('text=Undone: Layout Dusk removed');
    expect(await page.getAttribute('[data-unread]', 'data-unread')).toBe('0');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('closes, adds, maximises and moves panels, and the added chart draws', async () => {
    await openMarket();
    const before = await tabs(page);
    await page.click('[data-part="layout"]');
    await page.click('[role="checkbox"]:has-text("Equity")');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-part="line-chart"] canvas');
    expect(colours(readPng(await page.locator('[data-part="line-chart"]').screenshot()))).toBeGreaterThan(8);
    const value = (): Promise<string | null> => page.textContent('[data-slot="JANUS"]');
    const last = await value();
    const box = (await page.locator('[data-part="line-chart"]').boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5);
    await expect.poll(value).not.toBe(last);
    const at = await barAtCursor(page);
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5);
    await expect.poll(() => barAtCursor(page)).not.toBe(at);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    await page.click('[aria-label="Menu: Equity"]');
    await page.click('text=Fill the page');
    await expect
      .poll(async () => (await page.locator('[data-panel="Equity"]').boundingBox())!.width)
      .toBeGreaterThan(1100);
    await page.click('[aria-label="Menu: Equity"]');
    await page.click('text=Back to its place');
    await page.click('[aria-label="Menu: Equity"]');
    await page.click('[role="menuitem"]:has-text("Close")');
    await expect.poll(() => tabs(page)).toEqual(before);
    await page.click('[data-part="layout"]');
    await page.click('button:has-text("Reset")');
    await page.keyboard.press('Escape');
    await expect.poll(() => layoutWords(page)).toMatch(/Default$/);
  });

  it('shows a panel in a window of its own, in the theme of the page, and takes it back', async () => {
    await openMarket();
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      page.click('[aria-label="Pop out: Decision"]', { timeout: 20_000 }),
    ]);
    await other.waitForSelector('[data-panel="Decision"] ol > li');
    await expect.poll(() => other.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    expect(await other.title()).toBe('Decision · JANUS');
    expect(await page.locator('[data-panel="Decision"]').count()).toBe(0);
    expect(colours(readPng(await other.screenshot()))).toBeGreaterThan(12);
    await other.keyboard.press('t');
    await expect.poll(() => other.getAttribute('html', 'data-mantine-color-scheme')).toBe('light');
    const at = await barAtCursor(page);
    await other.keyboard.press('ArrowLeft');
    await expect.poll(() => barAtCursor(page)).toBe(at - 1);
    await other.keyboard.press('t');
    await other.close();
    await page.waitForSelector('[data-panel="Decision"]');
    expect(await axeFaults(page)).toEqual([]);
  });

  /** Addresses of the pages, by page, as the first of the two browsers below left them. */
  const addresses = new Map<string, URL>();
  const params = (from: URL): string => {
    const kept = new URLSearchParams(from.search);
    kept.delete('theme');
    return kept.toString();
  };
  // Each page's own test looks at both themes in both sizes; here every page is seen once in each, as it first opens.
  // The second browser gets nothing but the first one's address: what is not in it does not come along.
  describe.each([
    ['dark', SIZES[0]],
    ['light', SIZES[1]],
  ] as const)('in %s, at %j', (theme, [width, height]) => {
    let fresh: BrowserContext;
    beforeAll(async () => {
      fresh = await newContext(width, height);
    });
    afterAll(() => fresh.close());

    it.each(PAGES.map((p) => [p.id, p.route] as const))(
      '%s gives its view from its address, keeps its layout, and passes axe here or in its own tests',
      async (id, route) => {
        const address = addresses.get(id) ?? new URL(`${server.url}${route}?bar=1234&speed=64`);
        const linked = addresses.has(id);
        const view = await fresh.newPage();
        const asked = new URL(address);
        asked.searchParams.set('theme', theme);
        await view.goto(asked.href);
        await ready(view);
        await view.evaluate(() => document.fonts.ready);
        const paint = await largestPaint(view);
        expect(await shown(view)).toBe(id);
        expect(await scheme(view)).toBe(theme);
        await expect.poll(() => new URL(view.url()).searchParams.get('run')).not.toBeNull();
        expect(new URL(view.url()).searchParams.get('bar')).toBe('1234');
        if (linked) await expect.poll(() => params(new URL(view.url()))).toBe(params(address));
        addresses.set(id, new URL(view.url()));
        expect(await view.evaluate(layoutFaults), `${id}, ${width} px, ${theme}`).toEqual([]);
        if (!ASKED_BY_THEIR_OWN.has(id)) expect(await axeFaults(view)).toEqual([]);
        console.log(`${id}, ${width} px, ${theme}: largest paint after ${paint.toFixed(0)} ms`);
        const folder = process.env['JANUS_SCREENSHOTS'];
        if (folder) {
          await view.waitForTimeout(1500);
          await view.screenshot({ path: `${folder}/${id}-${width}-${theme}.png` });
        }
        await view.close();
      },
    );
  });

  it('keeps the main thread free while a replay publishes 60 events a second', async () => {
    await page.goto(`${server.url}/market?bar=1200&speed=64`);
    await ready(page);
    await page.waitForSelector('[data-frame]');
    await page.waitForSelector('[data-backend]');
    await page.click('[data-control="play"]');
    const { longest, perSecond, framesPerSecond, p95 } = await framesAndTasks(browser, page, 4000);
    await page.click('[data-control="play"]');
    console.log(
      `64 events/s on ${await page.getAttribute('[data-backend]', 'data-backend')}: ` +
        `longest task ${longest.toFixed(1)} ms of processor time, ${perSecond.toFixed(0)} ms a second, ` +
        `${framesPerSecond.toFixed(0)} frames/s, frame interval p95 ${p95.toFixed(0)} ms`,
    );
    // Processor time, not clock time: other work on the machine does not count. 50 ms with half as much again.
    expect(longest).toBeLessThan(75);
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });
});
