/**
 * The Rules page on the real server: a fault with its line and column, mended, kept, put into force, run; truths that
 * move with the cursor; versions compared and rolled back; the grounding graph by keys; the truth surface in both forms.
 */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PAUSE_MS } from '../apps/workbench/src/rules/editor/edits.ts';
import { CHROMIUM_FLAGS, findChromium } from '../tools/chromium.mjs';
import { axeFaults, watchContext } from './browser/watch.ts';
import { layoutFaults } from './market/layout-faults.ts';
import { colours, difference, readPng, type Picture } from './market/png.ts';
import { startServer, type TestServer } from './market/server.ts';

const chromiumPath = process.env['JANUS_BROWSER_TESTS'] === 'off' ? undefined : findChromium()?.path;
if (!chromiumPath) console.warn('SKIPPED the Rules page: no Chromium, or JANUS_BROWSER_TESTS is off');
vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const TEXT = '[data-part="rule-text"]';
const RULE = 'busy-day: Volatile(m) or Trending(m) -> not Long(a)';

describe.skipIf(!chromiumPath)('the Rules page', () => {
  let server: TestServer;
  let browser: Browser;
  let page: Page;
  let version = '';
  /** What the list said of a rule from the record. */
  let told: string[] = [];
  const complaints: string[] = [];

  async function newContext(width: number, height: number): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
    await watchContext(made, server.url, complaints);
    return made;
  }
  const judged = (on: Page, rules: number): Promise<unknown> =>
    on.waitForSelector(`[data-part="rule-list"][data-judged="${rules}"]`, { timeout: 60_000 });
  const tab = (on: Page, id: string): Promise<void> => on.click(`[data-tab="${id}"]`);
  const shot = async (on: Page, selector: string): Promise<Picture> => readPng(await on.locator(selector).screenshot());
  const row = (name: string) =>
    page.locator(`[data-part="rule-list"] [role="row"]:has([role="gridcell"]:has-text("${name}"))`);
  const cells = async (name: string): Promise<string[]> => row(name).locator('[role="gridcell"]').allTextContents();
  const cursor = async (): Promise<number> => Number(await page.getAttribute('[role="slider"]', 'aria-valuenow'));
  const source = (): Promise<string | null> => page.getAttribute('[data-part="satisfaction"]', 'data-source');
  const active = (): Promise<string | null> => page.getAttribute('[data-part="versions"]', 'data-active');

  beforeAll(async () => {
    server = await startServer();
    browser = await chromium.launch({ executablePath: chromiumPath!, args: CHROMIUM_FLAGS });
    page = await (await newContext(1280, 800)).newPage();
    await page.goto(`${server.url}/rules`);
    await judged(page, 10);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('holds the ten axioms against every bar of the run, and follows the cursor', async () => {
    expect(await page.textContent('[data-part="faults"]')).toContain('Reads without a fault');
    const truth = (await cells('trend-long'))[1]!;
    expect(truth).toMatch(/^[01]\.\d\d/);
    // From violation to violation: the truth there is below the mark, and the count goes up by it.
    await row('trend-long').click();
    const count = async (): Promise<number> => Number((await cells('trend-long'))[3]!.replaceAll(',', ''));
    await page.keyboard.press('B');
    const before = await cursor();
    await expect.poll(async () => (await cells('trend-long'))[1]).toMatch(/^0\.[0-4]\d ×/);
    const violations = await count();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(cursor).toBe(before - 1);
    await expect.poll(count).toBe(violations - 1);
    await expect.poll(async () => (await cells('trend-long'))[1]).not.toContain('×');
    expect(await page.textContent('[data-part="formula"]')).toContain(
      'Trending(m) and PositiveDivergence(m) -> Long(a)',
    );
  });

  it('tells the truths that the run recorded, and their violations up to the cursor', async () => {
    expect(await source()).toBe('recorded');
    const recorded = await page.evaluate(async () => {
      const run = new URL(location.href).searchParams.get('run')!;
      const response = await fetch(`/api/runs/${run}/audit?fields=axiomTruth.0`);
      return [...new Float64Array(await response.arrayBuffer())];
    });
    // The slider counts from 1.
    const at = (await cursor()) - 1;
    const upTo = recorded.slice(0, at + 1);
    told = await cells('trend-long');
    const [, truth, , violated, share] = told;
    expect(truth).toBe(upTo.at(-1)!.toFixed(2));
    const [broken, known] = [upTo.filter((t) => t < 0.5).length, upTo.filter((t) => t >= 0).length];
    expect(Number(violated!.replaceAll(',', ''))).toBe(broken);
    expect(share).toBe(((100 * broken) / known).toFixed(1));
    // While the day warmed up no rule was held.
    expect(known).toBeLessThan(at);
  });

  it('tells the facts of the rule, the nearest to its limit first', async () => {
    await tab(page, 'facts');
    await page.waitForSelector('[data-part="facts"] [role="gridcell"]');
    const away = await page
      .locator('[data-part="facts"] [role="row"] [role="gridcell"]:nth-child(5)')
      .allTextContents();
    const widths = away.map((text) => Math.abs(Number(text.replace('−', '-'))));
    expect(widths.length).toBe(4);
    expect(widths.toSorted((a, b) => a - b)).toEqual(widths);
    await tab(page, 'list');
  });

  it('says what is wrong as one types, with line, column, caret and cure, and judges the last text that reads', async () => {
    await page.focus(TEXT);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(RULE.replace('Volatile', 'Volatle'));
    // Half a word is read too where typing is slow.
    await expect
      .poll(() => page.textContent('[data-part="faults"]'))
      .toBe("× Rules 21:11 there is no predicate 'Volatle'; did you mean 'Volatile'?");
    // The message stands under its line, the caret under the column.
    const spoken = (await page.locator('[data-part="fault"]').boundingBox())!;
    const area = (await page.locator(TEXT).boundingBox())!;
    expect(spoken.x - area.x).toBeGreaterThan(50);
    expect(await page.textContent('[data-part="fault"]')).toContain('21:11');
    expect(await page.isDisabled('button:text-is("Save as new version")')).toBe(true);
    expect(await page.textContent('[data-part="satisfaction"]')).toContain('of the last text that could be read');
    await judged(page, 10);
    expect(await axeFaults(page)).toEqual([]);
  });

  it('is mended from the fault itself, undone and redone, and judged at once', async () => {
    await page.click('[data-part="faults"] button');
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowRight');
    // What is typed after a pause is a step of its own.
    await page.waitForTimeout(PAUSE_MS + 100);
    await page.keyboard.type('i');
    await page.waitForSelector('[data-part="faults"][data-count="0"]');
    await judged(page, 11);
    expect(await row('busy-day').count()).toBe(1);
    await page.keyboard.press('Control+z');
    await page.waitForSelector('[data-part="faults"][data-count="1"]');
    await page.keyboard.press('Control+y');
    await page.waitForSelector('[data-part="faults"][data-count="0"]');
    await judged(page, 11);
    expect(await source()).toBe('recomputed');
    // Made once more from the facts it is what the day recorded.
    expect(await cells('trend-long')).toEqual(told);

    expect((await page.inputValue(TEXT)).trim().split('\n').at(-1)).toBe(RULE);
    // What is not kept yet outlives a reload, up to the last key.
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' # rush');
    await page.reload();
    await judged(page, 11);
    expect(await page.inputValue(TEXT)).toMatch(/# rush$/);
    expect(await page.textContent('[data-part="draft"]')).toContain('changed');
  });

  it('loses a rule by Delete in the list, and gets it back by undo', async () => {
    const text = await page.inputValue(TEXT);
    await row('range-top').click();
    await page.keyboard.press('Delete');
    await judged(page, 10);
    expect(await row('range-top').count()).toBe(0);
    await page.click('[data-part="undo"] button:has-text("Undo")');
    await judged(page, 11);
    expect(await page.inputValue(TEXT)).toBe(text);
  });

  it('is kept as a version and put into force, and the run under it is another run', async () => {
    const runId = await page.evaluate(() => new URL(location.href).searchParams.get('run'));
    await page.focus(TEXT);
    await page.keyboard.press('Control+s');
    await page.fill('[data-part="save-form"] label:has-text("Name") input', 'Busy days');
    await page.fill('[data-part="save-form"] label:has-text("Why") input', 'no buying in a rush');
    await page.click('button:text-is("Save and put into force")');
    await page.waitForSelector('[data-part="draft"]:not([data-changed])');
    await expect.poll(active).toMatch(/^[0-9a-f]{16}$/);
    version = (await active())!;
    expect(await page.getAttribute('[data-part="editor"]', 'data-base')).toBe(version);
    await page.click('[data-part="deeds"] button:has-text("Run SP500 under it")');
    await expect
      .poll(() => page.evaluate(() => new URL(location.href).searchParams.get('run')), { timeout: 100_000 })
      .not.toBe(runId);
    await page.waitForSelector(`[data-part="satisfaction"]:has-text("run: Busy days, ${version.slice(0, 8)}")`);
    await judged(page, 11);
    await expect.poll(source).toBe('recorded');
    expect(await page.isDisabled('[data-part="deeds"] button:has-text("Run SP500 under it")')).toBe(true);
  });

  it('is compared with another version, rule by rule', async () => {
    await page.locator('[data-part="versions"] [role="row"]:has-text("Market axioms")').click();
    await page.click('[data-part="deeds"] button:text-is("Compare with the editor")');
    await page.waitForSelector('[data-part="diff"][data-changes="1"]');
    expect(await page.textContent('[data-part="diff"]')).toContain(`now: ${RULE}`);
    expect(await page.textContent('[data-part="diff-counts"]')).toBe('+ 1 − 0 ± 0');
    await tab(page, 'versions');
  });

  it('is rolled back with one click, and the roll-back is taken back by undo', async () => {
    await page.click('button:has-text("Roll back to built-in")');
    await expect.poll(active).toBe('built-in');
    await page.focus('body');
    await page.keyboard.press('Control+z');
    await expect.poll(active).toBe(version);
  });

  it('[V4] shows what a rule rests on, by keys, with truths that are those of the list', async () => {
    await page.click('[data-part="rule-list"] [role="row"]:has-text("busy-day")');
    await tab(page, 'graph');
    await page.waitForSelector('[data-part="graph"][data-bar]');
    const top = page.locator('[data-node="rule busy-day"]');
    const truth = (await cells('busy-day'))[1]!;
    expect(await top.getAttribute('aria-label')).toMatch(`busy-day ${truth}, rule`);
    await top.focus();
    const walk: (string | null)[] = [];
    for (let k = 0; k < 3; k++) {
      await page.keyboard.press('ArrowDown');
      walk.push(await page.evaluate(() => document.activeElement?.getAttribute('data-layer') ?? null));
    }
    expect(walk).toEqual(['predicate', 'grounding', 'fact']);
    expect(await page.textContent('[data-part="graph-told"]')).toMatch(/^Fact \w+/);
    await page.click('[aria-label="Rules in the graph"] button:text-is("All")');
    await expect
      .poll(async () => Number(await page.getAttribute('[data-part="graph"]', 'data-nodes')))
      .toBeGreaterThan(50);
    expect(await page.evaluate(layoutFaults)).toEqual([]);
  });

  it('[V5] shows an operator in space and flat, where learning gets stuck and where it does not', async () => {
    await tab(page, 'surface');
    await page.waitForSelector('[data-part="surface-space"] canvas');
    await page.selectOption('select[aria-label="Operator"]', 'and');
    await page.locator('[data-part="surface"] input[type="range"]').nth(0).fill('0.2');
    await page.locator('[data-part="surface"] input[type="range"]').nth(1).fill('0.3');
    await page.waitForSelector('[data-part="surface"][data-end="flat"][data-steps="0"]');
    expect(await page.textContent('[data-part="surface-told"]')).toContain('stuck: no slope');
    await page.waitForTimeout(600);
    const flatFamily = await shot(page, '[data-part="surface-space"]');
    expect(colours(flatFamily)).toBeGreaterThan(30);
    await page.selectOption('select[aria-label="Family"]', 'product');
    await page.waitForSelector('[data-part="surface"][data-end="true"]');
    await expect
      .poll(async () => difference(flatFamily, await shot(page, '[data-part="surface-space"]')))
      .toBeGreaterThan(0.01);
    await page.waitForTimeout(600);
    const product = await shot(page, '[data-part="surface-space"]');
    await page.focus('[data-part="surface-space"]');
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => difference(product, await shot(page, '[data-part="surface-space"]')))
      .toBeGreaterThan(0.01);
    await page.click('[aria-label="Form"] button:text-is("Flat")');
    await page.waitForSelector('[data-part="surface-flat"] canvas');
    await expect.poll(async () => colours(await shot(page, '[data-part="surface-flat"]'))).toBeGreaterThan(30);
    const box = (await page.locator('[data-part="surface-flat"]').boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + 30);
    await expect.poll(async () => new URL(page.url()).searchParams.get('start')).not.toBe('0.20,0.30');
  });

  it('is the same from its link in a fresh browser; flat where there is no WebGL', async () => {
    await expect.poll(() => new URL(page.url()).searchParams.get('family')).toBe('product');
    const fresh = await newContext(1920, 1080);
    await fresh.addInitScript(() => {
      const { prototype } = HTMLCanvasElement;
      prototype.getContext = new Proxy(Reflect.get(prototype, 'getContext') as () => never, {
        apply: (target, canvas, [kind, ...more]: [string, ...unknown[]]) =>
          kind.startsWith('webgl') ? null : (Reflect.apply(target, canvas, [kind, ...more]) as unknown),
      });
    });
    const view = await fresh.newPage();
    await view.goto(page.url());
    await judged(view, 11);
    await view.waitForSelector(`[data-part="editor"][data-base="${version}"]`);
    await view.waitForSelector('[data-part="surface"][data-form="flat"]');
    expect(await view.textContent('[data-part="surface-told"]')).toContain('no WebGL2 in this browser');
    expect(await view.textContent('[data-part="formula"]')).toContain('busy-day');
    expect(await view.inputValue('select[aria-label="Operator"]')).toBe('and');
    await fresh.close();
  });

  it.each([
    [1280, 800],
    [1920, 1080],
  ] as const)('is whole at %i × %i, dark and light, with every panel in front once', async (width, height) => {
    const fresh = await newContext(width, height);
    const view = await fresh.newPage();
    await view.goto(`${server.url}/rules`);
    await judged(view, 11);
    for (const theme of ['dark', 'light']) {
      if (theme === 'light') await view.keyboard.press('t');
      await expect.poll(() => view.getAttribute('html', 'data-mantine-color-scheme')).toBe(theme);
      expect(await view.evaluate(layoutFaults), theme).toEqual([]);
      expect(await axeFaults(view), theme).toEqual([]);
    }
    for (const id of ['facts', 'compare', 'graph', 'surface', 'history']) {
      await tab(view, id);
      await view.waitForTimeout(250);
      expect(await view.evaluate(layoutFaults), id).toEqual([]);
      // The same elements at another size say nothing new.
      if (width === 1280) expect(await axeFaults(view), id).toEqual([]);
    }
    await fresh.close();
  });

  it('kept to its policy all along: no violation, no error, no request elsewhere', () => {
    const meant = /status (412|404) of .*\/trpc\/|status of (412|404)/;
    expect(complaints.filter((text) => !meant.test(text))).toEqual([]);
  });
});
