/** The parts that models are made of, as records of the kernel. Fields in the order of fused/assembly. */
import { packMatrix, packRows, packVector, columnsOf, fours } from './pack.ts';
import { put, record, room, weightOf, type Draft } from './draft.ts';
import type { FusedGaf, FusedVideo } from './exports.ts';

export const VIDEO = [
  'frames',
  'channels',
  'rows',
  'columns',
  'patch',
  'tubelet',
  'cells',
  'input',
  'length',
  'patches',
  'drawn',
  'features',
  'bars',
  'selected',
  'block',
  'stride',
  'field',
  'select',
  'mean',
  'scale',
  'gamma',
  'beta',
  'line',
  'cosine',
  'sine',
] as const;
export const ENCODER = [
  'layers',
  'sequences',
  'tokens',
  'dim',
  'heads',
  'each',
  'hidden',
  'weights',
  'start',
  'gain',
  'bias',
  'z',
  'normed',
  'q',
  'kv',
  'mixed',
  'inside',
  'turned',
  'scores',
  'zeros',
  'classes',
] as const;
export const END = ['width', 'outputs', 'project', 'projectBias', 'head', 'headBias', 'embedding', 'output'] as const;
const FIELDS = ['gasf', 'gadf', 'both'];

/** `<name>.weight` [from, to] and `<name>.bias` [to], packed; rows and columns in groups. */
export function linear(draft: Draft, name: string, from: number, to: number, rows = from, columns = to) {
  return {
    weight: put(draft, packMatrix(weightOf(draft, `${name}.weight`, from * to), from, rows, columns)),
    bias: put(draft, packVector(weightOf(draft, `${name}.bias`, to), columns)),
  };
}
export function gains(draft: Draft, name: string, width: number) {
  return {
    gain: put(draft, packVector(weightOf(draft, `${name}.gain`, width))),
    bias: put(draft, packVector(weightOf(draft, `${name}.bias`, width))),
  };
}

export const patchesOf = ({ rows, columns, patch }: FusedVideo): number => (rows / patch) * (columns / patch);
export const cellsOf = ({ tubelet, channels, patch }: FusedVideo): number => tubelet * channels * patch * patch;

/** @returns address of its record, address and length of the input, address of the patches */
export function videoPart(draft: Draft, video: FusedVideo, gaf: FusedGaf | null) {
  const { frames, channels, rows, columns, tubelet } = video;
  const bars = gaf ? gaf.window + (frames - 1) * gaf.stride : 0;
  const length = gaf ? bars * gaf.features : frames * channels * rows * columns;
  const input = room(draft, length);
  const cells = fours(cellsOf(video));
  const patches = room(draft, (frames / tubelet) * patchesOf(video) * cells);
  const drawn = gaf && {
    drawn: 1,
    features: gaf.features,
    bars,
    selected: gaf.select.length,
    block: gaf.window / rows,
    stride: gaf.stride,
    field: FIELDS.indexOf(gaf.field),
    select: put(draft, Int32Array.from(gaf.select)),
    mean: put(draft, weightOf(draft, 'input.mean', gaf.features)),
    scale: put(draft, weightOf(draft, 'input.scale', gaf.features)),
    gamma: put(draft, weightOf(draft, 'gaf.gamma', gaf.select.length)),
    beta: put(draft, weightOf(draft, 'gaf.beta', gaf.select.length)),
    line: room(draft, bars),
    cosine: room(draft, rows),
    sine: room(draft, rows),
  };
  const none = {
    drawn: 0,
    features: 0,
    bars: 0,
    selected: 0,
    block: 0,
    stride: 0,
    field: 0,
    select: 0,
    mean: 0,
    scale: 0,
    gamma: 0,
    beta: 0,
    line: 0,
    cosine: 0,
    sine: 0,
  };
  const at = record(draft, VIDEO, { ...video, cells, input, length, patches, ...(drawn ?? none) });
  return { at, input, length };
}

