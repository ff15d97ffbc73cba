/** `janus data list`: the catalogue. */
import { configHash, listDataSets, runIdentity } from '@janus/server/data';
import { barMoment } from '@janus/views';
import type { Command } from '../command.ts';

export const dataListCommand: Command = {
  name: 'data list',
  usage: 'data list',
  summary: 'the data sets there are, with span and coverage',
  positional: { min: 0, max: 0, names: [] },
  options: {},
  async run({ dataFolder }) {
    const sets = await listDataSets(dataFolder);
    const rows = sets.map((s) => ({
      name: s.name,
      symbol: s.symbol,
      timeframe: s.timeframe,
      timeframeMs: s.timeframeMs,
      assetClass: s.assetClass,
      side: s.side,
      rows: s.rows,
      from: s.from,
      to: s.to,
      hasVolume: s.hasVolume,
      hasSpread: s.hasSpread,
      hasTruth: s.hasTruth,
      simulated: s.simulated,
      bundled: s.source === null,
      coverage: s.gaps.coverage,
      missingBars: s.gaps.missingBars,
      dataHash: s.dataHash,
      source: s.source,
    }));
    const width = Math.max(4, ...rows.map((r) => r.name.length));
    const lines = [
      `${'name'.padEnd(width)}      bars  class   side   coverage  first bar         last bar`,
      ...rows.map((r) =>
        [
          r.name.padEnd(width),
          String(r.rows).padStart(9),
          r.assetClass.padEnd(6),
          r.side.padEnd(5),
          `${(100 * r.coverage).toFixed(2)} %`.padStart(9),
          barMoment(r.from, r.timeframeMs).padEnd(16),
          barMoment(r.to, r.timeframeMs).padEnd(16),
          r.simulated ? 'SIMULATED' : r.bundled ? 'comes with JANUS' : '',
        ]
          .join('  ')
          .trimEnd(),
      ),
    ];
    const hash = configHash(rows.map((r) => [r.name, r.dataHash]));
    return {
      json: { ...runIdentity({ seed: 0, config: {}, dataHash: hash, backend: 'cpu' }), dataSets: rows },
      text: lines.join('\n'),
    };
  },
};
