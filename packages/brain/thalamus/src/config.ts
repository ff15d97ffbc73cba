/** Configuration of the thalamus: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const thalamusFields = {
  relevanceThreshold: number('mean gated evidence below which nothing is passed on', '', 0.02, 0, 1),
  learningRate: number('step of the online logistic regression', 'a decision', 0.02, 0, 1),
  decay: number('pull of every weight towards where it began, per step of learning', 'share', 0.01, 0, 1),
  attentionBars: integer('bars that attention looks back over, this one included', 'bars', 8, 1, 256),
  attentionRate: number(
    'step of the projections of attention; 0 leaves the residual path alone',
    'a decision',
    0.01,
    0,
    1,
  ),
  attentionWeight: number('how far a gate follows its share of attention beyond an even one', '', 0.25, 0, 10),
  saliencySpan: number("span of the evidence's own mean and spread", 'bars', 100, 2, 100_000),
  saliencyWeight: number('what one spread of saliency adds to the score of attention', '', 0.25, 0, 10),
  focusWeight: number('weight of the context in the score of attention', '', 0.5, 0, 10),
  ownWeight: number("initial weight of a modality's own strength of evidence", '', 2, 0, 10),
  agreementWeight: number('initial weight of another modality that points the same way', '', 0.5, 0, 10),
  confidenceWeight: number('initial weight of regime confidence and of regime agreement', '', 0.5, 0, 10),
  volumeWeight: number("initial weight of relative volume in volume's own gate", '', 0.3, 0, 10),
  turmoilWeight: number('initial weight taken off for volatility above its baseline', '', 0.3, 0, 10),
  oscillation: number("swing of the gates' gain with the Wilson–Cowan rhythm; 0 is off", '', 0, 0, 0.9),
  oscillationStep: number('time that passes for the rhythm in a bar', 'time constants', 0.25, 0.01, 1),
  slowWeight: number('weight of a timeframe four times as long, of that of the shorter', '', 0.25, 0, 1),
  profileBars: integer('bars in the volume profile', 'bars', 96, 8, 10_000),
  profileWeight: number('weight of a close outside the value area in the evidence of volume', '', 0.25, 0, 1),
  bookLevels: integer('levels a side that depth and imbalance are taken over', 'levels', 10, 1, 1000),
  bookSpan: number('span of the smoothing of imbalance', 'updates', 20, 1, 100_000),
  bookMaxAge: number('age after which a book is absent', 'ms', 60_000, 1, 1e12),
  sentimentHalfLife: number('time in which a word loses half its weight', 'ms', 4 * 3_600_000, 1000, 1e12),
} satisfies Fields;
export type ThalamusConfig = ConfigOf<typeof thalamusFields>;
