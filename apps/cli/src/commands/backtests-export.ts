/** `janus backtests export`: trades, account or bars of a finished run as a file. */
import { EXPORT_FORMATS, EXPORT_TABLES, type ExportFormat, type ExportTable } from '@janus/server/backtest-api';
import { exportColumns, exportFile, readTables } from '@janus/server/backtests';
import { runNamed, withBacktests } from '../backtests.ts';
import type { Command } from '../command.ts';
import { writeNew } from '../write-new.ts';

export const backtestsExportCommand: Command = {
  name: 'backtests export',
  usage: 'backtests export RUN --out FILE [--table T] [--format F]',
  summary: 'trades, equity or bars of a finished run as CSV or Parquet',
  positional: { min: 1, max: 1, names: ['RUN'] },
  options: {
    out: { type: 'string', meaning: 'the file to write; it must not be there yet', required: true },
    table: { type: 'string', meaning: 'what of the run', choices: EXPORT_TABLES, default: 'trades' },
    format: { type: 'string', meaning: 'how it is written', choices: EXPORT_FORMATS, default: 'csv' },
  },
  async run(input) {
    const { options, positional, dataFolder } = input;
    const out = String(options['out']);
    const table = options['table'] as ExportTable;
    const format = options['format'] as ExportFormat;
    const { runId } = await withBacktests(input, async (backtests) =>
      runNamed(await backtests.list(), positional[0] ?? ''),
    );
    const columns = exportColumns(await readTables(dataFolder, runId), table);
    const rows = columns[0]?.values.length ?? 0;
    const bytes = writeNew('out', out, await exportFile(columns, format));
    return {
      json: { runId, table, format, rows, columns: columns.map((c) => c.name), out, bytes },
      text: `${out}: ${rows} rows of ${table}, ${bytes} bytes`,
    };
  },
};
