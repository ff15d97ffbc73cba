/** Configuration of the thalamus: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const thalamusFields = {
  relevanceThreshold: number('mean gated evidence below which nothing is passed on', '', 0.02, 0, 1),
  learningRate: number('step of the online logistic regression', 'a decision', 0.02, 0, 1),
  decay: number('pull of every weight towards where it began, per step of learning', 'share', 0.01, 0, 1),
  attentionBars: integer('calls that attention pools the context over, this one included', 'calls', 8, 1, 256),
  ownWeight: number("initial weight of a modality's own strength of evidence", '', 2, 0, 10),
  agreementWeight: number('initial weight of another modality that points the same way', '', 0.5, 0, 10),
  confidenceWeight: number('initial weight of regime confidence and of regime agreement', '', 0.5, 0, 10),
  volumeWeight: number("initial weight of relative volume in volume's own gate", '', 0.3, 0, 10),
  turmoilWeight: number('initial weight taken off for volatility above its baseline', '', 0.3, 0, 10),
} satisfies Fields;
export type ThalamusConfig = ConfigOf<typeof thalamusFields>;
