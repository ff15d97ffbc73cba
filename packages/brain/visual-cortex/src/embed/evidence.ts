/**
 * Whether vision has earned a say. After each block of predictions on bars that no fit had seen, the readout's rank
 * correlation with what came is set against that of its controls in the same block. Blocks add up; the gate opens when
 * their sum leaves a boundary that chance would leave only with probability `falseOpen` however often one looks, and
 * only while the recent blocks still show it. It closes again by the same rule.
 */

export interface Evidence {
  /** One entry a block, in order. */
  readonly difference: number[];
  readonly variance: number[];
  readonly ic: number[];
  readonly control: number[];
}
export const initEvidence = (): Evidence => ({ difference: [], variance: [], ic: [], control: [] });

/**
 * One block in: the readout's information coefficient and those of its controls. The variance is that of a draw from
 * the controls about their mean, which is itself estimated: s²·(1 + 1/S). A block whose controls do not differ, or
 * with a coefficient that is not defined, says nothing and is left out.
 */
export function addBlock(evidence: Evidence, ic: number, controls: Float64Array): void {
  const count = controls.length;
  let mean = 0;
  for (const c of controls) mean += c / count;
  let squares = 0;
  for (const c of controls) squares += (c - mean) ** 2;
  const variance = (squares / (count - 1)) * (1 + 1 / count);
  if (!(variance > 0) || Number.isNaN(ic)) return;
  evidence.difference.push(ic - mean);
  evidence.variance.push(variance);
  evidence.ic.push(ic);
  evidence.control.push(mean);
}

/** z of the last `count` blocks together: Σ differences / √Σ variances; 0 for none. */
export function together({ difference, variance }: Evidence, count: number): number {
  let sum = 0;
  let square = 0;
  for (let b = Math.max(0, difference.length - count); b < difference.length; b++) {
    sum += difference[b]!;
    square += variance[b]!;
  }
  return square > 0 ? sum / Math.sqrt(square) : 0;
}

/** ρ of the mixture, in blocks: a small one hears a strong pattern early, a large one a weak pattern late. */
const RHO = 2;

/**
 * Boundary on z after k blocks that a sum of k independent standard normal terms, divided by √k, ever exceeds with
 * probability α at most, whatever the number of looks: the one-sided normal mixture of Howard, Ramdas, McAuliffe and
 * Sekhon, Annals of Statistics 49 (2021): √(2(1 + ρ/k)·ln(1 + √((k + ρ)/ρ)/(2α))).
 */
export function boundary(blocks: number, alpha: number): number {
  return Math.sqrt(2 * (1 + RHO / blocks) * Math.log(1 + Math.sqrt((blocks + RHO) / RHO) / (2 * alpha)));
}

/** z that the recent blocks must still reach: 1 in 20 by chance. */
const STILL_THERE = 1.645;
const MIN_BLOCKS = 2;

/** Gate ∈ [0, 1): 0 until both tests are passed, then rising with the lesser margin. */
export function gateOf(evidence: Evidence, alpha: number, recentBlocks: number): number {
  const blocks = evidence.difference.length;
  if (blocks < MIN_BLOCKS) return 0;
  const mean = evidence.ic.reduce((sum, c) => sum + c, 0) / blocks;
  if (!(mean > 0)) return 0;
  const margin = Math.min(
    together(evidence, blocks) - boundary(blocks, alpha),
    together(evidence, recentBlocks) - STILL_THERE,
  );
  return margin > 0 ? 1 - Math.exp(-margin) : 0;
}
