/**
 * One event of a replayed day: the venue fills what was sent before, the books follow, what became known meanwhile is
 * delivered, the brain decides, and what it approves is sent. The state is one value, made once; an event allocates
 * only where something fills. When the run ends, how it is timed and what it is worth is not known here.
 */
import {
  newAccount,
  REASON_LIST,
  RESPONSES,
  STAGES,
  type Approved,
  type Fill,
  type Order,
  type SchemaVersion,
} from '@janus/domain';
import {
  accountInto,
  atRisk,
  applyFill,
  cancel,
  initLedger,
  REFUSALS,
  initSimulatedVenue,
  markToMarket,
  newFillBuffer,
  setAtRisk,
  setWorking,
  stepBar,
  submit,
  workingCount,
  type ClosedTrade,
} from '@janus/exchange';
import {
  absorbFill,
  ALERT_CAUSES,
  asksToCancel,
  asksToTell,
  causeOf,
  initBrain,
  onBar,
  onEmbedding,
  onRefit,
  onRules,
  onSchemas,
  onSentiment,
} from '@janus/integration';
import { schedule } from './merge.ts';
import type { ReplayInput } from './replay.ts';

/** Everything that the loop keeps from one event to the next, in one shape whatever the run. */
export function openDay(input: ReplayInput) {
  const { series, config, clock } = input;
  const order = schedule(series);
  const n = order.length;
  return {
    brain: initBrain({
      config: config.brain,
      symbols: series.map((s) => ({ symbol: s.symbol, assetClass: s.assetClass, timeframeMs: s.timeframeMs })),
      seed: input.seed,
      lesions: input.lesions,
      rulesOff: input.rulesOff ?? 0,
      ...(input.rules && { rules: input.rules }),
      tiersOff: input.tiersOff ?? 0,
      witness: input.witness ?? false,
      clock: input.stageTimes ? clock : null,
      onSegment: input.onSegment,
      onExperience: input.onExperience ?? null,
    }),
    venue: initSimulatedVenue(
      config.venue,
      series.map(() => config.limits),
    ),
    ledger: initLedger(config.account.equity, series.length, config.account.leverage),
    account: newAccount(config.account.equity),
    buffer: newFillBuffer(),
    order,
    // Copies of one shape: what a series is made of depends on where it came from, and the compiler minds.
    bars: series.map(({ time, open, high, low, close, volume, spread, timeframeMs }) => {
      return { time, open, high, low, close, volume, spread, timeframeMs };
    }),
    vision: series.map((_, i) => input.vision?.[i] ?? null),
    visionDelay: config.brain['visual-cortex'].delay,
    refits: input.refits,
    words: series.map((_, i) => input.words?.[i] ?? null),
    /** Next word to deliver, a symbol. */
    nextWord: new Int32Array(series.length),
    schemas: input.schemas ?? null,
    /** Bar of the first symbol's event at which the night's schemas were loaded, −1 not yet. */
    schemasAt: -1,
    laterRules: input.laterRules ?? [],
    /** Bar of the event at which each of them was taken, −1 not yet. */
    rulesAt: new Int32Array(input.laterRules?.length ?? 0).fill(-1),
    nextRules: 0,
    /** Next refit to deliver, a symbol. */
    cursor: new Int32Array(series.length),
    bar: { symbol: 0, index: 0, time: 0, open: 0, high: 0, low: 0, close: 0, volume: 0, spread: Number.NaN },
    fills: [] as Fill[],
    trades: [] as ClosedTrade[],
    refusals: {} as Record<string, number>,
    orders: 0,
    /** Alerts, [RESPONSES, ALERT_CAUSES]. */
    alerts: new Int32Array(RESPONSES.length * ALERT_CAUSES.length),
    /** Entries taken back because the amygdala asked for it. */
    takenBack: 0,
    decisions: 0,
    equity: new Float64Array(n),
    exposure: new Float64Array(n),
    regimes: new Int8Array(n).fill(-1),
    reached: new Int32Array(STAGES.length),
    reasons: new Int32Array(Math.max(...REASON_LIST.map((r) => r.code)) + 1),
  };
}
export type Day = ReturnType<typeof openDay>;

/** The night's schemas reach every symbol at the first event that closes when they were known, or later. */
function loadSchemas(day: Day, version: SchemaVersion): void {
  const { brain, bar } = day;
  for (let symbol = 0; symbol < brain.symbols.length; symbol++) onSchemas(brain, symbol, version, bar.time);
  day.schemasAt = bar.index;
}

/** Rules in force by the close of the bar. They reach every symbol at once, and this event is the first under them. */
function takeRules(day: Day): void {
  const { laterRules, bar } = day;
  while (day.nextRules < laterRules.length && laterRules[day.nextRules]!.from <= bar.time) {
    onRules(day.brain, laterRules[day.nextRules]!.set);
    day.rulesAt[day.nextRules++] = bar.index;
  }
}

