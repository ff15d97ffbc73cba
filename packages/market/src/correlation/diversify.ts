/**
 * The correlation stage: how much of a new position would be a position that is already held under another name. Runs
 * before the direction is known, so it answers for the worse of the two.
 */
import { PASS, reasonCode } from '@janus/domain';
import type { Diversification, ReasonCode } from '@janus/domain';
import type { CorrelationConfig } from './config.ts';
import { correlation } from './correlation.ts';
import type { CorrelationState } from './correlation.ts';

const CONCENTRATION = reasonCode('concentration');

/**
 * With h_j the signed exposure in the other symbols and e = Σ h_j·ρ_ij, the exposure already held along this symbol:
 * average correlation = e / Σ|h_j|, scale = 1 − |e| / limit: the room that is left. Refused where none is left, unless
 * the symbol itself is held: what is open must stay closable.
 * @param held signed exposure per symbol, multiples of equity [n]
 * @param supposed average correlation to reckon with instead of the measured one; NaN for none
 * @returns 0 or the code of 'concentration'; a lone symbol passes with correlation 0 and scale 1
 */
export function diversify(
  s: CorrelationState,
  symbol: number,
  held: Float64Array,
  config: CorrelationConfig,
  out: Diversification,
  supposed = Number.NaN,
): ReasonCode {
  let gross = 0;
  let along = 0;
  for (let j = 0; j < s.n; j++) {
    const h = held[j]!;
    if (j === symbol || h === 0) continue;
    gross += Math.abs(h);
    along += h * correlation(s, symbol, j);
  }
  if (!Number.isNaN(supposed)) along = supposed * gross;
  out.averageCorrelation = gross === 0 ? 0 : along / gross;
  out.scale = Math.max(0, 1 - Math.abs(along) / config.limit);
  return out.scale === 0 && held[symbol] === 0 ? CONCENTRATION : PASS;
}
