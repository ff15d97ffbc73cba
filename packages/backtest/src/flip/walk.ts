/**
 * Walks a recorded day and asks at chosen decisions what would have changed them; and walks it afresh to see whether a
 * flip that was told holds. A decision is an event at which a strategy's proposal reached the choice or a guard, HOLD
 * and vetoes included.
 */
import { ACTIONS, cancelled, newAccount, reasonOf, type JanusError } from '@janus/domain';
import { initBrain, witnessSlot } from '@janus/integration';
import { answer, arrive, openDay, type Day } from '../day.ts';
import type { ReplayInput } from '../replay.ts';
import { askTwin, findFlip, holdNothing, type Flip, type Twin } from './find.ts';

export interface AskedDecision {
  /** Event in the run, and bar in its symbol. */
  readonly event: number;
  readonly bar: number;
  readonly time: number;
  readonly action: string;
  readonly reason: string;
  readonly flip: Flip | null;
}

/** What the recorder would write is nobody's business here. */
const silent = (input: ReplayInput): ReplayInput => ({
  ...input,
  stageTimes: false,
  witness: true,
  onSegment: null,
});

function twinOf(day: Day, input: ReplayInput): Twin {
  const { onExperience: _unheard, ...options } = day.brain.options;
  return { brain: initBrain(options), account: newAccount(input.config.account.equity) };
}

/** Events of the run that were decisions, in order. */
export function decisionsOf(input: ReplayInput): Int32Array {
  const day = openDay(silent(input));
  const out: number[] = [];
  for (let k = 0; k < day.order.length; k++) {
    arrive(day, k);
    answer(day, k);
    if (day.brain.outcome.proposed === 1) out.push(k);
  }
  return Int32Array.from(out);
}

export interface Walk {
  readonly onProgress?: (done: number, total: number) => void;
  readonly shouldStop?: () => boolean;
  /** Now and then, and at each decision asked: the event that the walk has come to. */
  readonly onEvent?: (event: number) => void;
}
/** Events between two looks at `shouldStop`. */
const LOOK_EVERY = 256;

/** @param events ascending @throws JanusError cancelled */
export function flipsAt(input: ReplayInput, events: ArrayLike<number>, hooks: Walk = {}): AskedDecision[] {
  const day = openDay(silent(input));
  const twin = twinOf(day, silent(input));
  const out: AskedDecision[] = [];
  const stopped = (): JanusError => cancelled(`asking was cancelled after ${out.length} of ${events.length} decisions`);
  for (let k = 0; k < day.order.length && out.length < events.length; k++) {
    arrive(day, k);
    const asked = k === events[out.length];
    if (asked || k % LOOK_EVERY === 0) hooks.onEvent?.(k);
    if (k % LOOK_EVERY === LOOK_EVERY - 1 && hooks.shouldStop?.()) throw stopped();
    const flip = asked ? findFlip(twin, day) : null;
    answer(day, k);
    if (!asked) continue;
    const { outcome } = day.brain;
    out.push({
      event: k,
      bar: day.bar.index,
      time: day.bar.time,
      action: ACTIONS[outcome.action]!,
      reason: reasonOf(outcome.reason).key,
      flip,
    });
    hooks.onProgress?.(out.length, events.length);
    if (hooks.shouldStop?.()) throw stopped();
  }
  return out;
}

/**
 * Runs the day afresh, holds at each told decision the quantities at the values told, and counts how many then came out
 * otherwise. Each is asked alone: the day itself goes on unchanged.
 */
export function verifyFlips(input: ReplayInput, told: readonly AskedDecision[]): { told: number; changed: number } {
  const day = openDay(silent(input));
  const twin = twinOf(day, silent(input));
  const flips = told.filter((d) => d.flip !== null);
  let next = 0;
  let changed = 0;
  for (let k = 0; k < day.order.length && next < flips.length; k++) {
    arrive(day, k);
    const decision = flips[next]!;
    if (decision.event === k) {
      const held = holdNothing();
      for (const { quantity, to } of decision.flip!.changes) held[witnessSlot(quantity)] = to;
      const then = askTwin(twin, day, held);
      if (ACTIONS[then.action] !== decision.action) changed++;
      next++;
    }
    answer(day, k);
  }
  return { told: flips.length, changed };
}
