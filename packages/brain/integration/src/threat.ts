/**
 * What the amygdala is shown of a bar, and what it is told afterwards: the proposals that were held back and what the
 * decisions were worth. Data that a market does not have (quotes, volume, a second market) is NaN here, never 0.
 */
import { CANCEL_ALL_BIT, learn, step, trip, watch } from '@janus/amygdala';
import { BUY, HOLD, type Account, type ReasonCode } from '@janus/domain';
import { meanCorrelation, stepVpin } from '@janus/market';
import { behaviourOf } from '@janus/regime';
import type { Brain, SymbolBrain } from './brain.ts';
import { fillAnomalyState } from './inputs.ts';
import { F } from './names.ts';
import { W, witness } from './witness.ts';

/** VPIN of every bar, whether or not the amygdala is asked: it is what the market did. */
export function perceiveFlow(own: SymbolBrain): void {
  const vpin = stepVpin(own.vpin, own.market.features[F.logReturn]!, own.market.volume);
  own.vpinNow = witness(own.witness, W.vpin, vpin);
}

/** Stage 3: fills the input and asks. The state of the episode must have been filled before. */
export function senseThreat(brain: Brain, own: SymbolBrain, account: Account, previousClose: number): ReasonCode {
  const { market } = own;
  const f = market.features;
  const x = brain.threatInput;
  fillAnomalyState(market, previousClose, x.signals);
  for (let i = 0; i < x.signals.length; i++) x.signals[i] = witness(own.witness, W.state + i, x.signals[i]!);
  x.time = market.time;
  x.volatilityRatio = brain.volatilityRatio;
  // A regime that calls for the breakers lowers the limit of the volatility test.
  x.alarm = behaviourOf(brain.belief.regime).alarm;
  x.high = f[F.high]!;
  x.low = f[F.low]!;
  x.close = f[F.close]!;
  x.spread = market.spread;
  x.vpin = own.vpinNow;
  x.posterior = brain.belief.posterior;
  x.averageCorrelation = brain.symbols.length > 1 ? meanCorrelation(brain.correlation, market.symbol) : Number.NaN;
  x.state = own.episodeState;
  x.account = account;
  brain.outcome.sensed = true;
  const code = step(own.amygdala, x, brain.threat);
  if ((brain.threat.intents & CANCEL_ALL_BIT) !== 0) passOn(brain, own);
  return code;
}

/** A kill switch of a scope wider than its market, thrown by one, holds for all of this brain. */
function passOn(brain: Brain, own: SymbolBrain): void {
  for (const { scope, id, time, why } of own.amygdala.breakers.trips) {
    if (scope !== 'global' && scope !== 'service') continue;
    for (const other of brain.symbols) trip(other.amygdala, scope, id, time, why);
  }
}

/** True where entries that work in the symbol are to be taken back: the amygdala asked, or the position is closed by force. */
export const asksToCancel = ({ outcome, threat }: Brain): boolean =>
  outcome.flattened || (outcome.sensed && (threat.intents & CANCEL_ALL_BIT) !== 0);

/** An entry was proposed and did not go out: it is watched whether it would have hurt. */
export function watchProposal(brain: Brain, own: SymbolBrain): void {
  watch(own.amygdala, own.episodeState, brain.outcome.wanted === BUY ? 1 : -1, own.market.features[F.close]!);
}

/** What the pending decision was worth: a hurt, a safe exposure, or, with nothing at stake, nothing. */
export function learnThreat(own: SymbolBrain, value: number): void {
  learn(own.amygdala, own.experience.state, own.pending.action !== HOLD || own.books.position !== 0, value);
}
