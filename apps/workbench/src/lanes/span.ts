/** The bars shown about a cursor. Pure. */

/** Share of the bars shown that lies before the cursor. */
const BEFORE = 0.75;

/** First bar shown and the one after the last; inside the run. */
export function spanAbout(cursor: number, bars: number, total: number): readonly [from: number, to: number] {
  const count = Math.min(bars, total);
  const first = Math.min(total - count, Math.max(0, Math.round(cursor - BEFORE * count)));
  return [first, first + count];
}
