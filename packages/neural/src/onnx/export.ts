/**
 * A trained model as an ONNX file, for any runtime that reads operator set 20. Input `input` [batch, …], outputs
 * `embedding` [batch, width] and, where the task predicts something, `output` [batch, outputs]. What else the model's
 * file says is among the metadata.
 */
import { badInput, VERSION } from '@janus/domain';
import { FUSED_KINDS } from '../fused/open.ts';
import type { DiffGafLstmConfig, DiffGafVivitConfig, VivitConfig } from '../models/config.ts';
import { channelsOf } from '../models/diff-gaf.ts';
import { vivitBehind } from '../models/open.ts';
import { patchesOf, stepsOf } from '../models/patches.ts';
import type { VivitShape } from '../models/vivit.ts';
import { checkWeights } from '../models/weights.ts';
import type { ReadModel } from '../training/artefact.ts';
import { floats, input, modelBytes, node, openGraph, output, type Value } from './graph.ts';
import { dense, encoder, gelu, norm, reshape, transpose, type Writing } from './layers.ts';
import { gafVideo, patches } from './video.ts';

/** [E8–E10] Video → the class token of time, [batch, dim]. */
function vivit(w: Writing, shape: VivitShape, video: Value): Value {
  const { dim, heads, hidden, spatialLayers, temporalLayers } = shape;
  const [steps, count] = [stepsOf(shape), patchesOf(shape)];
  const tokens = dense(w, patches(w, shape, video), 'patch');
  const space = encoder(w, 'spatial', { dim, heads, hidden, layers: spatialLayers }, count + 1, tokens);
  const classes = reshape(w, space, [-1, steps, dim]);
  const time = encoder(w, 'temporal', { dim, heads, hidden, layers: temporalLayers }, steps + 1, classes);
  return reshape(w, time, [-1, dim]);
}

/** ONNX has an LSTM's gates in the order i, o, f, c, ours are i, f, g, o; and its matrices [4·cell, from]. */
const GATES = [0, 3, 1, 2];
function turned(values: Float32Array, from: number, cell: number): Float32Array {
  return Float32Array.from({ length: values.length }, (_, n) => {
    const [row, column] = [Math.floor(n / from), n % from];
    return values[column * 4 * cell + GATES[Math.floor(row / cell)]! * cell + (row % cell)]!;
  });
}

/** [E2–E8] Video → what the LSTM lets out after the last frame, normed, [batch, cell]. */
function lstm(w: Writing, config: DiffGafLstmConfig, video: Value): Value {
  const { frames, size, patch, dim, frameWidth, cell } = config;
  const shape = { frames, channels: channelsOf(config), rows: size, columns: size, patch, tubelet: 1 };
  const { graph, weights } = w;
  const encoded = gelu(w, dense(w, patches(w, shape, video), 'patch'));
  const seen = norm(w, dense(w, reshape(w, encoded, [-1, frames, patchesOf(shape) * dim]), 'frame'), 'frame.norm');
  const of = (name: string, from: number): Value =>
    floats(graph, name, turned(weights[name]!.values, from, cell), [1, 4 * cell, from]);
  // Its bias is two: of the input and of the recurrence.
  const bias = new Float32Array(8 * cell);
  bias.set(turned(weights['lstm.bias']!.values, 1, cell));
  const h = node(
    graph,
    'LSTM',
    [
      transpose(w, seen, [1, 0, 2]),
      of('lstm.input.weight', frameWidth),
      of('lstm.recurrent.weight', cell),
      floats(graph, 'lstm.bias', bias, [1, 8 * cell]),
    ],
    { hidden_size: cell },
    ['', 'last h'],
  );
  return norm(w, reshape(w, h, [-1, cell]), 'cell.norm');
}

function body(w: Writing, { model }: ReadModel, x: Value): Value {
  switch (model.kind) {
    case 'vivit':
      return vivit(w, model.config as unknown as VivitConfig, x);
    case 'diffgaf-vivit': {
      const config = model.config as unknown as DiffGafVivitConfig;
      return vivit(w, vivitBehind(config), gafVideo(w, config, x));
    }
    case 'diffgaf-lstm': {
      const config = model.config as unknown as DiffGafLstmConfig;
      return lstm(w, config, gafVideo(w, config, x));
    }
    case 'lstm':
    case 'mlp':
      throw badInput(`a model of kind '${model.kind}' is not exported; ${FUSED_KINDS.join(', ')} are`);
  }
}

/** The same model gives the same bytes. @throws JanusError bad-input for a kind that is not exported, or foreign weights */
export function exportOnnx(read: ReadModel): Uint8Array {
  const { model, task, weights, facts } = read;
  checkWeights([...model.specs, ...task.specs], weights, 'the model');
  const graph = openGraph();
  const w = { graph, weights };
  const embedding = dense(w, body(w, read, input(graph, 'input', model.input)), 'project', 'embedding');
  output(graph, embedding, [model.width]);
  if (task.outputs > 0) output(graph, dense(w, embedding, 'head', 'output'), [task.outputs]);
  const statistics = task.specs.filter(({ learned, name }) => !learned && name.startsWith('head.'));
  return modelBytes(graph, model.kind, VERSION, {
    model: model.kind,
    modelConfig: JSON.stringify(model.config),
    task: task.kind,
    taskConfig: JSON.stringify(task.config),
    // What the numbers of the head mean, e.g. value = output / head.scale + head.mean.
    ...Object.fromEntries(statistics.map(({ name }) => [name, weights[name]!.values.join(' ')])),
    ...facts,
  });
}
