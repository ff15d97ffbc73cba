/**
 * Which samples train, which decide when to stop, which are looked at once. In order of time: training ends so long
 * before validation begins that no label of it reaches into validation, and an embargo longer (López de Prado 2018,
 * chapter 7); likewise validation before the test.
 */
import { badInput } from '@janus/domain';
import { rng } from '@janus/numerics';
import { shuffled } from '../training/seeds.ts';
import type { Classes, Samples } from './samples.ts';

export interface Split {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  readonly test: Int32Array;
}
export interface SplitShares {
  /** Of all samples, the last but the test. */
  readonly validation: number;
  /** Of all samples, the last. */
  readonly test: number;
  /** Bars beyond the reach of the labels. */
  readonly embargo: number;
}

const range = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (_, i) => from + i);

/**
 * By time. A sample of an earlier part is left out where its bar + reach + embargo is not before the first bar of the
 * next part.
 * @throws JanusError bad-input where a part would be empty
 */
export function chronologicalSplit(samples: Pick<Samples, 'count' | 'at' | 'reach'>, shares: SplitShares): Split {
  const { count, at, reach } = samples;
  const { validation, test, embargo } = shares;
  if (!(validation > 0 && test >= 0 && validation + test < 1) || !Number.isInteger(embargo) || embargo < 0)
    throw badInput(
      `a split into ${validation} validation and ${test} test with an embargo of ${embargo} bars: shares are to be above 0 and below 1 together, the embargo a whole number`,
    );
  const testFrom = count - Math.round(test * count);
  const validationFrom = testFrom - Math.round(validation * count);
  const before = (end: number): number => {
    let to = end;
    if (end < count) while (to > 0 && at[to - 1]! + reach + embargo >= at[end]!) to--;
    return to;
  };
  const split = {
    train: range(0, before(validationFrom)),
    validation: range(validationFrom, Math.max(validationFrom, before(testFrom))),
    test: range(testFrom, count),
  };
  for (const [name, part] of Object.entries(split))
    if (part.length === 0 && (name !== 'test' || test > 0))
      throw badInput(
        `${count} samples leave none for ${name} once labels that reach ${reach} bars and an embargo of ${embargo} are kept apart: use more bars or a shorter horizon`,
      );
  return split;
}

/** Of samples that have no order in time: `share` of every class, drawn by the seed, for validation. */
export function stratifiedSplit(
  { of, names }: Classes,
  among: Int32Array,
  share: number,
  seed: number,
): Pick<Split, 'train' | 'validation'> {
  const random = rng(seed);
  const train: number[] = [];
  const validation: number[] = [];
  for (let c = 0; c < names.length; c++) {
    const mine = shuffled(
      among.filter((index) => of[index] === c),
      random,
    );
    // One at least stays to learn from.
    const take = Math.min(Math.max(0, mine.length - 1), Math.round(share * mine.length));
    validation.push(...mine.subarray(0, take));
    train.push(...mine.subarray(take));
  }
  if (validation.length === 0)
    throw badInput(`a share of ${share} of ${among.length} samples leaves none for validation: give more samples`);
  return { train: Int32Array.from(train).sort(), validation: Int32Array.from(validation).sort() };
}
