/**
 * The kernels in a real browser: the wasm kernel under a strict content security policy, and its WebGPU twin beside
 * it. Bundled by vite as a page would be. Without a Chromium the test is skipped and says so. WebGPU runs on Chromium's software adapter: this proves parity, not speed.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGafKernelSync } from '@janus/kernels/node';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import type { Report } from './kernels/page.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED kernels in the browser: no Chromium, or JANUS_BROWSER_TESTS is off');

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** The page's files by path, bundled in memory. */
async function bundle(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('./kernels', import.meta.url)),
    build: { write: false, assetsInlineLimit: 0, target: 'es2022', modulePreload: false },
  });
  if (!('output' in built)) throw new Error('vite answered with something other than one bundle');
  return new Map(
    built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const),
  );
}

const typeOf = (path: string): string =>
  path.endsWith('.js') ? 'text/javascript' : path.endsWith('.html') ? 'text/html' : 'application/octet-stream';

describe.skipIf(!chromiumPath)('kernels in the browser', () => {
  let browser: Browser;
  let page: Page;
  let report: Report;
  const complaints: string[] = [];
  const server = createServer();

  beforeAll(async () => {
    const files = await bundle();
    server.on('request', (request, response) => {
      const path = request.url === '/' ? '/index.html' : (request.url ?? '');
      const body = files.get(path);
      response.writeHead(body === undefined ? 404 : 200, {
        'content-type': typeOf(path),
        'content-security-policy': POLICY,
      });
      response.end(body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    browser = await chromium.launch({ executablePath: chromiumPath!, headless: true, args: CHROMIUM_FLAGS });
    page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const handle = await page.waitForFunction(() => (globalThis as { report?: Report }).report);
    report = (await handle.jsonValue()) as Report;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  it('runs under wasm-unsafe-eval alone, without a complaint', () => {
    expect(report.error).toBeUndefined();
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
  });

  it('[E5][E6] wasm in the browser equals wasm in Node to the bit', () => {
    const kernel = loadGafKernelSync();
    for (const run of report.runs) {
      const plan = kernel.plan(run.shape);
      plan.values.set(run.values);
      plan.scale(run.scale);
      plan.draw(run.field);
      expect(run.wasm).toEqual(Array.from(plan.frames));
    }
    expect(report.runs.length).toBe(8);
  });

  it('[E5][E6] WGSL equals wasm within 1e-6', () => {
    for (const run of report.runs) {
      expect(run.gpu.length).toBe(run.wasm.length);
      const worst = run.gpu.reduce((most, v, i) => Math.max(most, Math.abs(v - run.wasm[i]!)), 0);
      expect(worst, JSON.stringify(run.shape)).toBeLessThan(1e-6);
    }
  });

  it('refuses the software adapter unless it is asked for', () => {
    if (report.software) expect(report.refusal).toContain('software one');
    else expect(report.refusal).toBe('');
  });
});
