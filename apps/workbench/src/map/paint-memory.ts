/** The bars around a memory: what it had seen, the moment of the decision, and what came after, fainter. */
import { fixed, priceDigits } from '@janus/views';
import { font, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import type { Bars } from './run-bars.ts';

const BEFORE = 64;
const AFTER = 24;
const RIGHT = 58;

export function paintMemory(c: Context, { width, height }: Size, bars: Bars, bar: number): void {
  const p = palette();
  const n = bars.close.length;
  const [from, to] = [Math.max(0, bar - BEFORE + 1), Math.min(n, bar + 1 + AFTER)];
  let [low, high] = [Infinity, -Infinity];
  for (let i = from; i < to; i++) {
    low = Math.min(low, bars.low[i]!);
    high = Math.max(high, bars.high[i]!);
  }
  const [top, foot] = [10, height - 20];
  if (!(high > low) || foot - top < 30) return;
  const slot = (width - 12 - RIGHT) / (BEFORE + AFTER);
  const x = (i: number): number => 12 + slot * (i - bar + BEFORE - 0.5);
  const y = (price: number): number => foot - ((foot - top) * (price - low)) / (high - low);
  c.fillStyle = p.raised;
  c.fillRect(x(from - 0.5), 0, x(bar + 0.5) - x(from - 0.5), foot + 4);
  const body = Math.max(1, Math.floor(slot) - 1);
  for (let i = from; i < to; i++) {
    const rose = bars.close[i]! >= bars.open[i]!;
    c.globalAlpha = i > bar ? 0.35 : 1;
    const colour = rose ? p.up : p.down;
    vertical(c, x(i), y(bars.high[i]!), y(bars.low[i]!) + 1, colour);
    const upper = y(Math.max(bars.open[i]!, bars.close[i]!));
    const h = Math.max(1, Math.abs(y(bars.open[i]!) - y(bars.close[i]!)));
    const left = Math.round(x(i) - body / 2);
    c.fillStyle = rose ? p.panel : colour;
    c.fillRect(left, upper, body, h);
    if (rose) {
      c.strokeStyle = colour;
      c.strokeRect(left + 0.5, upper + 0.5, Math.max(1, body - 1), Math.max(1, h - 1));
    }
  }
  c.globalAlpha = 1;
  vertical(c, x(bar + 0.5), 0, foot + 4, p.accent);
  c.font = font();
  const digits = priceDigits(high);
  text(c, fixed(high, digits), width - 12, top, p.ink3, 'right');
  text(c, fixed(low, digits), width - 12, foot - 2, p.ink3, 'right');
  text(c, `−${bar - from + 1} bars`, 12, height - 8, p.ink3);
  text(c, 'decision', x(bar + 0.5), height - 8, p.ink, 'center');
  text(c, `+${to - 1 - bar}`, x(Math.max(bar + 4, to - 1)), height - 8, p.ink3, 'right');
}
