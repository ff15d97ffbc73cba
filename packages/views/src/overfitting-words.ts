/** The statistics against overfitting in words: what each says, its value, or why there is none. Pure. */
import { fixed } from './format.ts';

interface NotAvailable {
  readonly na: string;
}
type Verdict<T> = T | NotAvailable;
interface Range {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}
/** The parts of an assessment that are put into words; @janus/backtest computes it. Shares in [0, 1]. */
export interface Assessed {
  readonly psr: Verdict<{
    readonly value: number;
    readonly sharpe: number;
    readonly benchmarkSharpe: number;
    readonly skew: number;
    readonly kurtosis: number;
    readonly returns: number;
  }>;
  readonly dsr: Verdict<{ readonly value: number; readonly expectedMaximum: number; readonly trials: number }>;
  readonly pbo: Verdict<{
    readonly value: number;
    readonly lossProbability: number;
    readonly candidates: number;
    readonly blocks: number;
    readonly splits: number;
  }>;
  readonly bootstrap: Verdict<{
    readonly pValue: number;
    readonly sharpe: Verdict<{ readonly value: number; readonly low: number; readonly high: number }>;
    readonly draws: number;
  }>;
  readonly realityCheck: Verdict<{ readonly pValue: number; readonly rules: number; readonly draws: number }>;
  readonly monteCarlo: {
    readonly redrawn: Verdict<{ readonly finalReturn: Range; readonly ruin: number; readonly draws: number }>;
    readonly paths: Verdict<{ readonly maxDrawdown: Range; readonly finalReturn: Range }>;
  };
}

export interface Statistic {
  readonly id: string;
  readonly label: string;
  /** Null where there is none. */
  readonly value: string | null;
  /** What it means; where there is no value, why not. */
  readonly meaning: string;
  readonly detail: string;
}

const unavailable = (verdict: object): verdict is NotAvailable => 'na' in verdict;
const percent = (x: number): string => `${fixed(100 * x, 1)} %`;
const MEANINGS = {
  psr: 'Chance that the true Sharpe ratio is above the benchmark, given how long and how uneven the returns are.',
  dsr: 'The same chance once the benchmark is what the best of all trials would have shown by luck alone.',
  pbo: 'Chance that whichever trial is best on half of the history is below the middle on the other half.',
  bootstrap:
    'Chance of a mean return at least this high where the true one is zero; the Sharpe ratio with its 95 % interval.',
  reality: 'Chance that the best of the trials would beat buy-and-hold by this much if none were better.',
  redrawn: 'Final return if the same trades came again in another mix; 5 % to 95 % of the histories.',
  paths: 'Deepest drawdown of histories redrawn from blocks of the returns; 5 % to 95 %.',
} as const;

function statistic<T extends object>(
  id: keyof typeof MEANINGS,
  label: string,
  verdict: Verdict<T>,
  told: (value: T) => readonly [string, string],
): Statistic {
  if (unavailable(verdict)) return { id, label, value: null, meaning: MEANINGS[id], detail: verdict.na };
  const [value, detail] = told(verdict);
  return { id, label, value, meaning: MEANINGS[id], detail };
}

export function statisticsOf(o: Assessed): Statistic[] {
  return [
    statistic('psr', 'Probabilistic Sharpe ratio', o.psr, (p) => [
      percent(p.value),
      `Sharpe ${fixed(p.sharpe, 2)} against ${fixed(p.benchmarkSharpe, 2)}, ${fixed(p.returns)} returns, skew ${fixed(p.skew, 2)}, kurtosis ${fixed(p.kurtosis, 1)}`,
    ]),
    statistic('dsr', 'Deflated Sharpe ratio', o.dsr, (d) => [
      percent(d.value),
      `the best of ${fixed(d.trials)} trials by luck: Sharpe ${fixed(d.expectedMaximum, 2)}`,
    ]),
    statistic('pbo', 'Probability of overfitting', o.pbo, (p) => [
      percent(p.value),
      `${fixed(p.candidates)} trials, ${fixed(p.splits)} splits of ${fixed(p.blocks)} blocks; loss out of sample in ${percent(p.lossProbability)}`,
    ]),
    statistic('bootstrap', 'Bootstrap significance', o.bootstrap, (b) => [
      `p = ${fixed(b.pValue, 3)}`,
      'na' in b.sharpe
        ? b.sharpe.na
        : `Sharpe ${fixed(b.sharpe.value, 2)}, ${fixed(b.sharpe.low, 2)} to ${fixed(b.sharpe.high, 2)}; ${fixed(b.draws)} histories`,
    ]),
    statistic('reality', 'Reality check', o.realityCheck, (r) => [
      `p = ${fixed(r.pValue, 3)}`,
      `best of ${fixed(r.rules)} ${r.rules === 1 ? 'rule' : 'rules'} against buy-and-hold; ${fixed(r.draws)} histories`,
    ]),
    statistic('redrawn', 'Monte Carlo of trades', o.monteCarlo.redrawn, (m) => [
      `${percent(m.finalReturn.p5)} to ${percent(m.finalReturn.p95)}`,
      `middle ${percent(m.finalReturn.p50)}; ruin in ${percent(m.ruin)} of ${fixed(m.draws)} histories`,
    ]),
    statistic('paths', 'Monte Carlo of returns', o.monteCarlo.paths, (m) => [
      `${percent(m.maxDrawdown.p5)} to ${percent(m.maxDrawdown.p95)}`,
      `middle ${percent(m.maxDrawdown.p50)}; final return ${percent(m.finalReturn.p5)} to ${percent(m.finalReturn.p95)}`,
    ]),
  ];
}
