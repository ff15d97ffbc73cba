/** Reads every record of a run once and counts. Pure but for the reader it is handed. */
import { HOLD, PASS, STAGES, TIMING_WIDTH, auditSlot, reasonOf } from '@janus/domain';
import { explain } from '@janus/integration';
import { newRecordRow, type RunReader } from '../runs/store.ts';
import type { ActivitySurvey, BrainSurvey, Latency, StageSurvey } from './api.ts';

/** Stretches that a run is cut into: more than the pixels of a panel are of no use. */
const STRETCHES = 360;
const DAY = STAGES.slice(0, -1);

/** Smallest value that at least a share p of the sorted ones do not exceed (nearest rank). */
export function percentile(sorted: Float32Array, p: number): number {
  if (sorted.length === 0) throw new RangeError('there is no percentile of nothing');
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!;
}

export function latencyOf(micros: readonly number[]): Latency | null {
  if (micros.length === 0) return null;
  const sorted = Float32Array.from(micros).toSorted();
  return {
    timed: sorted.length,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    max: sorted.at(-1)!,
  };
}

/** First bar of each of at most `count` stretches of equal length, up to a bar. */
export function stretches(bars: number, count: number): number[] {
  const cut = Math.min(bars, count);
  return Array.from({ length: cut }, (_, k) => Math.floor((k * bars) / cut));
}

interface Meter {
  readonly sum: Float64Array;
  readonly most: Float64Array;
  readonly seen: Uint32Array;
}

/** Three decimals: what a line of a hundred pixels can show. */
const short = (x: number): number => Math.round(1000 * x) / 1000;

function told(firstBar: readonly number[], meters: ReadonlyMap<string, Meter>): ActivitySurvey {
  const regions = Object.fromEntries(
    [...meters].map(([region, { sum, most, seen }]) => [
      region,
      {
        mean: firstBar.map((_, k) => (seen[k]! > 0 ? short(sum[k]! / seen[k]!) : null)),
        most: firstBar.map((_, k) => (seen[k]! > 0 ? short(most[k]!) : null)),
      },
    ]),
  );
  return { firstBar, regions };
}

/** An event ends at the stage of its reason; a pass ends nowhere. */
interface Tally {
  entered: number;
  vetoed: number;
  held: number;
  readonly micros: number[];
}

/** @param progress called now and then with the share that is done */
export function surveyRun(run: Pick<RunReader, 'file' | 'bars' | 'record'>, progress?: (share: number) => void) {
  const { bars } = run;
  const { audit, timing } = newRecordRow();
  const [REASON, REACHED, WANTED, ACTION] = ['reason', 'reached', 'wanted', 'action'].map(auditSlot) as [
    number,
    number,
    number,
    number,
  ];
  const stages = DAY.map((): Tally => ({ entered: 0, vetoed: 0, held: 0, micros: [] }));
  const whole: number[] = [];
  const reasons = new Map<string, { count: number; vetoes: number }>();
  const firstBar = stretches(bars, STRETCHES);
  const meters = new Map<string, Meter>();
  let events = 0;
  let sent = 0;
  let stretch = 0;
  for (let bar = 0; bar < bars; bar += 1) {
    while (stretch + 1 < firstBar.length && firstBar[stretch + 1]! <= bar) stretch += 1;
    if (bar % 4096 === 0) progress?.(bar / bars);
    if (!run.record(bar, audit, timing)) continue;
    events += 1;
    const reason = reasonOf(audit[REASON]!);
    const end = reason.code === PASS ? Number.POSITIVE_INFINITY : STAGES.indexOf(reason.stage);
    const isVeto = audit[WANTED]! > HOLD && audit[ACTION] === HOLD && reason.code !== PASS;
    if (reason.code === PASS) sent += 1;
    else {
      const count = reasons.get(reason.key) ?? { count: 0, vetoes: 0 };
      count.count += 1;
      if (isVeto) count.vetoes += 1;
      reasons.set(reason.key, count);
    }
    let total = 0;
    for (let s = 0; s < TIMING_WIDTH; s += 1) {
      const tally = stages[s];
      const micros = timing[s]!;
      if (Number.isFinite(micros)) {
        total += micros;
        tally?.micros.push(micros);
      }
      if (!tally || audit[REACHED]! < s || end < s) continue;
      tally.entered += 1;
      if (end === s) tally[isVeto ? 'vetoed' : 'held'] += 1;
    }
    if (total > 0) whole.push(total);
    for (const { region, activity } of explain(audit, null).regions) {
      const meter = meters.get(region) ?? {
        sum: new Float64Array(firstBar.length),
        most: new Float64Array(firstBar.length),
        seen: new Uint32Array(firstBar.length),
      };
      meters.set(region, meter);
      meter.sum[stretch]! += activity;
      meter.most[stretch] = Math.max(meter.most[stretch]!, activity);
      meter.seen[stretch]! += 1;
    }
  }
  return {
    runId: run.file.summary.run.runId,
    bars,
    events,
    sent,
    stages: stages.map(({ micros, ...tally }, s): StageSurvey => ({
      stage: DAY[s]!,
      ...tally,
      latency: latencyOf(micros),
    })),
    whole: latencyOf(whole),
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, ...count }))
      .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason)),
    activity: told(firstBar, meters),
  } satisfies BrainSurvey;
}
