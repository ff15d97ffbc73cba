/**
 * The ensemble: three detectors, one belief over seven regimes. The belief of the bar before, carried on by its
 * persistence, is multiplied by what each detector says (a logarithmic pool, weights as configured) and normalised;
 * a challenger takes over only after leading by a margin for some bars. Causal: bar t uses bars ≤ t, and the model is
 * the one known at t.
 */
import { CRISIS, PASS, REGIMES, reasonCode, type MarketState, type ReasonCode, type RegimeBelief } from '@janus/domain';
import { exp } from '@janus/numerics';
import type { RegimeConfig } from './config.ts';
import { initFilter, stepFilter, updateOnline, type HmmFilter } from './hmm/filter.ts';
import { prepare } from './hmm/model.ts';
import { label } from './labels.ts';
import { observe, OBSERVED } from './observation.ts';
import type { RegimeRefit } from './refit.ts';
import { initStatistical, stepStatistical } from './votes/statistical.ts';
import { initTechnical, stepTechnical } from './votes/technical.ts';

const WARMING = reasonCode('regime-warming-up');
const K = REGIMES.length;
/** Share of a vote's weight that all regimes get alike, so that no detector can rule one out. */
const DOUBT = 0.1;
/** Exponents of the logarithmic pool: what one bar of a detector's full conviction weighs. */
const HMM_SCALE = 0.1;
const VOTE_SCALE = 0.35;
/** Bars for which the names of the hidden states are kept: their means drift slowly. */
const RENAME_EVERY = 32;

export const init = (config: RegimeConfig) => ({
  config,
  filter: null as HmmFilter | null,
  /** Regime that each hidden state is taken for, at this bar. */
  names: new Int8Array(config.states),
  /** Bars since they were named, and whether a crisis was remembered then. */
  named: RENAME_EVERY,
  namedAfterCrisis: false,
  /** Factor of a regime that the model gives nothing. */
  doubt: (DOUBT / K) ** (HMM_SCALE * config.hmmWeight),
  observation: new Float64Array(OBSERVED),
  hmm: new Float64Array(K),
  statistical: initStatistical(config),
  technical: initTechnical(),
  belief: new Float64Array(K).fill(1 / K),
  next: new Float64Array(K),
  regime: -1,
  age: 0,
  challenger: -1,
  lead: 0,
  sinceCrisis: Number.POSITIVE_INFINITY,
});
export type RegimeState = ReturnType<typeof init>;

/** Takes a fitted model into use; the belief over hidden states starts anew and settles within a few bars. */
export function receiveRefit(state: RegimeState, refit: RegimeRefit): void {
  state.named = RENAME_EVERY;
  state.filter = initFilter(prepare(refit.model));
}

/** Names each hidden state by what its mean looks like, now. */
function nameStates(state: RegimeState, filter: HmmFilter, afterCrisis: boolean): void {
  const { model } = filter;
  for (let k = 0; k < model.states; k++) {
    const at = k * OBSERVED;
    state.names[k] = label(model.mean[at]!, exp(model.mean[at + 1]!), model.mean[at + 2]!, afterCrisis, state.config);
  }
  state.named = 0;
  state.namedAfterCrisis = afterCrisis;
}

/** The model's belief by regime, and the regime it names. */
function hmmVote(state: RegimeState, filter: HmmFilter, afterCrisis: boolean): number {
  const { hmm, names } = state;
  if (state.named === RENAME_EVERY || state.namedAfterCrisis !== afterCrisis) nameStates(state, filter, afterCrisis);
  state.named++;
  for (let j = 0; j < K; j++) hmm[j] = 0;
  for (let k = 0; k < names.length; k++) hmm[names[k]!]! += filter.belief[k]!;
  return strongest(hmm);
}

function strongest(p: Float64Array): number {
  let best = 0;
  for (let i = 1; i < p.length; i++) if (p[i]! > p[best]!) best = i;
  return best;
}

function pool(state: RegimeState): void {
  const { config, belief, next, hmm, statistical, technical } = state;
  const leave = (1 - config.persistence) / (K - 1);
  const exponent = HMM_SCALE * config.hmmWeight;
  for (let j = 0; j < K; j++) {
    const carried = leave + (config.persistence - leave) * belief[j]!;
    const told = DOUBT / K + (1 - DOUBT) * hmm[j]!;
    // A power by way of the logarithm takes half the time; most regimes are told nothing that shows.
    next[j] = carried * (told > DOUBT / K ? exp(exponent * Math.log(told)) : state.doubt);
  }
  if (statistical.vote >= 0)
    next[statistical.vote]! *= exp(VOTE_SCALE * config.statisticalWeight * statistical.strength);
  if (technical.vote >= 0) next[technical.vote]! *= exp(VOTE_SCALE * config.technicalWeight * technical.strength);
  let total = 0;
  for (let j = 0; j < K; j++) total += next[j]!;
  for (let j = 0; j < K; j++) belief[j] = next[j]! / total;
}

/** Keeps the regime until a challenger has led by the margin for long enough. */
function settle(state: RegimeState): void {
  const { config, belief } = state;
  const best = strongest(belief);
  state.age++;
  if (state.regime < 0) {
    state.regime = best;
    state.age = 0;
  } else if (best === state.regime || belief[best]! - belief[state.regime]! < config.margin) {
    state.challenger = -1;
    state.lead = 0;
  } else {
    state.lead = best === state.challenger ? state.lead + 1 : 1;
    state.challenger = best;
    if (state.lead >= config.confirmBars) {
      state.regime = best;
      state.age = 0;
      state.challenger = -1;
      state.lead = 0;
    }
  }
  state.sinceCrisis = state.regime === CRISIS ? 0 : state.sinceCrisis + 1;
}

/** One bar. Returns 101 until the first model is known. */
export function step(state: RegimeState, market: MarketState, out: RegimeBelief): ReasonCode {
  const f = market.features;
  const { config, filter } = state;
  const afterCrisis = state.sinceCrisis > 0 && state.sinceCrisis <= config.memory;
  const known = observe(f, 0, state.observation, 0);
  if (known) {
    stepStatistical(state.statistical, f, afterCrisis, config);
    stepTechnical(state.technical, f, afterCrisis, config);
  }
  if (filter === null || !known) {
    out.regime = -1;
    return WARMING;
  }
  stepFilter(filter, state.observation);
  const hmm = hmmVote(state, filter, afterCrisis);
  updateOnline(filter, state.observation, config.onlineRate);
  pool(state);
  settle(state);
  out.regime = state.regime;
  out.confidence = state.belief[state.regime]!;
  out.hmm = hmm;
  out.statistical = state.statistical.vote;
  out.technical = state.technical.vote;
  const cast = 2 + (out.statistical >= 0 ? 1 : 0);
  let agree = out.hmm === state.regime ? 1 : 0;
  if (out.technical === state.regime) agree++;
  if (out.statistical === state.regime) agree++;
  out.agreement = agree / cast;
  for (let j = 0; j < K; j++) out.posterior[j] = state.belief[j]!;
  out.age = state.age;
  return PASS;
}
