/** How far the event at the cursor came on its way through the regions, out of its explanation. */
import type { Explanation } from '@janus/integration';
import { WAY } from './regions.ts';

export interface Course {
  /** Index into WAY of the last place reached. */
  readonly stop: number;
  /** How it ended there. */
  readonly end: 'sent' | 'veto' | 'hold';
  /** Region drawn in No-Go red, or null. */
  readonly vetoed: string | null;
}

const LATE = ['cerebellum', 'prefrontal'];

export function courseOf({ outcome, stages, regions }: Explanation): Course {
  if (outcome === 'sent') return { stop: WAY.length - 1, end: 'sent', vetoed: null };
  const refused = stages.find((s) => s.status === 'veto');
  if (!refused) return { stop: 0, end: 'hold', vetoed: null };
  if (outcome === 'hold') return { stop: refused.number, end: 'hold', vetoed: null };
  const by = regions.find((r) => r.vetoed)?.region ?? null;
  // The sixth row covers three places; the region that refused says at which of them it ended.
  const stop = by !== null && LATE.includes(by) ? WAY.findIndex((w) => w.region === by) : refused.number;
  return { stop, end: 'veto', vetoed: by ?? WAY[stop]!.region };
}
