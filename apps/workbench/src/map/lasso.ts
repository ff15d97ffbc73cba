/** What a drawn outline holds, and what those memories have in common. Pure. */
import { ACTIONS, REGIMES } from '@janus/domain';
import type { Memories } from '../sleep/columns.ts';

/** Even-odd rule. `outline`: x, y, x, y, … */
export function inside(outline: readonly number[], x: number, y: number): boolean {
  let odd = false;
  const n = outline.length / 2;
  for (let i = 0, j = n - 1; i < n; j = i++) {
    const [xi, yi, xj, yj] = [outline[2 * i]!, outline[2 * i + 1]!, outline[2 * j]!, outline[2 * j + 1]!];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
  }
  return odd;
}

export function enclosed(outline: readonly number[], x: Float64Array, y: Float64Array): Uint32Array {
  const found: number[] = [];
  if (outline.length < 6) return new Uint32Array(0);
  for (let i = 0; i < x.length; i++) if (inside(outline, x[i]!, y[i]!)) found.push(i);
  return Uint32Array.from(found);
}

export interface GroupFacts {
  readonly n: number;
  /** Fraction of equity a decision: mean and standard deviation. */
  readonly meanReward: number;
  readonly sigma: number;
  /** Share whose reward was above 0. */
  readonly gained: number;
  /** Mean replays of one. */
  readonly replayed: number;
  /** Times of the first and the last, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Members by regime, the last slot without one; and by action. */
  readonly regimes: readonly number[];
  readonly actions: readonly number[];
}

/** Null for an empty group. */
export function factsOf(group: Uint32Array, memories: Memories): GroupFacts | null {
  const n = group.length;
  if (n === 0) return null;
  const regimes = Array.from({ length: REGIMES.length + 1 }, () => 0);
  const actions = ACTIONS.map(() => 0);
  let [sum, gained, replayed, from, to] = [0, 0, 0, Infinity, -Infinity];
  for (const i of group) {
    sum += memories.reward[i]!;
    if (memories.reward[i]! > 0) gained++;
    replayed += memories.replayed[i]!;
    from = Math.min(from, memories.time[i]!);
    to = Math.max(to, memories.time[i]!);
    const regime = memories.regime[i]!;
    regimes[regime >= 0 ? regime : REGIMES.length]!++;
    actions[memories.action[i]!]!++;
  }
  const meanReward = sum / n;
  let square = 0;
  for (const i of group) square += (memories.reward[i]! - meanReward) ** 2;
  const sigma = Math.sqrt(square / n);
  return { n, meanReward, sigma, gained: gained / n, replayed: replayed / n, from, to, regimes, actions };
}
