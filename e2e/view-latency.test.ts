/**
 * V4 to V8 from the cursor's move to pixels, on the bundled S&P 500 with everything drawn in software. Prints p50 and p99
 * and holds the median against the target where a view has one: the slowest of all on a machine that does other things
 * as well says more of the machine. `JANUS_VIEW_MOVES=100` makes the figures of docs/view-latency.md.
 */
import { cpus } from 'node:os';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { latencies, notePaints, paintIntervals, quantile, type Samples } from './browser/latency.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the latency of the views: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

/** Moves of each kind: a slice; a hundred for figures that are written down. */
const STEPS = Number(process.env['JANUS_VIEW_MOVES'] ?? 3);
const STEP = [{ key: 'ArrowRight' }];
/** To the next event and on: another stretch of the run, so that nothing is at hand. */
const JUMP = [{ key: 'ArrowRight', shift: true }];
/** p99 from new data to pixels, ms. V4 is due on change, V5 on demand and V8 every five minutes: no figure. */
const TARGETS: Readonly<Record<string, number>> = { V6: 50, V7: 500 };

/** Update period while the page is open, ms. */
const PERIODS: Readonly<Record<string, number>> = { V6: 100, V7: 1000 };

const line = (what: string, s: Samples): string =>
  `${what.padEnd(34)} p50 ${quantile(s, 0.5).toFixed(0).padStart(4)} ms  p99 ${quantile(s, 0.99).toFixed(0).padStart(4)} ms  most ${s.at(-1)!.toFixed(0).padStart(4)} ms`;

describe.skipIf(!chromiumPath)('from the cursor to pixels', () => {
  let server: TestServer;
  let browser: Browser;
  let context: BrowserContext;
  const lines: string[] = [];

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await notePaints(context);
  });
  afterAll(async () => {
    console.log(
      [
        `${STEPS} moves each, ${browser.version()} drawing in software (SwiftShader), ${cpus().length} × ${cpus()[0]!.model}`,
        ...lines,
      ].join('\n'),
    );
    await browser?.close();
    await server?.stop();
  });

  async function opened(path: string, ...wanted: readonly string[]): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${server.url}${path}`);
    for (const selector of wanted) await page.waitForSelector(selector);
    // To the fortieth event, with decisions behind it; then everything has once been asked and drawn.
    await page.keyboard.press('Home');
    for (let k = 0; k < 40; k++) await page.keyboard.press('Shift+ArrowRight');
    await page.waitForTimeout(1500);
    return page;
  }
  /** Writes the figures down and holds each view's median to its target. */
  function tell(measured: ReadonlyMap<string, Samples>, how: string): void {
    for (const [view, samples] of measured) {
      lines.push(line(`${view}, ${how}`, samples));
      expect(samples).toHaveLength(STEPS);
      expect(samples[0]).toBeGreaterThan(0);
      const target = TARGETS[view];
      if (target !== undefined) expect(quantile(samples, 0.5), `${view}, ${how}`).toBeLessThanOrEqual(target);
    }
  }

  it('[V6] [V7] gates, and the plane of Go and No-Go', async () => {
    const views = [
      { view: 'V6', says: '[data-part="gates-now"]', canvas: '[data-part="gates"] canvas' },
      { view: 'V7', says: '[data-part="opal"]', canvas: '[data-part="plane"] canvas' },
    ];
    const page = await opened('/brain?show=opal,gates', ...views.map((v) => v.canvas), views[0]!.says);
    tell(await latencies(page, views, STEP, STEPS), 'one bar on');
    tell(await latencies(page, views, JUMP, STEPS), 'to the next event');
    await page.keyboard.press('Space');
    await page.waitForTimeout(1000);
    const between = await Promise.all(views.map(({ canvas }) => paintIntervals(page, canvas, 8000)));
    views.forEach(({ view }, i) => {
      lines.push(line(`${view}, between two while playing`, between[i]!));
      expect(between[i]!.length, `${view} while playing`).toBeGreaterThan(5);
      expect(quantile(between[i]!, 0.5), `${view} while playing`).toBeLessThanOrEqual(PERIODS[view]!);
    });
    await page.close();
  });

  it('[V8] the covariance ellipse', async () => {
    const views = [{ view: 'V8', says: '[data-part="ellipse"]', canvas: '[data-part="ellipse"] canvas' }];
    const page = await opened('/risk', views[0]!.canvas);
    tell(await latencies(page, views, STEP, STEPS), 'one bar on');
    tell(await latencies(page, views, JUMP, STEPS), 'to the next event');
    await page.close();
  });

  it('[V4] the graph of groundings with the truth of each rule', async () => {
    const views = [{ view: 'V4', says: '[data-part="graph"]', canvas: null }];
    const page = await opened('/rules?show=graph', '[data-part="graph"][data-bar]');
    tell(await latencies(page, views, STEP, STEPS), 'one bar on');
    await page.close();
  });

  it('[V5] the truth surface, when another operator is chosen', async () => {
    const canvas = '[data-part="surface-space"] canvas';
    const page = await opened('/rules?show=surface', canvas);
    const choices = ['or', 'implies', 'and'].map((value) => ({ select: 'select[aria-label="Operator"]', value }));
    tell(
      await latencies(page, [{ view: 'V5', says: '[data-part="surface"]', canvas }], choices, STEPS),
      'another operator',
    );
    await page.close();
  });
});
