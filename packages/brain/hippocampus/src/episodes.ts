/**
 * The episodic buffer: a ring of experiences as columns, made once, oldest overwritten. It stores and hands back; what
 * episodes mean is not its business.
 */
import { ACTIONS, badInput, EPISODE_STATE, REGIMES, type Experience } from '@janus/domain';

export interface Episodes {
  readonly capacity: number;
  /** Experiences written so far; the newest is in slot (written − 1) mod capacity. */
  written: number;
  /** [capacity, EPISODE_STATE] */
  readonly state: Float64Array;
  readonly next: Float64Array;
  readonly action: Int8Array;
  readonly reward: Float64Array;
  readonly volatility: Float64Array;
  readonly spread: Float64Array;
  readonly volume: Float64Array;
  readonly fear: Float64Array;
  readonly confidence: Float64Array;
  readonly surprise: Float64Array;
  readonly time: Float64Array;
  readonly regime: Int8Array;
}

export const initEpisodes = (capacity: number): Episodes => ({
  capacity,
  written: 0,
  state: new Float64Array(capacity * EPISODE_STATE),
  next: new Float64Array(capacity * EPISODE_STATE),
  action: new Int8Array(capacity),
  reward: new Float64Array(capacity),
  volatility: new Float64Array(capacity),
  spread: new Float64Array(capacity),
  volume: new Float64Array(capacity),
  fear: new Float64Array(capacity),
  confidence: new Float64Array(capacity),
  surprise: new Float64Array(capacity),
  time: new Float64Array(capacity),
  regime: new Int8Array(capacity),
});

/** Episodes held. */
export const heldCount = (b: Episodes): number => Math.min(b.written, b.capacity);

/**
 * Writes (s, a, r, s′, c, e) into a slot: the element of D_hippo [E37]. c = volatility, spread, volume; e = fear,
 * confidence, surprise; with it its time and regime.
 */
export function writeEpisode(b: Episodes, slot: number, x: Experience): void {
  b.state.set(x.state, slot * EPISODE_STATE);
  b.action[slot] = x.action;
  b.reward[slot] = x.reward;
  b.next.set(x.next, slot * EPISODE_STATE);
  b.volatility[slot] = x.volatility;
  b.spread[slot] = x.spread;
  b.volume[slot] = x.volume;
  b.fear[slot] = x.fear;
  b.confidence[slot] = x.confidence;
  b.surprise[slot] = x.surprise;
  b.time[slot] = x.time;
  b.regime[slot] = x.regime;
}

/**
 * Copies the episode `age` back (0 = newest) into `out`.
 * @throws JanusError bad-input where so many are not held
 */
export function episodeAt(b: Episodes, age: number, out: Experience): void {
  if (!Number.isInteger(age) || age < 0 || age >= heldCount(b))
    throw badInput(`episode ${age} back: ${heldCount(b)} are held, 0 is the newest`);
  const slot = (b.written - 1 - age) % b.capacity;
  const at = slot * EPISODE_STATE;
  for (let i = 0; i < EPISODE_STATE; i++) {
    out.state[i] = b.state[at + i]!;
    out.next[i] = b.next[at + i]!;
  }
  out.action = b.action[slot]!;
  out.reward = b.reward[slot]!;
  out.volatility = b.volatility[slot]!;
  out.spread = b.spread[slot]!;
  out.volume = b.volume[slot]!;
  out.fear = b.fear[slot]!;
  out.confidence = b.confidence[slot]!;
  out.surprise = b.surprise[slot]!;
  out.time = b.time[slot]!;
  out.regime = b.regime[slot]!;
}

function refuseUnlessFinite(what: string, v: Float64Array): void {
  if (v.length !== EPISODE_STATE) throw badInput(`episode ${what}: ${v.length} numbers, ${EPISODE_STATE} are needed`);
  for (let i = 0; i < v.length; i++)
    if (!Number.isFinite(v[i]!))
      throw badInput(`episode ${what}[${i}]: ${v[i]} is not finite; give 0 for what is absent`);
}
function refuseUnlessShare(what: string, x: number): void {
  if (!(x >= 0 && x <= 1)) throw badInput(`episode ${what}: ${x} is not a number in [0, 1]`);
}
function refuseUnlessIndex(what: string, x: number, lowest: number, count: number): void {
  if (!Number.isInteger(x) || x < lowest || x >= count)
    throw badInput(`episode ${what}: ${x} is not a whole number in [${lowest}, ${count - 1}]`);
}

/**
 * The door: what cannot be recalled or replayed is not taken in. Volatility, spread and volume may be NaN (unknown).
 * @throws JanusError bad-input naming the value
 */
export function checkExperience(x: Experience): void {
  refuseUnlessFinite('state', x.state);
  refuseUnlessFinite('next', x.next);
  refuseUnlessIndex('action', x.action, 0, ACTIONS.length);
  refuseUnlessIndex('regime', x.regime, -1, REGIMES.length);
  if (!Number.isFinite(x.reward)) throw badInput(`episode reward: ${x.reward} is not finite`);
  if (!Number.isFinite(x.time)) throw badInput(`episode time: ${x.time} is not finite`);
  refuseUnlessShare('fear', x.fear);
  refuseUnlessShare('confidence', x.confidence);
  refuseUnlessShare('surprise', x.surprise);
}
