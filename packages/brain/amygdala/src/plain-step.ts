/** The step of a bar of which only signals, volatility and account are told. */
import type { Account, ReasonCode, ThreatVerdict } from '@janus/domain';
import { newThreatInput } from './input.ts';
import type { AmygdalaState } from './state.ts';
import { step } from './step.ts';

const x = newThreatInput();
export function plainStep(
  state: AmygdalaState,
  s: Float64Array,
  volatilityRatio: number,
  account: Account,
  out: ThreatVerdict,
): ReasonCode {
  x.signals.set(s);
  x.volatilityRatio = volatilityRatio;
  x.account = account;
  x.high = x.low = x.close = 100;
  return step(state, x, out);
}
