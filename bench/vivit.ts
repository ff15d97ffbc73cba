/**
 * A training step of ViViT (8 frames of 32 × 32, patch 8, width 64, 2 + 2 layers, batch 8) on wasm: loss, gradients and
 * AdamW, as @janus/neural does it beside the same network in plain operations of TensorFlow.js with its own gradients
 * and its Adam. Both start from the same weights, and their losses agree before either is timed.
 */
import * as tf from '@tensorflow/tfjs';
import { rng } from '@janus/numerics';
import {
  initTraining,
  openModel,
  openTask,
  setUpTraining,
  trainStep,
  type Samples,
  type VivitShape,
  type Weights,
} from '@janus/neural';
import { openBackend } from '@janus/neural/node';
import { requireClose, SLACK, type BenchResult, type BenchRow, type Spread } from './harness.ts';

const BATCH = 8;
const ROUNDS = 9;
const CLASSES = ['a', 'b', 'c'];

type Variables = Record<string, tf.Variable>;

/** As a textbook would write it. */
function plain(w: Variables, s: VivitShape) {
  const v = (name: string): tf.Variable => w[name]!;
  const dense = (x: tf.Tensor, name: string): tf.Tensor => {
    const weight = v(`${name}.weight`);
    const flat = tf.reshape(x, [-1, weight.shape[0]]);
    const y = tf.add(tf.matMul(flat, weight), v(`${name}.bias`));
    return tf.reshape(y, [...x.shape.slice(0, -1), weight.shape[1]!]);
  };
  const normed = (x: tf.Tensor, name: string): tf.Tensor => {
    const { mean, variance } = tf.moments(x, -1, true);
    const unit = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-5)));
    return tf.add(tf.mul(unit, v(`${name}.gain`)), v(`${name}.bias`));
  };
  const gelu = (x: tf.Tensor): tf.Tensor => {
    const inner = tf.mul(tf.add(x, tf.mul(tf.pow(x, 3), 0.044715)), Math.sqrt(2 / Math.PI));
    return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
  };
  const attention = (x: tf.Tensor, name: string): tf.Tensor => {
    const [n, tokens] = x.shape as [number, number];
    const each = s.dim / s.heads;
    const heads = (t: tf.Tensor) => tf.transpose(tf.reshape(t, [n, tokens, s.heads, each]), [0, 2, 1, 3]);
    const [q, k, value] = tf.split(dense(x, `${name}.qkv`), 3, -1).map(heads) as [tf.Tensor, tf.Tensor, tf.Tensor];
    const p = tf.softmax(tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(each)));
    return dense(tf.reshape(tf.transpose(tf.matMul(p, value), [0, 2, 1, 3]), [n, tokens, s.dim]), `${name}.out`);
  };
  const encode = (x: tf.Tensor, name: string, layers: number): tf.Tensor => {
    let z = x;
    for (let l = 0; l < layers; l++) {
      z = tf.add(z, attention(normed(z, `${name}.${l}.norm1`), `${name}.${l}`));
      const hidden = gelu(dense(normed(z, `${name}.${l}.norm2`), `${name}.${l}.mlp1`));
      z = tf.add(z, dense(hidden, `${name}.${l}.mlp2`));
    }
    return normed(z, `${name}.norm`);
  };
  const placed = (x: tf.Tensor, name: string): tf.Tensor =>
    tf.add(tf.concat([tf.tile(v(`${name}.class`), [x.shape[0], 1, 1]), x], 1), v(`${name}.position`));
  const first = (x: tf.Tensor): tf.Tensor => tf.slice(x, [0, 0, 0], [x.shape[0], 1, s.dim]);
  const n = s.rows / s.patch;
  return (x: tf.Tensor, labels: tf.Tensor): tf.Scalar => {
    const blocks = tf.reshape(x, [-1, n, s.patch, n, s.patch]);
    const patches = tf.reshape(tf.transpose(blocks, [0, 1, 3, 2, 4]), [-1, n * n, s.patch ** 2]);
    const space = encode(placed(dense(patches, 'patch'), 'spatial'), 'spatial', s.spatialLayers);
    const classes = tf.reshape(first(space), [-1, s.frames, s.dim]);
    const time = first(encode(placed(classes, 'temporal'), 'temporal', s.temporalLayers));
    const logits = dense(dense(tf.reshape(time, [-1, s.dim]), 'project'), 'head');
    return tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), -1)));
  };
}

function variablesOf(weights: Weights, learned: readonly string[]): Variables {
  return Object.fromEntries(
    learned.map((name) => {
      const { values, shape } = weights[name]!;
      return [name, tf.variable(tf.tensor(values.slice(), [...shape]))];
    }),
  );
}

/** CPU nanoseconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1000;
}
function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  return { min: sorted[0]!, median: sorted[sorted.length >> 1]!, max: sorted.at(-1)! };
}

export async function run(): Promise<BenchResult> {
  await openBackend('wasm');
  const model = openModel('vivit');
  const task = openTask('classes', model, { names: CLASSES });
  const setup = setUpTraining(model, task, { batch: BATCH, clip: 1e6, decay: 0 });
  const cells = model.input.reduce((a, b) => a * b, 1);
  const random = rng(3);
  const videos = Float32Array.from({ length: BATCH * cells }, () => 2 * random.next() - 1);
  const labels = Int32Array.from({ length: BATCH }, (_, i) => i % CLASSES.length);
  const samples: Samples = {
    count: BATCH,
    input: model.input,
    features: [],
    at: Int32Array.from({ length: BATCH }, (_, i) => i),
    reach: 0,
    fill: (index, into, offset) => into.set(videos.subarray(index * cells, (index + 1) * cells), offset),
    classes: { names: CLASSES, of: labels },
  };
  const all = samples.at;
  const state = initTraining(setup, samples, { train: all });
  const learned = [...model.specs, ...task.specs].filter((spec) => spec.learned).map((spec) => spec.name);
  const variables = variablesOf(state.weights, learned);
  const loss = plain(variables, setup.model.sight!.shape);
  const [x, y] = [tf.tensor(videos, [BATCH, ...model.input]), tf.oneHot(tf.tensor1d(labels, 'int32'), CLASSES.length)];
  const adam = tf.train.adam(0.001, 0.9, 0.999, 1e-8);
  const own = async () => (await trainStep(setup, state, samples, all, 0.001, random)).loss;
  const peer = async () => {
    const value = adam.minimize(() => loss(x, y), true)!;
    const [number] = await value.data<'float32'>();
    value.dispose();
    return number!;
  };
  // Four steps of each: the same losses, so the same gradients and the same optimiser.
  for (let step = 1; step <= 4; step++) requireClose(`loss of step ${step}`, await own(), await peer(), 2e-4);
  const ownTimes: number[] = [];
  const peerTimes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ownTimes.push(await timed(own));
    peerTimes.push(await timed(peer));
  }
  const ratio = spread(peerTimes.map((time, i) => time / ownTimes[i]!)).median;
  const target = 2;
  const row: BenchRow = {
    name: `a step of batch ${BATCH}, 142,371 weights`,
    own: spread(ownTimes),
    peer: spread(peerTimes),
    unit: 'ns',
    ratio,
    target: `≥ ${target}×`,
    pass: ratio * SLACK >= target,
  };
  return {
    name: 'vivit: a training step on wasm',
    rows: [row],
    correctness: 'losses of four steps equal those of plain TensorFlow.js',
  };
}
