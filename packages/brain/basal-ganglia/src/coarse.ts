/**
 * A state seen coarsely: few enough kinds that they come back, so that habits and learned inhibitions can be kept a
 * kind. The key is a mixed-radix number, not a hash: two kinds never share one.
 */
import { BUY, REGIMES, SELL } from '@janus/domain';
import { scaledValue } from './act.ts';
import type { ChoiceInput } from './choice-input.ts';
import type { BasalGangliaState } from './state.ts';

/** Radices: volatility, fear, evidence, memory, strength of the signal a side. The first digit is the context. */
const VOLATILITIES = 3;
const FEARS = 3;
const EVIDENCES = 5;
const MEMORIES = 3;
const STRENGTHS = 3;
export const COARSE_STATES = (REGIMES.length + 1) * VOLATILITIES * FEARS * EVIDENCES * MEMORIES * STRENGTHS * STRENGTHS;

const CALM = 0.75;
const WILD = 1.5;
const AFRAID = 1 / 3;
const PANICKED = 2 / 3;
const LEANING = 0.1;
const SURE = 0.5;
/** Act by which prior and recall must prefer one side to count. */
const REMEMBERED = 0.1;
const STRONG = 0.5;

/** Index of the band of x between two rising edges. */
const band = (x: number, first: number, second: number): number => (x > second ? 2 : x > first ? 1 : 0);

/** 2 neutral, 0 and 1 against buying, 3 and 4 for it. */
function evidenceBand(sum: number): number {
  const size = band(Math.abs(sum), LEANING, SURE);
  return sum < 0 ? 2 - size : 2 + size;
}

/** Act that prior and recall add to an action. */
export function rememberedAct(s: BasalGangliaState, input: ChoiceInput, action: number): number {
  const { priorWeight, recallWeight, valueClip } = s.config;
  return (
    priorWeight * scaledValue(input.priorValue[action]!, s.rewardScale, valueClip) +
    recallWeight * scaledValue(input.recallValue[action]!, s.rewardScale, valueClip)
  );
}

/**
 * Key in [0, COARSE_STATES): regime, volatility ratio, fear, sum of the evidence, what memory prefers, and both
 * strengths, in bands; −1 where one of them is not a number.
 */
export function coarseState(s: BasalGangliaState, input: ChoiceInput): number {
  const { gated, buyStrength, sellStrength } = input;
  const memory = rememberedAct(s, input, BUY) - rememberedAct(s, input, SELL);
  let evidence = 0;
  for (let m = 0; m < gated.length; m++) evidence += gated[m]!;
  if (Number.isNaN(input.volatilityRatio + input.threat + evidence + memory + buyStrength + sellStrength)) return -1;
  let key = input.context + 1;
  key = key * VOLATILITIES + band(input.volatilityRatio, CALM, WILD);
  key = key * FEARS + band(input.threat, AFRAID, PANICKED);
  key = key * EVIDENCES + evidenceBand(evidence);
  key = key * MEMORIES + band(memory, -REMEMBERED, REMEMBERED);
  key = key * STRENGTHS + band(buyStrength, 0, STRONG);
  return key * STRENGTHS + band(sellStrength, 0, STRONG);
}