export interface EncoderPart {
  readonly name: 'spatial' | 'temporal';
  readonly layers: number;
  readonly sequences: number;
  /** The class token included. */
  readonly tokens: number;
  readonly dim: number;
  readonly heads: number;
  readonly hidden: number;
}

/** Addresses of one layer's weights; the scale of the scores goes into those of the queries. */
function layerOf(draft: Draft, name: string, { dim, heads, hidden }: EncoderPart): number[] {
  const each = dim / heads;
  const scale = 1 / Math.sqrt(each);
  const qkv = weightOf(draft, `${name}.qkv.weight`, 3 * dim * dim);
  const bias = weightOf(draft, `${name}.qkv.bias`, 3 * dim);
  const norm1 = gains(draft, `${name}.norm1`, dim);
  const norm2 = gains(draft, `${name}.norm2`, dim);
  const out = linear(draft, `${name}.out`, dim, dim, each, dim);
  const mlp1 = linear(draft, `${name}.mlp1`, dim, hidden);
  const mlp2 = linear(draft, `${name}.mlp2`, hidden, dim);
  return [
    norm1.gain,
    norm1.bias,
    put(draft, packMatrix(columnsOf(qkv, dim, 0, dim, scale), dim, dim, each)),
    put(draft, packVector(columnsOf(bias, 1, 0, dim, scale), each)),
    put(draft, packMatrix(columnsOf(qkv, dim, dim, 3 * dim), dim, dim, each)),
    put(draft, packVector(columnsOf(bias, 1, dim, 3 * dim), each)),
    out.weight,
    out.bias,
    norm2.gain,
    norm2.bias,
    mlp1.weight,
    mlp1.bias,
    mlp2.weight,
    mlp2.bias,
  ];
}

/** @returns address of its record */
export function encoderPart(draft: Draft, part: EncoderPart): number {
  const { name, layers, sequences, tokens, dim, heads } = part;
  const [width, each, hidden] = [fours(dim), fours(dim / heads), fours(part.hidden)];
  const rows = sequences * tokens;
  const inner = heads * each;
  const table = Array.from({ length: layers }, (_, l) => layerOf(draft, `${name}.${l}`, part)).flat();
  const start = Float32Array.from(weightOf(draft, `${name}.position`, tokens * dim));
  weightOf(draft, `${name}.class`, dim).forEach((x, i) => (start[i]! += x));
  const { gain, bias } = gains(draft, `${name}.norm`, dim);
  return record(draft, ENCODER, {
    layers,
    sequences,
    tokens,
    dim,
    heads,
    each,
    hidden,
    weights: put(draft, Int32Array.from(table)),
    start: put(draft, packRows(start, dim)),
    gain,
    bias,
    z: room(draft, rows * width),
    normed: room(draft, rows * width),
    q: room(draft, rows * inner),
    kv: room(draft, rows * 2 * inner),
    mixed: room(draft, rows * inner),
    inside: room(draft, rows * hidden),
    turned: room(draft, each * fours(tokens)),
    scores: room(draft, tokens * fours(tokens)),
    zeros: room(draft, Math.max(fours(tokens), each)),
    classes: room(draft, sequences * width),
  });
}

/** Projection from `from` numbers and head. @returns addresses of its record and of what it gives */
export function endPart(draft: Draft, from: number, width: number, outputs: number) {
  const project = linear(draft, 'project', from, width);
  const head = outputs > 0 ? linear(draft, 'head', width, outputs) : { weight: 0, bias: 0 };
  const embedding = room(draft, width);
  const output = room(draft, outputs);
  const at = record(draft, END, {
    width: fours(width),
    outputs: fours(outputs),
    project: project.weight,
    projectBias: project.bias,
    head: head.weight,
    headBias: head.bias,
    embedding,
    output,
  });
  return { at, embedding, output };
}

/** Bytes of the records that this file makes. */
export const PART_BYTES = 4 * (VIDEO.length + ENCODER.length + END.length);
