/**
 * The control of a model: the same samples with the labels of the training and the validation part taken from other
 * times, in blocks that keep what follows what. A model trained on it can know only how labels are spread.
 */
import { badInput } from '@janus/domain';
import type { Rng } from '@janus/numerics';
import type { Samples } from '../data/samples.ts';
import { shuffled } from '../training/seeds.ts';

/** An order of these in which blocks have changed places and the whole is turned by a random amount. */
function blocksMoved(indices: Int32Array, block: number, random: Rng): Int32Array {
  const n = indices.length;
  const order = shuffled(
    Int32Array.from({ length: Math.ceil(n / block) }, (_, b) => b),
    random,
  );
  const out = new Int32Array(n);
  let at = random.below(n);
  for (const b of order)
    for (let i = b * block; i < Math.min(n, (b + 1) * block); i++) {
      out[at] = indices[i]!;
      at = at + 1 === n ? 0 : at + 1;
    }
  return out;
}

/** @param block samples that stay together @throws JanusError bad-input for samples without labels */
export function withShuffledLabels(
  samples: Samples,
  parts: readonly Int32Array[],
  block: number,
  random: Rng,
): Samples {
  const { classes, values } = samples;
  if (!classes && !values) throw badInput('labels are to be shuffled, and these samples have none');
  const of = classes?.of.slice();
  const numbers = values?.slice();
  for (const part of parts) {
    const from = blocksMoved(part, block, random);
    part.forEach((index, i) => {
      if (of) of[index] = classes!.of[from[i]!]!;
      if (numbers) numbers[index] = values![from[i]!]!;
    });
  }
  return {
    ...samples,
    ...(of && { classes: { names: classes!.names, of } }),
    ...(numbers && { values: numbers }),
  };
}
