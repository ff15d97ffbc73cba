/**
 * Stage 2 of the day: how much risk the whole may take now. Says nothing about direction or about one trade. Tests
 * come first and clamps after, so that a veto can happen; a veto concerns entries, exits are never asked about it.
 */
import {
  badInput,
  PASS,
  reasonCode,
  RECOVERY,
  type Account,
  type Appetite,
  type ReasonCode,
  type RegimeBelief,
} from '@janus/domain';
import { clamp, initEw, pushEw, type Ew } from '@janus/numerics';
import type { HypothalamusConfig } from './config.ts';
import { capitalFree, energyScale, recoveryCapacity } from './energy.ts';
import { homeostasis, vitalSign } from './homeostasis.ts';
import { kellyScale } from './kelly.ts';
import { heatScale, performanceScale } from './performance.ts';
import { drawdownScale, recoveryScale, regimeScale, regimeTable, volatilityScale } from './scales.ts';

const TOO_LOW = reasonCode('appetite-too-low');
const DRAWN_DOWN = reasonCode('drawdown-scaling');

/** A plain value that serialises as it stands. */
export interface HypothalamusState {
  readonly config: HypothalamusConfig;
  readonly table: Float64Array;
  /** Net returns of closed trades on what was put into them. */
  readonly trades: Ew;
  /** The same over a shorter span. */
  readonly recent: Ew;
}

/** One state for the whole account: appetite is shared by all symbols. */
export function init(config: HypothalamusConfig): HypothalamusState {
  return { config, table: regimeTable(config), trades: initEw(config.tradeSpan), recent: initEw(config.recentSpan) };
}

/**
 * `volatilityRatio`: fast over slow volatility, > 0. `asOne`: what is held in all symbols, counted as one bet,
 * multiples of equity; NaN where one market is traded alone. Writes all of `out`.
 * Returns 202 where drawdown has scaled the size to nothing, 201 where any other scale has or appetite is below its
 * floor, else 0. What is not a number (an unknown drawdown, say) vetoes.
 */
export function step(
  state: HypothalamusState,
  belief: RegimeBelief,
  account: Account,
  volatilityRatio: number,
  asOne: number,
  out: Appetite,
): ReasonCode {
  const { config } = state;
  writeKelly(state, out);
  writeRegimeScale(state, belief, out);
  const byDrawdown = drawdownScale(account.drawdown, config.maxDrawdown);
  const byHeat = heatScale(account.heat, config.heatLimit);
  const balance = balanceOf(config, account, asOne);
  const energy = energyOf(config, account);
  const byEnergy = energyScale(energy, config.energyComfort);
  // The least of them is tested as it is: clamped, it could never be below nothing, and two of them would multiply to more.
  const least = Math.min(byHeat, balance, byEnergy);
  const wanted =
    unit(byDrawdown) *
    unit(least > 0 ? byHeat * balance * byEnergy : 0) *
    out.regimeScale *
    volatilityScale(volatilityRatio, config.volatilityExponent);
  const enough = least > 0 && wanted >= config.appetiteFloor;
  out.drawdownScale = unit(byDrawdown);
  out.heatScale = unit(byHeat);
  out.performanceScale = performanceScale(
    state.recent,
    state.trades,
    config.performanceFloor,
    config.performanceErrors,
  );
  out.homeostasis = unit(balance);
  out.energy = unit(energy);
  out.appetite = unit(wanted);
  out.fraction = config.maxFraction * out.appetite * out.kelly * out.performanceScale;
  return !(byDrawdown > 0) ? DRAWN_DOWN : enough ? PASS : TOO_LOW;
}

/** How far exposure, drawdown and correlation are inside their ranges; not clamped. */
function balanceOf(config: HypothalamusConfig, account: Account, asOne: number): number {
  return homeostasis(
    vitalSign(account.exposure, config.exposureHigh, config.exposureLimit),
    vitalSign(account.drawdown, config.drawdownHigh, config.drawdownLimit),
    vitalSign(asOne, config.correlationHigh, config.correlationLimit),
  );
}

/** The scarcest of capital, margin and the capacity to recover; not clamped. */
function energyOf(config: HypothalamusConfig, account: Account): number {
  return Math.min(
    capitalFree(account.exposure, config.exposureLimit),
    1 - account.marginUsed,
    recoveryCapacity(account.drawdown, config.energyRegain),
  );
}

function writeKelly(state: HypothalamusState, out: Appetite): void {
  const { config, trades } = state;
  const count = Math.min(trades.count, config.tradeSpan);
  const { kellyFraction, priorKelly, priorTrades } = config;
  out.kelly = kellyScale(trades.mean, trades.variance, count, kellyFraction, priorKelly, priorTrades);
}

/** An unknown belief gives 0, and so a veto. */
function writeRegimeScale(state: HypothalamusState, belief: RegimeBelief, out: Appetite): void {
  const { recoveryStart, recovery, recoveryBars } = state.config;
  const age = belief.regime === RECOVERY ? belief.age : 0;
  const released = recoveryScale(age, recoveryStart, recovery, recoveryBars);
  out.regimeScale = unit(regimeScale(belief.posterior, state.table, released));
}

/** In [0, 1]; what is not a number is 0. */
const unit = (x: number): number => (Number.isNaN(x) ? 0 : clamp(x, 0, 1));

/**
 * A closed trade's net return on the value that was put into it (0.01 = 1 %).
 * @throws JanusError bad-input unless finite
 */
export function learn(state: HypothalamusState, tradeReturn: number): void {
  if (!Number.isFinite(tradeReturn))
    throw badInput(`trade return ${tradeReturn} is not a finite number; pass profit net of costs / entry value`);
  pushEw(state.trades, tradeReturn);
  pushEw(state.recent, tradeReturn);
}

/** Region switched off: full appetite, every position of the same size. */
export function uninformed(out: Appetite, config: HypothalamusConfig): void {
  out.appetite = 1;
  out.kelly = 1;
  out.drawdownScale = 1;
  out.regimeScale = 1;
  out.heatScale = 1;
  out.performanceScale = 1;
  out.homeostasis = 1;
  out.energy = 1;
  out.fraction = config.neutralFraction;
}
