/** Configuration of the visual cortex: what each option means, its unit, default and range. */
import { ConfigError, choice, integer, number, type ConfigOf, type Fields } from '@janus/domain';

export const visualCortexFields = {
  window: integer('log-returns that one frame shows', 'bars', 32, 4, 512),
  pooled: integer('blocks a side that a frame is averaged down to; divides window', 'blocks', 8, 2, 64),
  field: choice('which Gramian field is seen', 'gadf', ['gadf', 'gasf']),
  gamma: number(
    'γ of the frozen map: deviations of a return at which it begins to saturate, inverted',
    '',
    0.5,
    0.01,
    10,
  ),
  beta: number('β of the frozen map', '', 0, -5, 5),
  components: integer('principal components that the readout sees', '', 8, 1, 64),
  horizon: integer('bars ahead that the readout predicts; also the embargo before a refit', 'bars', 12, 1, 1000),
  volatilitySpan: integer('span of the volatility that the predicted return is measured in', 'bars', 100, 5, 10_000),
  clip: number('bound on the return to be predicted', 'volatilities', 3, 0.5, 100),
  trainFrom: integer('bars before the first fit', 'bars', 1000, 100, 1_000_000),
  trainBars: integer('most recent labelled bars that a fit uses', 'bars', 6000, 100, 1_000_000),
  refitBars: integer('bars from one fit to the next', 'bars', 500, 50, 1_000_000),
  pcaSamples: integer(
    'frames, evenly spread over the block, that the components are fitted on',
    'frames',
    1000,
    50,
    1_000_000,
  ),
  ridge: number('ridge penalty a labelled bar, on components of unit variance', '', 0.1, 0, 1000),
  shuffles: integer('control readouts, trained on shuffled labels', '', 20, 4, 1000),
  falseOpen: number('probability that the gate ever opens on a market without a pattern', '', 0.1, 0.0001, 0.5),
  recentBlocks: integer('blocks that must still show the evidence for the gate to stay open', 'blocks', 8, 2, 10_000),
  delay: integer('bars from the bar that an embedding is as of to the bar that it arrives for', 'bars', 1, 0, 32),
  maxAge: integer('age beyond which an embedding is no longer used', 'bars', 8, 0, 10_000),
} satisfies Fields;
export type VisionConfig = ConfigOf<typeof visualCortexFields>;

/** When a model of vision gives way to a lighter one, and when it comes back. */
export const fallbackFields = {
  model: choice('which model sees: the full one for as long as it can, or one of the two always', 'auto', [
    'auto',
    'full',
    'light',
  ]),
  budgetUs: number('latency that one embedding may take', 'µs', 1000, 0.01, 1e9),
  span: integer('last embeddings that the 95th percentile of latency is taken over', 'embeddings', 64, 4, 4096),
  breaches: integer(
    'embeddings in a row at which that percentile is above the budget before the model gives way',
    'embeddings',
    3,
    1,
    4096,
  ),
  lowerMark: number('share of the budget below which the percentile is calm', 'share', 0.5, 0.01, 0.99),
  calm: integer('calm embeddings in a row before the full model comes back', 'embeddings', 256, 1, 1_000_000),
  memoryKiB: integer('memory that a model may take', 'KiB', 65_536, 1, 4_194_304),
} satisfies Fields;
export type FallbackConfig = ConfigOf<typeof fallbackFields>;

/** Faults between fields, which the table cannot state. @throws ConfigError with all of them at once */
export function checkVision(config: VisionConfig): void {
  const { window, pooled, field, components, horizon, trainFrom, refitBars, delay, maxAge } = config;
  const cells = field === 'gadf' ? (pooled * (pooled - 1)) / 2 : (pooled * (pooled + 1)) / 2;
  const faults: string[] = [];
  if (window % pooled !== 0) faults.push(`visual-cortex.pooled: ${pooled} does not divide window ${window}`);
  if (components > cells)
    faults.push(`visual-cortex.components: ${components} are more than the ${cells} different cells of a frame`);
  if (trainFrom - window - horizon < 10 * components)
    faults.push(`visual-cortex.trainFrom: ${trainFrom} leaves fewer than ${10 * components} labelled bars for a fit`);
  if (refitBars - horizon < MIN_BLOCK)
    faults.push(`visual-cortex.refitBars: ${refitBars} leaves fewer than ${MIN_BLOCK} bars beyond horizon ${horizon}`);
  if (maxAge < delay)
    faults.push(`visual-cortex.maxAge: ${maxAge} is below delay ${delay}, so nothing would ever be used`);
  if (faults.length > 0) throw new ConfigError(faults);
}

/** Fewest predictions that make a block of evidence. */
export const MIN_BLOCK = 30;
