/**
 * A video cut into tubelets: blocks of `tubelet` frames × `patch` rows × `patch` columns over all channels, each a
 * vector (Arnab et al. 2021, figure 3; with a tubelet of one frame, the patches of equation 8).
 */
import type { FusedVideo } from '@janus/kernels';
import { reshape, transpose, type Tensor } from '../tensor/index.ts';

/** As the fused kernel is told it. */
export type VideoShape = FusedVideo;

/** Tokens along time. */
export const stepsOf = ({ frames, tubelet }: VideoShape): number => frames / tubelet;
/** [E8] P, patches a frame: (W/p)² where the frame is square. */
export const patchesOf = ({ rows, columns, patch }: VideoShape): number => (rows / patch) * (columns / patch);
/** Cells of a tubelet, in the order frame, channel, row, column. */
export const cellsOf = ({ channels, patch, tubelet }: VideoShape): number => tubelet * channels * patch * patch;

/**
 * [E8] [batch, frames, channels, rows, columns] → [batch·steps, patches, cells]; patches row by row. In two
 * transpositions of four axes each: the wasm backend is many times slower with six.
 */
export function patchesFrom(video: Tensor, shape: VideoShape): Tensor {
  const { channels, rows, columns, patch, tubelet } = shape;
  const depth = tubelet * channels;
  const across = columns / patch;
  const blocks = transpose(reshape(video, [-1, patch, across, patch]), [0, 2, 1, 3]);
  const layers = reshape(blocks, [-1, depth, (rows / patch) * across, patch * patch]);
  const ordered = depth === 1 ? layers : transpose(layers, [0, 2, 1, 3]);
  return reshape(ordered, [-1, patchesOf(shape), cellsOf(shape)]);
}
