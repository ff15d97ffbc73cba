import type { Page } from 'playwright-core';

/** Index of the bar at the cursor; the slider counts from 1. */
export const barAtCursor = async (page: Page): Promise<number> =>
  Number(await page.getAttribute('[role="slider"]', 'aria-valuenow')) - 1;
