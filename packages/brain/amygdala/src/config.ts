/** Configuration of the amygdala: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const amygdalaFields = {
  falseAlarmsPerDay: number('anomalies that an ordinary market may set off', 'a day', 0.05, 0, 1000),
  span: number('span of the exponentially weighted mean and covariance', 'bars', 500, 10, 1_000_000),
  warmup: integer('bars before anomalies are judged', 'bars', 200, 20, 1_000_000),
  calibrationBars: integer(
    'window of past distances that the threshold is calibrated on',
    'bars',
    20_000,
    100,
    1_000_000,
  ),
  shrinkage: number('share by which covariances are drawn towards 0', '', 0.1, 0.001, 1),
  gapFloor: number('least deviation of the gap, as a share of the deviation of the return', '', 0.25, 0, 10),
  winsor: number('distance beyond which a state enters the estimate only as if it lay there', 'D_M', 6, 1, 1000),
  holdBars: integer('bars that an anomaly goes on vetoing after it', 'bars', 3, 0, 10_000),
  volatilityLimit: number('volatility over its baseline above which nothing may be entered', '', 3, 1, 1000),
  lossLimit: number("loss in the account's loss window above which nothing may be entered", 'of equity', 0.03, 0, 1),
  low: number('share of its limit at which a threat counts as low', '', 0.6, 0, 1),
  medium: number('share of its limit at which a threat counts as medium', '', 0.8, 0, 1),
  critical: number('multiple of its limit at which a threat counts as critical', '', 1.5, 1, 100),
  fearHalfLife: number('bars in which fear halves once the threat is over', 'bars', 20, 0.1, 100_000),
} satisfies Fields;
export type AmygdalaConfig = ConfigOf<typeof amygdalaFields>;
