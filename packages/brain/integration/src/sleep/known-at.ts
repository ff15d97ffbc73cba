/**
 * From when on a night's schemas may be used: the moment at which the last of its rewards was known. A reward is known
 * `horizon` bars after its decision; where another decision of the symbol follows it was known by then.
 */
import { badInput, EXPERIENCE_WIDTH, experienceSlot } from '@janus/domain';
import type { NightMemory } from '@janus/hippocampus';

const TIME = experienceSlot('time');
const BAR = experienceSlot('bar');
const HORIZON = experienceSlot('horizon');

/** Epoch ms. @throws JanusError bad-input where no two decisions follow each other and the length of a bar is unknown */
export function knownAt(memory: NightMemory): number {
  const field = (i: number, slot: number): number => memory.rows[i * EXPERIENCE_WIDTH + slot]!;
  let barMs = 0;
  for (let i = 0; i < memory.n; i++) {
    const before = memory.before[i]!;
    const bars = before >= 0 ? field(i, BAR) - field(before, BAR) : 0;
    if (bars <= 0) continue;
    const perBar = (field(i, TIME) - field(before, TIME)) / bars;
    barMs = barMs === 0 ? perBar : Math.min(barMs, perBar);
  }
  if (barMs === 0)
    throw badInput('no two experiences follow each other: the length of a bar is unknown. Run a longer day');
  let newest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < memory.n; i++) {
    const open = memory.after[i]! < 0;
    newest = Math.max(newest, field(i, TIME) + (open ? field(i, HORIZON) * barMs : 0));
  }
  return Math.ceil(newest);
}

/** True where every experience began after `moment`. */
export function allAfter(memory: NightMemory, moment: number): boolean {
  for (let i = 0; i < memory.n; i++) if (memory.rows[i * EXPERIENCE_WIDTH + TIME]! <= moment) return false;
  return true;
}
