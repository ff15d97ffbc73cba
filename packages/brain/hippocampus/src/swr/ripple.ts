/**
 * Why a ripple began: the kind of the experience that was drawn, as far as the experience itself can tell. Only what is
 * really computed: breakthroughs of a strategy and breakdowns of correlation are not, since a row does not show them.
 */
import { EXPERIENCE_WIDTH, experienceSlot, RIPPLE_TYPES, type RippleType } from '@janus/domain';
import { initEw, pushEw, type Ew } from '@janus/numerics';
import type { ReplayConfig } from './config.ts';
import type { NightMemory } from './memory.ts';

const INDEX = Object.fromEntries(RIPPLE_TYPES.map((type, i) => [type, i])) as Readonly<Record<RippleType, number>>;

const SLOT = {
  symbol: experienceSlot('symbol'),
  volatility: experienceSlot('volatility'),
  volume: experienceSlot('volume'),
  fear: experienceSlot('fear'),
  surprise: experienceSlot('surprise'),
  violation: experienceSlot('violation'),
};

interface Usual {
  readonly volatility: Ew;
  readonly volume: Ew;
}

/** True where x stands out from what came before; then x joins it. */
function standsOut(usual: Ew, x: number, factor: number): boolean {
  if (!Number.isFinite(x)) return false;
  const out = usual.count > 0 && x > factor * usual.mean;
  pushEw(usual, x);
  return out;
}

/**
 * Index into RIPPLE_TYPES of every experience. `familiar` [n]: the cosine with the nearest schema that the night came
 * with; null where it came with none, and nothing is novel for want of anything known. `threshold`: cosine from which
 * a moment is known.
 */
export function rippleTypes(
  memory: NightMemory,
  config: ReplayConfig,
  familiar: Float32Array | null,
  threshold: number,
): Uint8Array {
  const out = new Uint8Array(memory.n);
  const usuals = new Map<number, Usual>();
  for (let i = 0; i < memory.n; i++) {
    const at = i * EXPERIENCE_WIDTH;
    const field = (slot: number): number => memory.rows[at + slot]!;
    const symbol = field(SLOT.symbol);
    const usual = usuals.get(symbol) ?? { volatility: initEw(config.usualSpan), volume: initEw(config.usualSpan) };
    usuals.set(symbol, usual);
    const volatile = standsOut(usual.volatility, field(SLOT.volatility), config.spike);
    const busy = standsOut(usual.volume, field(SLOT.volume), config.spike);
    const before = memory.before[i]!;
    const regime = memory.regime[i]!;
    const was = before >= 0 ? memory.regime[before]! : -1;
    let type: RippleType = 'periodic';
    if (field(SLOT.fear) >= config.fearful || field(SLOT.violation) > 0) type = 'risk-event';
    else if (memory.scaledReward[i]! <= -config.largeReward) type = 'large-loss';
    else if (memory.scaledReward[i]! >= config.largeReward) type = 'large-profit';
    else if (field(SLOT.surprise) >= config.surprising) type = 'market-anomaly';
    else if (volatile) type = 'volatility-spike';
    else if (busy) type = 'liquidity-event';
    else if (regime >= 0 && was >= 0 && regime !== was) type = 'regime-change';
    else if (familiar && familiar[i]! < threshold) type = 'novel-pattern';
    out[i] = INDEX[type];
  }
  return out;
}
