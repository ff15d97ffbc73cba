/** Which experiences were over by a moment: decided and their reward known. */
import { EXPERIENCE_WIDTH, experienceSlot } from '@janus/domain';

const TIME = experienceSlot('time');
const BAR = experienceSlot('bar');
const SYMBOL = experienceSlot('symbol');
const HORIZON = experienceSlot('horizon');

/** Length of a bar, ms: the least time a bar between two decisions of one symbol; 0 where no two follow each other. */
export function barLength(rows: Float64Array): number {
  const last = new Map<number, number>();
  let least = 0;
  for (let at = 0; at < rows.length; at += EXPERIENCE_WIDTH) {
    const symbol = rows[at + SYMBOL]!;
    const before = last.get(symbol);
    last.set(symbol, at);
    if (before === undefined) continue;
    const bars = rows[at + BAR]! - rows[before + BAR]!;
    const ms = (rows[at + TIME]! - rows[before + TIME]!) / bars;
    if (bars > 0 && (least === 0 || ms < least)) least = ms;
  }
  return least;
}

/** The rows whose reward was known at or before `until`, in their order. */
export function knownBy(rows: Float64Array, until: number): Float64Array {
  const bar = barLength(rows);
  const kept: number[] = [];
  for (let at = 0; at < rows.length; at += EXPERIENCE_WIDTH)
    if (rows[at + TIME]! + rows[at + HORIZON]! * bar <= until) kept.push(at);
  if (kept.length * EXPERIENCE_WIDTH === rows.length) return rows;
  const out = new Float64Array(kept.length * EXPERIENCE_WIDTH);
  kept.forEach((at, i) => out.set(rows.subarray(at, at + EXPERIENCE_WIDTH), i * EXPERIENCE_WIDTH));
  return out;
}
