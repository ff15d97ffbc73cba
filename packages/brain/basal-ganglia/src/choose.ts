/**
 * One decision: buy, sell or hold. A side without a signal is not available. The largest act wins; a tie, or nothing
 * better than holding, is HOLD. Reads the state and never writes it, so it may be asked again with one input changed.
 */
import { ACTIONS, BUY, HOLD, PASS, reasonCode, SELL, type Choice, type ReasonCode } from '@janus/domain';
import { actionProbabilities, opponentAct, scaledValue } from './act.ts';
import { directDrive, indirectDrive } from './pathways.ts';
import { rowOf, type BasalGangliaState } from './state.ts';

/** Act of an action that is not available: its probability is exactly 0. */
export const UNAVAILABLE = -1e9;
/** Acts closer than this are in balance. */
const BALANCE = 1e-12;
const NO_SIGNAL = reasonCode('no-signal');
const TIE = reasonCode('tie');
const NO_GO = reasonCode('no-go');

/** Writes one side's pathways and act into `out`. */
function weigh(
  s: BasalGangliaState,
  row: number,
  action: number,
  sign: number,
  strength: number,
  rival: number,
  gated: Float64Array,
  threat: number,
  volatilityRatio: number,
  tonic: number,
  prior: number,
  recall: number,
  out: Choice,
): void {
  const { config } = s;
  const cell = row + action;
  const perScale = config.biasWeight / s.rewardScale;
  const direct = directDrive(s.directWeights, strength, gated, sign, perScale * s.benefit[cell]!);
  const indirect = indirectDrive(
    s.indirectWeights,
    rival,
    gated,
    sign,
    threat,
    volatilityRatio,
    perScale * s.cost[cell]!,
  );
  const act =
    opponentAct(direct, indirect, s.go[cell]!, s.noGo[cell]!, config.beta, tonic, config.inhibitionWeight) +
    config.priorWeight * scaledValue(prior, s.rewardScale, config.valueClip) +
    config.recallWeight * scaledValue(recall, s.rewardScale, config.valueClip);
  out.direct[action] = direct;
  out.indirect[action] = indirect;
  // An unknown input must not release anything.
  out.act[action] = strength > 0 && act > UNAVAILABLE ? act : UNAVAILABLE;
}

/**
 * @param context regime index 0 … 6, or −1 before there is one
 * @param gated gate·evidence a modality, [−1, 1]
 * @param buyStrength strongest admitted signal for buying, [0, 1]; 0 none. `sellStrength` alike
 * @param threat fear, [0, 1]
 * @param volatilityRatio fast over slow volatility
 * @param tonic ρ, [−1, 1]
 * @param priorValue value an action in units of reward, index = ACTIONS. `recallValue` alike
 * @returns 0 for buy or sell; 601 no side has a signal; 603 in balance; 604 No-Go wins
 * @throws RangeError for a context that is not a regime index
 */
export function choose(
  state: BasalGangliaState,
  context: number,
  gated: Float64Array,
  buyStrength: number,
  sellStrength: number,
  threat: number,
  volatilityRatio: number,
  tonic: number,
  priorValue: Float64Array,
  recallValue: Float64Array,
  out: Choice,
): ReasonCode {
  const row = rowOf(context);
  const hold = state.config.releaseThreshold;
  out.direct[HOLD] = 0;
  out.indirect[HOLD] = 0;
  out.act[HOLD] = hold;
  weigh(
    state,
    row,
    BUY,
    1,
    buyStrength,
    sellStrength,
    gated,
    threat,
    volatilityRatio,
    tonic,
    priorValue[BUY]!,
    recallValue[BUY]!,
    out,
  );
  weigh(
    state,
    row,
    SELL,
    -1,
    sellStrength,
    buyStrength,
    gated,
    threat,
    volatilityRatio,
    tonic,
    priorValue[SELL]!,
    recallValue[SELL]!,
    out,
  );
  actionProbabilities(out.act, state.config.temperature, out.probability);
  const code = release(out, hold);
  return buyStrength > 0 || sellStrength > 0 ? code : NO_SIGNAL;
}

/** Winner takes all over out.act; writes out.action. */
function release(out: Choice, hold: number): ReasonCode {
  const buy = out.act[BUY]!;
  const sell = out.act[SELL]!;
  const best = Math.max(buy, sell);
  out.action = HOLD;
  if (Math.abs(best - hold) <= BALANCE) return TIE;
  if (best < hold) return NO_GO;
  if (Math.abs(buy - sell) <= BALANCE) return TIE;
  out.action = buy > sell ? BUY : SELL;
  return PASS;
}

/**
 * The region switched off: the stronger signal wins, a tie or none is HOLD. Nothing is learned and nothing inhibits.
 * Acts are the strengths; the winner's probability is 1.
 * @returns 0 for buy or sell; 601 no side has a signal; 603 both are equally strong
 */
export function chooseUninformed(buyStrength: number, sellStrength: number, out: Choice): ReasonCode {
  for (let a = 0; a < ACTIONS.length; a++) {
    out.direct[a] = 0;
    out.indirect[a] = 0;
    out.probability[a] = 0;
  }
  out.act[HOLD] = 0;
  out.act[BUY] = buyStrength > 0 ? buyStrength : UNAVAILABLE;
  out.act[SELL] = sellStrength > 0 ? sellStrength : UNAVAILABLE;
  const code = release(out, 0);
  out.probability[out.action] = 1;
  return buyStrength > 0 || sellStrength > 0 ? code : NO_SIGNAL;
}

/** The documented uninformed output where no strategy speaks: HOLD, certain, no drive either way. */
export function uninformed(out: Choice): void {
  chooseUninformed(0, 0, out);
}

/** Confidence of the actor: how far the choice's probability is above the next best action's, [0, 1]. */
export function actorConfidence(choice: Choice): number {
  const { probability, action } = choice;
  let rival = 0;
  for (let a = 0; a < probability.length; a++) if (a !== action && probability[a]! > rival) rival = probability[a]!;
  return Math.max(0, probability[action]! - rival);
}
