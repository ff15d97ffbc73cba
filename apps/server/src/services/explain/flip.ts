/**
 * The smallest change that would have made one decision of a stored run another: the run is lived through again up to
 * that bar, and there a twin of the brain is asked. The decision come to must be the one on record, or nothing is said.
 */
import { DISTANCES, flipsAt, MOST_CHANGES } from '@janus/backtest';
import { ACTIONS, JanusError, noData, reasonOf, refused, auditSlot } from '@janus/domain';
import { cut } from '../jobs/handlers/run-input.ts';
import type { RunPlan } from '../runs/plan.ts';
import { prepareDay, type PrepareHooks } from '../runs/prepare-day.ts';
import { newRecordRow, openRun } from '../runs/store.ts';
import type { FlipAnswer } from './api.ts';

/** Shares of the time, roughly: they only move the progress bar. */
const PREPARING = 0.5;
const REPLAYING = 0.4;

/** Action and reason as the run recorded them. */
function recorded(dataFolder: string, runId: string, bar: number): { action: string; reason: string } {
  const run = openRun(dataFolder, runId);
  try {
    const { audit, timing } = newRecordRow();
    if (bar >= run.bars) throw noData(`run ${runId} has ${run.bars} bars, the first is 0: there is no bar ${bar}`);
    if (!run.record(bar, audit, timing)) throw noData(`bar ${bar} of run ${runId} has no record`);
    return { action: ACTIONS[audit[auditSlot('action')]!]!, reason: reasonOf(audit[auditSlot('reason')]!).key };
  } finally {
    run.close();
  }
}

/** @throws JanusError no-data for a bar that is not there; refused; cancelled once `shouldStop` says so */
export function flipOf(plan: RunPlan, dataFolder: string, bar: number, hooks: PrepareHooks): FlipAnswer {
  const { runId, name } = plan.info;
  const then = recorded(dataFolder, runId, bar);
  // No bar after the one asked for changes anything before it; without them it is sooner done.
  const series = cut(name, plan.series, null, plan.series.time[bar]!);
  const shouldStop = (): boolean => hooks.shouldStop();
  const day = prepareDay({ ...plan, series }, hooks, PREPARING);
  const [decision] = flipsAt(
    {
      ...day,
      lesions: plan.off.regions,
      rulesOff: plan.off.rules,
      tiersOff: plan.off.tiers,
      clock: null,
      stageTimes: false,
      onSegment: null,
    },
    [bar],
    {
      shouldStop,
      onEvent: (event) =>
        hooks.progress(
          event < bar ? 'replaying up to the bar' : 'trying other values',
          PREPARING + (REPLAYING * event) / Math.max(1, bar),
        ),
    },
  );
  if (!decision) throw new JanusError('failed', `bar ${bar} of run ${runId} was not come to`);
  const { action, reason, time, flip } = decision;
  if (action !== then.action || reason !== then.reason)
    throw refused(
      `run ${runId} cannot be re-played: at bar ${bar} it decided ${then.action} (${then.reason}), and this code decides ${action} (${reason}). Run it once more`,
    );
  return {
    runId,
    bar,
    time,
    action,
    reason,
    flip,
    reach: { spreads: DISTANCES.at(-1)!, changes: MOST_CHANGES },
  };
}
