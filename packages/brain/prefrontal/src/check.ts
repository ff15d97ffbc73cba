/**
 * Every order is held against the rules: each rule's truth, all of them together, and the smallest size that trades.
 * An order that opens something is refused by the first rule below its own floor, else by satisfaction, else by size.
 * An order that only closes is never refused: its truths are 1.
 */
import { badInput, PASS, reasonCode, RULES } from '@janus/domain';
import type { Account, Forecast, Order, ReasonCode, RuleVerdict } from '@janus/domain';
import { satisfaction } from '@janus/logic';
import { pass, withdraw } from './approval.ts';
import { capitalAfter } from './capital.ts';
import type { PrefrontalConfig } from './config.ts';
import { limitTruth, slippageTruth, washSaleTruth } from './rules.ts';
import type { PrefrontalState } from './state.ts';
import { tryTrade, washMode } from './wash-sale.ts';

const POSITION = RULES.indexOf('position-limit');
const CAPITAL = RULES.indexOf('capital-limit');
const DRAWDOWN = RULES.indexOf('drawdown-limit');
const WASH = RULES.indexOf('wash-sale');
const SLIPPAGE = RULES.indexOf('slippage-rule');
const CODE = RULES.map(reasonCode);
const UNSATISFIED = reasonCode('satisfaction-too-low');
const TOO_SMALL = reasonCode('size-below-minimum');
/** Truths this close to a floor stand on it. */
const ROUNDING = 1e-9;

function floorOf(config: PrefrontalConfig, rule: number): number {
  switch (rule) {
    case POSITION:
      return config.positionFloor;
    case CAPITAL:
      return config.capitalFloor;
    case DRAWDOWN:
      return config.drawdownFloor;
    case WASH:
      return config.washFloor;
    default:
      return config.slippageFloor;
  }
}

function refuseMalformed(order: Order): void {
  const { side, quantity, arrivalPrice } = order;
  if (side !== 1 && side !== -1) throw badInput(`order ${order.id}: side ${side} is not 1 (buy) or -1 (sell)`);
  if (!(quantity >= 0) || !Number.isFinite(quantity))
    throw badInput(`order ${order.id}: quantity ${quantity} is not a finite number of at least 0`);
  if (!(arrivalPrice > 0) || !Number.isFinite(arrivalPrice))
    throw badInput(`order ${order.id}: arrival price ${arrivalPrice} is not a finite number above 0`);
}

/** Writes the truth of each rule. Returns whether a wash sale refuses. */
function judge(
  state: PrefrontalState,
  order: Order,
  account: Account,
  forecast: Forecast,
  truth: Float64Array,
): boolean {
  const { config, effect } = state;
  // Without equity every exposure is beyond its limit.
  const equity = account.equity > 0 ? account.equity : 0;
  const { softMargin } = config;
  const execute = order.reduceOnly ? 0 : 1;
  const position = Math.abs(account.position + order.side * order.quantity) * order.arrivalPrice;
  truth[POSITION] = limitTruth(execute, position / equity, config.positionLimit, softMargin);
  const capital = capitalAfter(state.capital, order, account.position);
  truth[CAPITAL] = limitTruth(execute, capital / equity, config.capitalLimit, softMargin);
  truth[DRAWDOWN] = limitTruth(execute, account.drawdown, config.drawdownLimit, softMargin);
  const mode = washMode(config, state.assetClass[order.symbol] ?? -1);
  truth[WASH] = 1;
  if (mode !== 'off' && !order.reduceOnly) {
    tryTrade(state, order.symbol, order.side, order.quantity, order.arrivalPrice, order.time);
    const replaced = effect.washed > 0 ? Math.min(1, effect.washed / order.quantity) : 0;
    truth[WASH] = washSaleTruth(1, replaced, effect.daysApart, 1);
  }
  const { slippage, volatility } = forecast;
  truth[SLIPPAGE] = slippageTruth(execute, slippage, volatility, config.slippageMultiple, softMargin);
  return mode === 'block';
}

/**
 * @param account with `position` in the order's symbol
 * @param out truth a rule, their satisfaction and its threshold. A wash sale that is only reported shows its truth
 *   but counts as 1 towards satisfaction
 * @returns 0; 801–805 the rule that is below its floor; 806 satisfaction too low; 807 size below minimum
 * @throws JanusError bad-input for a side, quantity or price that is not one
 */
export function check(
  state: PrefrontalState,
  order: Order,
  account: Account,
  forecast: Forecast,
  out: RuleVerdict,
): ReasonCode {
  withdraw(state);
  refuseMalformed(order);
  const { config, counted } = state;
  const { truth } = out;
  const blocks = judge(state, order, account, forecast, truth);
  counted.set(truth);
  if (!blocks) counted[WASH] = 1;
  out.satisfaction = satisfaction(counted, config.satisfactionExponent);
  out.threshold = config.satisfactionThreshold;
  if (order.quantity === 0) return TOO_SMALL;
  if (!order.reduceOnly) {
    for (let i = 0; i < RULES.length; i++) if (counted[i]! < floorOf(config, i) - ROUNDING) return CODE[i]!;
    if (out.satisfaction < config.satisfactionThreshold - ROUNDING) return UNSATISFIED;
    if (order.quantity * order.arrivalPrice < config.minimumNotional) return TOO_SMALL;
  }
  pass(state, order);
  return PASS;
}

/** The documented uninformed output: every rule true, nothing asked. */
export function uninformed(out: RuleVerdict): void {
  out.truth.fill(1);
  out.satisfaction = 1;
  out.threshold = 0;
}

/** The region switched off: writes the uninformed output and lets the order pass unchecked. Returns 0. */
export function passUnchecked(state: PrefrontalState, order: Order, out: RuleVerdict): ReasonCode {
  uninformed(out);
  pass(state, order);
  return PASS;
}
