/** When the largest element of the first screen was painted, as the browser itself tells, ms after the navigation. */
import type { Page } from 'playwright-core';

export const largestPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // What was painted before is told at once, together; a page that was given no such entry tells nothing.
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
        setTimeout(() => resolve(Number.NaN), 300);
      }),
  );
