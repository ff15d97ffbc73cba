/**
 * Feature selection, D → F: those whose value at a window's last bar goes with what is to be predicted, on the training
 * block alone, leaving out what another chosen one tells already.
 */
import { badInput } from '@janus/domain';
import { rankCorrelation } from '../tasks/rank-correlation.ts';
import type { Samples } from './samples.ts';

export interface RankedFeature {
  readonly index: number;
  readonly name: string;
  /** Spearman's, with the target. */
  readonly correlation: number;
  /** Null where chosen; else why not. */
  readonly leftOut: string | null;
}

/**
 * Best first. @param count F @param redundant rank correlation with a chosen one above which a feature is left out
 * @throws JanusError bad-input where fewer than `count` are left
 */
export function selectFeatures(
  samples: Samples,
  train: Int32Array,
  count: number,
  redundant = 0.9,
): { readonly select: readonly number[]; readonly ranked: readonly RankedFeature[] } {
  const [bars, width] = samples.input as [number, number];
  const target = Float64Array.from(train, (i) => samples.values?.[i] ?? samples.classes?.of[i] ?? Number.NaN);
  if (target.some(Number.isNaN))
    throw badInput('features are selected by values or classes, and these samples have none');
  const window = new Float32Array(bars * width);
  const columns = Array.from({ length: width }, () => new Float64Array(train.length));
  train.forEach((index, n) => {
    samples.fill(index, window, 0);
    columns.forEach((column, f) => (column[n] = window[(bars - 1) * width + f]!));
  });
  const found = columns
    .map((column, index) => ({ index, correlation: rankCorrelation(column, target) }))
    .sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation) || a.index - b.index);
  const select: number[] = [];
  const ranked = found.map(({ index, correlation }) => {
    const name = samples.features[index] ?? String(index);
    const twin = select.find((chosen) => Math.abs(rankCorrelation(columns[index]!, columns[chosen]!)) > redundant);
    let leftOut: string | null = null;
    if (twin !== undefined) leftOut = `says what '${samples.features[twin]}' says`;
    else if (select.length === count) leftOut = 'goes with it less';
    else select.push(index);
    return { index, name, correlation, leftOut };
  });
  if (select.length < count)
    throw badInput(
      `only ${select.length} of ${width} features differ enough; ask for so many, or allow more likeness than ${redundant}`,
    );
  return { select, ranked };
}
