/** The whole of a data set as few candles, each of many bars. Paints only. */
import { fixed, priceDigits, timeTicks } from '@janus/views';
import { scaleLinear } from 'd3-scale';
import { font, horizontal, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import type { Candles } from './catalogue-store.ts';

const AXIS = 18;
const GUTTER = 64;

export function paintCandles(c: Context, { width, height }: Size, candles: Candles): void {
  const p = palette();
  const count = candles.time.length;
  const across = Math.max(10, width - GUTTER);
  const foot = height - AXIS;
  const low = Math.min(...candles.low);
  const high = Math.max(...candles.high);
  const y = scaleLinear([low, high === low ? low + 1 : high], [foot - 6, 8]);
  c.font = font();
  for (const tick of y.ticks(Math.max(2, Math.floor(foot / 44)))) {
    horizontal(c, y(tick), 0, across, p.grid);
    text(c, fixed(tick, tick >= 1000 ? 0 : Math.min(4, priceDigits(high))), across + 6, y(tick), p.ink3);
  }
  const pitch = across / count;
  for (const tick of timeTicks(candles.time, 0, count, across / 84)) {
    vertical(c, tick.bar * pitch, 0, foot, p.grid);
    if (tick.bar * pitch < across - 30) text(c, tick.label, tick.bar * pitch + 3, foot + 9, p.ink3);
  }
  const body = Math.max(1, Math.floor(pitch * 0.7));
  for (let i = 0; i < count; i++) {
    const x = Math.round((i + 0.5) * pitch);
    c.fillStyle = candles.close[i]! >= candles.open[i]! ? p.up : p.down;
    c.fillRect(x, y(candles.high[i]!), 1, Math.max(1, y(candles.low[i]!) - y(candles.high[i]!)));
    const top = y(Math.max(candles.open[i]!, candles.close[i]!));
    c.fillRect(x - (body >> 1), top, body, Math.max(1, y(Math.min(candles.open[i]!, candles.close[i]!)) - top));
  }
}
