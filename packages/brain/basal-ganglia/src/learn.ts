/**
 * One reward comes home. The prediction error is taken against the critic and the scale as they were, then everything
 * moves: the critic and the opponent weights as far back as their traces reach, the running means, vigilance and
 * facilitation, learned inhibitions and habits. HOLD teaches the critic and the means; it has no opponent weights.
 */
import { BUY, HOLD, SELL } from '@janus/domain';
import { stepCritic, stepTraces, valueOf } from './critic.ts';
import { fillCriticFeatures } from './features.ts';
import { facilitationAfter, vigilanceAfter } from './go.ts';
import { breakHabit } from './habit.ts';
import type { Outcome } from './outcome.ts';
import { patternAfter, patternCell, patternForgotten } from './pattern.ts';
import { rowOf, type BasalGangliaState } from './state.ts';
import { benefitAfter, costAfter, opponentAfter, predictionError } from './value.ts';

/** Rewards below this root mean square are noise of arithmetic, not of markets. */
const SMALLEST_SCALE = 1e-9;
/** An eligibility below this moves nothing worth the time. */
const FORGOTTEN = 1e-3;

const bounded = (x: number, most: number): number => (x > most ? most : x < -most ? -most : x);

/** δ in reward scales: (r + γ·V(s′) − V(s))/σ. The traces take the state in, then the critic moves. */
function criticise(s: BasalGangliaState, o: Outcome): number {
  const { config, critic } = s;
  const scale = s.rewardScale;
  const most = config.valueClip * scale;
  fillCriticFeatures(o.context, o.state, s.features);
  fillCriticFeatures(o.nextContext, o.nextState, s.nextFeatures);
  const value = bounded(valueOf(critic, s.features), most);
  const next = bounded(valueOf(critic, s.nextFeatures), most);
  const delta = predictionError(o.reward + config.discount * next, value, scale, config.deltaClip);
  let square = 0;
  for (let i = 0; i < s.features.length; i++) square += s.features[i]! * s.features[i]!;
  stepTraces(critic.traces, s.features, config.discount * config.traceDecay);
  // The context is one of the features, so the square is at least 1.
  stepCritic(critic, delta * scale, config.criticRate / square);
  return delta;
}

/** G and N of every cell that still hears the error: what the generalised advantage adds up to, step by step. */
function oppose(s: BasalGangliaState, cell: number, action: number, delta: number): void {
  const { actorRate, actorDecay, opponentFloor, opponentCap, discount, traceDecay } = s.config;
  const { eligibility, go, noGo } = s;
  for (let i = 0; i < eligibility.length; i++) eligibility[i] = eligibility[i]! * discount * traceDecay;
  if (action !== HOLD) eligibility[cell] = 1;
  for (let i = 0; i < eligibility.length; i++) {
    const heard = eligibility[i]! * delta;
    if (eligibility[i]! < FORGOTTEN) continue;
    const decay = i === cell ? actorDecay : 0;
    go[i] = opponentAfter(go[i]!, heard, actorRate, decay, opponentFloor, opponentCap);
    noGo[i] = opponentAfter(noGo[i]!, -heard, actorRate, decay, opponentFloor, opponentCap);
  }
}

/** What the coarse state remembers of the reward. @param scaled reward in reward scales */
function remember(s: BasalGangliaState, key: number, action: number, scaled: number): void {
  const { pattern, config } = s;
  if (action !== HOLD) {
    const cell = patternCell(key, action);
    pattern[cell] = patternAfter(pattern[cell]!, scaled, config.patternRate, config.patternRelief);
    breakHabit(s, key, action, scaled);
    return;
  }
  for (let a = BUY; a <= SELL; a++) {
    const cell = patternCell(key, a);
    pattern[cell] = patternForgotten(pattern[cell]!, config.patternForget);
  }
}

/** @throws RangeError for a context that is not a regime index or a reward that is not finite */
export function learn(s: BasalGangliaState, o: Outcome): void {
  const { reward, action } = o;
  if (!Number.isFinite(reward)) throw new RangeError(`reward ${reward} is not finite`);
  const { config } = s;
  rowOf(o.nextContext);
  const cell = rowOf(o.context) + action;
  const scale = s.rewardScale;
  // Decisions that do not follow one another are not one run: the traces end.
  if (s.learnedAt !== o.decidedAt) {
    s.critic.traces.fill(0);
    s.eligibility.fill(0);
  }
  s.learnedAt = o.bar;
  const delta = criticise(s, o);
  s.delta = delta;
  const count = s.count[cell]! + 1;
  s.count[cell] = count;
  const rate = 1 / Math.min(count, config.meanHorizon);
  s.benefit[cell] = benefitAfter(s.benefit[cell]!, reward, rate);
  s.cost[cell] = costAfter(s.cost[cell]!, reward, rate);
  oppose(s, cell, action, delta);
  if (action !== HOLD) {
    const context = o.context + 1;
    s.vigilance[context] = vigilanceAfter(s.vigilance[context]!, delta, config.deltaClip, config.vigilanceRate);
    s.facilitation[cell] = facilitationAfter(s.facilitation[cell]!, delta, config.facilitationRate);
    if (reward < -config.coolingLoss * scale) s.lossBar = o.bar;
  }
  if (o.key >= 0) remember(s, o.key, action, reward / scale);
  // Holding while flat earns exactly 0: it says nothing about how large rewards are.
  if (reward !== 0) {
    const square = scale * scale + config.rewardScaleRate * (reward * reward - scale * scale);
    s.rewardScale = Math.max(SMALLEST_SCALE, Math.sqrt(square));
  }
}
