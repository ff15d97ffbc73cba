/**
 * A run walked through up to a bar: the amygdala lived through again, and the course of the account. Forwards it goes on
 * from where it is; backwards from the nearest copy kept on the way. Nothing after the bar asked for is read.
 */
import { parseRunConfig, type RunConfig } from '@janus/backtest';
import { auditSlot, newAccount, offOf, PREFRONTAL, type Account, type Off } from '@janus/domain';
import { openRetrace, RETRACE_SLOTS, retraceBar, type Lesson, type Retrace } from '@janus/integration';
import { init as initPrefrontal, observe, type PrefrontalState } from '@janus/prefrontal';
import { BAR_COLUMNS } from '../runs/layout.ts';
import type { RunReader } from '../runs/store.ts';

/** What a walk has come to at a bar. Belongs to the walk: it is overwritten by the next step. */
export interface Place {
  readonly retrace: Retrace;
  readonly prefrontal: PrefrontalState;
  readonly account: Account;
  /** Last bar at which an order was held against the rules, −1 none. */
  asked: number;
  /** Bars at which freeze and safe mode went on; −1 off. */
  frozenAt: number;
  safeAt: number;
}

export interface Walk {
  readonly run: RunReader;
  readonly config: RunConfig;
  readonly off: Off;
  /** Everything learned up to the furthest bar that was ever asked for, in order. */
  readonly lessons: readonly Lesson[];
  /**
   * Reads the place that is come to at a bar; one reader at a time.
   * @param bar in [0, bars)
   */
  at<T>(bar: number, read: (place: Place) => T): Promise<T>;
}

/** Bars read at once. */
const CHUNK = 2048;
/** Copies kept, and least bars between two of them. */
const COPIES = 32;
const APART = 2048;

const EXTRA = ['equity', 'exposure', 'drawdown', 'position', 'satisfaction'] as const;
const SLOTS = [...RETRACE_SLOTS, ...EXTRA.map(auditSlot)];
const EXTRA_AT = RETRACE_SLOTS.length;

interface Chunk {
  readonly from: number;
  readonly to: number;
  readonly bars: Float64Array;
  readonly audit: Float64Array;
}

/** @throws ConfigError for a run whose configuration this version does not understand */
export function openWalk(run: RunReader): Walk {
  const { summary } = run.file;
  const { timeframeMs, seed, lesions, assetClass } = summary.run;
  const { brain, ...rest } = run.file.config as RunConfig;
  // As it was asked for: tables of the brain stand beside the others. What is new since then takes its default.
  const config = parseRunConfig({ ...rest, ...brain });
  const off = offOf(lesions);
  const row = new Float64Array(RETRACE_SLOTS.length);
  const blind = ((off.regions >> PREFRONTAL) & 1) === 1;
  const apart = Math.max(APART, Math.ceil(run.bars / COPIES));
  const barsPerDay = Math.max(1, 86_400_000 / timeframeMs);
  const copies: Place[] = [];
  const lessons: Lesson[] = [];
  let learnedUntil = -1;
  let chunk: Chunk | null = null;
  const begin = (): Place => ({
    retrace: openRetrace({ config: config.brain, timeframeMs, seed, lesions: off.regions }),
    prefrontal: initPrefrontal(config.brain.prefrontal, [assetClass], off.rules),
    account: newAccount(config.account.equity),
    asked: -1,
    frozenAt: -1,
    safeAt: -1,
  });
  let place = begin();

  async function chunkOf(bar: number): Promise<Chunk> {
    if (chunk && bar >= chunk.from && bar < chunk.to) return chunk;
    const to = Math.min(run.bars, bar + CHUNK);
    chunk = { from: bar, to, bars: run.barColumns(bar, to), audit: await run.auditColumns(SLOTS, bar, to) };
    return chunk;
  }

  /** The account as the rules watch it, of the bar at `i` of the chunk. */
  function watchAccount({ audit, from, to }: Chunk, i: number, close: number, time: number): void {
    const field = (k: number): number => audit[(EXTRA_AT + k) * (to - from) + i]!;
    const [equity, exposure, drawdown, position, satisfaction] = EXTRA.map((_, k) => field(k)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    if (Number.isFinite(satisfaction)) place.asked = from + i;
    if (!Number.isFinite(equity)) return;
    const { account, retrace } = place;
    account.equity = equity;
    account.exposure = exposure;
    account.drawdown = drawdown;
    account.peakEquity = drawdown < 1 ? equity / (1 - drawdown) : Number.NaN;
    account.position = position;
    account.symbolExposure = (position * close) / equity;
    if (!blind) observe(place.prefrontal, 0, time, account, retrace.market.volatility, barsPerDay);
  }

  function step(part: Chunk, bar: number): void {
    const i = bar - part.from;
    const count = part.to - part.from;
    const [open, high, low, close, volume] = (['open', 'high', 'low', 'close', 'volume'] as const).map(
      (name) => part.bars[BAR_COLUMNS.indexOf(name) * count + i]!,
    ) as [number, number, number, number, number];
    const time = part.bars[i]! + timeframeMs;
    for (let c = 0; c < row.length; c += 1) row[c] = part.audit[c * count + i]!;
    const { retrace } = place;
    const learned = retraceBar(
      retrace,
      { symbol: 0, index: bar, time, open, high, low, close, volume, spread: Number.NaN },
      row,
    );
    if (bar > learnedUntil) {
      lessons.push(...learned);
      learnedUntil = bar;
    }
    watchAccount(part, i, close, time);
    const { frozen, safe } = retrace.amygdala.breakers;
    place.frozenAt = frozen ? (place.frozenAt < 0 ? bar : place.frozenAt) : -1;
    place.safeAt = safe ? (place.safeAt < 0 ? bar : place.safeAt) : -1;
  }

  /** The nearest place at or before a bar. */
  function backTo(bar: number): Place {
    const copy = copies.findLast((kept) => kept.retrace.bar <= bar);
    return copy ? structuredClone(copy) : begin();
  }

  async function walkTo(bar: number): Promise<Place> {
    if (place.retrace.bar > bar) place = backTo(bar);
    while (place.retrace.bar < bar) {
      const next = place.retrace.bar + 1;
      step(await chunkOf(next), next);
      const last = copies.at(-1)?.retrace.bar ?? 0;
      if (next >= last + apart && copies.length < COPIES) copies.push(structuredClone(place));
    }
    return place;
  }

  // One question at a time: two would step the same place.
  let before: Promise<unknown> = Promise.resolve();
  return {
    run,
    config,
    off,
    lessons,
    at(bar, read) {
      const answer = before.then(async () => read(await walkTo(bar)));
      before = answer.catch(() => undefined);
      return answer;
    },
  };
}
