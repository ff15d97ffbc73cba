/**
 * The plane of Go and No-Go, from audit records alone: where a decision lies on it, which way its regions are divided
 * now, and what the decisions before it came to. Across goes the drive of the direct pathway, buying to the right and
 * selling to the left; upward the drive of the indirect pathway. Numbers only; the drawing is the page's.
 */
import { auditSlot, BUY, HOLD, SELL } from '@janus/domain';

/** One decision that was weighed. */
export interface PlaneState {
  /** Signed Go of the side that led: > 0 buying, < 0 selling. */
  readonly x: number;
  /** No-Go of that side, ≥ 0. */
  readonly y: number;
  /** Index into ACTIONS: what came of it. */
  readonly action: number;
  /** Reward of the decision, fraction of equity; NaN while it is not known. */
  readonly reward: number;
  /** Epoch ms. */
  readonly time: number;
}

/** Border of one side's region: released where No-Go < slope·(|x| − start). */
export interface PlaneBorder {
  /** Go that holding is worth, with nothing against it. */
  readonly start: number;
  /** No-Go that one more unit of Go outweighs. */
  readonly slope: number;
}

export interface DecisionPlane {
  readonly states: readonly PlaneState[];
  /** The last of them, null where there is none. */
  readonly current: PlaneState | null;
  /** As of the last decision in which the side could be had; null where there was none. */
  readonly buy: PlaneBorder | null;
  readonly sell: PlaneBorder | null;
}

/** An act below this is that of a side without a signal. */
const UNAVAILABLE = -1e8;
const S = {
  time: auditSlot('time'),
  symbol: auditSlot('symbol'),
  action: auditSlot('action'),
  reward: auditSlot('reward'),
  habit: auditSlot('habit'),
  direct: auditSlot('direct.hold'),
  indirect: auditSlot('indirect.hold'),
  act: auditSlot('act.hold'),
  goGain: auditSlot('goGain.hold'),
  noGoGain: auditSlot('noGoGain.hold'),
};

function borderOf(row: Float64Array, side: number): PlaneBorder | null {
  const act = row[S.act + side]!;
  const go = row[S.goGain + side]!;
  const noGo = row[S.noGoGain + side]!;
  if (!(act > UNAVAILABLE) || !(go > 0) || !(noGo > 0)) return null;
  // What prior, recall and facilitation add beside the pathways.
  const beside = act - go * row[S.direct + side]! + noGo * row[S.indirect + side]!;
  return { start: (row[S.act + HOLD]! - beside) / go, slope: go / noGo };
}

/** The region that a point lies in: BUY, SELL or HOLD. On a border it is HOLD. */
export function regionAt(plane: DecisionPlane, x: number, y: number): number {
  const border = x > 0 ? plane.buy : plane.sell;
  if (border === null || x === 0) return HOLD;
  if (!(y < border.slope * (Math.abs(x) - border.start))) return HOLD;
  return x > 0 ? BUY : SELL;
}

/**
 * @param rows audit records in order, AUDIT_WIDTH numbers each
 * @param symbol index in the run
 * @param most states kept, the last ones
 */
export function decisionPlane(rows: readonly Float64Array[], symbol: number, most = 1000): DecisionPlane {
  const states: PlaneState[] = [];
  let buy: PlaneBorder | null = null;
  let sell: PlaneBorder | null = null;
  /** Index in `states` of the decision that waits for its reward; −1 none, or one by habit. */
  let open = -1;
  for (const row of rows) {
    if (row[S.symbol] !== symbol) continue;
    // The reward told here is that of the decision before.
    if (Number.isFinite(row[S.reward]) && open >= 0) {
      states[open] = { ...states[open]!, reward: row[S.reward]! };
      open = -1;
    }
    if (row[S.habit] === 1) open = -1;
    if (!Number.isFinite(row[S.act])) continue;
    buy = borderOf(row, BUY) ?? buy;
    sell = borderOf(row, SELL) ?? sell;
    const side = row[S.act + BUY]! >= row[S.act + SELL]! ? BUY : SELL;
    open = states.length;
    states.push({
      x: (side === BUY ? 1 : -1) * row[S.direct + side]!,
      y: row[S.indirect + side]!,
      action: row[S.action]!,
      reward: Number.NaN,
      time: row[S.time]!,
    });
  }
  const kept = states.slice(-most);
  return { states: kept, current: kept.at(-1) ?? null, buy, sell };
}