/** Words known by the close of the bar, none later. */
function deliverWords(day: Day, symbol: number): void {
  const track = day.words[symbol]!;
  if (track === null) return;
  const { nextWord, bar } = day;
  while (nextWord[symbol]! < track.time.length && track.time[nextWord[symbol]!]! <= bar.time) {
    onSentiment(day.brain, symbol, track.score[nextWord[symbol]!]!, track.time[nextWord[symbol]!]!);
    nextWord[symbol]!++;
  }
}

/** Delivers what has become known by bar `index` of a symbol: the embedding due, refits, words, the night's schemas. */
function deliver(day: Day, symbol: number, index: number): void {
  const { brain, cursor, schemas } = day;
  if (schemas !== null && day.schemasAt < 0 && schemas.knownAt <= day.bar.time) loadSchemas(day, schemas);
  takeRules(day);
  const refits = day.refits[symbol]!;
  while (cursor[symbol]! < refits.length && refits[cursor[symbol]!]!.knownAt <= index) {
    onRefit(brain, symbol, refits[cursor[symbol]!]!);
    cursor[symbol]!++;
  }
  deliverWords(day, symbol);
  const track = day.vision[symbol]!;
  if (track === null) return;
  const asOf = index - day.visionDelay;
  if (asOf >= 0 && !Number.isNaN(track.score[asOf]!))
    onEmbedding(brain, symbol, asOf, track.score[asOf]!, track.gate[asOf]!, track.model[asOf], track.cause[asOf]);
}

/** What the venue filled goes into the books and to the brain. */
function settle(day: Day, filled: number): void {
  for (let i = 0; i < filled; i++) {
    const fill = day.buffer.rows[i]!;
    applyFill(day.ledger, fill, day.trades);
    absorbFill(day.brain, fill);
    day.fills.push({ ...fill });
  }
}

function send(day: Day, approved: Approved<Order>): void {
  day.orders++;
  const refusal = submit(day.venue, approved);
  if (refusal !== 0) day.refusals[REFUSALS[refusal]!] = (day.refusals[REFUSALS[refusal]!] ?? 0) + 1;
}

/** Cancels the entries that are working; what closes a position goes on. */
function takeBackEntries(day: Day, symbol: number): void {
  const book = day.venue.books[symbol]!;
  for (let i = book.orderCount - 1; i >= 0; i--) {
    const order = book.orders[i]!;
    if (order.reduceOnly) continue;
    cancel(day.venue, order.id);
    day.takenBack++;
  }
}

/** Copies the bar of event k into `day.bar`. */
function readBar(day: Day, k: number): void {
  const { bar } = day;
  const symbol = day.order.symbol[k]!;
  const index = day.order.bar[k]!;
  const s = day.bars[symbol]!;
  bar.symbol = symbol;
  bar.index = index;
  bar.time = s.time[index]! + s.timeframeMs;
  bar.open = s.open[index]!;
  bar.high = s.high[index]!;
  bar.low = s.low[index]!;
  bar.close = s.close[index]!;
  bar.volume = s.volume[index]!;
  bar.spread = s.spread === null ? Number.NaN : s.spread[index]!;
}

/** Event k up to the decision: fills, books, what became known, and the account as the brain will see it. */
export function arrive(day: Day, k: number): void {
  const { venue, ledger, account, bar } = day;
  readBar(day, k);
  const { symbol, index } = bar;
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
    day.buffer,
  );
  if (filled > 0) settle(day, filled);
  markToMarket(ledger, symbol, bar.close, bar.time);
  setWorking(ledger, symbol, workingCount(venue, symbol) > 0);
  setAtRisk(ledger, symbol, atRisk(venue, symbol, bar.close));
  accountInto(ledger, symbol, bar.close, account);
  deliver(day, symbol, index);
}

/** The decision of event k, after `arrive`. */
export function answer(day: Day, k: number): void {
  const { brain, account, bar } = day;
  const approved = onBar(brain, bar, account);
  if (asksToTell(brain)) day.alerts[brain.threat.response * ALERT_CAUSES.length + causeOf(brain.threat)]!++;
  if (asksToCancel(brain)) takeBackEntries(day, bar.symbol);
  if (approved !== null) send(day, approved);
  day.equity[k] = account.equity;
  day.exposure[k] = account.symbolExposure;
  const { outcome } = brain;
  if (outcome.reached >= 1) day.regimes[k] = brain.belief.regime;
  day.reasons[outcome.reason]!++;
  if (outcome.chosen) day.decisions++;
  const { reached } = day;
  for (let stage = 0; stage <= outcome.reached; stage++) reached[stage]!++;
}

/** Event k of the day. A function of its own, so that a new run begins with it compiled. */
export function stepEvent(day: Day, k: number): void {
  arrive(day, k);
  answer(day, k);
}
