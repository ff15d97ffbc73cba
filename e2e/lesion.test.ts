/**
 * The lesion lab on the real server: taken out in turn by one click, a table that fills as results come, cancelled and
 * gone on with, a list of changed decisions that leads to their bars in Market, and a link that brings it all back.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the lesion lab: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const lab = '[data-part="lesion-lab"]';
const rows = `${lab} [data-part="lesions"] [role="row"][aria-selected]`;
const REGIONS = 9;

describe.skipIf(!chromiumPath)('the lesion lab', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    await watchContext(made, server.url, complaints);
    return made;
  }
  const query = (name: string): string | null => new URL(page.url()).searchParams.get(name);
  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
    await page.goto(`${server.url}/brain?show=flat,lesions,region`);
    await page.waitForSelector('[data-ready]');
    await page.waitForSelector(lab);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('says that nothing was taken out yet, and how to', async () => {
    await page.waitForSelector(`${lab} >> text=Nothing has been taken out of this run`);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
  });

  it('takes all regions out in turn by two choices; rows come one by one; it can be cancelled and gone on with', async () => {
    await page.selectOption(`${lab} select[aria-label="What is taken out"]`, 'regions');
    await page.click(`${lab} >> text=Take out in turn`);
    await page.waitForSelector(`${lab} [role="status"]`);
    await expect.poll(() => page.locator(rows).count(), { timeout: 60_000 }).toBeGreaterThan(0);
    const cancel = page.locator(`${lab} button:has-text("Cancel")`);
    if ((await cancel.count()) > 0) {
      await cancel.click();
      await page.waitForSelector(`${lab} >> text=Take out in turn`);
      const kept = await page.locator(rows).count();
      expect(kept).toBeGreaterThan(0);
      await page.click(`${lab} >> text=Take out in turn`);
    }
    await expect.poll(() => page.locator(rows).count(), { timeout: 90_000 }).toBe(REGIONS);
    const text = (await page.textContent(`${lab} [data-part="lesions"]`))!;
    for (const name of ['Basal ganglia', 'Amygdala', 'Visual cortex']) expect(text).toContain(name);
    expect(text).not.toMatch(/NaN|undefined|null/);
    await page.waitForSelector(`${lab} >> text=with everything on: return`);
  });

  it('hands the table over as a file', async () => {
    await page.click('button[aria-label="Menu: Lesion lab"]');
    const waiting = page.waitForEvent('download');
    await page.click('text=Export the table as CSV');
    const file = await waiting;
    expect(file.suggestedFilename()).toMatch(/^SP500-lesions-[0-9a-f]{8}\.csv$/);
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines).toHaveLength(1 + REGIONS);
    expect(lines[0]).toMatch(/^without,directionChanged,vetoChanged,sizeChanged,/);
  });

  it('lists the changed decisions of a region, and a decision opens its bar in Market', async () => {
    await page.locator(rows, { hasText: 'Basal ganglia' }).click();
    await page.waitForSelector('[data-part="changes"] [role="gridcell"]');
    await expect.poll(() => query('lesion')).toBe('basal-ganglia');
    const foot = await page.textContent('[data-part="lesion-detail"] >> text=/of [0-9]/');
    const total = Number(/of ([\d,]+)/.exec(foot!)![1]!.replaceAll(',', ''));
    await page.click('[data-part="lesion-detail"] button:has-text("Veto")');
    await page.waitForSelector('[data-part="changes"] [role="gridcell"]:has-text("veto")');
    const vetoes = await page.textContent('[data-part="lesion-detail"] >> text=/of [0-9]/');
    expect(Number(/of ([\d,]+)/.exec(vetoes!)![1]!.replaceAll(',', ''))).toBeLessThanOrEqual(total);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('[data-part="lesion-detail"] button:has-text("Regimes")');
    await page.waitForSelector('[data-part="lesion-regimes"] tbody tr');
    await expect.poll(() => query('by')).toBe('regime');
    await page.click('[data-part="lesion-detail"] button:has-text("Decisions")');
    const decision = page.locator('[data-part="changes"] button[title="See this bar in Market"]').first();
    const bar = await decision.getAttribute('data-bar');
    await decision.click();
    await page.waitForSelector('[data-part="inspector"], [data-ready] canvas');
    await expect.poll(() => new URL(page.url()).pathname).not.toContain('brain');
    await expect.poll(() => page.getAttribute('[role="slider"]', 'aria-valuenow')).toBe(String(Number(bar) + 1));
  });

  it.each([
    [1280, 800],
    [1920, 1080],
  ] as const)('a link brings it back in a fresh browser at %i × %i, dark and light', async (width, height) => {
    const fresh = await newContext(width, height);
    const view = await fresh.newPage();
    await view.goto(`${server.url}/brain?show=flat,lesions,region&lesion=amygdala&by=regime`);
    await view.waitForSelector('[data-part="lesion-regimes"] tbody tr');
    for (const theme of ['dark', 'light']) {
      if (theme === 'light') await view.keyboard.press('t');
      await expect.poll(() => view.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme);
      expect(await view.evaluate(layoutFaults), theme).toEqual([]);
      expect(await axeFaults(view), theme).toEqual([]);
    }
    await fresh.close();
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });
});
