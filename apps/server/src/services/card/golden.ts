/**
 * Golden vectors of the kernels: what goes in, and what the reference in double precision says of it. The same text is
 * read by the test benches in C++ (`hls/<kernel>/kernel_tb.cpp`) and, through a driver, by the tests here.
 */
import { FACT_COUNT } from '@janus/domain';
import { compileRules, marketRules, programOf, MARKET_VOCABULARY, type FamilyName, type RuleSet } from '@janus/logic';
import { rng } from '@janus/numerics';
import { gaf } from '@janus/visual-cortex';
import { gafWords, type CardField } from './gaf.ts';
import { cardRules, ltnWords, type CardRules } from './ltn.ts';
import type { KernelName } from './manifest.ts';
import { grounded, type Grounded } from './reference.ts';

export interface GoldenField {
  readonly field: CardField;
  readonly window: Float64Array;
  /** [n, n] */
  readonly cells: Float64Array;
}

/** @param window [n] */
export function goldenField(window: Float64Array, field: CardField): GoldenField {
  const { matrix } = gaf({ values: window, size: window.length, field, scale: 'minmax' });
  return { field, window, cells: Float64Array.from(matrix) };
}

export interface GoldenRules extends Grounded {
  readonly rules: CardRules;
}

/** Rules over moments, the ten axioms by default. @param facts FACTS in order, a row a moment */
export function goldenRules(facts: readonly Float64Array[], family: FamilyName, set = marketRules()): GoldenRules {
  const rules = cardRules(programOf(set, family));
  return { rules, ...grounded(set, family, rules, facts) };
}

const WINDOWS: readonly number[] = [2, 3, 17, 32, 64];
const ROWS = 64;

/** A walk of prices. */
export function walk(n: number, seed: number): Float64Array {
  const random = rng(seed);
  let price = 67_000;
  return Float64Array.from({ length: n }, () => (price *= 1 + 0.002 * (random.next() - 0.5)));
}

/** A walk, a constant, a ramp, one with a value a hair above its least: where roots lose their digits. */
function windows(seed: number): Float64Array[] {
  return WINDOWS.flatMap((n) => {
    const hair = Float64Array.from({ length: n }, (_, i) => (i === 0 ? 0 : i === 1 ? 2 ** -31.2 : i / (n - 1)));
    return [walk(n, seed), new Float64Array(n).fill(100), Float64Array.from({ length: n }, (_, i) => i), hair];
  });
}

/** Facts of every scale that the axioms ask for; one in ten is unknown. */
export function moments(seed: number, rows: number): Float64Array[] {
  const random = rng(seed);
  return Array.from({ length: rows }, (_, row) =>
    Float64Array.from({ length: FACT_COUNT }, (__, k) => {
      const draw = random.next();
      if (row % 2 === 1 && random.next() < 0.1) return Number.NaN;
      return k % 3 === 0 ? draw : k % 3 === 1 ? 40 * draw : 6 * draw - 3;
    }),
  );
}

const line = (values: ArrayLike<number>): string => Array.from(values).join(' ');

/** Every operator of the kernel, over facts that are truths. */
export const operators = (): RuleSet =>
  compileRules(
    [
      'either: Bull(m) or Bear(m) -> Long(a)',
      'same: Bull(m) <-> Long(a)',
      'squared: very(Bull(m)) -> Long(a)',
      'cubed: extremely(Bull(m)) <-> Short(a)',
      'both: Bull(m) and not Bear(m) -> Short(a)',
      'lesser: Middling(m) -> Long(a)',
    ].join('\n'),
    `${MARKET_VOCABULARY}\nMiddling(m) := between(regime.bull, 0.2, 0.7, 0.2)`,
  );

/** Moments whose every fact lies in [0, 1). */
export const truthful = (seed: number, rows: number): Float64Array[] =>
  moments(seed, rows).map((row) => row.map((fact) => Math.abs(fact) % 1));

/** The vectors of a kernel as its test bench reads them; the same seed gives the same text. */
export function goldenText(kernel: KernelName, seed: number): string {
  if (kernel === 'gaf')
    return windows(seed)
      .flatMap((window) =>
        (['gasf', 'gadf'] as const).map((field) => {
          const words = gafWords(window, field);
          return [`${field} ${window.length}`, line(words.subarray(2)), line(goldenField(window, field).cells), ''];
        }),
      )
      .flat()
      .join('\n');
  return (['product', 'lukasiewicz'] as const)
    .flatMap((family) => [
      goldenRules(moments(seed, ROWS), family),
      goldenRules(truthful(seed, ROWS), family, operators()),
    ])
    .flatMap(({ rules, truths, wanted }) => [
      line(ltnWords(rules, truths)),
      line(wanted.map((truth) => (Number.isNaN(truth) ? -1 : truth))),
      '',
    ])
    .join('\n');
}
