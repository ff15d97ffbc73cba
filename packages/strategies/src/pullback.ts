/**
 * Pullback to a line: within one bar the price comes back to the line and closes on the trend's side of a second line
 * (the same one, or one nearer to the price). It says nothing about whether there is a trend.
 */

/** True where the bar reached `line`. `side`: 1 the line is support, −1 resistance. */
export function touches(side: number, high: number, low: number, line: number): boolean {
  return side > 0 ? low <= line : high >= line;
}

/** True where the close is strictly on the trend's side of `line`. */
export function closesBeyond(side: number, close: number, line: number): boolean {
  return side * (close - line) > 0;
}
