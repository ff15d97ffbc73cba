/** A run made once more by this version. Comes with its first use. */
import { askedOf } from '../../data/again.ts';
import { client } from '../../data/client.ts';
import { openRuns, useRun } from '../../data/run.ts';
import { followJob } from '../../data-page/follow-job.ts';
import { notify } from '../../shell/notify.ts';
import { seek, useTime } from '../../state/time.ts';
import { useFlip, type Again } from './flip-store.ts';

/** Opens it at the bar that is looked at: the bars are the same. */
function openAtCursor(runId: string): void {
  const { cursor } = useTime.getState();
  const stop = useRun.subscribe(({ state }) => {
    if (state.kind !== 'ready') return;
    stop();
    if (state.run.info.runId === runId && cursor < state.run.bars.time.length) seek(cursor);
  });
  void openRuns(runId);
}

/** The same bars, seed and configuration by this version, opened once it is there. */
export async function runOnceMore(runId: string): Promise<void> {
  const say = (again: Again | null): void => useFlip.setState({ again });
  const fail = (cause: unknown): void => {
    say(null);
    notify(`Not run: ${cause instanceof Error ? cause.message : String(cause)}`, 'error');
  };
  say({ runId, words: 'being queued', share: 0 });
  try {
    const input = await askedOf(await client().backtests.get.query({ runId }));
    const { jobId } = await client().jobs.submit.mutate({ kind: 'backtest', input });
    followJob(jobId, {
      change(job) {
        if (job.status === 'done') {
          say(null);
          openAtCursor((job.result as { readonly runId: string }).runId);
        } else if (job.status === 'failed' || job.status === 'cancelled') fail(job.error?.why ?? job.status);
        else say({ runId, words: job.stage || job.status, share: job.progress });
      },
      lost: fail,
    });
  } catch (cause) {
    fail(cause);
  }
}
