/**
 * The Backtests page on the real server: two clicks to a running backtest, its progress, a second strategy beside it,
 * a pinned baseline, notes, removal and its undoing, the report, faults of a configuration, the link, the folds of a
 * walk-forward, a job cancelled, one that fails, both tried again, and a run of the command line assessed.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, readPng } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Backtests page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe.skipIf(!chromiumPath)('the Backtests page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height } });
    await watchContext(made, server.url, complaints);
    return made;
  }
  async function open(on: Page, query = ''): Promise<void> {
    await on.goto(`${server.url}/backtests${query}`);
    await on.waitForSelector('[data-page="backtests"][data-ready="ready"]');
    await on.waitForSelector('[data-part="launch"]');
  }
  const row = (strategy: string, on = page) => on.locator('[data-part="runs"] [role="row"]', { hasText: strategy });
  const jobs = (status: string) => page.locator(`[data-part="job"][data-status="${status}"]`);

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
    await page.goto(server.url);
    await page.waitForSelector('button[aria-label="Backtests"]');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('comes to a running backtest with two clicks, shows its progress, and puts the result beside the others', async () => {
    await page.click('button[aria-label="Backtests"]');
    await page.click('button:text-is("Launch")');
    // The queue opens a moment after the server has; the page waits for it.
    await page.waitForSelector('[data-part="job"] progress', { timeout: 40_000 });
    expect(await page.textContent('[data-part="job"]')).toMatch(/Backtest of SP500.*(waiting for its turn|\d %)/);
    await expect.poll(() => jobs('done').count(), { timeout: 60_000 }).toBeGreaterThan(0);
    await expect.poll(() => page.locator('[data-part="job"] progress').count(), { timeout: 60_000 }).toBe(0);
    await expect.poll(() => row('brain').count()).toBe(1);
    expect(await row('brain').textContent()).toContain('SP500');
    await page.waitForSelector('[data-part="compare"] canvas');
  });

  it('runs a second strategy and lays both over buy-and-hold', async () => {
    await page.selectOption('label:has-text("Strategy") select', 'mean-reversion');
    await page.click('button:text-is("Launch")');
    await expect.poll(() => row('mean-reversion').count(), { timeout: 60_000 }).toBe(1);
    await expect
      .poll(async () => (await page.getAttribute('[data-part="compare"]', 'data-runs'))?.split(',').length)
      .toBe(2);
    const legend = (await page.textContent('[data-part="compare"]'))!;
    for (const name of ['brain SP500', 'mean-reversion SP500', 'hold SP500']) expect(legend).toContain(name);
    expect(colours(readPng(await page.locator('[data-part="compare"]').screenshot()))).toBeGreaterThan(6);
    const trials = await row('mean-reversion').locator('[role="gridcell"]').nth(8).textContent();
    expect(Number(trials)).toBeGreaterThanOrEqual(2);
  });

  it('pins a baseline on top and shows the differences to it', async () => {
    await row('brain').locator('button:text-is("Pin")').click();
    await page.waitForSelector('[data-part="pinned"]');
    expect(await page.textContent('[data-part="pinned"]')).toMatch(/brain.*SP500/);
    await page.click('[data-tab="figures"]');
    const cell = page.locator('[data-part="figures"] [data-metric="totalReturn"] td');
    await expect.poll(() => cell.count()).toBe(3);
    const shown = async (k: number): Promise<number> =>
      Number((await cell.nth(k).evaluate((td) => td.firstChild!.textContent))!.replace('−', '-').replaceAll(',', ''));
    const difference = Number(
      (await cell
        .nth(1)
        .locator('small')
        .evaluate((e) => e.firstChild!.textContent))!
        .replace('−', '-')
        .replace('±', '')
        .replaceAll(',', ''),
    );
    expect(difference).toBeCloseTo((await shown(1)) - (await shown(0)), 1);
    expect(await cell.nth(0).locator('small').count()).toBe(0);
    expect(await page.locator('[data-part="per-regime"] tbody tr').count()).toBeGreaterThan(1);
  });

  it('says how much may be luck, each statistic with a value or the reason why there is none', async () => {
    await page.click('[data-tab="luck"]');
    await page.waitForSelector('[data-part="luck"]');
    expect(await page.locator('[data-statistic]').count()).toBe(7);
    expect(await page.textContent('[data-statistic="pbo"]')).toMatch(/\d %.*2 trials|N\/A/);
    expect(await page.textContent('[data-part="luck"]')).toContain('2 configurations were tried');
  });

  it('keeps a note, gives the report without a script, and restores all of it from the link in a fresh browser', async () => {
    await page.click('[data-tab="notes"]');
    const runId = (await page.getAttribute('[data-part="notes"]', 'data-run'))!;
    await page.fill('[data-part="notes"] textarea', 'Reverts too early in a crisis.');
    await page.click('button:text-is("Save note")');
    await page.waitForSelector('[data-part="notes"] >> text=saved');
    const href = await page.getAttribute('[data-part="notes"] a:text-is("Report")', 'href');
    const report = await page.request.get(server.url + href);
    expect(report.status()).toBe(200);
    const html = await report.text();
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain('mean-reversion');
    const csv = await page.request.get(`${server.url}/api/backtests/${runId}/trades.csv`);
    expect((await csv.text()).split('\n').length).toBeGreaterThan(3);
    await expect.poll(() => new URL(page.url()).searchParams.get('compare')?.split(',').length).toBe(2);
    const fresh = await newContext(1920, 1080);
    const view = await fresh.newPage();
    await open(view, new URL(page.url()).search);
    await view.waitForSelector(`[data-part="notes"][data-run="${runId}"]`);
    expect(await view.inputValue('[data-part="notes"] textarea')).toBe('Reverts too early in a crisis.');
    await expect
      .poll(() => view.getAttribute('[data-part="compare"]', 'data-runs'))
      .toBe(await page.evaluate(() => new URL(location.href).searchParams.get('compare')));
    expect(await view.evaluate(layoutFaults)).toEqual([]);
    await fresh.close();
  });

  it('says at each field what a run takes where it is left empty', async () => {
    const note = (label: string) => page.textContent(`[data-part="launch"] label:has-text("${label}") small`);
    expect([await note('Seed'), await note('Capital'), await note('Fee a side')]).toEqual([
      'if empty, 1',
      'if empty, 100,000',
      'if empty, 5',
    ]);
    expect(await note('From, UTC')).toMatch(/^if empty, \d{4}-\d\d-\d\d$/);
  });

  it('names every fault of a text by field and line, and launches nothing while there is one', async () => {
    const text = page.locator('[data-part="launch"] textarea');
    await text.fill('[account]\nequity = -5\n\n[nowhere]\nx = 1\n');
    await page.waitForSelector('[aria-label="Faults of the text"]');
    const faults = await page.locator('[aria-label="Faults of the text"] li').allTextContents();
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/account\.equity line 2: -5 is not a number in \[1, /);
    expect(faults[1]).toMatch(/nowhere line 4/);
    await page.click('button:text-is("Launch")');
    expect(await page.textContent('[data-part="refused"]')).toContain('faults');
    await text.fill('');
    await page.waitForSelector('[aria-label="Faults of the text"]', { state: 'detached' });
    await page.fill('label:has-text("Fee a side") input', 'much');
    await page.waitForSelector('[aria-label="Faults of the figures"] >> text=venue.takerBps');
    await page.fill('label:has-text("From, UTC") input', '2001-02-30');
    await page.waitForSelector('[aria-label="Faults of the figures"] >> text=2001-02-30 is not a day');
    await page.fill('label:has-text("From, UTC") input', '');
    await page.fill('label:has-text("Fee a side") input', '');
    await page.waitForSelector('[aria-label="Faults of the figures"]', { state: 'detached' });
  });

  it('offers the trained models that the brain can see through, and none to a strategy that does not see', async () => {
    const eyes = '[data-part="launch"] label:has-text("Vision sees through") select';
    const context = await newContext(1280, 800);
    const view = await context.newPage();
    await open(view);
    await expect
      .poll(() => view.locator(`${eyes} option`).allTextContents())
      .toEqual(['its own readout: no model is trained']);
    const report = { artefact: 'aaaaaaaaaaaaaaaa', model: 'diffgaf-lstm', task: 'volatility', data: 'SP500' };
    const folder = path.join(server.data, 'vision', 'models');
    mkdirSync(folder, { recursive: true });
    const rest = { simulatedData: false, knownAt: Date.UTC(2016, 2, 11), timing: { createdAt: 1 } };
    writeFileSync(path.join(folder, 'aaaaaaaaaaaaaaaa.json'), JSON.stringify({ ...report, ...rest }));
    await open(view);
    await expect
      .poll(() => view.locator(`${eyes} option`).allTextContents())
      .toEqual(['its own readout', 'diffgaf-lstm, volatility of SP500, sees from 2016-03-11, aaaaaaaa']);
    await view.selectOption(eyes, 'aaaaaaaaaaaaaaaa');
    expect(await view.evaluate(layoutFaults)).toEqual([]);
    await view.selectOption('[data-part="launch"] label:has-text("Strategy") select', 'mean-reversion');
    await view.waitForSelector(eyes, { state: 'detached' });
    await context.close();
    rmSync(path.join(folder, 'aaaaaaaaaaaaaaaa.json'));
  });

  it('removes a backtest, brings it back with Undo, and after a reload from the list of what was removed', async () => {
    const remove = async (): Promise<void> => {
      await row('mean-reversion').click();
      await page.click('[data-part="runs"] button:text-is("Remove")');
      await expect.poll(() => row('mean-reversion').count()).toBe(0);
    };
    await remove();
    await page.keyboard.press('Control+z');
    await expect.poll(() => row('mean-reversion').count()).toBe(1);
    await remove();
    await page.reload();
    await page.click('[data-part="removed"] summary');
    expect(await axeFaults(page)).toEqual([]);
    await page.click('[data-part="removed"] button:has-text("Bring back")');
    await expect.poll(() => row('mean-reversion').count()).toBe(1);
    await page.waitForSelector('[data-part="removed"]', { state: 'detached' });
  });

  it('cancels a walk-forward that runs, tries it again, and shows what each fold chose and how it did after', async () => {
    await page.fill('label:has-text("Folds") input', '4');
    await page.click('button:text-is("Walk forward")');
    const walk = (status: string) => page.locator(`[data-kind="walkforward"][data-status="${status}"]`);
    await walk('active').waitFor({ timeout: 30_000 });
    await walk('active').locator('button:text-is("Cancel")').click();
    await walk('cancelled').waitFor();
    expect(await row('walk').count()).toBe(0);
    await walk('cancelled').locator('button:text-is("Retry")').click();
    await walk('done').waitFor({ timeout: 60_000 });
    await walk('done').locator('button:text-is("Open")').click();
    const folds = page.locator('[data-part="folds"] tbody tr');
    await expect.poll(() => folds.count()).toBe(4);
    const cells = await folds.evaluateAll((rows) =>
      rows.map((r) => [...r.querySelectorAll('td')].map((td) => td.textContent)),
    );
    const bars = (text: string): number[] => text.replaceAll(',', '').split(' to ').map(Number);
    cells.forEach(([training, test, chosen, , , result], k) => {
      // What is judged comes after what was chosen on, and each stretch follows the one before.
      expect(bars(test!)[0]).toBeGreaterThan(bars(training!)[1]!);
      if (k > 0) expect(bars(test!)[0]).toBeGreaterThanOrEqual(bars(cells[k - 1]![1]!)[1]!);
      expect(chosen).toMatch(/^[a-z-]+$/);
      expect(result).toMatch(/^[+−]?\d/);
    });
    expect(await page.textContent('[data-part="folds"]')).toMatch(/10 candidates: out of sample [+−]?\d/);
  });

  it('says why a job failed, and fails in the same words when it is tried again', async () => {
    await page.fill('label:has-text("From, UTC") input', '2019-06-03');
    await page.fill('label:has-text("To, UTC") input', '2019-07-03');
    await page.click('button:text-is("Walk forward")');
    const failed = page.locator('[data-kind="walkforward"][data-status="failed"]');
    await failed.first().waitFor({ timeout: 30_000 });
    const why = (await failed.first().locator('[role="status"]').textContent())!;
    expect(why).toMatch(/^× .*fold/);
    await failed.first().locator('button:text-is("Retry")').click();
    await expect.poll(() => failed.count(), { timeout: 30_000 }).toBe(2);
    expect(await failed.first().locator('[role="status"]').textContent()).toBe(why);
    await page.fill('label:has-text("From, UTC") input', '');
    await page.fill('label:has-text("To, UTC") input', '');
  });

  it('assesses a run that the command line has made', async () => {
    const janus = ['node_modules/.bin/janus', 'run', '--data', 'SP500', '--seed', '5', '--json'];
    const env = { ...process.env, JANUS_DATA: server.data };
    const { stdout } = await promisify(execFile)(process.execPath, janus, { cwd: ROOT, env });
    const { runId } = JSON.parse(stdout) as { readonly runId: string };
    await open(page, `?test=${runId}`);
    await page.click('[data-tab="luck"]');
    await page.click('button:text-is("Assess it")');
    await page.waitForSelector('[data-part="luck"]', { timeout: 60_000 });
    expect(await page.locator('[data-statistic]').count()).toBe(7);
  });

  it('is whole at 1280 × 800, dark and light, with every panel in front once', async () => {
    for (const theme of ['dark', 'light']) {
      if (theme === 'light') await page.keyboard.press('t');
      await expect.poll(() => page.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme);
      for (const id of ['compare', 'figures', 'luck', 'notes', 'trades', 'folds']) {
        await page.click(`[data-tab="${id}"]`);
        await page.waitForTimeout(200);
        expect(await page.evaluate(layoutFaults), `${theme} ${id}`).toEqual([]);
        if (theme === 'dark' || id === 'figures') expect(await axeFaults(page), `${theme} ${id}`).toEqual([]);
      }
    }
  });

  it('shows a trade on its candles and opens it on Market', async () => {
    await page.click('[data-tab="trades"]');
    await page.locator('[data-part="trades"] [role="row"]').nth(2).click();
    const candles = page.locator('[data-part="trade-candles"]');
    await expect.poll(() => candles.getAttribute('aria-label')).toMatch(/^(Long|Short) from [\d,.]+ to [\d,.]+/);
    expect(colours(readPng(await candles.screenshot()))).toBeGreaterThan(5);
    await page.locator('[data-part="trades"] [role="row"]').nth(1).dblclick();
    await page.waitForURL(/\/market/);
    await expect.poll(() => new URL(page.url()).searchParams.get('bar'), { timeout: 30_000 }).toMatch(/^\d+$/);
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    // Before the queue is there, a launch is answered with 412, and Chromium prints that.
    const meant = /status 412 of .*\/trpc\/|status of 412/;
    expect(complaints.filter((text) => !meant.test(text))).toEqual([]);
  });
});
