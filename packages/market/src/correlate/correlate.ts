/**
 * Does an outside series have anything to do with a market? Correlation at several lags, by value and by rank, each
 * with a p-value that knows that both series have memory, and all of them corrected for having asked so often.
 *
 * The p-value is a permutation's: one series is turned against the other by random circular shifts, which keep every
 * autocorrelation and break only what holds them together in time (Theiler et al. 1992; Quiroga et al. 2002).
 */
import { badInput, noData } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { pearson, ranks } from './coefficients.ts';

/** Fewer pairs than this are too few to say anything; fewer than the second deserve a warning. */
const LEAST = 20;
const THIN = 100;

export interface LagResult {
  /** Bars by which the series leads the market: > 0, the series comes first. */
  readonly lag: number;
  readonly pairs: number;
  readonly pearson: number;
  readonly spearman: number;
  readonly pearsonP: number;
  readonly spearmanP: number;
  /** Corrected over both coefficients at every lag (Benjamini–Hochberg). */
  readonly pearsonQ: number;
  readonly spearmanQ: number;
}
export interface Correlated {
  readonly lags: readonly LagResult[];
  readonly tests: number;
  readonly warnings: readonly string[];
}

export interface CorrelateOptions {
  readonly lags: readonly number[];
  /** Circular shifts drawn per lag; the least p-value is 1/(shifts + 1). */
  readonly shifts: number;
}

/** The pairs (x at bar i, y at bar i + lag) where both are known. */
function pairs(x: Float64Array, y: Float64Array, lag: number): { a: Float64Array; b: Float64Array } {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = Math.max(0, -lag); i < x.length && i + lag < y.length; i++) {
    const u = x[i]!;
    const v = y[i + lag]!;
    if (Number.isFinite(u) && Number.isFinite(v)) {
      a.push(u);
      b.push(v);
    }
  }
  return { a: Float64Array.from(a), b: Float64Array.from(b) };
}

/** x turned by `by` places: what falls out at the end comes in at the beginning. */
export function turned(x: Float64Array, by: number): Float64Array {
  const out = new Float64Array(x.length);
  out.set(x.subarray(0, x.length - by), by);
  out.set(x.subarray(x.length - by), 0);
  return out;
}

/** Share of the turns, the series as it is counted among them, whose |r| is at least the one observed. */
function permutationP(x: Float64Array, y: Float64Array, observed: number, turns: readonly number[]): number {
  if (Number.isNaN(observed)) return 1;
  let atLeast = 1;
  for (const by of turns) if (Math.abs(pearson(turned(x, by), y)) >= Math.abs(observed) - 1e-12) atLeast++;
  return atLeast / (turns.length + 1);
}

/** The smallest whole repetition: how many values in a row are the same, on average. */
function repeats(x: Float64Array): number {
  let runs = 1;
  for (let i = 1; i < x.length; i++) if (x[i] !== x[i - 1]) runs++;
  return x.length / runs;
}

/**
 * @param series one value a bar, NaN where not known [bars]
 * @param market one number a bar, usually its log return, NaN where not known [bars]
 * @throws JanusError bad-input for options out of range; no-data where no lag has 20 pairs
 */
export function correlate(
  series: Float64Array,
  market: Float64Array,
  options: CorrelateOptions,
  random: Rng,
): Correlated {
  const { lags, shifts } = options;
  if (series.length !== market.length) throw badInput(`${series.length} values beside ${market.length} bars`);
  if (lags.length === 0) throw badInput('no lag to look at');
  const odd = lags.find((lag) => !Number.isInteger(lag) || Math.abs(lag) >= series.length);
  if (odd !== undefined)
    throw badInput(`lag ${odd} is not a whole number of bars shorter than the ${series.length} there are`);
  if (!Number.isInteger(shifts) || shifts < 19) throw badInput(`${shifts} shifts: a p-value of 5 % takes at least 19`);
  const warnings: string[] = [];
  const found = lags.flatMap((lag) => {
    const { a, b } = pairs(series, market, lag);
    if (a.length < LEAST) {
      warnings.push(`lag ${lag}: ${a.length} pairs are too few (${LEAST} are the least), left out`);
      return [];
    }
    if (a.length < THIN) warnings.push(`lag ${lag}: only ${a.length} pairs`);
    const turns = Array.from({ length: shifts }, () => 1 + random.below(a.length - 1));
    const [ra, rb] = [ranks(a), ranks(b)];
    const byValue = pearson(a, b);
    const byRank = pearson(ra, rb);
    if (Number.isNaN(byValue)) warnings.push(`lag ${lag}: the series or the market does not vary`);
    return [
      {
        lag,
        pairs: a.length,
        pearson: byValue,
        spearman: byRank,
        pearsonP: permutationP(a, b, byValue, turns),
        spearmanP: permutationP(ra, rb, byRank, turns),
      },
    ];
  });
  if (found.length === 0) throw noData(`series and market overlap in too few bars: ${warnings.join('; ')}`);
  const held = repeats(series.filter((x) => Number.isFinite(x)));
  if (held >= 2)
    warnings.push(
      `the series holds each value for ${held.toFixed(1)} bars on average: use longer bars, or trust the shifts alone`,
    );
  if (2 * found.length > shifts)
    warnings.push(
      `${2 * found.length} tests against ${shifts} shifts: no corrected p-value can be below ${((2 * found.length) / (shifts + 1)).toFixed(3)} for a single lag`,
    );
  const q = benjaminiHochberg(found.flatMap((f) => [f.pearsonP, f.spearmanP]));
  return {
    lags: found.map((f, i) => ({ ...f, pearsonQ: q[2 * i]!, spearmanQ: q[2 * i + 1]! })),
    tests: 2 * found.length,
    warnings,
  };
}
