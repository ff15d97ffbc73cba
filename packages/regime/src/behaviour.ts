/**
 * What each regime asks of the system (specification, part II §2.2, column "System Behavior"), as a table of
 * configuration. Regions read the column that concerns them; nothing else encodes these words.
 */
import { REGIMES, type Regime } from '@janus/domain';

export interface Behaviour {
  /** Gain of the direct (Go) pathway. */
  readonly go: number;
  /** Gain of the indirect (No-Go) pathway. */
  readonly noGo: number;
  /** Share of full size. */
  readonly size: number;
  /** Multiplies the amygdala's thresholds: below 1 it trips earlier. */
  readonly alarm: number;
  readonly favours: 'trend' | 'mean-reversion' | 'neither';
}

export const BEHAVIOUR: Readonly<Record<Regime, Behaviour>> = {
  bull: { go: 1.25, noGo: 1, size: 1, alarm: 1, favours: 'trend' },
  bear: { go: 1, noGo: 1.25, size: 0.7, alarm: 1, favours: 'trend' },
  ranging: { go: 1, noGo: 1, size: 0.8, alarm: 1, favours: 'mean-reversion' },
  crisis: { go: 0.75, noGo: 1.5, size: 0.3, alarm: 0.8, favours: 'neither' },
  recovery: { go: 1, noGo: 1.1, size: 0.6, alarm: 0.9, favours: 'trend' },
  bubble: { go: 1, noGo: 1.2, size: 0.5, alarm: 0.9, favours: 'trend' },
  deflation: { go: 0.9, noGo: 1.2, size: 0.35, alarm: 1, favours: 'neither' },
};

export const behaviourOf = (regime: number): Behaviour => {
  const name = REGIMES[regime];
  if (name === undefined) throw new RangeError(`regime ${regime} is not an index in [0, ${REGIMES.length - 1}]`);
  return BEHAVIOUR[name];
};
