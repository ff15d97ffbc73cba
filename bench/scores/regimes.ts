/**
 * How well the regimes are told: macro-F1 with a 95 % interval of the ensemble, of each detector and of the majority
 * guess, on generators that no parameter was tuned on; and the first alarm on two crashes of the S&P 500. Printed,
 * whatever it says.
 */
import { CRISIS, BEAR, parseConfig, REGIMES, type BarSeries } from '@janus/domain';
import { featureFields, featureMatrix } from '@janus/indicators';
import { simulate, type Generator } from '@janus/market';
import { rng } from '@janus/numerics';
import { labelSeries, prepareRefits, regimeFields, type RegimeTrack } from '@janus/regime';
import { macroF1WithInterval } from '../../packages/backtest/src/scoring/macro-f1.ts';
import { bundledSeries } from '../../apps/server/src/services/data/bundled.ts';

const config = parseConfig(regimeFields, {}, 'regime');
const BARS = 30_000;
const SEED = 41;

function track(series: BarSeries): RegimeTrack {
  const features = featureMatrix(series, parseConfig(featureFields, { timeframeMs: series.timeframeMs }, 'features'));
  return labelSeries(series, config, prepareRefits(features, config, SEED));
}

function majority(truth: Int8Array): Int8Array {
  const count = new Int32Array(REGIMES.length);
  for (const t of truth) count[t]!++;
  return new Int8Array(truth.length).fill(count.indexOf(Math.max(...count)));
}

export interface ScoreRow {
  readonly generator: string;
  readonly parameters: number;
  readonly detector: string;
  readonly score: number;
  readonly low: number;
  readonly high: number;
}

export function scoreGenerators(bars = BARS): ScoreRow[] {
  const rows: ScoreRow[] = [];
  const cases: [Generator, number][] = [
    ['base', 1],
    ['base', 0.5],
    ['base', 1.5],
    ['garch', 1],
    ['svj', 1],
  ];
  for (const [generator, parameterScale] of cases) {
    const series = simulate({ generator, bars, seed: SEED, timeframeMs: 3_600_000, parameterScale });
    const labels = track(series);
    const from = labels.regime.findIndex((r) => r >= 0);
    const truth = series.truth!.slice(from);
    const guesses: [string, Int8Array][] = [
      ['ensemble', labels.regime],
      ['hmm', labels.hmm],
      ['statistical', labels.statistical],
      ['technical', labels.technical],
    ];
    for (const [detector, guess] of [
      ...guesses.map(([d, g]) => [d, g.slice(from)] as const),
      ['majority', majority(truth)] as const,
    ])
      rows.push({
        generator,
        parameters: parameterScale,
        detector,
        ...macroF1WithInterval(truth, guess, REGIMES.length, rng(SEED)),
      });
  }
  return rows;
}

export interface Alarm {
  readonly span: string;
  readonly detector: string;
  /** First day named crisis, and bear or crisis; null where never. */
  readonly crisis: string | null;
  readonly bearOrCrisis: string | null;
}

export function firstAlarms(): Alarm[] {
  const series = bundledSeries();
  const labels = track(series);
  const day = (i: number): string => new Date(series.time[i]!).toISOString().slice(0, 10);
  const rows: Alarm[] = [];
  for (const [from, to] of [
    ['2008-09-01', '2009-03-31'],
    ['2020-02-01', '2020-04-30'],
  ] as const)
    for (const detector of ['regime', 'hmm', 'statistical', 'technical'] as const) {
      let crisis: string | null = null;
      let bearish: string | null = null;
      for (let i = 0; i < series.length; i++) {
        if (series.time[i]! < Date.parse(from) || series.time[i]! > Date.parse(to)) continue;
        const named = labels[detector][i]!;
        if (crisis === null && named === CRISIS) crisis = day(i);
        if (bearish === null && (named === CRISIS || named === BEAR)) bearish = day(i);
      }
      rows.push({
        span: `${from} … ${to}`,
        detector: detector === 'regime' ? 'ensemble' : detector,
        crisis,
        bearOrCrisis: bearish,
      });
    }
  return rows;
}

export function printScores(): void {
  console.log(`macro-F1 over seven regimes, ${BARS} bars a generator, 95 % block-bootstrap interval`);
  for (const r of scoreGenerators())
    console.log(
      `  ${r.generator.padEnd(6)} ×${r.parameters.toFixed(1)}  ${r.detector.padEnd(12)} ${r.score.toFixed(3)}  [${r.low.toFixed(3)}, ${r.high.toFixed(3)}]`,
    );
  console.log('\nfirst alarm on the S&P 500 (daily)');
  for (const a of firstAlarms())
    console.log(
      `  ${a.span}  ${a.detector.padEnd(12)} crisis ${a.crisis ?? 'never'}   bear or crisis ${a.bearOrCrisis ?? 'never'}`,
    );
}
