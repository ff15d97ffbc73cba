/**
 * What a decision turned on, quantity by quantity, each with the spread that it usually has in this market; and, for
 * asking what would have changed the decision, some of them at other values. The day asks `witness` wherever such a
 * quantity enters; nothing else here acts.
 */
import { ACTIONS, HOLD, MODALITIES } from '@janus/domain';

const ANOMALY_INPUTS = ['return', 'volatility', 'volume', 'range', 'divergence', 'gap'] as const;
const ASKED_FOR = ACTIONS.filter((_, action) => action !== HOLD);

/** Name, least and largest value that it can take. */
const TABLE: readonly (readonly [string, number, number])[] = [
  ...MODALITIES.map((m) => [`evidence.${m}`, -1, 1] as const), // direction evidence of a modality
  ...ASKED_FOR.map((a) => [`signal.${a}`, 0, 1] as const), // strength of the strongest strategy that asks for it
  ['confidence', 0, 1], // of the regime
  ['volatilityRatio', 0, Number.POSITIVE_INFINITY], // fast / slow
  ['vpin', 0, 1],
  ['spread', 0, Number.POSITIVE_INFINITY], // fraction of the price
  ['drawdown', 0, 1],
  ['windowLoss', 0, 1],
  ['averageCorrelation', -1, 1],
  ...ANOMALY_INPUTS.map((x) => [`state.${x}`, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const), // of the amygdala
  ['edge', Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], // expected move of the order, fraction of the price
  ['volume', 0, Number.POSITIVE_INFINITY], // of the bar, as the cost is forecast from it
  ['slippage', 0, Number.POSITIVE_INFINITY], // forecast, fraction of the price, as the rules weigh it
  ...ASKED_FOR.map((a) => [`recall.${a}`, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const), // in usual rewards
  ...ASKED_FOR.map((a) => [`prior.${a}`, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const), // in usual rewards
];
export const WITNESSED = TABLE.map(([name]) => name);
export const witnessBounds = (slot: number): readonly [number, number] => [TABLE[slot]![1], TABLE[slot]![2]];

/** Slot of a quantity. @throws RangeError for a name that is none */
export function witnessSlot(name: string): number {
  const slot = WITNESSED.indexOf(name);
  if (slot < 0) throw new RangeError(`'${name}' is not a quantity that a decision turns on: ${WITNESSED.join(', ')}`);
  return slot;
}

/** Slot of each quantity, or of the first of a family. */
export const W = {
  evidence: witnessSlot(`evidence.${MODALITIES[0]}`),
  buy: witnessSlot('signal.buy'),
  sell: witnessSlot('signal.sell'),
  confidence: witnessSlot('confidence'),
  volatilityRatio: witnessSlot('volatilityRatio'),
  vpin: witnessSlot('vpin'),
  spread: witnessSlot('spread'),
  drawdown: witnessSlot('drawdown'),
  windowLoss: witnessSlot('windowLoss'),
  averageCorrelation: witnessSlot('averageCorrelation'),
  edge: witnessSlot('edge'),
  volume: witnessSlot('volume'),
  slippage: witnessSlot('slippage'),
  state: witnessSlot(`state.${ANOMALY_INPUTS[0]}`),
} as const;
/** Slot of what an action that is asked for was worth; −1 for HOLD, which is worth nothing. */
export const RECALL_OF = Int32Array.from(ACTIONS, (a) => WITNESSED.indexOf(`recall.${a}`));
export const PRIOR_OF = Int32Array.from(ACTIONS, (a) => WITNESSED.indexOf(`prior.${a}`));

/** Values that the spread looks back over (exponentially weighted). */
const SPAN = 400;
const DECAY = 2 / (SPAN + 1);
/** Values before which a spread says little. */
export const WITNESS_WARM_UP = 30;

export interface Witness {
  /** Whether anything is noted: only a day that is going to be asked pays for it. */
  readonly on: boolean;
  /** At the event last seen; NaN where it was not asked for. */
  readonly seen: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly weight: Float64Array;
  readonly count: Uint32Array;
  /** Value that a quantity is held at, NaN where it is not held. */
  readonly held: Float64Array;
}
export const newWitness = (on = true): Witness => ({
  on,
  seen: new Float64Array(WITNESSED.length).fill(Number.NaN),
  mean: new Float64Array(WITNESSED.length),
  variance: new Float64Array(WITNESSED.length),
  weight: new Float64Array(WITNESSED.length),
  count: new Uint32Array(WITNESSED.length),
  held: new Float64Array(WITNESSED.length).fill(Number.NaN),
});

/** Standard deviation over about the last SPAN values that were asked for; 0 before there are enough. */
export const spreadOf = (w: Witness, slot: number): number =>
  w.count[slot]! < WITNESS_WARM_UP ? 0 : Math.sqrt(w.variance[slot]!);

/** Notes a value and gives it back, or the one that this quantity is held at. Not a number passes as it is. */
export function witness(w: Witness, slot: number, value: number): number {
  if (!w.on || Number.isNaN(value)) return value;
  const held = w.held[slot]!;
  const x = Number.isNaN(held) ? value : held;
  const weight = (1 - DECAY) * w.weight[slot]! + 1;
  const gain = 1 / weight;
  const d = x - w.mean[slot]!;
  w.seen[slot] = x;
  w.weight[slot] = weight;
  w.count[slot] = w.count[slot]! + 1;
  w.mean[slot] = w.mean[slot]! + gain * d;
  w.variance[slot] = (1 - gain) * (w.variance[slot]! + gain * d * d);
  return x;
}
