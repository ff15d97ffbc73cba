/**
 * Working memory with a gate: one goal is held and kept as it is until something says that the world has changed. The
 * gate opens for a surprise, for another regime, or because the goal is old; else what the manager would ask for now
 * is not heard, so that the day does not follow every passing mood. O'Reilly & Frank 2006: active maintenance with
 * rapid updating by a gating signal. What opens the gate is a rule here, not learned.
 */

/** Why the gate opened last. */
export const GATE_OPENERS = ['empty', 'surprise', 'regime', 'age'] as const;
export type GateOpener = (typeof GATE_OPENERS)[number];
const EMPTY = 0;
const SURPRISE = 1;
const REGIME = 2;
const AGE = 3;

export interface WorkingMemory {
  /** Index into GOALS, −1 nothing held. */
  goal: number;
  /** Exposure wanted, and the most allowed, of equity; as the manager said when the gate opened. */
  exposure: number;
  bound: number;
  /** Index into GATE_OPENERS. */
  openedBy: number;
  /** Bars since it opened. */
  age: number;
  /** Regime in which it opened. */
  regime: number;
}
export const newWorkingMemory = (): WorkingMemory => ({
  goal: -1,
  exposure: 0,
  bound: Number.POSITIVE_INFINITY,
  openedBy: EMPTY,
  age: 0,
  regime: -1,
});

/** Index into GATE_OPENERS of what opens the gate now, or −1: what is held stays. */
export function gateOpener(
  m: WorkingMemory,
  regime: number,
  surprise: number,
  gateSurprise: number,
  gateHold: number,
): number {
  if (m.goal < 0) return EMPTY;
  if (surprise >= gateSurprise) return SURPRISE;
  if (regime !== m.regime) return REGIME;
  return m.age >= gateHold ? AGE : -1;
}

/**
 * One bar. A goal of −1 (no schema matches) is taken in like any other: then nothing is held.
 * @param surprise [0, 1]
 */
export function stepMemory(
  m: WorkingMemory,
  goal: number,
  exposure: number,
  bound: number,
  regime: number,
  surprise: number,
  gateSurprise: number,
  gateHold: number,
): void {
  m.age++;
  const opener = gateOpener(m, regime, surprise, gateSurprise, gateHold);
  if (opener < 0) return;
  m.goal = goal;
  m.exposure = exposure;
  m.bound = bound;
  m.openedBy = opener;
  m.age = 0;
  m.regime = regime;
}

/**
 * The size that the held goal leaves of an order: what brings the position to the bound and no further. An order that
 * is within it, or has nothing held, keeps its size.
 * @param position signed base units · @param side 1 buy, −1 sell · @param quantity base units, ≥ 0
 */
export function withinGoal(
  m: WorkingMemory,
  position: number,
  side: number,
  quantity: number,
  price: number,
  equity: number,
): number {
  if (m.goal < 0) return quantity;
  const room = (m.bound * equity) / price - side * position;
  return room >= quantity ? quantity : Math.max(0, room);
}
