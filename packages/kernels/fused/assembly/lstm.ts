/** [E2–E8] DiffGAF-LSTM: each frame encoded from its patches, an LSTM over the frames, from input to embedding and head. */
import { dense } from './dense';
import { answer, End } from './end';
import { norm } from './norm';
import { firstBad, gelu, logistic4, tanh4 } from './numbers';
import { see, Video } from './video';

@unmanaged
export class Lstm {
  video: Video;
  end: End;
  /** Patches of a frame. */
  patches: i32;
  /** Width of a patch after its matrix, filled up. */
  dim: i32;
  /** Width of an encoded frame, and of the cell, as they are. */
  frameWidth: i32;
  cell: i32;
  /** Packed matrices and their biases. */
  patch: usize;
  patchBias: usize;
  frame: usize;
  frameBias: usize;
  frameGain: usize;
  frameNormBias: usize;
  input: usize;
  recurrent: usize;
  gateBias: usize;
  cellGain: usize;
  cellBias: usize;
  /** Scratch: [frames·patches, dim], [frames, frameWidth], [frames, 4·cell], h [cell], c [cell]. */
  encoded: usize;
  seen: usize;
  gates: usize;
  h: usize;
  c: usize;
  zeros: usize;
}

/** c ← σ(f)·c + σ(i)·tanh g, h ← σ(o)·tanh c; gates i, f, g, o (Hochreiter and Schmidhuber 1997, Gers et al. 2000). */
function step(gates: usize, bytes: usize, h: usize, c: usize): void {
  for (let j: usize = 0; j < bytes; j += 16) {
    const at = gates + j;
    const i = logistic4(v128.load(at));
    const f = logistic4(v128.load(at + bytes));
    const g = tanh4(v128.load(at + 2 * bytes));
    const o = logistic4(v128.load(at + 3 * bytes));
    const next = f32x4.add(f32x4.mul(f, v128.load(c + j)), f32x4.mul(i, g));
    v128.store(c + j, next);
    v128.store(h + j, f32x4.mul(o, tanh4(next)));
  }
}

/** 0, or 1 + the place of the first number of the input that is not finite. */
export function runLstm(p: Lstm): i32 {
  const v = p.video;
  const bad = firstBad(v.input, v.length);
  if (bad >= 0) return 1 + bad;
  see(v);
  const wide = (p.frameWidth + 3) & ~3;
  const cell = (p.cell + 3) & ~3;
  const all = v.frames * p.patches;
  const flat = p.patches * p.dim;
  const cellRow = (<usize>cell) << 2;
  const wideRow = (<usize>wide) << 2;
  dense(
    all,
    v.cells,
    p.dim,
    v.patches,
    (<usize>v.cells) << 2,
    p.patch,
    p.patchBias,
    p.encoded,
    (<usize>p.dim) << 2,
    false,
  );
  gelu(p.encoded, all * p.dim);
  dense(v.frames, flat, wide, p.encoded, (<usize>flat) << 2, p.frame, p.frameBias, p.seen, wideRow, false);
  norm(v.frames, p.frameWidth, p.seen, wideRow, p.frameGain, p.frameNormBias, p.seen, wideRow);
  dense(v.frames, wide, 4 * cell, p.seen, wideRow, p.input, p.gateBias, p.gates, 4 * cellRow, false);
  memory.fill(p.h, 0, cellRow);
  memory.fill(p.c, 0, cellRow);
  for (let t: i32 = 0; t < v.frames; t++) {
    const gates = p.gates + <usize>t * 4 * cellRow;
    if (t > 0) dense(1, cell, 4 * cell, p.h, 0, p.recurrent, p.zeros, gates, 0, true);
    step(gates, cellRow, p.h, p.c);
  }
  norm(1, p.cell, p.h, 0, p.cellGain, p.cellBias, p.h, 0);
  answer(p.end, cell, p.h);
  return 0;
}
