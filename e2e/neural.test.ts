/**
 * Models in a real browser, under a strict content security policy: the same embedding and training on cpu, wasm and
 * WebGPU as in Node. Bundled by vite as a page would be. WebGPU runs on Chromium's software adapter: this proves
 * parity, not speed. Without a Chromium the test is skipped and says so.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFusedKernelSync } from '@janus/kernels/node';
import { openBackend } from '@janus/neural/node';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { embedding, fused, training, type Report } from './neural/page.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED models in the browser: no Chromium, or JANUS_BROWSER_TESTS is off');

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', html: 'text/html', wasm: 'application/wasm' };
/** What one panel of the workbench may fetch, kB of gzip. */
const PANEL_BUDGET_KB = 260;

/** The page's files by path, bundled in memory. */
async function bundle(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('./neural', import.meta.url)),
    build: { write: false, assetsInlineLimit: 0, target: 'es2022', modulePreload: false },
  });
  if (!('output' in built)) throw new Error('vite answered with something other than one bundle');
  return new Map(
    built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const),
  );
}

describe.skipIf(!chromiumPath)('models in the browser', () => {
  let browser: Browser;
  let report: Report;
  let files: Map<string, string | Uint8Array>;
  const complaints: string[] = [];
  const server = createServer();

  beforeAll(async () => {
    files = await bundle();
    server.on('request', (request, response) => {
      const path = request.url === '/' ? '/index.html' : (request.url ?? '');
      const body = files.get(path);
      response.writeHead(body === undefined ? 404 : 200, {
        'content-type': TYPES[path.split('.').at(-1)!] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      });
      response.end(body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    browser = await chromium.launch({ executablePath: chromiumPath!, headless: true, args: CHROMIUM_FLAGS });
    const page = await browser.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const handle = await page.waitForFunction(() => (globalThis as { report?: Report }).report, undefined, {
      timeout: 150_000,
    });
    report = (await handle.jsonValue()) as Report;
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  it('open under wasm-unsafe-eval alone, without a complaint', () => {
    expect(report.error).toBeUndefined();
    expect(complaints.filter((text) => !text.includes('favicon'))).toEqual([]);
  });
  it('take wasm where the only card is imitated, and say so', () => {
    expect(report.auto).toMatchObject({ name: 'wasm', software: false });
    expect(report.auto.passedOver[0]!.why).toContain('the processor imitates');
    expect(report.runs.map(({ backend }) => [backend.name, backend.software])).toEqual([
      ['cpu', false],
      ['wasm', false],
      ['webgpu', true],
    ]);
  });
  it('[E2–E8] give the embedding of Node within 1e-5 of its length and learn step by step as Node does', async () => {
    await openBackend('cpu');
    const [wantEmbedding, wantTraining] = [await embedding(), await training()];
    for (const { backend, embedding: got, losses, fileBytes, left } of report.runs) {
      expect(got, backend.name).toHaveLength(wantEmbedding.length);
      const apart = Math.hypot(...got.map((x, i) => x - wantEmbedding[i]!)) / Math.hypot(...wantEmbedding);
      expect(apart, backend.name).toBeLessThan(1e-5);
      expect(losses).toHaveLength(4);
      losses.forEach((x, i) => expect(Math.abs(x - wantTraining.losses[i]!), backend.name).toBeLessThan(1e-4));
      expect(fileBytes).toBe(wantTraining.fileBytes);
      expect(left, `${backend.name} keeps tensors`).toBe(0);
    }
  });
  it('[E2–E10] fused, give what they give in Node to the bit', () => {
    const want = fused(loadFusedKernelSync());
    expect(want.length).toBeGreaterThan(40);
    expect(report.fused).toEqual(want);
  });
  it('fit a panel: the largest script is within its budget', () => {
    const sizes = [...files]
      .filter(([name]) => name.endsWith('.js'))
      .map(([name, body]) => [name, Math.round(gzipSync(body).length / 1000)] as const)
      .sort((a, b) => b[1] - a[1]);
    console.log(sizes.map(([name, size]) => `${name} ${size} kB`).join(', '));
    expect(sizes[0]![1]).toBeLessThan(PANEL_BUDGET_KB);
  });
});
