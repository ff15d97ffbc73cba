/**
 * The day on recorded data: the same brain as live, fed by a recorded clock and a simulated venue. For each bar, as it
 * closes: the venue fills what was sent before, the books follow, what became known meanwhile (embeddings, refits) is
 * delivered, the brain decides, and an approved order is sent for the bars after it. The loop allocates only where
 * something fills.
 */
import { cancelled, newAccount, REASON_LIST, reasonOf, STAGES, type BarSeries, type Fill } from '@janus/domain';
import {
  accountInto,
  applyFill,
  initLedger,
  REFUSALS,
  initSimulatedVenue,
  markToMarket,
  newFillBuffer,
  setWorking,
  statement,
  stepBar,
  submit,
  venueWarnings,
  workingCount,
  type ClosedTrade,
  type Statement,
} from '@janus/exchange';
import { absorbFill, flush, initBrain, onBar, onEmbedding, onRefit, type Brain } from '@janus/integration';
import type { RegimeRefit } from '@janus/regime';
import type { VisionTrack } from '@janus/visual-cortex';
import type { RunConfig } from './config.ts';
import { latencyOf, type Latency } from './latency.ts';
import { schedule } from './merge.ts';

export interface ReplayInput {
  readonly series: readonly BarSeries[];
  readonly config: RunConfig;
  readonly seed: number;
  /** Bit i switches REGIONS[i] off. */
  readonly lesions: number;
  /** Causal embeddings made ahead, one track a series; null = without vision. */
  readonly vision: readonly (VisionTrack | null)[] | null;
  /** Refits made ahead, one list a series, in order. */
  readonly refits: readonly (readonly RegimeRefit[])[];
  /** Monotonic µs, or null to measure nothing. */
  readonly clock: (() => number) | null;
  /** Write stage times into the timing rows; costs a clock reading a stage. */
  readonly stageTimes: boolean;
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (done: number, total: number) => void;
  readonly onSegment: ((audit: Float64Array, timing: Float32Array, rows: number) => void) | null;
  /** An experience whose reward is known, EXPERIENCE_FIELDS in order; valid only during the call. */
  readonly onExperience?: (row: Float64Array) => void;
}

export interface ReplayResult {
  readonly events: number;
  /** Choices that reached the basal ganglia with a proposal. */
  readonly decisions: number;
  readonly orders: number;
  readonly vetoes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Events that entered each stage. */
  readonly reached: Readonly<Record<string, number>>;
  readonly fills: readonly Fill[];
  readonly trades: readonly ClosedTrade[];
  /** At each event's close, all symbols marked at what was known then. */
  readonly equity: Float64Array;
  /** Signed exposure of the event's symbol. */
  readonly exposure: Float64Array;
  /** Index into REGIMES an event, −1 while warming up. */
  readonly regimes: Int8Array;
  readonly statement: Statement;
  readonly warnings: readonly string[];
  readonly warmUp: number;
  readonly latency: Latency | null;
  /** Of the loop alone, preparation left out; null without a clock. */
  readonly eventsPerSecond: number | null;
}

const PROGRESS_EVERY = 4096;
/** Events after the warm-up that latency leaves out: the compiler is still at work. */
const SETTLING = 4000;

/** Delivers what has become known by bar `index` of a symbol: the embedding due, and refits. */
function deliver(brain: Brain, input: ReplayInput, symbol: number, index: number, cursor: Int32Array): void {
  const refits = input.refits[symbol]!;
  while (cursor[symbol]! < refits.length && refits[cursor[symbol]!]!.knownAt <= index) {
    onRefit(brain, symbol, refits[cursor[symbol]!]!);
    cursor[symbol]!++;
  }
  const track = input.vision === null ? null : input.vision[symbol]!;
  if (track === null) return;
  const asOf = index - input.config.brain['visual-cortex'].delay;
  if (asOf >= 0 && !Number.isNaN(track.score[asOf]!))
    onEmbedding(brain, symbol, asOf, track.score[asOf]!, track.gate[asOf]!);
}

