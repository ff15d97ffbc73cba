/**
 * What comes back from the market: a fill corrects the next forecast, refits the forward model, tells the latency and
 * waits for its mark; a bar tells the volatility and marks what is due.
 */
import type { Forecast } from '@janus/domain';
import { noteFill, stepAdverse } from './adverse.ts';
import { refit } from './forward-model.ts';
import { stepLatency } from './latency.ts';
import { stepPid } from './pid.ts';
import { smithError } from './smith.ts';
import type { CerebellumState } from './state.ts';
import { stepVolatility } from './volatility.ts';

/** dt of the controller [E36]: time runs in order horizons, and each fill is one. */
const ONE_ORDER = 1;

/** An order has been sent: its forecast is kept until its fills come. */
export function noteSent(s: CerebellumState, f: Forecast): void {
  const { sent } = s;
  sent.slippage = f.slippage;
  sent.delay = f.delay;
  sent.halfSpread = f.halfSpread;
  sent.impact = f.impact;
  sent.correction = f.correction;
}

/** A fill as the cerebellum hears of it. */
export interface Filled {
  /** 1 buy, −1 sell. */
  side: number;
  price: number;
  /** (fill − arrival)·side/arrival. */
  slippage: number;
  /** Bars from the decision to the fill. */
  latency: number;
  /** Bar of the fill, within its symbol. */
  bar: number;
  /** True for a fill that opens: only what is held can be adversely selected. */
  opens: boolean;
}
export const newFilled = (): Filled => ({ side: 1, price: 0, slippage: 0, latency: 0, bar: 0, opens: true });

/** One fill of the order sent last. Where forecast or outcome is unknown neither controller nor model learns. */
export function learn(s: CerebellumState, fill: Filled): void {
  const { config, sent, pid, model } = s;
  const error = fill.slippage - (sent.slippage + sent.delay);
  if (Number.isFinite(error)) stepPid(pid, s.gains, smithError(error, pid.output, sent.correction), ONE_ORDER);
  refit(
    model,
    sent.halfSpread,
    sent.impact,
    fill.latency,
    fill.slippage,
    config.modelForgetting,
    config.modelNoiseRate,
    config.modelLimit,
  );
  stepLatency(s.latency, fill.latency, config.latencyQuantile);
  if (fill.opens) noteFill(s.adverse, fill.side, fill.price, fill.bar + config.adverseBars);
}

/** One bar has closed. @param absReturn |log return| of the bar; @param bar its index; @param close its close */
export function learnBar(s: CerebellumState, absReturn: number, bar: number, close: number): void {
  stepVolatility(s.volatility, s.config, absReturn);
  stepAdverse(s.adverse, bar, close);
}
