/**
 * What speaks for replaying an experience: error, surprise, fear, broken rules. Each is divided by its own size before
 * they are added, so that a weight means the same whatever the unit.
 */
import { EXPERIENCE_WIDTH, experienceSlot } from '@janus/domain';
import type { ReplayConfig } from './config.ts';
import type { NightMemory } from './memory.ts';

/**
 * 1/√(mean x²), 0 where all are 0. About zero and not about the mean: no fear is no reason at all, and a priority cannot
 * be negative.
 */
export function standardScale(values: Float64Array): number {
  let square = 0;
  for (const x of values) square += x * x;
  return square > 0 ? 1 / Math.sqrt(square / values.length) : 0;
}

/** Σ_k w_k·x_k/size_k over surprise, fear and violation, for every experience: what does not change during a night. */
export function feltSalience(memory: NightMemory, config: ReplayConfig): Float64Array {
  const felt = new Float64Array(memory.n);
  const parts = [
    ['surprise', config.surpriseWeight],
    ['fear', config.emotionWeight],
    ['violation', config.violationWeight],
  ] as const;
  for (const [field, weight] of parts) {
    const slot = experienceSlot(field);
    const x = Float64Array.from(felt, (_, i) => Math.max(0, memory.rows[i * EXPERIENCE_WIDTH + slot]!));
    const scale = weight * standardScale(x);
    for (let i = 0; i < felt.length; i++) felt[i] = felt[i]! + scale * x[i]!;
  }
  return felt;
}
