/**
 * The day on recorded data: the same brain as live, fed by a recorded clock and a simulated venue. For each bar, as it
 * closes: the venue fills what was sent before, the books follow, what became known meanwhile (embeddings, refits) is
 * delivered, the brain decides, and an approved order is sent for the bars after it. The loop allocates only where
 * something fills.
 */
import { cancelled, reasonOf, RESPONSES, STAGES, type BarSeries, type Fill, type SchemaVersion } from '@janus/domain';
import { statement, venueWarnings, type ClosedTrade, type Statement } from '@janus/exchange';
import { ALERT_CAUSES, flush, type RuleSet } from '@janus/integration';
import type { RegimeRefit } from '@janus/regime';
import type { VisionTrack } from '@janus/visual-cortex';
import type { RunConfig } from './config.ts';
import { openDay, stepEvent, type Day } from './day.ts';
import { latencyOf, type Latency } from './latency.ts';

/** What was said about a market, in order of time: when each word became known, epoch ms, and its score, [−1, 1]. */
export interface WordTrack {
  readonly time: Float64Array;
  readonly score: Float64Array;
}

/** Another set of rules in text, in force from the first event on that closes at `from`, epoch ms, or later. */
export interface RulesFrom {
  readonly from: number;
  readonly set: RuleSet;
}

export interface ReplayInput {
  readonly series: readonly BarSeries[];
  readonly config: RunConfig;
  readonly seed: number;
  /** Bit i switches REGIONS[i] off. */
  readonly lesions: number;
  /** Bit i switches RULES[i] off; none unless stated. */
  readonly rulesOff?: number;
  /** Note what each decision turns on, for asking what would have changed it; false unless stated. Changes none. */
  readonly witness?: boolean;
  /** Rules in text; the ten market axioms unless stated. */
  readonly rules?: RuleSet;
  /** The sets that replace them while the day runs, in order of time; none unless stated. */
  readonly laterRules?: readonly RulesFrom[];
  /** Bit i leaves MEMORY_TIERS[i] unasked; none unless stated. */
  readonly tiersOff?: number;
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
  /** Words about each market, one track a series; each is heard at the first bar that closes when it was known. */
  readonly words?: readonly (WordTrack | null)[];
  /** Schemas of a night, delivered at the first event that closes when they were known, or later. */
  readonly schemas?: SchemaVersion | null;
}

export interface ReplayResult {
  readonly events: number;
  /** Choices that reached the basal ganglia with a proposal. */
  readonly decisions: number;
  readonly orders: number;
  readonly vetoes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** {response: {cause: count}}: what the amygdala wanted people to be told, once for each time its answer rose. */
  readonly alerts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Entries taken back because the amygdala asked for it. */
  readonly takenBack: number;
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
  /** Bar at whose event the night's schemas were loaded, −1 none. */
  readonly schemasAt: number;
  /** Bar at whose event each of the later rules was taken, −1 not. */
  readonly rulesAt: readonly number[];
  readonly warmUp: number;
  readonly latency: Latency | null;
  /** Of the loop alone, preparation left out; null without a clock. */
  readonly eventsPerSecond: number | null;
}

const PROGRESS_EVERY = 4096;
/** Events after the warm-up that latency leaves out: the compiler is still at work. */
const SETTLING = 4000;

/** @throws JanusError cancelled when `shouldStop` says so */
export function replay(input: ReplayInput): ReplayResult {
  const { clock, shouldStop, onProgress } = input;
  const day = openDay(input);
  const { regimes } = day;
  const n = day.order.length;
  const micros = new Float32Array(clock === null ? 0 : n);
  const began = clock === null ? 0 : clock();
  // One reading ends an event and begins the next, so nothing of the loop lies between two of them.
  let started = began;
  for (let k = 0; k < n; k++) {
    stepEvent(day, k);
    if (clock !== null) {
      const now = clock();
      micros[k] = now - started;
      started = now;
    }
    if (k % PROGRESS_EVERY === PROGRESS_EVERY - 1) {
      if (shouldStop?.()) throw cancelled(`the run was cancelled after ${k + 1} of ${n} events`);
      onProgress?.(k + 1, n);
    }
  }
  flush(day.brain);
  const seconds = clock === null ? null : (clock() - began) / 1e6;
  const warmUp = regimes.findIndex((r) => r >= 0);
  return {
    events: n,
    decisions: day.decisions,
    orders: day.orders,
    vetoes: vetoTable(day.reasons),
    alerts: alertTable(day.alerts),
    takenBack: day.takenBack,
    reached: Object.fromEntries(STAGES.map((name, i) => [name, day.reached[i]!])),
    fills: day.fills,
    trades: day.trades,
    equity: day.equity,
    exposure: day.exposure,
    regimes,
    statement: statement(day.ledger),
    warnings: [
      ...venueWarnings(day.venue).map((w) => `simulated venue: ${w.replaceAll('-', ' ')}`),
      ...Object.entries(day.refusals).map(
        ([why, n]) => `simulated venue refused ${n} orders: ${why.replaceAll('-', ' ')}`,
      ),
      ...neverLoaded(day),
      ...neverHeard(day),
      ...neverHeld(day),
    ],
    schemasAt: day.schemasAt,
    rulesAt: [...day.rulesAt],
    warmUp: warmUp < 0 ? n : warmUp,
    latency: latencyOf(micros, Math.min(Math.max(0, warmUp) + SETTLING, Math.floor(n / 2))),
    eventsPerSecond: seconds === null || seconds <= 0 ? null : n / seconds,
  };
}

/** Rules that come after the last bar change nothing: silence would look like no effect. */
const neverHeld = ({ laterRules, rulesAt }: Day): string[] =>
  laterRules
    .filter((_, i) => rulesAt[i]! < 0)
    .map(
      ({ from }) =>
        `the rules from ${new Date(from).toISOString()} on were never in force: no bar closes then or later`,
    );

/** A version that knows of later moments than any of the run is not used: silence would look like no effect. */
function neverLoaded({ schemas, schemasAt }: Day): string[] {
  if (schemas === null || schemasAt >= 0) return [];
  return [
    `schema version ${schemas.version} was not loaded: it knows of moments up to ${new Date(schemas.knownAt).toISOString()}, and no bar closes then or later`,
  ];
}

/** Words that became known after the last bar, or had faded before the first, change nothing: that is said. */
function neverHeard({ words, nextWord, bars }: Day): string[] {
  return words.flatMap((track, symbol) => {
    if (track === null) return [];
    const late = track.time.length - nextWord[symbol]!;
    const first = bars[symbol]!.time[0]!;
    const early = track.time.findIndex((time) => time >= first);
    const before = early < 0 ? track.time.length : early;
    return [
      ...(late > 0 ? [`${late} of ${track.time.length} words became known after the last bar: never heard`] : []),
      ...(before > 0
        ? [`${before} of ${track.time.length} words were known before the first bar: heard at it, faded`]
        : []),
    ];
  });
}

/** {response: {cause: count}} of all that was told. */
function alertTable(alerts: Int32Array): Record<string, Record<string, number>> {
  const out: Record<string, Record<string, number>> = {};
  alerts.forEach((count, at) => {
    if (count === 0) return;
    const response = RESPONSES[Math.floor(at / ALERT_CAUSES.length)]!;
    (out[response] ??= {})[ALERT_CAUSES[at % ALERT_CAUSES.length]!] = count;
  });
  return out;
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
