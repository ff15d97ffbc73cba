/** Configuration of the regime ensemble. */
import { choice, integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const regimeFields = {
  states: integer('hidden states of the Markov model', 'states', 5, 2, 12),
  covariance: choice('shape of the covariances', 'full', ['diagonal', 'full']),
  trainBars: integer('bars that a refit looks back on', 'bars', 3000, 200, 200_000),
  refitEvery: integer('bars between refits', 'bars', 1500, 50, 200_000),
  refitDelay: integer('bars until a refit is ready for use', 'bars', 2, 0, 1000),
  firstFit: integer('bars before the first fit', 'bars', 500, 200, 200_000),
  iterations: integer('Baum–Welch iterations at most', 'iterations', 25, 1, 500),
  onlineRate: number('share by which a mean moves towards what it explains', 'a bar', 0.0005, 0, 0.1),
  window: integer('window of the statistical tests', 'bars', 120, 32, 2000),
  hmmWeight: number('weight of the Markov model in the pool', '', 0.6, 0, 5),
  statisticalWeight: number('weight of the statistical vote', '', 1.2, 0, 5),
  technicalWeight: number('weight of the technical vote', '', 3, 0, 5),
  persistence: number('prior probability that a regime lasts another bar', '', 0.9, 0.5, 0.9999),
  margin: number('posterior lead that a challenger needs', '', 0.05, 0, 0.9),
  confirmBars: integer('bars that the lead must last', 'bars', 2, 1, 200),
  trend: number('mean return that counts as a trend', 'σ of the mean', 0.35, 0.05, 3),
  calm: number('volatility below this share of its baseline is calm', '× baseline', 0.8, 0.1, 1),
  storm: number('volatility above this multiple of its baseline is a crisis candidate', '× baseline', 1.4, 1.05, 10),
  memory: integer('bars for which a crisis is remembered', 'bars', 400, 10, 20_000),
} satisfies Fields;
export type RegimeConfig = ConfigOf<typeof regimeFields>;
