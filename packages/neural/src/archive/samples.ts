/**
 * Samples from the training part of an archive's set, and from series that are asked about: z-normalised, of one
 * length, two features a place, the value and its slope.
 */
import { badInput } from '@janus/domain';
import { rng } from '@janus/numerics';
import type { Classes, Samples } from '../data/samples.ts';
import { stratifiedSplit, type Split } from '../data/split.ts';
import { resampled, slopes, zNormalised } from './series.ts';
import { varied } from './vary.ts';

export const ARCHIVE_FEATURES = ['value', 'slope'] as const;

export interface ArchiveSplitOptions {
  /** Length that every series is brought to: the first of the model's `input`. */
  readonly bars: number;
  /** Of the training series, held out to decide when to stop. */
  readonly validation: number;
  /** Training series are varied until there are about so many. */
  readonly atLeast: number;
  readonly seed: number;
}

function samplesOf(list: readonly Float64Array[], classes: Classes | null): Samples {
  const bars = list[0]?.length ?? 0;
  const change = list.map(slopes);
  return {
    count: list.length,
    input: [bars, ARCHIVE_FEATURES.length],
    features: ARCHIVE_FEATURES,
    at: Int32Array.from(list, (_, i) => i),
    reach: 0,
    fill(index, into, offset) {
      for (let t = 0; t < bars; t++) {
        into[offset + 2 * t] = list[index]![t]!;
        into[offset + 2 * t + 1] = change[index]![t]!;
      }
    },
    ...(classes && { classes }),
  };
}
const normal = (series: ArrayLike<number>, bars: number): Float64Array => zNormalised(resampled(series, bars));

/** Series without a class, in their order. */
export const askedSamples = (series: readonly ArrayLike<number>[], bars: number): Samples =>
  samplesOf(
    series.map((values) => normal(values, bars)),
    null,
  );

export interface ArchiveTraining {
  readonly samples: Samples;
  /** Some held out, and only variations of those that are not; variations are held out where no class has a series to spare. */
  readonly held: Pick<Split, 'train' | 'validation'>;
  /** Everything, with variations of everything. */
  readonly whole: Int32Array;
}

/**
 * Training series with their variations. Who is held out and how series are varied comes from the seed alone.
 * @throws JanusError bad-input for fewer than two classes, or too few series to hold any out
 */
export function trainingSamples(
  series: readonly ArrayLike<number>[],
  labels: readonly string[],
  { bars, validation, atLeast, seed }: ArchiveSplitOptions,
): ArchiveTraining {
  const names = [...new Set(labels)].sort();
  if (names.length < 2)
    throw badInput(`all ${labels.length} training series are of class '${names[0]}': two classes are needed`);
  const given = series.map((values) => normal(values, bars));
  const classOf = labels.map((label) => names.indexOf(label));
  const all = Int32Array.from(given, (_, i) => i);
  const classes = { names, of: Int32Array.from(classOf) };
  const spare = names.some((_, c) => Math.round(validation * classOf.filter((of) => of === c).length) > 0);
  const held = spare
    ? stratifiedSplit(classes, all, validation, seed)
    : { train: all, validation: Int32Array.from(all, (i) => given.length + i) };
  const list = [...given];
  const of = [...classOf];
  const [trains, whole] = [[...held.train], [...all]];
  const out = new Set(held.validation);
  const random = rng(seed);
  const copies = Math.max(spare ? 0 : 1, Math.ceil(atLeast / given.length) - 1);
  for (let copy = 0; copy < copies; copy++)
    given.forEach((values, i) => {
      if (!out.has(spare ? i : list.length)) trains.push(list.length);
      whole.push(list.length);
      list.push(varied(values, random));
      of.push(classOf[i]!);
    });
  return {
    samples: samplesOf(list, { names, of: Int32Array.from(of) }),
    held: { train: Int32Array.from(trains), validation: held.validation },
    whole: Int32Array.from(whole),
  };
}