/** @throws JanusError cancelled when `shouldStop` says so */
export function replay(input: ReplayInput): ReplayResult {
  const { series, config, clock } = input;
  const brain = initBrain({
    config: config.brain,
    symbols: series.map((s) => ({ symbol: s.symbol, assetClass: s.assetClass, timeframeMs: s.timeframeMs })),
    seed: input.seed,
    lesions: input.lesions,
    clock: input.stageTimes ? clock : null,
    onSegment: input.onSegment,
    onExperience: input.onExperience ?? null,
  });
  const venue = initSimulatedVenue(
    config.venue,
    series.map(() => config.limits),
  );
  const ledger = initLedger(config.account.equity, series.length);
  const account = newAccount(config.account.equity);
  const buffer = newFillBuffer();
  const order = schedule(series);
  const n = order.length;
  const equity = new Float64Array(n);
  const exposure = new Float64Array(n);
  const regimes = new Int8Array(n).fill(-1);
  const micros = new Float32Array(clock === null ? 0 : n);
  const reached = new Int32Array(STAGES.length);
  const reasons = new Int32Array(Math.max(...REASON_LIST.map((r) => r.code)) + 1);
  const cursor = new Int32Array(series.length);
  const fills: Fill[] = [];
  const trades: ClosedTrade[] = [];
  const bar = { symbol: 0, index: 0, time: 0, open: 0, high: 0, low: 0, close: 0, volume: 0, spread: Number.NaN };
  const refusals: Record<string, number> = {};
  let orders = 0;
  let decisions = 0;
  const began = clock === null ? 0 : clock();
  for (let k = 0; k < n; k++) {
    const started = clock === null ? 0 : clock();
    const symbol = order.symbol[k]!;
    const index = order.bar[k]!;
    const s = series[symbol]!;
    bar.symbol = symbol;
    bar.index = index;
    bar.time = s.time[index]! + s.timeframeMs;
    bar.open = s.open[index]!;
    bar.high = s.high[index]!;
    bar.low = s.low[index]!;
    bar.close = s.close[index]!;
    bar.volume = s.volume[index]!;
    bar.spread = s.spread === null ? Number.NaN : s.spread[index]!;
    const filled = stepBar(
      venue,
      symbol,
      index,
      bar.time,
      bar.open,
      bar.high,
      bar.low,
      bar.close,
      bar.volume,
      bar.spread,
      buffer,
    );
    for (let i = 0; i < filled; i++) {
      const fill = buffer.rows[i]!;
      applyFill(ledger, fill, trades);
      absorbFill(brain, fill);
      fills.push({ ...fill });
    }
    markToMarket(ledger, symbol, bar.close, bar.time);
    setWorking(ledger, symbol, workingCount(venue, symbol) > 0);
    accountInto(ledger, symbol, bar.close, account);
    deliver(brain, input, symbol, index, cursor);
    const approved = onBar(brain, bar, account);
    if (approved !== null) {
      orders++;
      const refusal = submit(venue, approved);
      if (refusal !== 0) refusals[REFUSALS[refusal]!] = (refusals[REFUSALS[refusal]!] ?? 0) + 1;
    }
    equity[k] = account.equity;
    exposure[k] = account.symbolExposure;
    const { outcome } = brain;
    if (outcome.reached >= 1) regimes[k] = brain.belief.regime;
    reasons[outcome.reason]!++;
    if (outcome.chosen) decisions++;
    for (let stage = 0; stage <= outcome.reached; stage++) reached[stage]!++;
    if (clock !== null) micros[k] = clock() - started;
    if (k % PROGRESS_EVERY === PROGRESS_EVERY - 1) {
      if (input.shouldStop?.()) throw cancelled(`the run was cancelled after ${k + 1} of ${n} events`);
      input.onProgress?.(k + 1, n);
    }
  }
  flush(brain);
  const seconds = clock === null ? null : (clock() - began) / 1e6;
  const warmUp = regimes.findIndex((r) => r >= 0);
  return {
    events: n,
    decisions,
    orders,
    vetoes: vetoTable(reasons),
    reached: Object.fromEntries(STAGES.map((name, i) => [name, reached[i]!])),
    fills,
    trades,
    equity,
    exposure,
    regimes,
    statement: statement(ledger),
    warnings: [
      ...venueWarnings(venue).map((w) => `simulated venue: ${w.replaceAll('-', ' ')}`),
      ...Object.entries(refusals).map(([why, n]) => `simulated venue refused ${n} orders: ${why.replaceAll('-', ' ')}`),
    ],
    warmUp: warmUp < 0 ? n : warmUp,
    latency: latencyOf(micros, Math.min(Math.max(0, warmUp) + SETTLING, Math.floor(n / 2))),
    eventsPerSecond: seconds === null || seconds <= 0 ? null : n / seconds,
  };
}

/** {stage: {reason: count}} of everything that was not sent. */
function vetoTable(reasons: Int32Array): Record<string, Record<string, number>> {
  const out: Record<string, Record<string, number>> = {};
  for (let code = 1; code < reasons.length; code++) {
    const count = reasons[code]!;
    if (count === 0) continue;
    const reason = reasonOf(code);
    (out[reason.stage] ??= {})[reason.key] = count;
  }
  return out;
}
