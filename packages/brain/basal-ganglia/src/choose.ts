/**
 * One decision: buy, sell or hold. A side without a signal is not available. The largest act wins; a tie, nothing better
 * than holding, an inhibition or too little confidence is HOLD. A habit answers before anything is weighed. Reads the
 * state and never writes it, so it may be asked again with one input changed.
 */
import { ACTIONS, BUY, HOLD, PASS, reasonCode, SELL, type Choice, type ReasonCode } from '@janus/domain';
import { actionProbabilities, opponentAct } from './act.ts';
import type { ChoiceInput } from './choice-input.ts';
import { coarseState, rememberedAct } from './coarse.ts';
import { decisionConfidence } from './confidence.ts';
import { adaptiveThreshold, heardDopamine, urgencyOf } from './go.ts';
import { habitOf } from './habit.ts';
import { assess, cautionLimitUnder, closes } from './inhibit.ts';
import { directDrive, indirectDrive } from './pathways.ts';
import { rowOf, type BasalGangliaState } from './state.ts';
import { winnerOf } from './winner.ts';

/** Act of an action that is not available: its probability is exactly 0. */
export const UNAVAILABLE = -1e9;
/** Acts closer than this are in balance. */
const BALANCE = 1e-12;
const NO_SIGNAL = reasonCode('no-signal');
const TIE = reasonCode('tie');
const NO_GO = reasonCode('no-go');
const UNSURE = reasonCode('unsure');
const INHIBITED = reasonCode('inhibited');

const strengthOf = (input: ChoiceInput, action: number): number =>
  action === BUY ? input.buyStrength : input.sellStrength;

/** Writes one side's pathways, gains and act into `out`. @param caution of No-Go for the side, [0, 1] */
function weigh(s: BasalGangliaState, input: ChoiceInput, action: number, caution: number, out: Choice): void {
  const { config } = s;
  const cell = rowOf(input.context) + action;
  const sign = action === BUY ? 1 : -1;
  const strength = strengthOf(input, action);
  const rival = strengthOf(input, action === BUY ? SELL : BUY);
  const perScale = config.biasWeight / s.rewardScale;
  const direct = directDrive(s.directWeights, strength, input.gated, sign, perScale * s.benefit[cell]!);
  const indirect = indirectDrive(
    s.indirectWeights,
    rival,
    input.gated,
    sign,
    input.threat,
    input.volatilityRatio,
    perScale * s.cost[cell]! + config.cautionWeight * caution,
  );
  const rho = heardDopamine(input.tonic, s.sensitivity[input.context + 1]!);
  const go = s.go[cell]! * (1 + config.urgencyWeight * urgencyOf(s.waited[action]!, config.urgencyTime));
  const noGo = s.noGo[cell]!;
  const act =
    opponentAct(direct, indirect, go, noGo, config.beta, rho, config.inhibitionWeight) +
    config.facilitationWeight * s.facilitation[cell]! +
    rememberedAct(s, input, action);
  out.direct[action] = direct;
  out.indirect[action] = indirect;
  out.goGain[action] = config.beta * (1 + rho) * go;
  out.noGoGain[action] = config.inhibitionWeight * config.beta * (1 - rho) * noGo;
  // An unknown input must not release anything.
  out.act[action] = strength > 0 && act > UNAVAILABLE ? act : UNAVAILABLE;
}

/** A formed habit whose side has a signal and is not inhibited: writes the choice and returns true. */
function answerByHabit(s: BasalGangliaState, input: ChoiceInput, key: number, limit: number, out: Choice): boolean {
  const action = key < 0 ? -1 : habitOf(s, key);
  if (action < 0 || !(strengthOf(input, action) > 0)) return false;
  assess(s, input, key, action, out);
  if (out.caution >= limit) return false;
  out.action = action;
  out.habit = true;
  out.confidence = 1;
  // Nothing was weighed: there is no drive and no act to tell.
  for (let a = 0; a < ACTIONS.length; a++) {
    out.direct[a] = Number.NaN;
    out.indirect[a] = Number.NaN;
    out.goGain[a] = Number.NaN;
    out.noGoGain[a] = Number.NaN;
    out.act[a] = Number.NaN;
    out.probability[a] = a === action ? 1 : 0;
  }
  return true;
}

