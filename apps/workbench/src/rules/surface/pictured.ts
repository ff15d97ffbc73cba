/** What both forms of the truth surface draw. */
import type { Surface, Way } from './truth-surface.ts';

export interface Pictured {
  readonly surface: Surface;
  /** Drawn over it as a net, or null. */
  readonly twin: Surface | null;
  readonly way: Way;
  /** u and v of the rule at the cursor; null where it has none on this surface. */
  readonly place: readonly [number, number] | null;
}
/** Arrows a side. */
export const ARROWS = 8;
