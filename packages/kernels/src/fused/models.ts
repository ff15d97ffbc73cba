/** The two models, each in an instance of the fused kernel with a memory of exactly its size. */
import { badInput } from '@janus/domain';
import { fill, openDraft, put, record, room, weightOf, type Draft } from './draft.ts';
import type {
  FusedExports,
  FusedLstmShape,
  FusedModel,
  FusedVivitShape,
  FusedWeights,
  InstantiateFused,
} from './exports.ts';
import { fours, packMatrix, packVector } from './pack.ts';
import { cellsOf, encoderPart, endPart, gains, linear, PART_BYTES, patchesOf, videoPart } from './parts.ts';

const VIVIT = ['video', 'space', 'time', 'end', 'patch', 'patchBias'] as const;
const LSTM = [
  'video',
  'end',
  'patches',
  'dim',
  'frameWidth',
  'cell',
  'patch',
  'patchBias',
  'frame',
  'frameBias',
  'frameGain',
  'frameNormBias',
  'input',
  'recurrent',
  'gateBias',
  'cellGain',
  'cellBias',
  'encoded',
  'seen',
  'gates',
  'h',
  'c',
  'zeros',
] as const;
const RECORD_BYTES = PART_BYTES + 4 * (VIVIT.length + LSTM.length);

interface Places {
  readonly at: number;
  readonly input: number;
  readonly length: number;
  readonly embedding: number;
  readonly output: number;
}

function modelOf(
  draft: Draft,
  instantiate: InstantiateFused,
  { at, input, length, embedding, output }: Places,
  shape: FusedVivitShape | FusedLstmShape,
  entry: (exports: FusedExports) => (record: number) => number,
): FusedModel {
  const { buffer, exports } = fill(draft, instantiate, RECORD_BYTES);
  const call = entry(exports);
  const sampleAt = new Float32Array(buffer, input, length);
  return {
    length,
    bytes: buffer.byteLength,
    embedding: new Float32Array(buffer, embedding, shape.width),
    output: new Float32Array(buffer, output, shape.outputs),
    run(sample) {
      if (sample.length !== length)
        throw badInput(`a sample of this model has ${length} numbers, not ${sample.length}: give it whole`);
      sampleAt.set(sample);
      return call(at) - 1;
    },
  };
}

/** @throws JanusError bad-input where a weight is missing or of another size, or it does not fit a memory */
export function openFusedVivit(
  instantiate: InstantiateFused,
  shape: FusedVivitShape,
  weights: FusedWeights,
): FusedModel {
  const { video, gaf, dim, heads, hidden, spatialLayers, temporalLayers, width, outputs } = shape;
  const draft = openDraft(weights);
  const seen = videoPart(draft, video, gaf);
  const steps = video.frames / video.tubelet;
  const token = { dim, heads, hidden };
  const space = encoderPart(draft, {
    ...token,
    name: 'spatial',
    layers: spatialLayers,
    sequences: steps,
    tokens: patchesOf(video) + 1,
  });
  const time = encoderPart(draft, {
    ...token,
    name: 'temporal',
    layers: temporalLayers,
    sequences: 1,
    tokens: steps + 1,
  });
  const end = endPart(draft, dim, width, outputs);
  const patch = linear(draft, 'patch', cellsOf(video), dim);
  const at = record(draft, VIVIT, {
    video: seen.at,
    space,
    time,
    end: end.at,
    patch: patch.weight,
    patchBias: patch.bias,
  });
  return modelOf(draft, instantiate, { ...seen, ...end, at }, shape, (exports) => exports.vivit);
}

/** @throws JanusError bad-input where a weight is missing or of another size, or it does not fit a memory */
export function openFusedLstm(instantiate: InstantiateFused, shape: FusedLstmShape, weights: FusedWeights): FusedModel {
  const { video, gaf, dim, frameWidth, cell, width, outputs } = shape;
  const { frames } = video;
  const draft = openDraft(weights);
  const seen = videoPart(draft, video, gaf);
  const patches = patchesOf(video);
  const end = endPart(draft, cell, width, outputs);
  const patch = linear(draft, 'patch', cellsOf(video), dim);
  const frame = linear(draft, 'frame', patches * dim, frameWidth, dim, frameWidth);
  const frameNorm = gains(draft, 'frame.norm', frameWidth);
  const cellNorm = gains(draft, 'cell.norm', cell);
  const input = weightOf(draft, 'lstm.input.weight', frameWidth * 4 * cell);
  const recurrent = weightOf(draft, 'lstm.recurrent.weight', cell * 4 * cell);
  const at = record(draft, LSTM, {
    video: seen.at,
    end: end.at,
    patches,
    dim: fours(dim),
    frameWidth,
    cell,
    patch: patch.weight,
    patchBias: patch.bias,
    frame: frame.weight,
    frameBias: frame.bias,
    frameGain: frameNorm.gain,
    frameNormBias: frameNorm.bias,
    input: put(draft, packMatrix(input, frameWidth, frameWidth, cell)),
    recurrent: put(draft, packMatrix(recurrent, cell, cell, cell)),
    gateBias: put(draft, packVector(weightOf(draft, 'lstm.bias', 4 * cell), cell)),
    cellGain: cellNorm.gain,
    cellBias: cellNorm.bias,
    encoded: room(draft, frames * patches * fours(dim)),
    seen: room(draft, frames * fours(frameWidth)),
    gates: room(draft, frames * 4 * fours(cell)),
    h: room(draft, cell),
    c: room(draft, cell),
    zeros: room(draft, 4 * fours(cell)),
  });
  return modelOf(draft, instantiate, { ...seen, ...end, at }, shape, (exports) => exports.lstm);
}
