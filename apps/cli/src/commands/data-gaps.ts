/** `janus data gaps`: where bars are not there, and whether the market was closed or the data is missing. */
import { formatTimeframe } from '@janus/market';
import { loadDataSet, runIdentity } from '@janus/server/data';
import { barMoment } from '@janus/views';
import type { Command } from '../command.ts';

const SHOWN = 40;

export const dataGapsCommand: Command = {
  name: 'data gaps',
  usage: 'data gaps --symbol S',
  summary: 'the gap ledger of a data set, with its coverage',
  positional: { min: 0, max: 0, names: [] },
  options: { symbol: { type: 'string', meaning: 'data set: symbol, SYMBOL:5m, SP500, or a file', required: true } },
  async run({ options, dataFolder }) {
    const { name, series, gaps, dataHash } = await loadDataSet(String(options['symbol']), dataFolder);
    const { entries, ...ledger } = gaps;
    const missing = entries.filter((e) => e.kind === 'missing');
    const lines = [
      `${name}: ${gaps.bars} bars, ${barMoment(gaps.first, gaps.timeframeMs)} to ${barMoment(gaps.last, gaps.timeframeMs)}, coverage ${(100 * gaps.coverage).toFixed(3)} %`,
      `${gaps.missingBars} bars missing in ${missing.length} gaps`,
      `${gaps.closedBars} bars absent while the market was closed${gaps.holidayBars > 0 ? `, ${gaps.holidayBars} of them taken for holidays` : ''} (trading hours ${gaps.session})`,
      ...missing
        .slice(0, SHOWN)
        .map(
          (e) =>
            `  ${barMoment(e.from, gaps.timeframeMs)} to ${barMoment(e.to, gaps.timeframeMs)}  ${String(e.missingBars).padStart(6)} bars missing`,
        ),
      ...(missing.length > SHOWN ? [`  and ${missing.length - SHOWN} more, in --json`] : []),
    ];
    return {
      json: {
        ...runIdentity({ seed: 0, config: { symbol: options['symbol'] }, dataHash, backend: 'cpu' }),
        name,
        symbol: series.symbol,
        timeframe: formatTimeframe(series.timeframeMs),
        ...ledger,
        gaps: entries,
      },
      text: lines.join('\n'),
    };
  },
};
