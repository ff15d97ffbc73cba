/**
 * The smallest change that would have made a decision another, in units of each quantity's own spread. The brain is
 * copied onto a twin at the moment of the decision, and the twin decides again with quantities held at other values:
 * nothing is estimated, the same code answers. One quantity where one is enough; where several stages stand in the way,
 * the change that gets past each in turn.
 */
import { ACTIONS, HOLD, reasonOf, type Account } from '@janus/domain';
import { copyState, onBar, spreadOf, witnessBounds, WITNESSED, type BarClose, type Brain } from '@janus/integration';

/** Distances tried, in spreads; between the last that changes nothing and the first that does, halving goes on. */
export const DISTANCES = [0.125, 0.25, 0.5, 1, 2, 4, 8] as const;
const HALVINGS = 12;
/** Changes that are tried together at most. */
export const MOST_CHANGES = 4;

export interface Change {
  /** One of WITNESSED. */
  readonly quantity: string;
  readonly from: number;
  readonly to: number;
  /** |to − from| / spread, > 0. */
  readonly spreads: number;
}

export interface Flip {
  /** In the order of the stages that they get past; 1 to MOST_CHANGES. */
  readonly changes: readonly Change[];
  /** Sum over the changes. */
  readonly spreads: number;
  /** What the brain decides then, and the key of its reason. */
  readonly action: string;
  readonly reason: string;
}

/** What a twin decides. */
export interface Answer {
  /** Index into ACTIONS. */
  readonly action: number;
  /** Code of REASON_LIST. */
  readonly reason: number;
  /** Index into STAGES. */
  readonly reached: number;
}

/** A twin to ask; made once a run by `initBrain` with the options of the brain that it stands for. */
export interface Twin {
  readonly brain: Brain;
  readonly account: Account;
}
const LEFT = new Set(['options', 'config', 'audit', 'timing'] as const);

export const holdNothing = (): Float64Array => new Float64Array(WITNESSED.length).fill(Number.NaN);

/** The moment of a decision: after `arrive` and before `answer`. */
export interface Moment {
  /** Left as it is. */
  readonly brain: Brain;
  readonly bar: BarClose;
  readonly account: Account;
}

/** @param held value of each quantity, NaN where it is what it is [WITNESSED] */
export function askTwin(twin: Twin, moment: Moment, held: Float64Array): Answer {
  copyState(moment.brain, twin.brain, LEFT);
  Object.assign(twin.account, moment.account);
  // The records of a twin are nobody's: its segment never fills up.
  twin.brain.rows = 0;
  twin.brain.symbols[moment.bar.symbol]!.witness.held.set(held);
  onBar(twin.brain, moment.bar, twin.account);
  const { action, reason, reached } = twin.brain.outcome;
  return { action, reason, reached };
}

interface Candidate {
  readonly slot: number;
  readonly sign: 1 | -1;
  readonly from: number;
  readonly spread: number;
  /** Farthest that the quantity can go this way, in spreads. */
  readonly room: number;
}

/** Both ways of every quantity that was asked for at the twin's last decision, varies, and is not held. */
function candidates(twin: Twin, symbol: number, held: Float64Array): Candidate[] {
  const { witness } = twin.brain.symbols[symbol]!;
  const out: Candidate[] = [];
  for (let slot = 0; slot < WITNESSED.length; slot++) {
    const from = witness.seen[slot]!;
    const spread = spreadOf(witness, slot);
    if (!Number.isFinite(from) || !(spread > 0) || !Number.isNaN(held[slot]!)) continue;
    const [low, high] = witnessBounds(slot);
    if (high > from) out.push({ slot, sign: 1, from, spread, room: (high - from) / spread });
    if (low < from) out.push({ slot, sign: -1, from, spread, room: (from - low) / spread });
  }
  return out;
}

interface Found {
  readonly candidate: Candidate;
  /** In spreads. */
  readonly distance: number;
  readonly value: number;
}

/** The nearest value of one more quantity at which `accept` holds; null within the largest of DISTANCES. */
function nearest(
  twin: Twin,
  moment: Moment,
  held: Float64Array,
  all: readonly Candidate[],
  accept: (answer: Answer) => boolean,
): Found | null {
  const valueAt = (c: Candidate, distance: number): number => c.from + c.sign * distance * c.spread;
  const holds = (c: Candidate, distance: number): boolean => {
    held[c.slot] = valueAt(c, distance);
    const yes = accept(askTwin(twin, moment, held));
    held[c.slot] = Number.NaN;
    return yes;
  };
  let best: Found | null = null;
  let tried = 0;
  let left = all;
  for (const step of DISTANCES) {
    for (const c of left) {
      let far = Math.min(step, c.room);
      if (!holds(c, far)) continue;
      let near = Math.min(tried, c.room);
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (near + far) / 2;
        if (holds(c, middle)) far = middle;
        else near = middle;
      }
      if (best === null || far < best.distance) best = { candidate: c, distance: far, value: valueAt(c, far) };
    }
    if (best !== null) return best;
    left = left.filter((c) => c.room > step);
    tried = step;
  }
  return null;
}

/** @returns null where neither one quantity nor one a stage changes the action, each within its bounds and DISTANCES */
export function findFlip(twin: Twin, moment: Moment): Flip | null {
  const held = holdNothing();
  const base = askTwin(twin, moment, held);
  const changes: Change[] = [];
  let now = base;
  while (changes.length < MOST_CHANGES) {
    const left = candidates(twin, moment.bar.symbol, held);
    const { reached } = now;
    const found =
      nearest(twin, moment, held, left, (a) => a.action !== base.action) ??
      // Nothing alone is enough: get past the stage where the day ended.
      (base.action === HOLD ? nearest(twin, moment, held, left, (a) => a.reached > reached) : null);
    if (found === null) return null;
    const { candidate: c, distance, value } = found;
    held[c.slot] = value;
    changes.push({ quantity: WITNESSED[c.slot]!, from: c.from, to: value, spreads: distance });
    now = askTwin(twin, moment, held);
    if (now.action !== base.action)
      return {
        changes,
        spreads: changes.reduce((sum, change) => sum + change.spreads, 0),
        action: ACTIONS[now.action]!,
        reason: reasonOf(now.reason).key,
      };
  }
  return null;
}
