/** Bars one by one into a series: columns that grow by doubling. */
import type { AssetClass, BarSeries, QuoteSide } from '@janus/domain';
import type { ReadBar } from '../csv/reader.ts';

export interface BarBuilder {
  length: number;
  /** time, open, high, low, close, volume, spread */
  columns: Float64Array[];
  truth: Int8Array;
}
const COLUMNS = 7;
const FIRST_CAPACITY = 1024;

export const newBarBuilder = (): BarBuilder => ({
  length: 0,
  columns: Array.from({ length: COLUMNS }, () => new Float64Array(FIRST_CAPACITY)),
  truth: new Int8Array(FIRST_CAPACITY),
});

export function appendBar(s: BarBuilder, bar: ReadBar): void {
  const i = s.length;
  if (i === s.truth.length) {
    s.columns = s.columns.map((old) => {
      const wider = new Float64Array(2 * i);
      wider.set(old);
      return wider;
    });
    const truth = new Int8Array(2 * i);
    truth.set(s.truth);
    s.truth = truth;
  }
  const [time, open, high, low, close, volume, spread] = s.columns;
  time![i] = bar.time;
  open![i] = bar.open;
  high![i] = bar.high;
  low![i] = bar.low;
  close![i] = bar.close;
  volume![i] = bar.volume;
  spread![i] = bar.spread;
  s.truth[i] = bar.truth;
  s.length++;
}

export interface SeriesFacts {
  readonly symbol: string;
  readonly timeframeMs: number;
  readonly assetClass: AssetClass;
  readonly side: QuoteSide;
  readonly hasVolume: boolean;
  readonly hasSpread: boolean;
  /** A series with its truth is a simulated one. */
  readonly hasTruth: boolean;
}

/** The series shares no memory with the builder. */
export function buildSeries(s: BarBuilder, facts: SeriesFacts): BarSeries {
  const { length } = s;
  const [time, open, high, low, close, volume, spread] = s.columns.map((c) => c.slice(0, length));
  return {
    symbol: facts.symbol,
    timeframeMs: facts.timeframeMs,
    assetClass: facts.assetClass,
    side: facts.side,
    length,
    time: time!,
    open: open!,
    high: high!,
    low: low!,
    close: close!,
    volume: facts.hasVolume ? volume! : volume!.fill(Number.NaN),
    spread: facts.hasSpread ? spread! : null,
    truth: facts.hasTruth ? s.truth.slice(0, length) : null,
    simulated: facts.hasTruth,
  };
}
