/** A whole file's lines into a series: what tests and short files use; long files go through the reader line by line. */
import type { AssetClass, BarSeries } from '@janus/domain';
import { appendBar, buildSeries, newBarBuilder } from '../bars/builder.ts';
import { closeGapScan, initGapScan, scanTime } from '../gaps/ledger.ts';
import type { GapLedger } from '../gaps/ledger.ts';
import type { RepairRecord } from '../quality/repair.ts';
import { closeReader, newReadBar, openReader, readLine, SAMPLE_LINES } from './reader.ts';
import type { ReaderOptions } from './reader.ts';

export interface ReadAllOptions extends ReaderOptions {
  readonly symbol: string;
  readonly assetClass: AssetClass;
}
export interface ReadAll {
  readonly series: BarSeries;
  readonly gaps: GapLedger;
  readonly repair: RepairRecord;
  readonly notes: readonly string[];
}

/** @throws JanusError bad-input where the file is not bars or a row is bad */
export function readBars(lines: readonly string[], options: ReadAllOptions): ReadAll {
  const reader = openReader(lines.slice(0, SAMPLE_LINES), options);
  const builder = newBarBuilder();
  const scan = initGapScan(reader.timeframeMs);
  const bar = newReadBar();
  for (const [i, line] of lines.entries())
    if (readLine(reader, line, i + 1, bar)) {
      appendBar(builder, bar);
      scanTime(scan, bar.time);
    }
  const reading = closeReader(reader);
  const { timeframeMs, layout, repair } = reader;
  const { symbol, assetClass } = options;
  return {
    series: buildSeries(builder, { symbol, timeframeMs, assetClass, side: layout.side, ...reading }),
    gaps: closeGapScan(scan, assetClass),
    repair,
    notes: reading.notes,
  };
}
