/**
 * What each regime asks of the system (specification, part II §2.2, column "System Behavior"), as far as it is a gain:
 * dopamine for the choice, an alarm for the threat tests. Sizes lie in the hypothalamus' own table, and which strategies
 * suit a regime in the strategy gate's; nothing is said twice.
 */
import { REGIMES, type Regime } from '@janus/domain';

export interface Behaviour {
  /** Gain of the direct (Go) pathway and of the indirect (No-Go) one: half their difference is added to tonic dopamine. */
  readonly go: number;
  readonly noGo: number;
  /** Multiplies the limit of the volatility test: below 1 it trips earlier. */
  readonly alarm: number;
}

export const BEHAVIOUR: Readonly<Record<Regime, Behaviour>> = {
  bull: { go: 1.25, noGo: 1, alarm: 1 },
  bear: { go: 1, noGo: 1.25, alarm: 1 },
  ranging: { go: 1, noGo: 1, alarm: 1 },
  crisis: { go: 0.75, noGo: 1.5, alarm: 0.8 },
  recovery: { go: 1, noGo: 1.1, alarm: 0.9 },
  bubble: { go: 1, noGo: 1.2, alarm: 0.9 },
  deflation: { go: 0.9, noGo: 1.2, alarm: 1 },
};

/** @throws RangeError for an index that is not a regime's */
export const behaviourOf = (regime: number): Behaviour => {
  const name = REGIMES[regime];
  if (name === undefined) throw new RangeError(`regime ${regime} is not an index in [0, ${REGIMES.length - 1}]`);
  return BEHAVIOUR[name];
};

/** What the regime adds to tonic dopamine: (go − noGo) / 2. */
export const regimeDopamine = (regime: number): number => {
  const { go, noGo } = behaviourOf(regime);
  return (go - noGo) / 2;
};
