/** Options of training, their units and ranges. */
import { choice, integer, number, type ConfigOf, type Fields } from '@janus/domain';
import type { Optimiser } from './optimiser.ts';
import { SCHEDULES } from './schedule.ts';

export const trainingFields = {
  epochs: integer('passes over the training block, at most', '', 20, 1, 10_000),
  batch: integer('samples a step', '', 16, 1, 4096),
  optimiser: choice('AdamW, or gradient descent with momentum', 'adamw', ['adamw', 'sgd']),
  rate: number('highest learning rate', '', 0.001, 1e-7, 1),
  schedule: choice('course of the rate after the warm-up', 'cosine', SCHEDULES),
  warmUp: number('share of all steps over which the rate rises', 'share', 0.05, 0, 0.9),
  floor: number('where cosine ends, as a share of the highest rate', 'share', 0.01, 0, 1),
  gamma: number('what step and exponential multiply by each time', '', 0.5, 0.001, 1),
  drops: integer('how often in a whole run', '', 3, 1, 1000),
  beta1: number('AdamW: memory of the gradient', '', 0.9, 0, 0.9999),
  beta2: number('AdamW: memory of its square', '', 0.999, 0, 0.99999),
  epsilon: number('AdamW: added to the root', '', 1e-8, 1e-12, 0.1),
  momentum: number('gradient descent: memory of the gradient', '', 0.9, 0, 0.9999),
  decay: number('weight decay λ of matrices', '', 0.01, 0, 10),
  clip: number('largest norm of all gradients together', '', 1, 1e-6, 1e6),
  patience: integer('epochs without a better validation loss before it stops; 0: never', 'epochs', 5, 0, 10_000),
  improvement: number('by how much a loss must be lower to be better', '', 1e-4, 0, 10),
  seed: integer('of weights, order and masks', '', 1, 0, 4_294_967_295),
} satisfies Fields;
export type TrainingConfig = ConfigOf<typeof trainingFields>;

export function optimiserOf(c: TrainingConfig): Optimiser {
  return c.optimiser === 'adamw'
    ? { kind: 'adamw', beta1: c.beta1, beta2: c.beta2, epsilon: c.epsilon, decay: c.decay }
    : { kind: 'sgd', momentum: c.momentum, decay: c.decay };
}
