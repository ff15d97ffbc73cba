/** What the page's main thread does for a while, in processor time, from the browser's own trace. */
import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the event, µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface BusyTasks {
  /** ms */
  readonly longest: number;
  readonly perSecond: number;
}

const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

export async function busyTasks(browser: Browser, page: Page, ms: number): Promise<BusyTasks> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await page.waitForTimeout(ms);
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const events = trace.traceEvents;
  const main = new Set(
    events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain').map((e) => `${e.pid} ${e.tid}`),
  );
  const tasks = new Map<string, number[]>();
  for (const event of events) {
    const thread = `${event.pid} ${event.tid}`;
    if (event.name !== 'RunTask' || event.tdur === undefined || !main.has(thread)) continue;
    tasks.set(thread, [...(tasks.get(thread) ?? []), event.tdur / 1000]);
  }
  // Every tab has a main thread; the page that plays is the busiest.
  const busiest = [...tasks.values()].sort((a, b) => total(b) - total(a))[0] ?? [];
  if (busiest.length === 0) throw new Error('the trace holds no task of a main thread');
  return { longest: Math.max(...busiest), perSecond: (1000 * total(busiest)) / ms };
}
