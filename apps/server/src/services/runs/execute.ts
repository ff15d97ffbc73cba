/**
 * One run from plan to files, in whatever thread calls it. Everything is written into a folder of its own and
 * renamed into place at the very end: a folder under `runs/` named by a run id is a whole run, always.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { rehearse, replay, report, type ReplayInput, type Report, type ReplayResult } from '@janus/backtest';
import type { BarSeries } from '@janus/domain';
import type { Metrics, RunSummary, RunTiming, RunTrades } from '../../api.ts';
import { syncFolder } from '../journal/index.ts';
import { prepareDay } from './prepare-day.ts';
import { EXPERIENCE_FILE, experienceLog, type ExperienceLog } from './experiences.ts';
import { BAR_COLUMNS, runFolder, runsFolder, type RunFile } from './layout.ts';
import { wordBytes, WORD_FILE } from './words.ts';
import type { RunPlan } from './plan.ts';
import { recorder, type Recorder } from './records.ts';

export { runWalkForward } from './walkforward.ts';
export { prepareDay } from './prepare-day.ts';
export { chosenLesions, runLesions } from '../lesion/lab.ts';
export type { LesionOutcome } from '../lesion/lab.ts';

export interface RunHooks {
  /** What is being done, in words, and how much of the whole run is done, [0, 1]. */
  progress(stage: string, share: number): void;
  /** True once the run is to end early. */
  shouldStop(): boolean;
  /** Monotonic, milliseconds. */
  clock(): number;
}

/** Share of a run's time that preparing takes, roughly: it only moves the progress bar. */
const PREPARING = 0.5;

/** JSON has no NaN: what is not a finite number becomes null. */
const finite = (table: object): Metrics =>
  Object.fromEntries(
    Object.entries(table).map(([name, value]) => [
      name,
      typeof value === 'number' && Number.isFinite(value) ? value : null,
    ]),
  );

function barBytes(series: BarSeries): Uint8Array {
  const all = new Float64Array(BAR_COLUMNS.length * series.length);
  BAR_COLUMNS.forEach((name, i) => all.set(series[name].subarray(0, series.length), i * series.length));
  return new Uint8Array(all.buffer);
}

/** Written and on the disk: a rename that outlives a power cut must not outlive what it put into place. */
function writeDurably(file: string, content: string | Uint8Array): void {
  const fd = openSync(file, 'w', 0o600);
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** The summary, all but the hash of the records: that is known once they are sealed. */
function summaryOf(plan: RunPlan, result: ReplayResult, told: Report, vision: RunTiming['vision']) {
  return {
    run: { ...plan.info, status: 'done', progress: 1, stage: 'done' },
    provenance: plan.provenance,
    events: result.events,
    decisions: result.decisions,
    trades: result.trades.length,
    vetoes: result.vetoes,
    alerts: result.alerts,
    takenBack: result.takenBack,
    rulesAt: result.rulesAt,
    reached: result.reached,
    metrics: finite(told.metrics),
    perRegime: Object.fromEntries(Object.entries(told.perRegime).map(([name, table]) => [name, finite(table)])),
    baseline: finite(told.baseline),
    timing: {
      eventsPerSecond: result.eventsPerSecond,
      latencyUs: result.latency,
      warmUp: result.warmUp,
      vision,
    },
    warnings: [...(plan.warnings ?? []), ...result.warnings],
  } satisfies Omit<RunSummary, 'auditHash'>;
}

interface Replayed {
  readonly result: ReplayResult;
  readonly vision: RunTiming['vision'];
}

function replayInto(plan: RunPlan, record: Recorder, log: ExperienceLog, hooks: RunHooks): Replayed {
  const day = prepareDay(plan, hooks, PREPARING);
  hooks.progress('replaying', PREPARING);
  const input: ReplayInput = {
    ...day,
    lesions: plan.off.regions,
    rulesOff: plan.off.rules,
    tiersOff: plan.off.tiers,
    clock: () => hooks.clock() * 1000,
    stageTimes: true,
    shouldStop: () => hooks.shouldStop(),
    onProgress: (done, total) => hooks.progress('replaying', PREPARING + ((1 - PREPARING) * done) / total),
    onSegment: (audit, timing, rows) => record.segment(audit, timing, rows),
    onExperience: (row) => log.add(row),
  };
  rehearse(input);
  const result = replay(input);
  // Readings of the charts are made ahead of the loop, each from bars up to its own.
  return { result, vision: day.vision === null ? 'none' : 'cached' };
}

/**
 * Runs the plan and leaves `runs/<runId>/`.
 * @throws JanusError cancelled once `shouldStop` says so; whatever the replay throws. Nothing is left then
 */
export function executeRun(plan: RunPlan, dataFolder: string, hooks: RunHooks): RunSummary {
  const folder = runFolder(dataFolder, plan.info.runId);
  const draft = path.join(runsFolder(dataFolder), `.part-${plan.info.runId}-${process.pid}-${threadId}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const record = recorder(draft, plan.series.length);
  try {
    const log = experienceLog();
    const { result, vision } = replayInto(plan, record, log, hooks);
    const told = report([plan.series], plan.config, result);
    const { rowOfBar, auditHash, ...journals } = record.finish();
    const summary: RunSummary = { ...summaryOf(plan, result, told, vision), auditHash };
    const trades: RunTrades = { fills: result.fills, trades: result.trades };
    const file: RunFile = { summary, config: plan.config, journals };
    writeDurably(path.join(draft, 'bars.bin'), barBytes(plan.series));
    writeDurably(path.join(draft, 'rows.bin'), new Uint8Array(rowOfBar.buffer));
    if (plan.words) writeDurably(path.join(draft, WORD_FILE), wordBytes(plan.words));
    writeDurably(path.join(draft, EXPERIENCE_FILE), log.bytes());
    writeDurably(path.join(draft, 'fills.json'), JSON.stringify(trades));
    writeDurably(path.join(draft, 'run.json'), JSON.stringify(file, null, 1));
    // Another process may have finished the same run meanwhile: the same five inputs, the same rows.
    if (!existsSync(folder)) {
      syncFolder(draft);
      renameSync(draft, folder);
      syncFolder(runsFolder(dataFolder));
    }
    return summary;
  } catch (error) {
    record.abandon();
    throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
