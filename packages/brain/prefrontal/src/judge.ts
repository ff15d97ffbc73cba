/**
 * The truth of each rule for one order. A rule that is off, or has nothing to say of the order, is NaN. For an order
 * that only closes, the rules that are on are true: "execute" is 0 in each.
 */
import { RULES, type Account, type Forecast, type Order } from '@janus/domain';
import type { CorrelationState } from '@janus/market';
import { capitalAfter } from './capital.ts';
import { limitTruth, slippageTruth, washSaleTruth } from './rules.ts';
import { dayShare, lossSinceStart, stopTruth, trailingFall } from './sheriff.ts';
import type { PrefrontalState } from './state.ts';
import { accountVolatility, valueAtRisk } from './value-at-risk.ts';
import { tryTrade, washMode } from './wash-sale.ts';

const POSITION = RULES.indexOf('position-limit');
const CAPITAL = RULES.indexOf('capital-limit');
const DRAWDOWN = RULES.indexOf('drawdown-limit');
export const WASH = RULES.indexOf('wash-sale');
const SLIPPAGE = RULES.indexOf('slippage-rule');
const AGGREGATE = RULES.indexOf('aggregate-limit');
const STRATEGY = RULES.indexOf('strategy-limit');
const VALUE_AT_RISK = RULES.indexOf('value-at-risk');
const VOLATILITY = RULES.indexOf('volatility-limit');
const DAILY_LOSS = RULES.indexOf('daily-loss');
const MAXIMUM_LOSS = RULES.indexOf('maximum-loss');
const TRAILING = RULES.indexOf('trailing-drawdown');
const CONSISTENCY = RULES.indexOf('consistency');
const MANDATORY_STOP = RULES.indexOf('mandatory-stop');
const AXIOMS = RULES.indexOf('axioms');

/** Limits on what is held, per symbol, strategy and in all, and on how much it may move. */
function judgeExposure(
  state: PrefrontalState,
  order: Order,
  account: Account,
  correlations: CorrelationState | null,
  truth: Float64Array,
): void {
  const { config, strategyLimit, risk } = state;
  const { softMargin } = config;
  const execute = order.reduceOnly ? 0 : 1;
  // Without equity every exposure is beyond its limit.
  const equity = account.equity > 0 ? account.equity : 0;
  const after = ((account.position + order.side * order.quantity) * order.arrivalPrice) / equity;
  truth[POSITION] = limitTruth(execute, Math.abs(after), config.positionLimit, softMargin);
  const gross = account.exposure - Math.abs(account.symbolExposure) + Math.abs(after);
  truth[AGGREGATE] = limitTruth(execute, gross, config.aggregateLimit, softMargin);
  if (order.strategy >= 0) {
    const capital = capitalAfter(state.capital, order, account.position) / equity;
    truth[CAPITAL] = limitTruth(execute, capital, config.capitalLimit, softMargin);
    const own = strategyLimit[order.strategy]!;
    if (own > 0) truth[STRATEGY] = limitTruth(execute, capital, own, softMargin);
  }
  const daily = risk.volatility[order.symbol] ?? Number.NaN;
  if (Number.isNaN(daily)) return;
  if (config.volatilityLimit > 0) truth[VOLATILITY] = limitTruth(execute, daily, config.volatilityLimit, softMargin);
  if (config.valueAtRiskLimit > 0) {
    const volatility = accountVolatility(risk, order.symbol, after, correlations);
    const loss = valueAtRisk(state.z, volatility);
    truth[VALUE_AT_RISK] = limitTruth(execute, loss, config.valueAtRiskLimit, softMargin);
  }
}

/** The account's own rules, where a profile or the configuration sets them. */
function judgeAccount(state: PrefrontalState, order: Order, account: Account, truth: Float64Array): void {
  const { config, rules, sheriff } = state;
  const { softMargin } = config;
  const execute = order.reduceOnly ? 0 : 1;
  const { equity, peakEquity } = account;
  if (rules.dailyLoss > 0) truth[DAILY_LOSS] = limitTruth(execute, account.windowLoss, rules.dailyLoss, softMargin);
  if (rules.maximumLoss > 0) {
    const loss = lossSinceStart(equity, sheriff.start);
    truth[MAXIMUM_LOSS] = limitTruth(execute, loss, rules.maximumLoss, softMargin);
  }
  if (rules.trailingDrawdown > 0) {
    const fall = trailingFall(equity, peakEquity, sheriff.start, rules.trailingDrawdown, rules.trailingLocks);
    truth[TRAILING] = limitTruth(execute, fall, rules.trailingDrawdown, softMargin);
  }
  if (rules.consistency > 0) {
    const share = dayShare(equity, sheriff.dayStart, sheriff.start, rules.profitTarget);
    truth[CONSISTENCY] = limitTruth(execute, share, rules.consistency, softMargin);
  }
  if (rules.mandatoryStop)
    truth[MANDATORY_STOP] = execute === 0 ? 1 : stopTruth(order.side, order.arrivalPrice, order.stop);
}

/** Writes the truth of each rule into `truth` [RULES]. Returns whether a wash sale refuses or is only told. */
export function judge(
  state: PrefrontalState,
  order: Order,
  account: Account,
  forecast: Forecast,
  correlations: CorrelationState | null,
  axioms: number,
  truth: Float64Array,
): boolean {
  const { config, effect } = state;
  const { softMargin } = config;
  const execute = order.reduceOnly ? 0 : 1;
  for (let i = 0; i < truth.length; i++) truth[i] = Number.NaN;
  judgeExposure(state, order, account, correlations, truth);
  truth[DRAWDOWN] = limitTruth(execute, account.drawdown, config.drawdownLimit, softMargin);
  const mode = washMode(config, state.assetClass[order.symbol] ?? -1);
  if (mode !== 'off') {
    truth[WASH] = 1;
    if (!order.reduceOnly) {
      tryTrade(state, order.symbol, order.side, order.quantity, order.arrivalPrice, order.time);
      const replaced = effect.washed > 0 ? Math.min(1, effect.washed / order.quantity) : 0;
      truth[WASH] = washSaleTruth(1, replaced, effect.daysApart, 1);
    }
  }
  const { slippage, volatility } = forecast;
  truth[SLIPPAGE] = slippageTruth(execute, slippage, volatility, config.slippageMultiple, softMargin);
  judgeAccount(state, order, account, truth);
  truth[AXIOMS] = order.reduceOnly && !Number.isNaN(axioms) ? 1 : axioms;
  return mode === 'block';
}
