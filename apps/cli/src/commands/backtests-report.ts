/** `janus backtests report`: a finished run as one HTML file without script or foreign address. */
import { readTables, reportHtml } from '@janus/server/backtests';
import { runNamed, withBacktests } from '../backtests.ts';
import type { Command } from '../command.ts';
import { writeNew } from '../write-new.ts';

export const backtestsReportCommand: Command = {
  name: 'backtests report',
  usage: 'backtests report RUN --out FILE',
  summary: 'a finished run as one HTML file: figures, curves, luck, configuration, notes',
  positional: { min: 1, max: 1, names: ['RUN'] },
  options: { out: { type: 'string', meaning: 'the file to write; it must not be there yet', required: true } },
  async run(input) {
    const out = String(input.options['out']);
    const full = await withBacktests(input, async (backtests) => {
      const run = runNamed(await backtests.list(), input.positional[0] ?? '');
      return backtests.get(run.runId);
    });
    const bytes = writeNew('out', out, reportHtml(full, await readTables(input.dataFolder, full.runId)));
    return { json: { runId: full.runId, out, bytes }, text: `${out}: report of ${full.runId}, ${bytes} bytes` };
  },
};
