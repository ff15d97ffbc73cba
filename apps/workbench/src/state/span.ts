/** The stretch of bars that the candles show where nothing else says so. */
const BARS = 150;
/** Part of it that lies after the cursor. */
const AHEAD = 0.28;

/** First and last bar around a cursor. */
export const spanAround = (cursor: number): readonly [number, number] => [
  Math.round(cursor - (1 - AHEAD) * BARS),
  Math.round(cursor + AHEAD * BARS),
];
