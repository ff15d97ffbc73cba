/** Configuration of the basal ganglia. Acts are dimensionless; rewards are fractions of equity. */
import { number, type ConfigOf, type Fields } from '@janus/domain';

export const basalGangliaFields = {
  beta: number('gain of both pathways before tonic dopamine tilts them (β)', '', 1, 0.01, 100),
  inhibitionWeight: number('weight of No-Go against Go: the λ of [E32]', '', 1, 0, 100),
  temperature: number('temperature of the softmax over the acts', '', 0.2, 0.001, 100),
  releaseThreshold: number('act of holding: what buying or selling has to beat', '', 0.2, 0, 100),
  strengthWeight: number("weight of the side's own signal strength in Go", '', 1, 0, 100),
  supportWeight: number('weight of each gated modality that speaks for the side, in Go', '', 0.5, 0, 100),
  rivalWeight: number("weight of the other side's signal strength in No-Go", '', 1, 0, 100),
  oppositionWeight: number('weight of each gated modality that speaks against the side, in No-Go', '', 1, 0, 100),
  threatWeight: number('weight of fear in No-Go', '', 0.5, 0, 100),
  volatilityWeight: number('weight of the volatility ratio above 1, in No-Go', '', 0.25, 0, 100),
  biasWeight: number(
    'weight of the mean benefit and cost in units of the reward scale, in Go and No-Go',
    '',
    0.25,
    0,
    100,
  ),
  priorWeight: number("weight of the cortex's prior in units of the reward scale", '', 0.2, 0, 100),
  recallWeight: number('weight of the recalled episodes in units of the reward scale', '', 0.2, 0, 100),
  valueClip: number('bound on a prior or recalled value', 'reward scales', 3, 0.1, 100),
  actorRate: number('learning rate of the opponent weights G and N (α)', 'a decision', 0.02, 0, 0.5),
  actorDecay: number('pull of the opponent weights back to 1', 'a decision', 0.002, 0, 0.5),
  opponentFloor: number('smallest opponent weight', '', 0.1, 0.001, 1),
  opponentCap: number('largest opponent weight', '', 4, 1, 1000),
  criticRate: number("learning rate of the critic's value", 'a decision', 0.02, 0, 1),
  deltaClip: number('bound on the scaled reward prediction error', 'reward scales', 2, 0.1, 100),
  meanHorizon: number('decisions after which the mean benefit and cost begin to forget', 'decisions', 100, 1, 1e6),
  rewardScale: number('reward scale before any reward was seen', 'of equity', 0.005, 1e-9, 1),
  rewardScaleRate: number('learning rate of the reward scale', 'a reward', 0.02, 0, 1),
} satisfies Fields;
export type BasalGangliaConfig = ConfigOf<typeof basalGangliaFields>;
