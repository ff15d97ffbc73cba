/**
 * The Vision page on the real server, on the bundled S&P 500: the video follows the cursor and its options, a small
 * ViViT is trained, paused, saved and loaded again, what it looks at and where it puts the present are shown, and an
 * injected error is found. The fields are crisp: whole pixels a cell.
 */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readModel } from '@janus/neural';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { barAtCursor } from './browser/cursor.ts';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, difference, readPng, type Picture } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Vision page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

const VIDEO = '[data-part="video"]';
const FRAME = `${VIDEO} [data-frame]`;

/** Of the changes of colour along a row in the middle of the field, the share that lies between two cells of 4 px. */
function cellEdges({ width, height, rgb }: Picture): number {
  const row = 3 * width * Math.round(height * 0.72);
  // Right of the crosshair, whose lines are thinner than a cell.
  const inside = rgb.subarray(row + 3 * 120, row + 3 * 264);
  const changes = new Float64Array(4);
  for (let x = 1; x < inside.length / 3; x++)
    if ([0, 1, 2].some((c) => inside[3 * x + c] !== inside[3 * (x - 1) + c])) changes[x % 4]! += 1;
  return Math.max(...changes) / changes.reduce((a, b) => a + b, 0);
}

describe.skipIf(!chromiumPath)('the Vision page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  const cursor = (of = page): Promise<number> => barAtCursor(of);
  const shot = async (selector: string): Promise<Picture> => readPng(await page.locator(selector).screenshot());
  const drawn = async (): Promise<void> => {
    await page.waitForSelector(`${FRAME}[data-frame="${await cursor()}"]:not([data-stale])`);
  };
  const trained = async (): Promise<void> => {
    await page.waitForSelector('[data-part="progress"][data-phase="done"]', { timeout: 50_000 });
    await page.waitForSelector('[data-part="result"]');
  };

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    await watchContext(context, server.url, complaints);
    page = await context.newPage();
    await page.goto(`${server.url}/vision?model=diffgaf-vivit&epochs=3`);
    await page.waitForSelector('[data-page="vision"][data-ready]', { timeout: 200_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('[V1] draws the window at the cursor in whole pixels a cell, and the video that leads to it', async () => {
    await drawn();
    const before = await shot(`${VIDEO} [data-field="GADF"]`);
    expect(colours(before)).toBeGreaterThan(40);
    expect(cellEdges(before)).toBeGreaterThan(0.95);
    const strip = await shot(`${VIDEO} [data-part="strip"]`);
    await page.keyboard.press('ArrowLeft');
    await drawn();
    expect(difference(before, await shot(`${VIDEO} [data-field="GADF"]`))).toBeGreaterThan(0.01);
    // A click on the strip goes to that frame; the frames are a stride apart.
    const at = await cursor();
    await page.selectOption('select[aria-label="Stride, bars"]', '8');
    await page.waitForSelector(`${FRAME}[data-stride="8"]`);
    await page.locator(`${VIDEO} [data-part="strip"]`).click({ position: { x: 120, y: 24 } });
    await expect.poll(() => cursor()).toBeLessThan(at - 8);
    expect((await cursor()) % 8).toBe(0);
    await drawn();
    expect(difference(strip, await shot(`${VIDEO} [data-part="strip"]`))).toBeGreaterThan(0.01);
    await page.keyboard.press('f');
    await page.waitForSelector(`${FRAME}[data-shown="gasf"]`);
    expect(await page.locator(`${VIDEO} [data-field]`).count()).toBe(1);
    await page.keyboard.press('f');
    await page.keyboard.press('f');
    await page.waitForSelector(`${FRAME}[data-shown="both"]`);
  });

  it('names the backend with its reason, and trains: curves, time left, pause, result beside its baselines', async () => {
    await page.waitForSelector('[data-part="backend"][data-backend="wasm"]');
    expect(await page.textContent('[data-part="backend"]')).toMatch(/WASM.*without a graphics card/);
    await page.click('[data-part="training"] .button:text-is("Train")');
    await page.waitForSelector('[data-part="progress"][data-phase="running"]');
    await page.click('.button:text-is("Pause")');
    await page.waitForSelector('[data-part="progress"][data-phase="paused"]');
    const step = await page.textContent('[data-part="progress"]');
    await page.waitForTimeout(300);
    expect(await page.textContent('[data-part="progress"]')).toBe(step);
    await page.click('.button:text-is("Go on")');
    await trained();
    expect(await page.textContent('[data-part="split"]')).toMatch(/By time.*embargo of 24 bars/);
    await page.waitForSelector('[data-part="training"] [data-part="line-chart"] canvas');
    const result = await page.textContent('[data-measure="R² of log volatility"]');
    expect(result).toMatch(/persistence −?\d\.\d{3}mean of training 0\.000(✓ yes|× no)$/);
  });

  it('[V3] shows what each head looks at in the window at the cursor', async () => {
    await page.waitForSelector(`[data-part="attention"][data-bar="${await cursor()}"] canvas`);
    const told = await page.textContent('[data-part="attention-told"]');
    expect(told).toMatch(/class token looks most at row \d, column \d: \d+\.\d %.*evenness [01]\.\d\d/);
    const rows = page.locator('[data-part="in-time"] tbody tr');
    expect(await rows.count()).toBe(5);
    for (const row of await rows.all()) {
      const shares = (await row.locator('td').allTextContents()).map(Number);
      // Each is rounded to a whole per cent.
      expect(Math.abs(shares.reduce((a, b) => a + b, 0) - 100)).toBeLessThanOrEqual(3);
    }
    const mean = await shot('[data-part="attention"] canvas');
    await page.selectOption('select[aria-label="Head"]', '2');
    await page.waitForSelector('[data-part="attention"][data-head="2"]');
    await expect
      .poll(async () => difference(mean, await shot('[data-part="attention"] canvas')))
      .toBeGreaterThan(0.005);
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector(`[data-part="attention"][data-bar="${await cursor()}"]`);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
  });

  it('draws the embedding through the run, and its map with the present on it', async () => {
    await page.click('[data-tab="trace"]');
    await page.waitForSelector('[data-part="trace"] canvas');
    expect(Number(await page.getAttribute('[data-part="trace"]', 'data-samples'))).toBeGreaterThan(500);
    expect(colours(await shot('[data-part="trace"]'))).toBeGreaterThan(40);
    const at = await cursor();
    await page.locator('[aria-label*="components of the embedding"]').click({ position: { x: 60, y: 20 } });
    await expect.poll(() => cursor()).toBeLessThan(at / 2);
    expect(await page.textContent('[data-part="trace-told"]')).toContain('seen in training');
    expect(await page.evaluate(layoutFaults)).toEqual([]);
  });

  it('hands out the weights, refuses a file that is none, and takes its own back', async () => {
    const waiting = page.waitForEvent('download');
    await page.click('.button:text-is("Download weights")');
    const file = await (await waiting).path();
    const bytes = readFileSync(file);
    const { model, facts } = readModel(bytes, 'weights');
    expect(model.kind).toBe('diffgaf-vivit');
    expect(JSON.parse(facts['features']!)).toEqual(['return', 'range', 'momentum', 'volatility', 'volume']);
    const input = '[data-part="training"] input[type="file"]';
    await page.setInputFiles(input, { name: 'bad.safetensors', mimeType: '', buffer: bytes.subarray(0, 900) });
    const trouble = '[data-part="load-trouble"]';
    await page.waitForSelector(trouble);
    expect(await page.textContent(trouble)).toMatch(/× Not loaded\. bad\.safetensors/);
    await page.setInputFiles(input, { name: 'own.safetensors', mimeType: '', buffer: bytes });
    await expect.poll(() => page.textContent('[data-part="model"]')).toContain('own.safetensors');
    expect(await page.locator(trouble).count()).toBe(0);
  });

  it('finds an error of a thousandth, says so in a word, and takes no imitated card unasked', async () => {
    await page.keyboard.press('End');
    await page.click('[data-tab="parity"]');
    await page.click('.button:text-is("Compare")');
    await page.waitForSelector('[data-part="parity"][data-phase="done"]');
    const verdict = (row: string): Promise<string | null> => page.textContent(`[data-row="${row}"]`);
    for (const row of ['field wasm', 'embedding wasm', 'embedding fused'])
      expect(await verdict(row), row).toMatch(/✓ (within|equal to the bit)/);
    await expect.poll(() => verdict('field server')).toMatch(/✓ (within|equal to the bit)/);
    for (const row of ['field webgpu', 'embedding webgpu']) expect(await verdict(row)).toMatch(/not here: .*WebGPU/);
    await page.click('[data-row="embedding wasm"] button');
    await page.waitForSelector('[data-row="embedding wasm"][data-within="false"]');
    expect(await verdict('embedding wasm')).toMatch(/1\.0e−3× differs/);
    expect(await axeFaults(page)).toEqual([]);
    await page.click('[data-row="embedding wasm"] button');
    await page.waitForSelector('[data-row="embedding wasm"][data-within="true"]');
    expect(await page.evaluate(layoutFaults)).toEqual([]);
  });

  it('is cancelled between two steps, and the model of before is kept', async () => {
    await page.selectOption('select[aria-label="Epochs"]', '30');
    await page.click('[data-part="training"] .button:text-is("Train")');
    await page.waitForSelector('[data-part="progress"][data-phase="running"]');
    await page.click('.button:text-is("Cancel")');
    await page.waitForSelector('[data-part="progress"][data-phase="cancelled"]');
    expect(await page.textContent('[data-part="model"]')).toContain('own.safetensors');
  });

  it('times each stage of the models at hand, and says which would see under a budget', async () => {
    await page.click('[data-tab="latency"]');
    await page.waitForSelector('[data-part="sees"][data-model="diffgaf-vivit"]');
    expect(await page.textContent('[data-part="sees"]')).toContain('the only one at hand');
    expect(await page.locator('[data-part="stages"] tbody tr').count()).toBe(6);
    const mean = async (stage: string, column: number): Promise<number> =>
      Number(await page.textContent(`[data-stage="${stage}"] td:nth-of-type(${column})`));
    expect(await mean('whole', 1)).toBeGreaterThan(await mean('draw', 1));
    await page.selectOption('select[aria-label="Epochs"]', '3');
    await page.click('.button:text-is("Train a DiffGAF-LSTM too")');
    await page.waitForSelector('[data-part="progress"][data-phase="done"]', { timeout: 50_000 });
    await page.waitForSelector('[data-part="course"]');
    expect(await mean('whole', 4)).toBeGreaterThan(0);
    // No ViViT fits 5 µs; one that is forced sees all the same.
    await page.selectOption('select[aria-label="Budget of an embedding"]', '5');
    await page.waitForSelector('[data-part="sees"][data-model="diffgaf-lstm"][data-degraded="true"]');
    expect(await page.textContent('[data-part="sees"]')).toMatch(/DEGRADED the ViViT took too long/);
    expect(await page.textContent('[data-part="course"]')).toMatch(/▼ DiffGAF-LSTM/);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    await expect.poll(() => new URL(page.url()).searchParams.get('budget')).toBe('5');
    await page.selectOption('select[aria-label="Which model sees"]', 'full');
    await page.waitForSelector('[data-part="sees"][data-model="diffgaf-vivit"][data-degraded="false"]');
  });

  it('has what was chosen in its link', async () => {
    await expect.poll(() => new URL(page.url()).searchParams.get('sees')).toBe('full');
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('stride'), searchParams.get('model'), searchParams.get('head')]).toEqual(['8', null, '2']);
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    expect(complaints).toEqual([]);
  });
});
