/** View V9: the five phases as steps over the replays of a night, down into deep sleep and on; ripples below. */
import { SLEEP_PHASES, type SleepPhase } from '@janus/domain';
import { compact, fixed } from '@janus/views';
import { font, horizontal, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';

export interface Step {
  readonly phase: SleepPhase;
  /** Replays so far, and in all. */
  readonly replayed: number;
  readonly planned: number;
  readonly ripples: number;
}

const LEFT = 84;
const RIGHT = 12;
const FOOT = 34;

export function paintPhases(c: Context, { width, height }: Size, steps: readonly Step[], live: boolean): void {
  const p = palette();
  const plot = height - FOOT - 8;
  if (plot < 40 || width < 160) return;
  const row = plot / SLEEP_PHASES.length;
  const y = (k: number): number => 8 + row * (k + 0.5);
  c.font = font();
  const at = steps.at(-1)?.phase;
  SLEEP_PHASES.forEach((phase, k) => {
    c.font = font(phase === at && live ? 500 : 400, 12);
    text(c, phase[0]!.toUpperCase() + phase.slice(1), 12, y(k), phase === at && live ? p.ink : p.ink2);
    horizontal(c, y(k), LEFT, width - RIGHT, p.grid);
  });
  // What is still to come is not known in numbers: as long as what has been seen so far says.
  const seen = steps.reduce((sum, s) => sum + s.planned, 0);
  const last = SLEEP_PHASES.indexOf(at ?? 'awake') + 1;
  const total = live && steps.length > 0 ? (seen * SLEEP_PHASES.length) / last : seen;
  if (total <= 0) return;
  const x = (replays: number): number => LEFT + ((width - LEFT - RIGHT) * replays) / total;
  let from = 0;
  let before: number | null = null;
  for (const step of steps) {
    const k = SLEEP_PHASES.indexOf(step.phase);
    const to = from + step.replayed;
    if (before !== null) vertical(c, x(from), Math.min(y(before), y(k)), Math.max(y(before), y(k)) + 1, p.ink3);
    c.fillStyle = p.ink;
    c.fillRect(Math.round(x(from)), Math.round(y(k)) - 1, Math.max(2, Math.round(x(to) - x(from))), 3);
    c.font = font();
    const label = fixed(step.replayed);
    const room = width - RIGHT - x(from);
    text(c, label, x(from) + 4, y(k) - 9, p.ink3, room < c.measureText(label).width + 6 ? 'right' : 'left');
    // Ripples a replay as the height of a block under the phase.
    const density = step.replayed > 0 ? Math.min(1, (4 * step.ripples) / step.replayed / 4) : 0;
    c.fillStyle = p.ink4;
    const h = Math.round(10 * density);
    c.fillRect(Math.round(x(from)) + 1, height - FOOT + 12 - h, Math.max(1, Math.round(x(to) - x(from)) - 2), h);
    if (live && step === steps.at(-1)) vertical(c, x(to), 6, height - FOOT + 12, p.accent);
    from = to;
    before = k;
  }
  c.font = font();
  text(c, 'Ripples', 12, height - FOOT + 8, p.ink2);
  horizontal(c, height - FOOT + 13, LEFT, width - RIGHT, p.line);
  text(c, '0', LEFT, height - 9, p.ink3);
  text(c, `${compact(from)} replays`, width - RIGHT, height - 9, p.ink3, 'right');
}
