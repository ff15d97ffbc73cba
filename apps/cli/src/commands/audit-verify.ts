/** `janus audit verify`: checks the hash chain of every run's journals, or of one run's. */
import { cancelled, noData } from '@janus/domain';
import { storedRuns, verifyRun } from '@janus/server/runs';
import type { Command } from '../command.ts';

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage: 'audit verify [--run ID]',
  summary: 'checks that no recorded decision was cut off or altered since it was written',
  positional: { min: 0, max: 0, names: [] },
  options: { run: { type: 'string', meaning: 'check this run only' } },
  async run(input) {
    const { options, dataFolder, signal } = input;
    const wanted = options['run'];
    const runs = typeof wanted === 'string' ? [wanted] : storedRuns(dataFolder);
    if (runs.length === 0) throw noData(`there is no run in ${dataFolder}: nothing to verify. Make one with janus run`);
    const checked = runs.map((runId, i) => {
      if (signal.aborted) throw cancelled('the check was cancelled');
      input.progress(`run ${runId}`, i, runs.length);
      return { runId, journals: verifyRun(dataFolder, runId) };
    });
    const json = checked.map(({ runId, journals }) => ({
      runId,
      ok: journals.every(({ ok }) => ok),
      journals: journals.map(({ kind, ok, segments, rows, head, sealed, faultSegment, fault }) => {
        return { kind, ok, segments, rows, head, sealed, faultSegment, fault };
      }),
    }));
    const text = checked.flatMap(({ runId, journals }) =>
      journals.map(({ kind, ok, segments, rows, head, fault }) => {
        const what = `${runId}  ${(kind ?? '?').padEnd(6)}`;
        return ok
          ? `${what}  whole    ${rows} rows in ${segments} segments, ends in ${head.slice(0, 16)}`
          : `${what}  BROKEN   ${fault}`;
      }),
    );
    const ok = json.every((run) => run.ok);
    return { json: { ok, runs: json }, text: text.join('\n'), exitCode: ok ? 0 : 1 };
  },
};
