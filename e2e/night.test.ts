/**
 * The Sleep and Map pages on the real server: a night in two clicks, its phases live, what it taught; the map, a memory
 * up close, a group, the same view from a link in another browser; the 2D canvas where there is no WebGL; removal and
 * undo; and a map of 100,000 points panned, in the page as it is, with the columns of that many points on the wire.
 */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MEMORY_FIELDS } from '../apps/workbench/src/sleep/columns.ts';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { framesAndTasks } from './browser/frames.ts';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, difference, readPng, type Picture } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Sleep and Map pages: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const;
const POINTS = 100_000;

const part = (name: string): string => `[data-part="${name}"]`;
const shot = async (page: Page, name: string): Promise<Picture> =>
  readPng(await page.locator(part(name)).first().screenshot());
async function mapReady(page: Page): Promise<void> {
  await page.waitForSelector('[data-map]');
  await page.waitForSelector(`${part('points')}[data-painting]`);
}
/** The stage once two pictures in a row are alike. */
async function still(page: Page): Promise<Picture> {
  let last = await shot(page, 'stage');
  for (let k = 0; k < 12; k++) {
    await page.waitForTimeout(150);
    const next = await shot(page, 'stage');
    if (difference(last, next) < 1e-4) return next;
    last = next;
  }
  return last;
}
async function middleOf(page: Page): Promise<readonly [number, number]> {
  const box = (await page.locator(part('stage')).boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** Columns of made-up memories, one after another: seven heaps. For the test of speed alone. */
function manyPoints(): { readonly map: Buffer; readonly memories: Buffer } {
  let seed = 1;
  const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const map = new Float64Array(3 * POINTS);
  const memories = new Float64Array(MEMORY_FIELDS.length * POINTS);
  for (let i = 0; i < POINTS; i++) {
    const heap = i % 7;
    const radius = 2 * Math.sqrt(-Math.log(1 - next() * 0.999));
    const angle = 2 * Math.PI * next();
    map[i] = 9 * Math.cos(heap) + radius * Math.cos(angle);
    map[POINTS + i] = 7 * Math.sin(heap) + radius * Math.sin(angle);
    map[2 * POINTS + i] = 0.1 * next();
    MEMORY_FIELDS.forEach((name, c) => {
      const value = { time: 1.7e12 + 60_000 * i, bar: i, regime: heap, priority: 1 / POINTS, schema: heap, reward: 0 };
      memories[c * POINTS + i] = (value as Record<string, number>)[name] ?? 0;
    });
  }
  return { map: Buffer.from(map.buffer), memories: Buffer.from(memories.buffer) };
}

describe.skipIf(!chromiumPath)('the Sleep and Map pages', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width = 1280, height = 800): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext()).newPage();
    await page.goto(`${server.url}/market`);
    await page.waitForSelector('[data-ready][data-ready]:not([data-ready=""])');
    await page.waitForSelector('[data-frame]');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('[E42] sleeps in two clicks, tells its phases, and shows what it taught', async () => {
    await page.click('nav [aria-label="Sleep"]');
    await page.waitForSelector(part('sleep'));
    await page.click(part('sleep'));
    await page.waitForSelector(part('histogram'));
    await page.waitForSelector(part('gate'));
    await expect
      .poll(() => page.getAttribute(part('phases'), 'aria-label'))
      .toMatch(/awake \d.*deep \d.*transition \d/);
    expect(await page.locator('[aria-label="Schemas of version 1"] [role="row"]').count()).toBeGreaterThan(1);
    expect(await page.locator('[aria-label="Nights, rows"] [role="row"]').count()).toBe(1);
    for (const name of ['phases', 'histogram', 'gate'])
      await expect.poll(async () => colours(await shot(page, name)), { message: name }).toBeGreaterThan(3);
  });

  it('[E46] reads the recall gate by keys', async () => {
    const status = page.locator('[role="status"]', { hasText: 'median similarity' });
    const before = await status.textContent();
    await page.focus('[aria-label^="Recall gate by schema"]');
    await page.keyboard.press('End');
    await expect.poll(() => status.textContent()).not.toBe(before);
    await page.keyboard.press('Home');
    await expect.poll(() => status.textContent()).toBe(before);
    await page.click('[data-tab="transitions"]');
    await page.waitForSelector(part('transitions'));
    expect(colours(await shot(page, 'transitions'))).toBeGreaterThan(3);
    await page.click('[data-tab="schemas"]');
  });

  it('grows a second version, compares it with the first, and takes a night away and back', async () => {
    await page.click(part('sleep'));
    await page.waitForSelector('[aria-label="Schemas of version 2"]');
    expect(await page.locator('[aria-label="Version it is compared with"]').textContent()).toContain('against v1');
    const rows = page.locator('[aria-label="Nights, rows"] [role="row"]');
    await expect.poll(() => rows.count()).toBe(2);
    await page.click('button:text-is("Remove")');
    await expect.poll(() => rows.count()).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows.count()).toBe(2);
    await page.click('button:text-is("Remove")');
    await expect.poll(() => rows.count()).toBe(1);
    await page.reload();
    await page.click('[data-part="removed"] summary');
    await page.click('[data-part="removed"] button:has-text("Bring back")');
    await expect.poll(() => rows.count()).toBe(2);
    await rows.first().click();
    await page.waitForSelector('[aria-label="Schemas of version 2"]');
  });

  it('[E47] draws the map, opens a memory with its bars, fields and neighbours', async () => {
    await page.click('text=Open its map');
    await mapReady(page);
    expect(await page.textContent(part('renderer'))).toBe('WebGL2');
    expect(colours(await still(page))).toBeGreaterThan(30);
    await page.focus(part('stage'));
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageUp');
    await page.waitForSelector(`${part('memory-fields')}[data-drawn]`);
    expect(colours(await shot(page, 'memory-bars'))).toBeGreaterThan(4);
    expect(colours(await shot(page, 'memory-fields'))).toBeGreaterThan(60);
    await expect
      .poll(() => page.locator('[aria-label="Nearest memories, rows"] [role="row"]').count())
      .toBeGreaterThan(3);
    // A click on a point opens another: somewhere on a fine net over the stage there is one.
    const box = (await page.locator(part('stage')).boundingBox())!;
    const before = await page.getAttribute(part('memory'), 'data-memory');
    let opened = false;
    for (let k = 0; k < 400 && !opened; k++) {
      await page.mouse.click(
        box.x + box.width * (0.1 + 0.04 * (k % 20)),
        box.y + box.height * (0.1 + 0.04 * Math.floor(k / 20)),
      );
      opened = (await page.getAttribute(part('memory'), 'data-memory')) !== before;
    }
    expect(opened).toBe(true);
  });

  it('pans, zooms, draws a lasso and says what is inside', async () => {
    const [x, y] = await middleOf(page);
    const before = await still(page);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -400);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 30, { steps: 5 });
    await page.mouse.up();
    expect(difference(before, await still(page))).toBeGreaterThan(0.002);
    await page.dblclick(part('stage'), { position: { x: 5, y: 5 } });
    const box = (await page.locator(part('stage')).boundingBox())!;
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + 3, box.y + 3);
    await page.mouse.down();
    for (const [px, py] of [
      [box.width - 3, 3],
      [box.width - 3, box.height - 3],
      [3, box.height - 3],
    ] as const)
      await page.mouse.move(box.x + px, box.y + py, { steps: 6 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.waitForSelector('[aria-label="The group in figures"]');
    expect(await page.textContent('[data-panel="selection"], [aria-label="The group in figures"]')).toContain('reward');
    await page.selectOption('[aria-label="Group of memories"]', 'ranging');
    await page.click('[aria-label="Colour by"] >> text=schema');
    await expect.poll(() => new URL(page.url()).searchParams.get('by')).toBe('schema');
  });

  it('is the same in another browser from its link', async () => {
    await expect.poll(() => new URL(page.url()).searchParams.get('memory')).not.toBeNull();
    const memory = await page.getAttribute(part('memory'), 'data-memory');
    const other = await (await newContext()).newPage();
    await other.goto(page.url());
    await mapReady(other);
    await other.waitForSelector(`${part('memory')}[data-memory="${memory}"]`);
    expect(await other.getAttribute('[data-map]', 'data-map')).toBe(await page.getAttribute('[data-map]', 'data-map'));
    expect(await other.getAttribute('[aria-label="Colour by"] >> text=schema', 'aria-pressed')).toBe('true');
    await other.click('text=Open in Market');
    await expect.poll(() => new URL(other.url()).pathname).toBe('/market');
    await other.waitForSelector('[data-frame]');
    await other.context().close();
  });

  it('has nothing serious for axe and no fault of layout at both sizes, on either page', async () => {
    const query = new URL(page.url()).search;
    for (const [width, height] of SIZES) {
      const other = await (await newContext(width, height)).newPage();
      for (const [path, theme] of [
        ['map', 'dark'],
        ['sleep', 'light'],
      ] as const) {
        await other.goto(`${server.url}/${path}${query}&theme=${theme}`);
        if (path === 'map') {
          await mapReady(other);
          await other.waitForSelector(`${part('memory-fields')}[data-drawn]`);
        } else await other.waitForSelector(part('gate'));
        expect(await axeFaults(other), `${path} ${width}`).toEqual([]);
        expect(await other.evaluate(layoutFaults), `${path} ${width}`).toEqual([]);
      }
      await other.context().close();
    }
  });

  it('paints on a 2D canvas where there is no WebGL, and says so', async () => {
    const context = await newContext();
    await context.addInitScript(() => {
      const original = Reflect.get(HTMLCanvasElement.prototype, 'getContext') as (...all: unknown[]) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...all: unknown[]) {
        return String(all[0]).startsWith('webgl') ? null : original.apply(this, all);
      } as never;
    });
    const other = await context.newPage();
    await other.goto(page.url());
    await mapReady(other);
    await expect.poll(() => other.textContent(part('renderer'))).toBe('2D canvas');
    expect(colours(await still(other))).toBeGreaterThan(10);
    await context.close();
  });

  it('pans 100,000 points without a task over 50 ms', async () => {
    const { map, memories } = manyPoints();
    const context = await newContext();
    const other = await context.newPage();
    const body = (content: Buffer) => ({ body: content, contentType: 'application/octet-stream' });
    await other.route('**/api/sleeps/*/map', (route) => route.fulfill(body(map)));
    await other.route('**/api/sleeps/*/memories?*', (route) => route.fulfill(body(memories)));
    await other.goto(`${server.url}/map`);
    await other.waitForSelector(`${part('points')}[data-points="${POINTS}"][data-painting]`);
    expect(colours(await still(other))).toBeGreaterThan(30);
    const backend = await other.textContent(part('renderer'));
    const [x, y] = await middleOf(other);
    const panning = { on: true };
    const pan = async (): Promise<number> => {
      await other.mouse.move(x, y);
      await other.mouse.down();
      let moves = 0;
      for (; panning.on; moves++) await other.mouse.move(x + 120 * Math.sin(moves / 15), y + 60 * Math.cos(moves / 11));
      await other.mouse.up();
      return moves;
    };
    const [told, moves] = await Promise.all([
      framesAndTasks(browser, other, 4000).finally(() => (panning.on = false)),
      pan(),
    ]);
    console.log(
      `panning ${POINTS.toLocaleString('en')} points (${backend}): frame interval p95 ${told.p95.toFixed(1)} ms, ` +
        `${told.framesPerSecond.toFixed(1)} frames/s, longest task ${told.longest.toFixed(1)} ms, ${moves} moves`,
    );
    expect(moves).toBeGreaterThan(20);
    expect(told.longest).toBeLessThan(50);
    await context.close();
  });

  it('does nothing that a page may not', () => expect(complaints).toEqual([]));
});
