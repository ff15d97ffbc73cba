/** Configuration of the cortex: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const cortexFields = {
  confidenceSpan: number('span of the exponential average of each match', 'bars', 10, 1, 10_000),
  minMatch: number('confidence below which no schema is held', '', 0.5, 0, 1),
  minFeatures: integer('features present below which no schema is held', 'features', 3, 1, 10),
  switchMargin: number('lead in confidence that another schema needs to take over', '', 0.05, 0, 1),
  scaleRate: number('largest change of a running median in one bar', 'share', 0.002, 0.000_01, 0.5),
  persistence: number('prior chance that a schema lasts another bar', '', 0.95, 0, 1),
  priorTransitions: number('weight of the prior transition matrix, a row', 'transitions', 20, 0.01, 1_000_000),
  disagreement: number('share of tonic dopamine left where the regime ensemble names another regime', '', 0.5, 0, 1),
  rewardSpan: number('span of the mean reward of an action in a schema', 'decisions', 200, 1, 1_000_000),
  doubt: number('weight of a reward of 0 that every action starts with', 'decisions', 30, 0, 1_000_000),
  valueLimit: number('largest value said, in units of the usual reward', 'σ of reward', 2, 0.01, 100),
  goalBars: integer('bars after which the manager counts what its goal was worth', 'bars', 100, 1, 1_000_000),
  goalConcern: number(
    'drawdown that weighs against a goal of growth as much as the worst tonic',
    'of peak equity',
    0.1,
    0.001,
    1,
  ),
  goalDoubt: number('weight of a worth of 0 that every goal starts with', 'periods', 20, 0, 1_000_000),
  growBound: number('most exposure in a symbol while the goal is to grow', 'of equity', 1, 0, 100),
  holdBound: number('most exposure in a symbol while the goal is to hold', 'of equity', 0.5, 0, 100),
  protectBound: number('most exposure in a symbol while the goal is to protect', 'of equity', 0.2, 0, 100),
  recoverBound: number('most exposure in a symbol while the goal is to recover', 'of equity', 0.1, 0, 100),
  subgoalWeight: number('weight of progress towards the goal in the value of an action', '', 0.25, 0, 10),
} satisfies Fields;
export type CortexConfig = ConfigOf<typeof cortexFields>;