/**
 * @returns 0 for buy or sell; 601 no side has a signal; 603 in balance; 604 No-Go wins; 611 less sure than
 *   `confidenceThreshold`; 612 inhibited. The last two guard entries: a side that closes a position passes them.
 * @throws RangeError for a context that is not a regime index
 */
export function choose(state: BasalGangliaState, input: ChoiceInput, out: Choice): ReasonCode {
  const { config } = state;
  rowOf(input.context);
  const vigilance = state.vigilance[input.context + 1]!;
  const key = coarseState(state, input);
  const limit = cautionLimitUnder(config.cautionLimit, vigilance, config.cautionAdapt);
  out.threshold = config.confidenceThreshold;
  out.habit = false;
  if (answerByHabit(state, input, key, limit, out)) return PASS;

  const hold = adaptiveThreshold(config.releaseThreshold, vigilance, config.thresholdAdapt);
  out.direct[HOLD] = 0;
  out.indirect[HOLD] = 0;
  out.goGain[HOLD] = 0;
  out.noGoGain[HOLD] = 0;
  out.act[HOLD] = hold;
  assess(state, input, key, BUY, out);
  const buyCaution = out.caution;
  const buyInhibitions = out.inhibitions;
  weigh(state, input, BUY, buyCaution, out);
  assess(state, input, key, SELL, out);
  weigh(state, input, SELL, out.caution, out);
  const best = out.act[BUY]! >= out.act[SELL]! ? BUY : SELL;
  if (best === BUY) {
    out.caution = buyCaution;
    out.inhibitions = buyInhibitions;
  }
  actionProbabilities(out.act, config.temperature, out.probability);
  const code = release(out, config.temperature);
  if (!(input.buyStrength > 0 || input.sellStrength > 0)) {
    out.caution = 0;
    out.inhibitions = 0;
    return NO_SIGNAL;
  }
  if (code !== PASS || closes(input.position, best)) return code;
  const inhibited = out.caution >= limit;
  if (!inhibited && out.confidence >= config.confidenceThreshold) return PASS;
  // The winner stays where it is.
  out.action = HOLD;
  return inhibited ? INHIBITED : UNSURE;
}

/** Winner takes all over out.act; writes out.action and how sure it is. */
function release(out: Choice, temperature: number): ReasonCode {
  const { act } = out;
  const winner = winnerOf(act, BALANCE);
  out.action = winner < 0 ? HOLD : winner;
  out.confidence = winner < 0 ? 0 : decisionConfidence(marginOf(act, winner), temperature);
  return winner < 0 ? TIE : winner === HOLD ? NO_GO : PASS;
}

/** How far the winner's act is above the next best. */
function marginOf(act: Float64Array, winner: number): number {
  let next = UNAVAILABLE;
  for (let a = 0; a < act.length; a++) if (a !== winner && act[a]! > next) next = act[a]!;
  return act[winner]! - next;
}

/**
 * The region switched off: the stronger signal wins, a tie or none is HOLD. Nothing is learned and nothing inhibits.
 * Acts are the strengths; the winner's probability and confidence are 1.
 * @returns 0 for buy or sell; 601 no side has a signal; 603 both are equally strong
 */
export function chooseUninformed(buyStrength: number, sellStrength: number, out: Choice): ReasonCode {
  for (let a = 0; a < ACTIONS.length; a++) {
    out.direct[a] = 0;
    out.indirect[a] = 0;
    out.goGain[a] = 0;
    out.noGoGain[a] = 0;
    out.probability[a] = 0;
  }
  out.act[HOLD] = 0;
  out.act[BUY] = buyStrength > 0 ? buyStrength : UNAVAILABLE;
  out.act[SELL] = sellStrength > 0 ? sellStrength : UNAVAILABLE;
  const code = release(out, 1);
  out.probability[out.action] = 1;
  out.confidence = 1;
  out.threshold = 0;
  out.caution = 0;
  out.inhibitions = 0;
  out.habit = false;
  return buyStrength > 0 || sellStrength > 0 ? code : NO_SIGNAL;
}

/** The documented uninformed output where no strategy speaks: HOLD, certain, no drive either way. */
export function uninformed(out: Choice): void {
  chooseUninformed(0, 0, out);
}
