/** The vital signs of the account, and what the hypothalamus made of them. */
import { HYPOTHALAMUS } from '@janus/domain';
import type { AccountReading } from './api.ts';
import type { Field } from './threats.ts';
import type { Walk } from './walk.ts';

export function accountReading(walk: Walk, field: Field): AccountReading {
  const own = walk.config.brain.hypothalamus;
  const off = ((walk.off.regions >> HYPOTHALAMUS) & 1) === 1;
  const exposure = field('exposure');
  return {
    state: off ? 'off' : Number.isNaN(field('appetite')) ? 'silent' : 'asked',
    vitals: [
      { vital: 'exposure', value: exposure, comfort: own.exposureHigh, limit: own.exposureLimit, note: '' },
      {
        vital: 'as-one',
        value: exposure,
        comfort: own.correlationHigh,
        limit: own.correlationLimit,
        // One market is one bet; the hypothalamus then leaves this sign out.
        note: 'one market alone: takes no part',
      },
      { vital: 'drawdown', value: field('drawdown'), comfort: Number.NaN, limit: own.maxDrawdown, note: '' },
      {
        vital: 'heat',
        value: field('heat'),
        comfort: Number.NaN,
        limit: own.heatLimit,
        note: 'if every stop were hit',
      },
      { vital: 'margin', value: field('marginUsed'), comfort: Number.NaN, limit: 1, note: 'of the buying power' },
    ],
    appetite: field('appetite'),
    appetiteFloor: field('appetiteFloor'),
    homeostasis: field('homeostasis'),
    energy: field('energy'),
    energyComfort: own.energyComfort,
    fraction: field('fraction'),
    scales: {
      drawdown: field('drawdownScale'),
      regime: field('regimeScale'),
      heat: field('heatScale'),
      kelly: field('kelly'),
      performance: field('performanceScale'),
    },
  };
}
