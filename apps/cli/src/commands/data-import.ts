/** `janus data import`: a file of bars becomes a data set, checked row by row; nothing is written if it is refused. */
import { importFile, runIdentity } from '@janus/server/data';
import { barMoment } from '@janus/views';
import type { Command, OptionValue } from '../command.ts';

const text = (value: OptionValue): string | undefined => (value === undefined ? undefined : String(value));

export const dataImportCommand: Command = {
  name: 'data import',
  usage:
    'data import FILE --symbol S [--timeframe T] [--columns ROLE=NAME,…] [--side S] [--repair R] [--asset-class C]',
  summary: 'bars from CSV (plain or .gz) or Parquet; columns recognised or named with --columns',
  positional: { min: 1, max: 1, names: ['FILE'] },
  options: {
    symbol: { type: 'string', meaning: 'name of the market, such as BTCUSDT', required: true },
    timeframe: { type: 'string', meaning: 'length of a bar, such as 5m, 1h, 1d; told from the file where left out' },
    columns: { type: 'string', meaning: 'columns by role, such as time=ts,open=o,high=h,low=l,close=c,volume=v' },
    side: { type: 'string', meaning: 'which quotes the prices are', choices: ['trade', 'bid', 'ask', 'mid'] },
    repair: {
      type: 'string',
      meaning: 'what to do with bad rows; otherwise they refuse the file',
      choices: ['drop', 'fill', 'clip'],
    },
    'asset-class': {
      type: 'string',
      meaning: 'where name and trading hours do not tell',
      choices: ['crypto', 'equity', 'fx'],
    },
    replace: { type: 'flag', meaning: 'put the bars in the place of a data set of the same name' },
  },
  async run(input) {
    const { positional, options, dataFolder, signal } = input;
    const file = positional[0]!;
    const asked = {
      symbol: String(options['symbol']),
      timeframe: text(options['timeframe']),
      columns: text(options['columns']),
      side: text(options['side']),
      repair: text(options['repair']),
      assetClass: text(options['asset-class']),
    };
    const { info, unchanged } = await importFile(
      { ...asked, file, dataFolder, replace: options['replace'] === true },
      { signal, onBytes: (done, total) => input.progress(`reading ${file}`, done, total) },
    );
    const { gaps, repair } = info;
    const { entries, ...ledger } = gaps;
    const missing = entries.filter((e) => e.kind === 'missing');
    const identity = runIdentity({ seed: 0, config: asked, dataHash: info.dataHash, backend: 'cpu' });
    const touched = repair.dropped + repair.filled + repair.clipped;
    const lines = [
      `${info.name}: ${info.rows} bars of ${info.timeframe}, ${barMoment(info.from, info.timeframeMs)} to ${barMoment(info.to, info.timeframeMs)}${info.simulated ? ' (SIMULATED)' : ''}`,
      `  asset class   ${info.assetClass} (by ${info.assetClassBy})`,
      `  prices        ${info.side}${info.hasSpread ? ', with spread' : ''}${info.hasVolume ? '' : ', no volume'}`,
      `  coverage      ${(100 * gaps.coverage).toFixed(3)} %: ${gaps.missingBars} bars missing in ${missing.length} gaps, ${gaps.closedBars} while the market was closed`,
      `  repair        ${repair.mode === null ? 'none' : `${repair.mode}: ${repair.dropped} dropped, ${repair.filled} filled, ${repair.clipped} clipped`}`,
      ...repair.rows.slice(0, 5).map((r) => `                line ${r.line}, ${r.field} '${r.value}': ${r.action}`),
      ...(touched > 5 ? [`                and ${touched - 5} more, in --json`] : []),
      ...info.notes.map((note) => `  note          ${note}`),
      `  data hash     ${info.dataHash.slice(0, 16)}`,
      ...(unchanged ? ['These bars were there already; nothing was changed.'] : []),
    ];
    const { gaps: _, ...rest } = info;
    return { json: { ...identity, ...rest, gaps: { ...ledger, entries }, unchanged }, text: lines.join('\n') };
  },
};
