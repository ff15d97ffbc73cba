/**
 * The System page on the real server: stores with their health, a backup made on the page, jobs that are stopped and
 * done again as they run, threads, the doctor, the card, messages.
 */
import { spawnSync } from 'node:child_process';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the System page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

/** Without one the page must say so; either way the same test looks. */
const compiler = spawnSync(process.env['CXX'] || 'g++', ['--version']).status === 0;

const tab = (page: Page, id: string): Promise<void> => page.click(`[data-tab="${id}"]`);
const row = (page: Page, text: string) => page.locator('[data-part="jobs"] [role="row"]', { hasText: text });

describe.skipIf(!chromiumPath)('the System page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  async function open(on: Page): Promise<void> {
    await on.goto(`${server.url}/system`);
    await on.waitForSelector('[data-ready="ready"]');
    await on.waitForSelector('[data-part="stores"]');
    await on.waitForSelector('[data-part="doctor"]');
    await on.waitForSelector('[data-part="threads"]');
    await on.waitForSelector('[data-part="jobs"]');
  }
  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
    await open(page);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('tells stores, sizes and the queue, and backs up into the data folder', async () => {
    await page.waitForSelector('[data-part="stores"] [data-ok="true"]:has-text("PGlite 1")');
    const text = (): Promise<string | null> => page.textContent('[data-part="stores"]');
    expect(await text()).toContain('none here yet');
    // The folder is walked through every ten seconds; the first run comes meanwhile.
    await expect.poll(text, { timeout: 30_000 }).toMatch(/runs.*records of runs/);
    await page.click('text=Back up now');
    await page.waitForSelector('text=/Backed up as janus-\\d+T\\d+Z\\.tar\\.gz/', { timeout: 60_000 });
    await expect
      .poll(() => page.textContent('[data-part="stores"]'))
      .toMatch(/\d{4}-\d\d-\d\d .* UTC, [\d.]+ ?[kMG]?B/);
    await tab(page, 'messages');
    await page.waitForSelector('[role="grid"][aria-label="Messages"] >> text=Backed up as');
    await tab(page, 'jobs');
  });

  it('shows a job as it runs, stops it and does it again', async () => {
    const ask = (data: object) =>
      page.evaluate(async (body) => {
        const answer = await fetch('/trpc/jobs.submit', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ json: body }),
        });
        return { status: answer.status, text: await answer.text() };
      }, data);
    const sent = await ask({ kind: 'simulate', input: { bars: 1_500_000, seed: 3 } });
    expect(sent.status, sent.text).toBe(200);
    const mine = row(page, 'imulat').first();
    await mine.waitFor();
    await mine.click();
    await page.click('text=Stop it');
    await expect.poll(() => mine.textContent(), { timeout: 30_000 }).toMatch(/cancelled|stopping/);
    await expect.poll(() => mine.textContent(), { timeout: 30_000 }).toContain('cancelled');
    await page.click('text=Do it again');
    await expect.poll(() => row(page, 'imulat').count()).toBe(2);
    await expect.poll(() => page.textContent('[data-part="threads"]'), { timeout: 15_000 }).toMatch(/job \d+/);
    await row(page, 'imulat').filter({ hasNotText: 'cancelled' }).first().click();
    await page.click('text=Stop it');
    await expect.poll(() => row(page, 'cancelled').count(), { timeout: 30_000 }).toBe(2);
  });

  it('lets the doctor look: every check with its state, and a cure where there is something to cure', async () => {
    for (const name of ['node', 'disk', 'kernels', 'store', 'jobs', 'state'])
      expect(await page.locator('[data-part="doctor"] li', { has: page.locator(`b:text-is("${name}")`) }).count()).toBe(
        1,
      );
    expect(await page.locator('[data-part="doctor"] li[data-health="broken"]').count()).toBe(0);
    const seen = (): Promise<string | null> => page.locator('text=/^at .* UTC, [\\d,]+ ms$/').textContent();
    const before = await seen();
    await page.waitForTimeout(1000);
    await page.click('text=Look again');
    await expect.poll(seen).not.toBe(before);
  });

  it('says that the card is simulated, tries its kernels and shows how long they took', async () => {
    await tab(page, 'card');
    const text = (): Promise<string | null> => page.textContent('[data-part="card"]');
    await expect.poll(text).toMatch(/Card\s*none/);
    for (const kernel of ['gaf', 'ltn'])
      expect(await page.textContent(`[data-kernel="${kernel}"]`)).toMatch(/Q2\.16.*not tried/);
    if (!compiler) {
      expect(await text()).toContain('apt-get install g++');
      expect(await page.isDisabled('text=Try the kernels')).toBe(true);
    } else {
      expect(await text()).toContain('SIMULATED');
      await page.click('text=Try the kernels');
      await expect
        .poll(() => page.textContent('[data-latency="gaf"]'), { timeout: 60_000 })
        .toMatch(/100 requests: p50 [\d.]+ [µm]s/);
      for (const kernel of ['gaf', 'ltn'])
        expect(await page.textContent(`[data-kernel="${kernel}"]`)).toMatch(/✓ [\d.]+promised/);
      expect(await page.evaluate(layoutFaults)).toEqual([]);
      expect(await axeFaults(page)).toEqual([]);
    }
    await tab(page, 'doctor');
  });

  it('names the main thread and the worker of the queue with its process', async () => {
    const text = (await page.textContent('[data-part="threads"]'))!;
    expect(text).toMatch(/main/);
    expect(text).toMatch(/\d+@.*this process, \d+ at once/);
  });

  it('does not move while it is live', async () => {
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          });
          observer.observe({ type: 'layout-shift' });
          setTimeout(() => {
            observer.disconnect();
            resolve(sum);
          }, 6500);
        }),
    );
    expect(shift).toBeLessThan(0.02);
  });

  it.each([
    [1280, 800],
    [1920, 1080],
  ] as const)('is whole at %i × %i, dark and light, with every panel in front once', async (width, height) => {
    const fresh = await newContext(width, height);
    const view = await fresh.newPage();
    await open(view);
    for (const theme of ['dark', 'light']) {
      if (theme === 'light') await view.keyboard.press('t');
      await expect.poll(() => view.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme);
      expect(await view.evaluate(layoutFaults), theme).toEqual([]);
      expect(await axeFaults(view), theme).toEqual([]);
    }
    for (const id of ['versions', 'browser', 'server', 'runs', 'data-sets', 'messages', 'card']) {
      await tab(view, id);
      await view.waitForTimeout(250);
      expect(await view.evaluate(layoutFaults), id).toEqual([]);
    }
    expect(await axeFaults(view)).toEqual([]);
    await fresh.close();
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });
});
