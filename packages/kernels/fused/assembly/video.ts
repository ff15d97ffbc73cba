/** [E2–E8] From the input to patches: a given video cut up, or Gramian fields drawn straight into their patches. */
import { logistic4, move } from './numbers';

@unmanaged
export class Video {
  frames: i32;
  channels: i32;
  rows: i32;
  columns: i32;
  /** Side of a patch. */
  patch: i32;
  /** Frames of a tubelet. */
  tubelet: i32;
  /** Numbers of a patch, filled up to a multiple of four. */
  cells: i32;
  input: usize;
  /** Of the input. */
  length: i32;
  /** Out: [frames/tubelet · patches, cells]. */
  patches: usize;
  /** 1 where the input is a window of features, else 0 and what follows is not read. */
  drawn: i32;
  features: i32;
  /** Of the window. */
  bars: i32;
  selected: i32;
  /** Bars that one row of a frame is the mean of. */
  block: i32;
  /** Bars from frame to frame. */
  stride: i32;
  /** 0 GASF, 1 GADF, 2 both. */
  field: i32;
  /** [selected] whole numbers. */
  select: usize;
  mean: usize;
  scale: usize;
  gamma: usize;
  beta: usize;
  /** Scratch: u of every bar [bars]; cosine and sine of every row of a frame [rows]. */
  line: usize;
  cosine: usize;
  sine: usize;
}

/** Where row `r` of patches of a frame and channel begins: that of its first patch. */
function placeOf(v: Video, frame: i32, channel: i32, row: i32): usize {
  const across = v.columns / v.patch;
  const down = v.rows / v.patch;
  const first = (frame / v.tubelet) * down * across + (row / v.patch) * across;
  const within = (((frame % v.tubelet) * v.channels + channel) * v.patch + (row % v.patch)) * v.patch;
  return v.patches + ((<usize>(first * v.cells + within)) << 2);
}

/** [E8] The input as it is, [frames, channels, rows, columns]. */
function cut(v: Video): void {
  let from = v.input;
  const piece = (<usize>v.patch) << 2;
  const next = (<usize>v.cells) << 2;
  for (let t: i32 = 0; t < v.frames; t++)
    for (let c: i32 = 0; c < v.channels; c++)
      for (let r: i32 = 0; r < v.rows; r++) {
        let to = placeOf(v, t, c, r);
        for (let j: i32 = 0; j < v.columns; j += v.patch) {
          move(to, from, piece);
          from += piece;
          to += next;
        }
      }
}

/** [E5, E6] One field: a_i·c_j − b_i·s_j. */
function field(v: Video, frame: i32, channel: i32, a: usize, b: usize): void {
  const piece = (<usize>v.patch) << 2;
  const next = (<usize>v.cells) << 2;
  const side = (<usize>v.rows) << 2;
  for (let i: i32 = 0; i < v.rows; i++) {
    let to = placeOf(v, frame, channel, i);
    const at = (<usize>i) << 2;
    const ai = v128.load32_splat(a + at);
    const bi = v128.load32_splat(b + at);
    for (let j: usize = 0; j < side; j += piece) {
      if ((piece & 15) == 0)
        for (let p: usize = 0; p < piece; p += 16)
          v128.store(
            to + p,
            f32x4.sub(f32x4.mul(ai, v128.load(v.cosine + j + p)), f32x4.mul(bi, v128.load(v.sine + j + p))),
          );
      else
        for (let p: usize = 0; p < piece; p += 4)
          store<f32>(
            to + p,
            load<f32>(a + at) * load<f32>(v.cosine + j + p) - load<f32>(b + at) * load<f32>(v.sine + j + p),
          );
      to += next;
    }
  }
}

/** [E2, E3] u of one frame, in `cosine`, to tanh u and sech u. */
function polar(v: Video): void {
  for (let j: usize = 0; j < (<usize>v.rows) << 2; j += 16) {
    const u = v128.load(v.cosine + j);
    const twice = f32x4.add(u, u);
    const lo = logistic4(twice);
    const hi = logistic4(f32x4.neg(twice));
    v128.store(v.cosine + j, f32x4.sub(lo, hi));
    v128.store(v.sine + j, f32x4.mul(f32x4.splat(2), f32x4.sqrt(f32x4.mul(lo, hi))));
  }
}

/** [E2–E6] A window [bars, features] as a video of Gramian fields. */
function draw(v: Video): void {
  const share: f32 = <f32>1 / <f32>v.block;
  const next = (<usize>v.features) << 2;
  for (let f: i32 = 0; f < v.selected; f++) {
    const at = (<usize>load<i32>(v.select + ((<usize>f) << 2))) << 2;
    const mean = load<f32>(v.mean + at);
    const scale = load<f32>(v.scale + at);
    const gamma = load<f32>(v.gamma + ((<usize>f) << 2));
    const beta = load<f32>(v.beta + ((<usize>f) << 2));
    let from = v.input + at;
    for (let b: i32 = 0; b < v.bars; b++) {
      store<f32>(v.line + ((<usize>b) << 2), gamma * ((load<f32>(from) - mean) * scale) + beta);
      from += next;
    }
    for (let t: i32 = 0; t < v.frames; t++) {
      let bar = v.line + ((<usize>(t * v.stride)) << 2);
      for (let i: i32 = 0; i < v.rows; i++) {
        let total: f32 = 0;
        for (let b: i32 = 0; b < v.block; b++) {
          total += load<f32>(bar);
          bar += 4;
        }
        store<f32>(v.cosine + ((<usize>i) << 2), total * share);
      }
      polar(v);
      if (v.field != 1) field(v, t, f, v.cosine, v.sine);
      if (v.field != 0) field(v, t, v.field == 2 ? v.selected + f : f, v.sine, v.cosine);
    }
  }
}

/** v.input → v.patches */
export function see(v: Video): void {
  if (v.drawn != 0) draw(v);
  else cut(v);
}
