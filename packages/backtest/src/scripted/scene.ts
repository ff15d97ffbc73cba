/**
 * A scene: a scripted market with one bar at which only one region can be right, and what must be decided there with
 * the region and without it. Every scene is traded by mean reversion alone, admitted in every regime and long only, so
 * that a fall of a few bars is a proposal to buy at a known bar and nothing else is.
 */
import { REGIMES, type BarSeries, type Region } from '@janus/domain';

export interface Decided {
  /** 'buy' | 'hold' */
  readonly action: string;
  /** Key of REASON_LIST. */
  readonly reason: string;
}
export interface Scene {
  readonly region: Region;
  readonly series: BarSeries;
  /** The bar in question. */
  readonly bar: number;
  /** A run's configuration; whatever it changes is given its reason in the scene's file. */
  readonly config: unknown;
  /** True where the scene needs embeddings. */
  readonly vision: boolean;
  readonly intact: Decided;
  readonly off: Decided;
}

const everywhere = Object.fromEntries(REGIMES.map((regime) => [regime, ['mean-reversion']]));
/** Affinity never holds it back: the gate is not what a scene is about. */
export const DIP_BUYER = { gate: { allow: ['mean-reversion'], floor: 0, regimes: everywhere } };
