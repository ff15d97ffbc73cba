/** Frames that the page draws while its main thread is traced. */
import type { Browser, Page } from 'playwright-core';
import { busyTasks, type BusyTasks } from '../market/tasks.ts';

export interface Frames extends BusyTasks {
  readonly framesPerSecond: number;
  /** Frame interval, ms. */
  readonly p95: number;
}

export async function framesAndTasks(browser: Browser, page: Page, ms: number): Promise<Frames> {
  await page.evaluate(() => {
    const box = window as unknown as { frameTimes: number[] };
    box.frameTimes = [];
    const count = (at: number): void => {
      box.frameTimes.push(at);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const tasks = await busyTasks(browser, page, ms);
  const times = await page.evaluate(() => (window as unknown as { frameTimes: number[] }).frameTimes);
  const gaps = times.slice(1).map((at, k) => at - times[k]!);
  const sorted = gaps.toSorted((a, b) => a - b);
  const seconds = (times.at(-1)! - times[0]!) / 1000;
  return { ...tasks, framesPerSecond: gaps.length / seconds, p95: sorted[Math.floor(0.95 * sorted.length)]! };
}
