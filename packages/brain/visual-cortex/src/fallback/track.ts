/** What two models see of a series, put together: at each bar the score and gate of the one that sees there. */
import type { VisionTrack } from '../embed/prepare.ts';
import type { FallbackCourse } from './course.ts';

/** Slot i depends on slot i of the tracks and of the course alone. Refits are those of the full model. */
export function degraded(full: VisionTrack, light: VisionTrack, { light: by, cause }: FallbackCourse): VisionTrack {
  const of = <T extends Float64Array | Int8Array>(a: T, b: T): T => {
    const out = a.slice() as T;
    for (let i = 0; i < out.length; i++) if (by[i] === 1) out[i] = b[i]!;
    return out;
  };
  return {
    score: of(full.score, light.score),
    gate: of(full.gate, light.gate),
    model: of(full.model, light.model),
    cause: cause.slice(),
    refits: full.refits,
    artefact: null,
    frames: full.frames + light.frames,
  };
}
