/** Kill switches of four scopes, freeze and safe mode at a bar: on or off, since when, and why. */
import { KILL_SCOPES } from '@janus/domain';
import type { BreakerReading, BreakersReading } from './api.ts';
import type { Place, Walk } from './walk.ts';

/** @param timeOf close of a bar, epoch ms */
export function breakersReading(walk: Walk, place: Place, timeOf: (bar: number) => number): BreakersReading {
  const { trips } = place.retrace.amygdala.breakers;
  const { safeModeThreat, killThreat, killScope } = walk.config.brain.amygdala;
  const latched = (breaker: 'freeze' | 'safe-mode', at: number, why: string): BreakerReading => ({
    breaker,
    on: at >= 0,
    since: at < 0 ? null : timeOf(at),
    why: at < 0 ? '' : why,
  });
  return {
    breakers: [
      ...KILL_SCOPES.map((scope): BreakerReading => {
        const tripped = trips.find((trip) => trip.scope === scope);
        return { breaker: scope, on: !!tripped, since: tripped?.time ?? null, why: tripped?.why ?? '' };
      }),
      latched('safe-mode', place.safeAt, `a critical threat: ${safeModeThreat}`),
      latched('freeze', place.frozenAt, 'told from outside'),
    ],
    safeModeThreat,
    killThreat,
    killScope,
  };
}
