/** Frames and patches as ONNX nodes: the twins of models/diff-gaf.ts and models/patches.ts. */
import { frameMeans, type GafVideoShape } from '../models/diff-gaf.ts';
import { cellsOf, patchesOf, type VideoShape } from '../models/patches.ts';
import { floats, integers, node, scalar, type Value } from './graph.ts';
import { reshape, transpose, weight, type Writing } from './layers.ts';

/** [E5, E6] u [n, size] → [n, size, size], by tanh u and sech u as in tensor/gramian.ts. */
function gramian({ graph }: Writing, u: Value, size: number): Readonly<Record<'gasf' | 'gadf', () => Value>> {
  const mul = (a: Value, b: Value): Value => node(graph, 'Mul', [a, b]);
  const lo = node(graph, 'Sigmoid', [mul(u, scalar(graph, 2))]);
  const hi = node(graph, 'Sigmoid', [mul(u, scalar(graph, -2))]);
  const c = node(graph, 'Sub', [lo, hi]);
  const s = mul(node(graph, 'Sqrt', [mul(lo, hi)]), scalar(graph, 2));
  const shaped = (x: Value, shape: readonly number[]): Value => node(graph, 'Reshape', [x, integers(graph, shape)]);
  const [cc, sc] = [shaped(c, [-1, size, 1]), shaped(s, [-1, size, 1])];
  const [cr, sr] = [shaped(c, [-1, 1, size]), shaped(s, [-1, 1, size])];
  return {
    gasf: () => node(graph, 'Sub', [mul(cc, cr), mul(sc, sr)]),
    gadf: () => node(graph, 'Sub', [mul(sc, cr), mul(cc, sr)]),
  };
}

/** [E2–E6] A window [batch, bars, D] → video [batch, frames, channels, W, W]. */
export function gafVideo(w: Writing, shape: GafVideoShape, x: Value): Value {
  const { graph } = w;
  const { select, frames, size, field } = shape;
  const count = select.length;
  const z = node(graph, 'Mul', [node(graph, 'Sub', [x, weight(w, 'input.mean')]), weight(w, 'input.scale')]);
  const chosen = node(graph, 'Gather', [z, integers(graph, select)], { axis: 2 });
  const u = node(graph, 'Add', [node(graph, 'Mul', [chosen, weight(w, 'gaf.gamma')]), weight(w, 'gaf.beta')]);
  const means = frameMeans(shape);
  const lines = node(graph, 'MatMul', [
    transpose(w, u, [0, 2, 1]),
    floats(graph, 'frame means', means.values, means.shape),
  ]);
  const drawn = gramian(w, reshape(w, lines, [-1, size]), size);
  const inTime = (g: Value): Value =>
    reshape(w, transpose(w, reshape(w, g, [-1, count, frames, size * size]), [0, 2, 1, 3]), [
      -1,
      frames,
      count,
      size,
      size,
    ]);
  if (field !== 'both') return inTime(drawn[field]());
  return node(graph, 'Concat', [inTime(drawn.gasf()), inTime(drawn.gadf())], { axis: 2 });
}

/** [E8] [batch, frames, channels, rows, columns] → [batch·steps, patches, cells] */
export function patches(w: Writing, shape: VideoShape, video: Value): Value {
  const { channels, rows, columns, patch, tubelet } = shape;
  const depth = tubelet * channels;
  const across = columns / patch;
  const blocks = transpose(w, reshape(w, video, [-1, patch, across, patch]), [0, 2, 1, 3]);
  const layers = reshape(w, blocks, [-1, depth, (rows / patch) * across, patch * patch]);
  return reshape(w, depth === 1 ? layers : transpose(w, layers, [0, 2, 1, 3]), [-1, patchesOf(shape), cellsOf(shape)]);
}
