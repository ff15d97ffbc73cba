/**
 * The Brain page on the real server: drawn in space and flat, ten regions by pointer, keys and link, a veto that
 * changes the picture, the survey of the run, the run without a region, and short tasks while a replay plays.
 */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { framesAndTasks } from './browser/frames.ts';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, difference, readPng } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Brain page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const space = '[data-part="space"]';
const REGIONS = 10;

async function ready(page: Page): Promise<void> {
  await page.waitForSelector('[data-ready]');
  await page.waitForSelector('[data-part="region"]');
}
async function readyInSpace(page: Page): Promise<void> {
  await ready(page);
  await page.waitForSelector(`${space} canvas`);
  await page.waitForSelector('[data-part="stages"]');
}
/** The scene alone, without labels and lines, once two pictures in a row are alike (motion is off in these pages). */
async function scene(page: Page): Promise<ReturnType<typeof readPng>> {
  let last = readPng(await page.locator(`${space} canvas`).screenshot());
  for (let k = 0; k < 10; k++) {
    await page.waitForTimeout(150);
    const next = readPng(await page.locator(`${space} canvas`).screenshot());
    if (difference(last, next) < 1e-4) return next;
    last = next;
  }
  return last;
}

describe.skipIf(!chromiumPath)('the Brain page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width: number, height: number, still = true): Promise<BrowserContext> {
    const made = await browser.newContext({
      viewport: { width, height },
      reducedMotion: still ? 'reduce' : 'no-preference',
    });
    await watchContext(made, server.url, complaints);
    return made;
  }
  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
    await page.goto(`${server.url}/brain`);
    await readyInSpace(page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('draws the brain in many shades and names what draws it', async () => {
    const picture = await scene(page);
    expect(colours(picture)).toBeGreaterThan(60);
    const backend = await page.textContent('[data-part="space-backend"]');
    expect(backend).toMatch(/^WebGL2, /);
    console.log(`brain drawn by ${backend}, ${colours(picture)} colours`);
  });

  it('shows the veto at the next veto: another picture, a red region, a cross in the stages', async () => {
    await page.keyboard.press('Home');
    await expect.poll(() => page.getAttribute(space, 'data-end')).toBe('hold');
    const before = await scene(page);
    await page.keyboard.press('v');
    await expect.poll(() => page.getAttribute(space, 'data-end')).toBe('veto');
    const vetoed = await page.getAttribute(space, 'data-vetoed');
    await page.waitForSelector(`${space} [data-region="${vetoed}"][data-vetoed]:has-text("veto")`);
    await expect.poll(() => page.locator('[data-part="stages"] [data-here="veto"]').count()).toBe(1);
    const after = await scene(page);
    expect(difference(before, after)).toBeGreaterThan(0.005);
    const red = (p: typeof after): number => {
      let count = 0;
      for (let k = 0; k < p.rgb.length; k += 3)
        if (p.rgb[k]! > 90 && p.rgb[k]! > 1.6 * p.rgb[k + 1]! && p.rgb[k]! > 1.3 * p.rgb[k + 2]!) count++;
      return count;
    };
    expect(red(before)).toBeLessThan(20);
    expect(red(after)).toBeGreaterThan(100);
  });

  it('turns by keys and by dragging, and a link brings the same view back', async () => {
    await page.focus(space);
    const bar = await page.getAttribute('[role="slider"]', 'aria-valuenow');
    const before = await scene(page);
    for (let k = 0; k < 4; k++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('PageUp');
    expect(difference(before, await scene(page))).toBeGreaterThan(0.02);
    // The arrows belong to the scene while it has the focus.
    expect(await page.getAttribute('[role="slider"]', 'aria-valuenow')).toBe(bar);
    const box = (await page.locator(space).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 + 30, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('r');
    const region = await page.getAttribute('[data-part="region"]', 'data-region');
    const query = (name: string): string | null => new URL(page.url()).searchParams.get(name);
    await expect.poll(() => query('region')).toBe(region);
    expect(query('turn')).toMatch(/^-?\d/);
    const link = page.url();
    const here = await scene(page);
    const fresh = await newContext(1280, 800);
    const other = await fresh.newPage();
    await other.goto(link);
    await readyInSpace(other);
    expect(await other.getAttribute('[data-part="region"]', 'data-region')).toBe(region);
    expect(difference(here, await scene(other))).toBeLessThan(0.02);
    await fresh.close();
    await page.keyboard.press('f');
  });

  it('reaches all ten regions by keyboard, each with its words, reasons and time', async () => {
    const seen = new Set<string>();
    for (let k = 0; k < REGIONS; k++) {
      await page.keyboard.press('r');
      await page.waitForTimeout(60);
      const region = (await page.getAttribute('[data-part="region"]', 'data-region'))!;
      seen.add(region);
      const text = (await page.textContent('[data-part="region"]'))!;
      for (const heading of ['Takes', 'Gives', 'State', 'Time', 'Equations', 'Reasons it can give'])
        expect(text, region).toContain(heading);
      expect(text, region).not.toContain('undefined');
      expect(await page.locator(`[data-region="${region}"][aria-pressed="true"]`).count(), region).toBe(1);
    }
    expect(seen.size).toBe(REGIONS);
    await page.focus(`${space} [data-region="cerebellum"]`);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getAttribute('[data-part="region"]', 'data-region')).toBe('cerebellum');
  });

  it('chooses the region under the pointer', async () => {
    await page.keyboard.press('f');
    const box = (await page.locator(space).boundingBox())!;
    const found = new Set<string | null>();
    // Somewhere on a line through the middle lies a region other than the one chosen.
    for (let k = 3; k <= 7; k++) {
      await page.mouse.click(box.x + (k / 10) * box.width, box.y + 0.5 * box.height);
      await page.waitForTimeout(80);
      found.add(await page.getAttribute('[data-part="region"]', 'data-region'));
    }
    expect(found.size).toBeGreaterThan(1);
  });

  it('counts every event of the run, and a count leads to the next refusal', async () => {
    const first = page.locator('[data-part="stages"] button[title^="Next refusal"]').first();
    await page.keyboard.press('End');
    const before = await page.getAttribute('[role="slider"]', 'aria-valuenow');
    await first.click();
    await expect.poll(() => page.getAttribute('[role="slider"]', 'aria-valuenow')).not.toBe(before);
    await expect.poll(() => page.getAttribute(space, 'data-end')).toBe('veto');
  });

  it('runs the day without a region and sets both results side by side', async () => {
    await page.goto(`${server.url}/brain?region=amygdala`);
    await readyInSpace(page);
    await page.click('text=Run the day without it');
    await page.waitForSelector('[data-part="lesion"] table', { timeout: 60_000 });
    expect(await page.locator('[data-part="lesion"] tbody tr').count()).toBe(4);
    await page.click('text=Open the run without it');
    await page.waitForSelector('text=It is switched off in this run');
    await expect.poll(() => page.locator(`${space} [data-off]`).count()).toBe(1);
  });

  it.each([
    [1280, 800],
    [1920, 1080],
  ] as const)('is whole at %i × %i, dark and light, in space and flat', async (width, height) => {
    const fresh = await newContext(width, height);
    const view = await fresh.newPage();
    await view.goto(`${server.url}/brain`);
    await readyInSpace(view);
    for (const theme of ['dark', 'light']) {
      if (theme === 'light') await view.keyboard.press('t');
      await expect.poll(() => view.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme);
      expect(colours(await scene(view))).toBeGreaterThan(60);
      expect(await view.evaluate(layoutFaults), theme).toEqual([]);
      expect(await axeFaults(view), theme).toEqual([]);
    }
    await view.keyboard.press('b');
    await view.waitForSelector('[data-part="brain"]');
    expect(await view.evaluate(layoutFaults)).toEqual([]);
    expect(await axeFaults(view)).toEqual([]);
    await fresh.close();
  });

  it('shows the flat form where there is no WebGL2, and says so', async () => {
    const fresh = await newContext(1280, 800);
    await fresh.addInitScript(() => {
      const { prototype } = HTMLCanvasElement;
      prototype.getContext = new Proxy(Reflect.get(prototype, 'getContext') as () => never, {
        apply: (target, canvas, [kind, ...more]: [string, ...unknown[]]) =>
          kind.startsWith('webgl') ? null : (Reflect.apply(target, canvas, [kind, ...more]) as unknown),
      });
    });
    const view = await fresh.newPage();
    await view.goto(`${server.url}/brain`);
    await ready(view);
    await view.waitForSelector('[data-part="brain"]');
    expect(await view.textContent('[data-part="space-backend"]')).toBe('flat: no WebGL2 in this browser');
    await fresh.close();
  });

  it('keeps every task short while a replay plays 64 events a second', async () => {
    const fresh = await newContext(1280, 800, false);
    const view = await fresh.newPage();
    await view.goto(`${server.url}/brain?bar=1200&speed=64`);
    await readyInSpace(view);
    await view.waitForTimeout(1500);
    await view.click('[data-control="play"]');
    await view.waitForTimeout(500);
    const { longest, perSecond, framesPerSecond, p95 } = await framesAndTasks(browser, view, 4000);
    await view.click('[data-control="play"]');
    console.log(
      `brain while playing 64 events/s on ${await view.textContent('[data-part="space-backend"]')}: ` +
        `longest task ${longest.toFixed(1)} ms of processor time, ${perSecond.toFixed(0)} ms a second, ` +
        `${framesPerSecond.toFixed(1)} frames a second, interval p95 ${p95.toFixed(1)} ms`,
    );
    // Processor time, so that other work on the machine does not count.
    expect(longest).toBeLessThan(50);
    await fresh.close();
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });
});
