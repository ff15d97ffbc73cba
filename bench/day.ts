/**
 * The whole day on generated 5-minute bars: events a second and the latency of one event, without vision and with
 * embeddings made ahead. No peer runs a brain a bar, so the gates are absolute; correctness: two runs, one audit.
 */
import { createHash } from 'node:crypto';
import { parseRunConfig, prepareRun, replay, type Prepared } from '@janus/backtest';
import { loadGafKernelSync } from '@janus/kernels/node';
import { simulate } from '@janus/market';
import type { BenchResult, BenchRow } from './harness.ts';

const BARS = 40_000;
const ROUNDS = 5;
/** Events a second that the day must reach. */
const TARGET = { none: 100_000, cached: 20_000 } as const;
/** A shared machine may be slower by this much before a gate fails. */
const SLACK = 1.5;

const series = [simulate({ generator: 'base', bars: BARS, seed: 5, timeframeMs: 300_000 })];
const config = parseRunConfig({});

function once(prepared: Prepared): { nanoseconds: number; hash: string } {
  const hash = createHash('sha256');
  const before = process.cpuUsage();
  replay({
    series,
    config,
    seed: 1,
    lesions: 0,
    ...prepared,
    clock: null,
    stageTimes: false,
    onSegment: (audit, _timing, rows) => hash.update(new Uint8Array(audit.buffer, 0, (rows * audit.byteLength) / 1024)),
  });
  const used = process.cpuUsage(before);
  return { nanoseconds: ((used.user + used.system) * 1000) / BARS, hash: hash.digest('hex') };
}

function row(vision: keyof typeof TARGET, prepared: Prepared): BenchRow {
  const runs = Array.from({ length: ROUNDS + 1 }, () => once(prepared));
  for (const run of runs)
    if (run.hash !== runs[0]!.hash) throw new Error('two runs of the same five inputs left different audits');
  const times = runs
    .slice(1)
    .map((r) => r.nanoseconds)
    .sort((a, b) => a - b);
  const median = times[times.length >> 1]!;
  const limit = 1e9 / TARGET[vision];
  return {
    name: `one event of the day, vision ${vision}`,
    own: { min: times[0]!, median, max: times.at(-1)! },
    peer: null,
    unit: 'ns',
    ratio: null,
    target: `≤ ${limit.toFixed(0)} ns (${TARGET[vision].toLocaleString('en')} events/s)`,
    pass: median <= limit * SLACK,
  };
}

export async function run(): Promise<BenchResult> {
  const blind = prepareRun(series, config, 1, null);
  const seeing = prepareRun(series, config, 1, loadGafKernelSync());
  return Promise.resolve({
    name: 'the day',
    rows: [row('none', blind), row('cached', seeing)],
    correctness: `${BARS} bars, ${ROUNDS + 1} runs each, equal audits`,
  });
}
