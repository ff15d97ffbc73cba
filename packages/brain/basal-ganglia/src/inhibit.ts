/**
 * No-Go's reasons to hold an entry back, the twelve of INHIBITIONS. Each is a measure over its limit; from
 * `cautionOnset` of the limit on it adds to the caution score, at the limit it fires. What the data cannot say (NaN) is
 * not counted. A side that closes a position is never inhibited.
 */
import { BUY, INHIBITIONS, type Choice, type Inhibition } from '@janus/domain';
import type { ChoiceInput } from './choice-input.ts';
import { mayTradeAt } from './hours.ts';
import { patternCell } from './pattern.ts';
import { rowOf, type BasalGangliaState } from './state.ts';

const at = (name: Inhibition): number => INHIBITIONS.indexOf(name);
const RISK = at('risk-threshold');
const POSITION = at('position-limit');
const LOSS = at('loss-limit');
const VOLATILITY = at('high-volatility');
const LIQUIDITY = at('low-liquidity');
const COOLING = at('cooling-off');
const CORRELATION = at('correlation-risk');
const DRAWDOWN = at('drawdown-protection');
const TIME = at('time-restriction');
const HALT = at('external-halt');
const PATTERN = at('learned-pattern');
const CUSTOM = at('custom');

/** How far a signed measure lies on the side of the action, ≥ 0; NaN stays. */
const towards = (signed: number, action: number): number => Math.max(0, action === BUY ? signed : -signed);

const whether = (fires: boolean): number => (fires ? 1 : 0);

/** The wider spread or the thinner volume against its limit; NaN where neither is known. */
function illiquidity(spread: number, spreadLimit: number, relativeVolume: number, volumeFloor: number): number {
  const wide = spread / spreadLimit;
  const thin = relativeVolume > 0 ? volumeFloor / relativeVolume : whether(volumeFloor > 0);
  if (Number.isNaN(wide)) return Number.isNaN(relativeVolume) ? Number.NaN : thin;
  return Number.isNaN(relativeVolume) ? wide : Math.max(wide, thin);
}

/**
 * Measure / limit of inhibition `index` for `action`, ≥ 0; 1 fires; NaN not known.
 * @param key coarse state of the input, −1 not known
 */
export function inhibitionRatio(
  s: BasalGangliaState,
  input: ChoiceInput,
  key: number,
  action: number,
  index: number,
): number {
  const { config } = s;
  switch (index) {
    case RISK: {
      const cell = rowOf(input.context) + action;
      if (s.count[cell]! < config.riskDecisions) return Number.NaN;
      return s.cost[cell]! / s.rewardScale / config.riskLimit;
    }
    case POSITION:
      return towards(input.symbolExposure, action) / config.positionLimit;
    case LOSS:
      return input.windowLoss / config.lossLimit;
    case VOLATILITY:
      return input.volatilityRatio / config.volatilityLimit;
    case LIQUIDITY:
      return illiquidity(input.spread, config.spreadLimit, input.relativeVolume, config.volumeFloor);
    case COOLING:
      return whether(input.bar - s.lossBar < config.coolingBars);
    case CORRELATION:
      return towards(input.correlated, action) / config.correlationLimit;
    case DRAWDOWN:
      return input.drawdown / config.drawdownLimit;
    case TIME:
      return whether(!mayTradeAt(input.time, config.tradingFrom, config.tradingTo, config.weekends));
    case HALT:
      return whether(input.halted);
    case PATTERN:
      return key < 0 ? Number.NaN : s.pattern[patternCell(key, action)]! / config.patternLimit;
    case CUSTOM:
      if (config.customFact === 'none' || Number.isNaN(input.custom)) return Number.NaN;
      return whether(
        config.customComparison === 'above' ? input.custom > config.customLimit : input.custom < config.customLimit,
      );
    default:
      throw new RangeError(`inhibition ${index} is not an index into INHIBITIONS`);
  }
}

/** How much a measure at `ratio` of its limit counts, [0, 1]: 0 up to the onset, 1 from the limit on; NaN counts 0. */
export function cautionDegree(ratio: number, onset: number): number {
  if (!(ratio > onset)) return 0;
  return ratio >= 1 ? 1 : (ratio - onset) / (1 - onset);
}

/**
 * Writes the caution score 1 − Π(1 − degree) and the bits of what fired into `out`. A side that closes has neither.
 * @param action BUY or SELL
 */
export function assess(s: BasalGangliaState, input: ChoiceInput, key: number, action: number, out: Choice): void {
  let clear = 1;
  let bits = 0;
  if (!closes(input.position, action))
    for (let i = 0; i < INHIBITIONS.length; i++) {
      const degree = cautionDegree(inhibitionRatio(s, input, key, action, i), s.config.cautionOnset);
      clear *= 1 - degree;
      if (degree === 1) bits |= 1 << i;
    }
  out.caution = 1 - clear;
  out.inhibitions = bits;
}

/** True for a side that works against the position held. */
export const closes = (position: number, action: number): boolean => (action === BUY ? position < 0 : position > 0);

/** Caution at which an entry is inhibited: the limit, lowered by vigilance where things went wrong. */
export function cautionLimitUnder(limit: number, vigilance: number, adapt: number): number {
  return limit * (1 - adapt * Math.max(0, vigilance));
}
