/**
 * Go and No-Go at a bar of a run: the plane with the decisions up to it, and the drives and weights of the last one that
 * was weighed. From the records alone, and from none after the bar.
 */
import { auditSlot, BUY, SELL } from '@janus/domain';
import { lastTo } from '@janus/numerics';
import { decisionPlane, regionAt, type PlaneBorder } from '@janus/views';
import { newRecordRow, type RunReader } from '../runs/store.ts';

/** Decisions on the plane at most. */
export const PLANE_STATES = 1000;

/** Index = BUY − 1, SELL − 1: what the last decision that was weighed said of each side. */
export interface SideReading {
  readonly go: number;
  readonly noGo: number;
  readonly act: number;
  readonly goGain: number;
  readonly noGoGain: number;
  /** G and N learned for the action in the regime held. */
  readonly goWeight: number;
  readonly noGoWeight: number;
  /** True where a strategy asked for it, or it closes: else it could not be had. */
  readonly available: boolean;
}
export interface CircuitReading {
  /** The bar that it is of, at or before the one asked for. */
  readonly bar: number;
  readonly time: number;
  readonly action: number;
  /** What holding is worth. */
  readonly hold: number;
  readonly confidence: number;
  readonly confidenceThreshold: number;
  readonly caution: number;
  readonly tonic: number;
  readonly buy: SideReading;
  readonly sell: SideReading;
  readonly reason: number;
}
export interface PlaneReading {
  readonly runId: string;
  readonly bar: number;
  /** Signed Go, No-Go, index into ACTIONS, reward (NaN not known yet), epoch ms; oldest first. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly action: Uint8Array;
  /** Not an array of its own kind: on its way to a page that would lose what is not known. */
  readonly reward: readonly number[];
  readonly time: Float64Array;
  readonly buy: PlaneBorder | null;
  readonly sell: PlaneBorder | null;
  /** Region of the last of them, index into ACTIONS; −1 where there is none. */
  readonly region: number;
  readonly circuit: CircuitReading | null;
  /** The last reward that came home: δ in reward scales, and its bar; null before the first. */
  readonly dopamine: { readonly bar: number; readonly time: number; readonly delta: number } | null;
}

const UNAVAILABLE = -1e8;
const S = {
  time: auditSlot('time'),
  act: auditSlot('act.hold'),
  direct: auditSlot('direct.hold'),
  indirect: auditSlot('indirect.hold'),
  goGain: auditSlot('goGain.hold'),
  noGoGain: auditSlot('noGoGain.hold'),
  go: auditSlot('go.hold'),
  noGo: auditSlot('noGo.hold'),
  action: auditSlot('action'),
  confidence: auditSlot('choiceConfidence'),
  threshold: auditSlot('choiceThreshold'),
  caution: auditSlot('caution'),
  tonic: auditSlot('tonic'),
  reason: auditSlot('reason'),
  delta: auditSlot('predictionError'),
};

function sideOf(row: Float64Array, side: number): SideReading {
  return {
    go: row[S.direct + side]!,
    noGo: row[S.indirect + side]!,
    act: row[S.act + side]!,
    goGain: row[S.goGain + side]!,
    noGoGain: row[S.noGoGain + side]!,
    goWeight: row[S.go + side]!,
    noGoWeight: row[S.noGo + side]!,
    available: row[S.act + side]! > UNAVAILABLE,
  };
}

/** Bars that say something of the plane: weighed, answered by habit, or rewarded. */
export interface PlaneBars {
  readonly told: Int32Array;
  /** 1 where the bar was weighed, 2 where a reward came home; both may be. */
  readonly kind: Uint8Array;
}
const WEIGHED = 1;
const REWARDED = 2;

/** Bars read at once. */
const CHUNK = 32_768;
export async function planeBars(run: RunReader): Promise<PlaneBars> {
  const slots = [S.act, auditSlot('habit'), auditSlot('reward')];
  const told: number[] = [];
  const kind: number[] = [];
  for (let from = 0; from < run.bars; from += CHUNK) {
    const n = Math.min(run.bars, from + CHUNK) - from;
    const columns = await run.auditColumns(slots, from, from + n);
    for (let i = 0; i < n; i += 1) {
      const weighed = Number.isFinite(columns[i]);
      const rewarded = Number.isFinite(columns[2 * n + i]);
      if (!weighed && !rewarded && columns[n + i] !== 1) continue;
      told.push(from + i);
      kind.push((weighed ? WEIGHED : 0) | (rewarded ? REWARDED : 0));
    }
  }
  return { told: Int32Array.from(told), kind: Uint8Array.from(kind) };
}

/** @param known of the same run */
export function readPlane(run: RunReader, known: PlaneBars, bar: number): PlaneReading {
  const end = lastTo(known.told, bar) + 1;
  let first = end;
  for (let weighed = 0; first > 0 && weighed < PLANE_STATES;) {
    first -= 1;
    if ((known.kind[first]! & WEIGHED) !== 0) weighed += 1;
  }
  const rows: Float64Array[] = [];
  let circuit: CircuitReading | null = null;
  let dopamine: PlaneReading['dopamine'] = null;
  for (let k = first; k < end; k += 1) {
    const row = newRecordRow();
    if (!run.record(known.told[k]!, row.audit, row.timing)) continue;
    rows.push(row.audit);
  }
  const last = (kind: number): number => {
    for (let k = end - 1; k >= first; k -= 1) if ((known.kind[k]! & kind) !== 0) return k;
    return -1;
  };
  const at = last(WEIGHED);
  if (at >= 0) {
    const row = rows[at - first]!;
    circuit = {
      bar: known.told[at]!,
      time: row[S.time]!,
      action: row[S.action]!,
      hold: row[S.act]!,
      confidence: row[S.confidence]!,
      confidenceThreshold: row[S.threshold]!,
      caution: row[S.caution]!,
      tonic: row[S.tonic]!,
      buy: sideOf(row, BUY),
      sell: sideOf(row, SELL),
      reason: row[S.reason]!,
    };
  }
  const home = last(REWARDED);
  if (home >= 0) {
    const row = rows[home - first]!;
    dopamine = { bar: known.told[home]!, time: row[S.time]!, delta: row[S.delta]! };
  }
  const plane = decisionPlane(rows, 0, PLANE_STATES);
  const { states, current } = plane;
  return {
    runId: run.file.summary.run.runId,
    bar,
    x: Float64Array.from(states, (s) => s.x),
    y: Float64Array.from(states, (s) => s.y),
    action: Uint8Array.from(states, (s) => s.action),
    reward: states.map((s) => s.reward),
    time: Float64Array.from(states, (s) => s.time),
    buy: plane.buy,
    sell: plane.sell,
    region: current ? regionAt(plane, current.x, current.y) : -1,
    circuit,
    dopamine,
  };
}
