/**
 * The strategy gate of one asset: who may open a position now. In order: the deny list, the allow list, the regime,
 * the policy for untested strategies, the affinity. The first that objects is the reason.
 *
 * Way back: a strategy held back for its affinity makes no trades that could clear it, so each of its signals that
 * the gate refuses on that ground fades the evidence against it. Closing a position is not the gate's business.
 */
import { REGIMES, STRATEGIES } from '@janus/domain';
import { affinityScore, fadeAffinity, initAffinity, recordReturn, type Affinity } from './affinity.ts';
import type { StrategiesConfig } from './config.ts';

/** What the gate says; the index is what `gateReason` returns. 0 is the only admission. */
export const GATE_REASONS = [
  'admitted',
  'denied',
  'not-allowed',
  'regime-unknown',
  'regime-unsuitable',
  'untested',
  'affinity-below-floor',
] as const;
export type GateReason = (typeof GATE_REASONS)[number];
const ADMITTED = 0;
const DENIED = 1;
const NOT_ALLOWED = 2;
const REGIME_UNKNOWN = 3;
const REGIME_UNSUITABLE = 4;
const UNTESTED = 5;
const AFFINITY = 6;

export interface Gate {
  /** 1 where strategy s suits regime r: slot r·9 + s. */
  readonly suits: Uint8Array;
  readonly denied: Uint8Array;
  readonly allowed: Uint8Array;
  readonly blockUntested: boolean;
  readonly floor: number;
  /** Share of the evidence that stays after one signal held back. */
  readonly fade: number;
  readonly affinity: Affinity;
}

const COUNT = STRATEGIES.length;

/** @param symbol whose own table, if there is one, replaces the general one */
export function initGate(config: Pick<StrategiesConfig, 'gate'>, symbol?: string): Gate {
  const { assets } = config.gate;
  const own = symbol !== undefined && Object.hasOwn(assets, symbol) ? assets[symbol]! : config.gate;
  const suits = new Uint8Array(REGIMES.length * COUNT);
  const denied = new Uint8Array(COUNT);
  const allowed = new Uint8Array(COUNT);
  for (let s = 0; s < COUNT; s++) {
    const name = STRATEGIES[s]!;
    denied[s] = own.deny.includes(name) ? 1 : 0;
    allowed[s] = own.allow.length === 0 || own.allow.includes(name) ? 1 : 0;
    for (let r = 0; r < REGIMES.length; r++) suits[r * COUNT + s] = own.regimes[REGIMES[r]!].includes(name) ? 1 : 0;
  }
  return {
    suits,
    denied,
    allowed,
    blockUntested: own.untested === 'block',
    floor: own.floor,
    fade: 2 ** (-1 / own.recovery),
    affinity: initAffinity(COUNT, own.halfLife, own.shrinkage),
  };
}

/**
 * Index into GATE_REASONS. Changes nothing.
 * @param regime index into REGIMES, −1 unknown
 * @param strategy index into STRATEGIES
 */
export function gateReason(state: Gate, regime: number, strategy: number): number {
  if (state.denied[strategy] === 1) return DENIED;
  if (state.allowed[strategy] !== 1) return NOT_ALLOWED;
  if (regime < 0) return REGIME_UNKNOWN;
  if (state.suits[regime * COUNT + strategy] !== 1) return REGIME_UNSUITABLE;
  if (state.affinity.trades[strategy] === 0) return state.blockUntested ? UNTESTED : ADMITTED;
  return affinityScore(state.affinity, strategy) < state.floor ? AFFINITY : ADMITTED;
}

/** Called when a strategy has fired. A refusal for affinity fades the evidence behind it. */
export function admit(state: Gate, regime: number, strategy: number): boolean {
  const reason = gateReason(state, regime, strategy);
  if (reason === AFFINITY) fadeAffinity(state.affinity, strategy, state.fade);
  return reason === ADMITTED;
}

/**
 * A closed trade of a strategy on this asset.
 * @param netReturn fraction of what was put in, net of costs
 * @throws RangeError for a strategy that is not one, or a return that is not finite
 */
export function recordTrade(state: Gate, strategy: number, netReturn: number): void {
  if (!Number.isInteger(strategy) || strategy < 0 || strategy >= COUNT)
    throw new RangeError(`strategy ${strategy} is not an index into the ${COUNT} strategies`);
  recordReturn(state.affinity, strategy, netReturn);
}
