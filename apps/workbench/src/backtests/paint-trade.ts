/** The candles around a trade: opened and closed, the line between, stop and target while it was held. Paints only. */
import { fixed, isoDay, priceDigits } from '@janus/views';
import { font, horizontal, text, triangle, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import type { Around } from './trade-bars.ts';

const RIGHT = 108;
const FOOT = 18;

export function paintTrade(c: Context, { width, height }: Size, { trade, bars, from, stop, target }: Around): void {
  const p = palette();
  const n = bars.close.length;
  const levels = [stop, target].filter((level) => level !== null);
  const low = Math.min(...bars.low, ...levels);
  const high = Math.max(...bars.high, ...levels);
  const [top, foot] = [12, height - FOOT - 6];
  if (n === 0 || !(high > low) || foot - top < 30) return;
  const slot = (width - 24 - RIGHT) / n;
  const x = (bar: number): number => 12 + slot * (bar - from + 0.5);
  const y = (price: number): number => foot - ((foot - top) * (price - low)) / (high - low);
  const digits = priceDigits(high);
  c.font = font();
  const [entry, exit] = [x(trade.entryBar), x(trade.exitBar)];
  c.fillStyle = p.raised;
  c.fillRect(entry - slot / 2, 0, exit - entry + slot, height - FOOT);
  const body = Math.max(1, Math.floor(slot * 0.7));
  for (let i = 0; i < n; i++) {
    const colour = bars.close[i]! >= bars.open[i]! ? p.up : p.down;
    const at = x(from + i);
    vertical(c, at, y(bars.high[i]!), y(bars.low[i]!) + 1, colour);
    const upper = y(Math.max(bars.open[i]!, bars.close[i]!));
    c.fillStyle = colour;
    c.fillRect(Math.round(at - body / 2), upper, body, Math.max(1, Math.abs(y(bars.open[i]!) - y(bars.close[i]!))));
  }
  for (const [level, name, colour] of [
    [stop, 'stop', p.nogoInk],
    [target, 'target', p.goInk],
  ] as const) {
    if (level === null) continue;
    horizontal(c, y(level), entry, exit, colour);
    text(c, `${name} ${fixed(level, digits)}`, width - 12, y(level), colour, 'right');
  }
  c.strokeStyle = p.ink2;
  c.beginPath();
  c.moveTo(entry, y(trade.entryPrice));
  c.lineTo(exit, y(trade.exitPrice));
  c.stroke();
  triangle(c, entry, y(trade.entryPrice), trade.side > 0, false, 5);
  triangle(c, exit, y(trade.exitPrice), trade.side < 0, true, 5);
  for (const edge of [high, low])
    // Where a level is near, it says the price itself.
    if (levels.every((level) => Math.abs(y(level) - y(edge)) > 14))
      text(c, fixed(edge, digits), width - 12, y(edge), p.ink3, 'right');
  text(c, isoDay(bars.time[0]!), 12, height - FOOT / 2, p.ink3);
  text(c, isoDay(bars.time[n - 1]!), width - 24 - RIGHT, height - FOOT / 2, p.ink3, 'right');
}
