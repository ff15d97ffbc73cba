/**
 * How long a view takes from the cursor's move to pixels, in the page's own clock. A sample begins right before the key
 * (or the choice) is handed to the page. It ends when the frame after the one that drew begins: by then what was drawn
 * has been handed over. A view counts as drawn once its `data-bar` is the new one and, where it has a canvas, the canvas
 * was painted after that; `performance.mark` and `measure` leave each sample in the browser's own record as well.
 */
import type { BrowserContext, Page } from 'playwright-core';

export interface Watched {
  readonly view: string;
  /** Element that says which bar it shows. */
  readonly says: string;
  /** Canvas that must have been painted since; null for a view of text and lines. */
  readonly canvas: string | null;
}
/** Sorted, ms. */
export type Samples = Float64Array;

/** Notes on each canvas when it was painted last. To be called before a page is opened. */
export async function notePaints(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const note = (canvas: object): void => {
      (canvas as { paintedAt?: number }).paintedAt = performance.now();
    };
    for (const [prototype, name] of [
      [CanvasRenderingContext2D.prototype, 'clearRect'],
      [WebGL2RenderingContext.prototype, 'drawArrays'],
      [WebGL2RenderingContext.prototype, 'drawElements'],
    ] as const) {
      const draw = Object.getOwnPropertyDescriptor(prototype, name)!.value as (...values: number[]) => void;
      Object.defineProperty(prototype, name, {
        configurable: true,
        writable: true,
        value(this: { readonly canvas: object }, ...values: number[]) {
          note(this.canvas);
          draw.apply(this, values);
        },
      });
    }
  });
}

/**
 * @param act a key that moves the cursor, or a choice to be made: the select's selector and the value
 * @returns ms by view
 * @throws Error naming the views that did not follow within 10 s
 */
async function sample(
  page: Page,
  watched: readonly Watched[],
  act: { readonly key: string; readonly shift?: boolean } | { readonly select: string; readonly value: string },
): Promise<readonly number[]> {
  return page.evaluate(
    ({ watched: all, act: doing }) =>
      new Promise<number[]>((resolve, reject) => {
        const bars = all.map(({ says }) => document.querySelector(says)?.getAttribute('data-bar') ?? null);
        /** When the element said another bar; for a choice there is none to say. */
        const said = all.map(() => ('select' in doing ? 0 : Number.NaN));
        const ends = all.map(() => Number.NaN);
        const drawn = all.map(() => false);
        const observer = new MutationObserver(() => {
          const now = performance.now();
          all.forEach(({ says }, i) => {
            const bar = document.querySelector(says)?.getAttribute('data-bar') ?? null;
            if (Number.isNaN(said[i]!) && bar !== null && bar !== bars[i]) said[i] = now;
          });
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        performance.mark('cursor-moves');
        const began = performance.now();
        const frame = (): void => {
          const now = performance.now();
          all.forEach(({ view, canvas }, i) => {
            if (drawn[i] && Number.isNaN(ends[i]!)) {
              ends[i] = now - began;
              performance.measure(`${view} in pixels`, 'cursor-moves');
            }
            if (!(said[i]! >= 0)) return;
            if (canvas === null) drawn[i] = true;
            else {
              const paintedAt = (document.querySelector(canvas) as { paintedAt?: number } | null)?.paintedAt;
              drawn[i] = paintedAt !== undefined && paintedAt >= Math.max(began, said[i]!);
            }
          });
          const missing = all.filter((_, i) => Number.isNaN(ends[i]!)).map(({ view }) => view);
          if (missing.length > 0 && now - began < 10_000) {
            requestAnimationFrame(frame);
            return;
          }
          observer.disconnect();
          if (missing.length > 0) reject(new Error(`${missing.join(', ')}: not in pixels after 10 s`));
          else resolve(ends);
        };
        requestAnimationFrame(frame);
        if ('key' in doing)
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { key: doing.key, shiftKey: doing.shift ?? false, bubbles: true }),
          );
        else {
          const select = document.querySelector<HTMLSelectElement>(doing.select)!;
          // As a person's choice reaches React: past the value that it remembers.
          Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(select, doing.value);
          select.dispatchEvent(new Event('change', { bubbles: true }));
        }
      }),
    { watched, act },
  );
}

/** So many samples of each view, sorted. @param acts taken in turn */
export async function latencies(
  page: Page,
  watched: readonly Watched[],
  acts: readonly Parameters<typeof sample>[2][],
  count: number,
): Promise<ReadonlyMap<string, Samples>> {
  const all = watched.map(() => new Float64Array(count));
  for (let n = 0; n < count; n++) {
    const ms = await sample(page, watched, acts[n % acts.length]!);
    ms.forEach((x, i) => (all[i]![n] = x));
    // A person looks before the next step; without a pause one sample would wait for another's work.
    await page.waitForTimeout(60);
  }
  return new Map(watched.map(({ view }, i) => [view, all[i]!.toSorted()]));
}

/** Times between two paintings of a canvas for a while, sorted, ms; frames at which nothing was painted count as waiting. */
export async function paintIntervals(page: Page, canvas: string, ms: number): Promise<Samples> {
  const times = await page.evaluate(
    ([selector, length]) =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        const began = performance.now();
        const frame = (): void => {
          const paintedAt = (document.querySelector(selector) as { paintedAt?: number } | null)?.paintedAt;
          if (paintedAt !== undefined && paintedAt >= began && paintedAt !== seen.at(-1)) seen.push(paintedAt);
          if (performance.now() - began < length) requestAnimationFrame(frame);
          else resolve(seen);
        };
        requestAnimationFrame(frame);
      }),
    [canvas, ms] as const,
  );
  return Float64Array.from(times.slice(1), (at, k) => at - times[k]!).toSorted();
}

/** Nearest rank: the least sample that `share` of all are not above. */
export const quantile = (sorted: Samples, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
