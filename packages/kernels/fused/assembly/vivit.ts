/** [E2–E10] ViViT with a factorised encoder (Arnab et al. 2021, model 2), from the input to the embedding and head. */
import { dense } from './dense';
import { encode, Encoder } from './encoder';
import { answer, End } from './end';
import { firstBad } from './numbers';
import { see, Video } from './video';

@unmanaged
export class Vivit {
  video: Video;
  space: Encoder;
  time: Encoder;
  end: End;
  /** [cells, dim], packed, and its bias. */
  patch: usize;
  patchBias: usize;
}

/** Every sequence as it begins. */
function begin(e: Encoder): void {
  const bytes = (<usize>(e.tokens * ((e.dim + 3) & ~3))) << 2;
  for (let s: i32 = 0; s < e.sequences; s++) memory.copy(e.z + <usize>s * bytes, e.start, bytes);
}

/** 0, or 1 + the place of the first number of the input that is not finite. */
export function runVivit(p: Vivit): i32 {
  const v = p.video;
  const space = p.space;
  const time = p.time;
  const bad = firstBad(v.input, v.length);
  if (bad >= 0) return 1 + bad;
  see(v);
  const width = (space.dim + 3) & ~3;
  const row = (<usize>width) << 2;
  const cells = (<usize>v.cells) << 2;
  const patches = space.tokens - 1;
  begin(space);
  for (let t: i32 = 0; t < space.sequences; t++) {
    const from = v.patches + <usize>(t * patches) * cells;
    const to = space.z + <usize>(t * space.tokens + 1) * row;
    dense(patches, v.cells, width, from, cells, p.patch, p.patchBias, to, row, true);
  }
  encode(space);
  begin(time);
  for (let j: usize = 0; j < <usize>space.sequences * row; j += 16)
    v128.store(time.z + row + j, f32x4.add(v128.load(time.z + row + j), v128.load(space.classes + j)));
  encode(time);
  answer(p.end, width, time.classes);
  return 0;
}
