/**
 * What a decision turned on, quantity by quantity, each with the spread that it usually has in this market; and, for
 * asking what would have changed the decision, one of them at another value. The day asks `witness` wherever such a
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
  ['drawdown', 0, 1],
  ['windowLoss', 0, 1],
  ['averageCorrelation', -1, 1],
  ...ANOMALY_INPUTS.map((x) => [`state.${x}`, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const), // of the amygdala
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

/** Values that the spread looks back over (exponentially weighted). */
const SPAN = 400;
const DECAY = 2 / (SPAN + 1);
/** Values before which a spread says little. */
export const WITNESS_WARM_UP = 50;

export interface Witness {
  /** At the event last seen; NaN where it was not asked for. */
  readonly seen: Float64Array;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly weight: Float64Array;
  readonly count: Uint32Array;
  /** Slot that is held at `value`, −1 none. */
  slot: number;
  value: number;
}
export const newWitness = (): Witness => ({
  seen: new Float64Array(WITNESSED.length).fill(Number.NaN),
  mean: new Float64Array(WITNESSED.length),
  variance: new Float64Array(WITNESSED.length),
  weight: new Float64Array(WITNESSED.length),
  count: new Uint32Array(WITNESSED.length),
  slot: -1,
  value: Number.NaN,
});

/** Standard deviation over about the last SPAN values that were asked for; 0 before there are enough. */
export const spreadOf = (w: Witness, slot: number): number =>
  w.count[slot]! < WITNESS_WARM_UP ? 0 : Math.sqrt(w.variance[slot]!);

/** Notes a value and gives it back, or the one that this quantity is held at. Not a number passes as it is. */
export function witness(w: Witness, slot: number, value: number): number {
  if (Number.isNaN(value)) return value;
  const x = w.slot === slot ? w.value : value;
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
