/** Configuration of the night's replay: what each option means, its unit, default and range. */
import { integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const replayFields = {
  replaysPerExperience: number('replays of a whole night', 'a remembered experience', 4, 0.1, 100),
  ripplesPerBatch: integer('ripples drawn before any priority changes', 'ripples', 16, 1, 1024),
  sequence: integer('experiences of a ripple at most, the drawn one last', 'experiences', 4, 1, 64),
  exponent: number('α of E40 at full strength; each phase has its share of it', '', 0.6, 0, 1),
  betaStart: number('β of E41 at nightfall; 1 at daybreak', '', 0.4, 0, 1),
  deltaWeight: number('weight of the standardised |δ| in a priority', '', 1, 0, 100),
  surpriseWeight: number('weight of the standardised surprise', '', 0.5, 0, 100),
  emotionWeight: number('weight of the standardised fear', '', 0.5, 0, 100),
  violationWeight: number('weight of the standardised violation of the rules', '', 0.5, 0, 100),
  discount: number('γ: what a reward one decision later is worth', '', 0.9, 0, 0.999),
  learningRate: number('share of an error that one replay of full weight corrects', '', 0.05, 0.0001, 1),
  deltaLimit: number('largest |δ| that is learned from', 'σ of reward', 3, 0.01, 1000),
  targetPeriod: integer('batches after which the target net is brought up to date', 'batches', 10, 1, 100_000),
  largeReward: number('|reward| from which it is a large profit or loss', 'σ of reward', 2, 0.1, 100),
  fearful: number('fear from which it is a risk event', '', 0.3, 0.01, 1),
  surprising: number('surprise from which it is an anomaly; 0.6 is a move of 3 σ', '', 0.6, 0.01, 1),
  spike: number('volatility or volume from which it is a spike', 'times the usual', 2.5, 1.01, 100),
  usualSpan: number('span of the usual volatility and volume', 'decisions', 50, 2, 100_000),
  cellsPerInput: integer('cells of the separating layer for each of its inputs', 'cells', 8, 4, 64),
  activeShare: number('share of those cells that fire', '', 0.1, 0.001, 1),
} satisfies Fields;
export type ReplayConfig = ConfigOf<typeof replayFields>;
