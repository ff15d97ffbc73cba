/** What makes the appetite smaller: drawdown, regime, turmoil. Each a pure function; nothing is tested here. */
import { BEAR, BUBBLE, BULL, CRISIS, DEFLATION, RANGING, RECOVERY, REGIMES } from '@janus/domain';
import type { HypothalamusConfig } from './config.ts';

/**
 * 1 at no drawdown, 0 at `maxDrawdown`, straight in between and BELOW 0 beyond: it is not clamped here, so that a
 * test for "scaled to nothing" can come true.
 */
export function drawdownScale(drawdown: number, maxDrawdown: number): number {
  return 1 - drawdown / maxDrawdown;
}

/** Turmoil shrinks, calm does not amplify: min(1, ratio^−k). Moreira & Muir 2017, volatility-managed portfolios. */
export function volatilityScale(ratio: number, exponent: number): number {
  return ratio > 1 ? ratio ** -exponent : 1;
}

/** One scale a regime, index = REGIMES: the specification's table of behaviour as numbers. */
export function regimeTable(config: HypothalamusConfig): Float64Array {
  const table = new Float64Array(REGIMES.length);
  table[BULL] = config.bull;
  table[BEAR] = config.bear;
  table[RANGING] = config.ranging;
  table[CRISIS] = config.crisis;
  table[RECOVERY] = config.recovery;
  table[BUBBLE] = config.bubble;
  table[DEFLATION] = config.deflation;
  return table;
}

/** Recovery's own scale after `age` bars of it: from `start` straight to `end` over `bars`. */
export function recoveryScale(age: number, start: number, end: number, bars: number): number {
  return age < bars ? start + ((end - start) * age) / bars : end;
}

/**
 * Σ_k p_k·scale_k. `posterior` and `table` [REGIMES.length]; `recovery` replaces the table's entry for recovery.
 */
export function regimeScale(posterior: Float64Array, table: Float64Array, recovery: number): number {
  let sum = 0;
  for (let k = 0; k < posterior.length; k++) sum += posterior[k]! * (k === RECOVERY ? recovery : table[k]!);
  return sum;
}
