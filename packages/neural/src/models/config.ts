/** Options of the models, their units and ranges, and what must hold between them; all faults are told at once. */
import { choice, collect, ConfigError, integer, type ConfigOf, type Fields } from '@janus/domain';
import { GAF_FIELDS } from './diff-gaf.ts';

const series = {
  features: integer('features of a bar, D', '', 6, 1, 256),
};
const gaf = {
  ...series,
  selected: integer(
    'features that are drawn, F: the first F, or those that `select` of the artefact names',
    '',
    2,
    1,
    64,
  ),
  window: integer('bars in a frame', 'bars', 32, 4, 1024),
  size: integer('rows and columns of a frame, W; divides window', 'cells', 32, 4, 128),
  stride: integer('from one frame to the next', 'bars', 4, 1, 256),
  frames: integer('frames of a video', '', 8, 1, 64),
  field: choice('Gramian field', 'gadf', GAF_FIELDS),
};
const width = { width: integer('of the embedding', '', 32, 1, 1024) };
const transformer = {
  patch: integer('side of a patch; divides rows and columns', 'cells', 8, 1, 64),
  tubelet: integer('frames of a tubelet; divides frames', '', 1, 1, 16),
  dim: integer('width of a token; heads divide it', '', 64, 4, 1024),
  heads: integer('attention heads', '', 4, 1, 32),
  hidden: integer('hidden layer of the MLP', '', 128, 4, 4096),
  spatialLayers: integer('layers in space', '', 2, 1, 24),
  temporalLayers: integer('layers in time', '', 2, 1, 24),
};

export const vivitFields = {
  frames: integer('frames of a video', '', 8, 1, 64),
  channels: integer('channels of a frame', '', 1, 1, 128),
  rows: integer('of a frame', 'cells', 32, 1, 512),
  columns: integer('of a frame', 'cells', 32, 1, 512),
  ...transformer,
  ...width,
} satisfies Fields;
export const diffGafVivitFields = { ...gaf, ...transformer, ...width } satisfies Fields;
export const diffGafLstmFields = {
  ...gaf,
  patch: transformer.patch,
  dim: integer('width of a patch after its matrix', '', 8, 1, 256),
  frameWidth: integer('width of an encoded frame', '', 64, 1, 1024),
  cell: integer('width of the LSTM', '', 64, 1, 1024),
  ...width,
} satisfies Fields;
export const lstmFields = {
  ...series,
  bars: integer('in a window', 'bars', 60, 2, 4096),
  cell: integer('width of the LSTM', '', 64, 1, 1024),
  ...width,
} satisfies Fields;
export const mlpFields = {
  ...series,
  bars: integer('in a window', 'bars', 60, 1, 4096),
  hidden: integer('width of a hidden layer', '', 64, 1, 4096),
  layers: integer('hidden layers', '', 2, 1, 8),
  ...width,
} satisfies Fields;

export type VivitConfig = ConfigOf<typeof vivitFields>;
export type DiffGafVivitConfig = ConfigOf<typeof diffGafVivitFields> & Selected;
export type DiffGafLstmConfig = ConfigOf<typeof diffGafLstmFields> & Selected;
export type LstmConfig = ConfigOf<typeof lstmFields>;
export type MlpConfig = ConfigOf<typeof mlpFields>;
export interface Selected {
  /** Which features are drawn, by index: F whole numbers in [0, D), each once. */
  readonly select: readonly number[];
}

/** `what` must be a multiple of `by`. */
export interface Divides {
  readonly by: string;
  readonly what: string;
}

/** @throws ConfigError with all faults at once */
export function parseDivided<X extends Fields>(
  fields: X,
  input: unknown,
  path: string,
  rules: readonly Divides[],
): ConfigOf<X> {
  const faults: string[] = [];
  const config = collect(fields, input, path, faults);
  if (faults.length === 0)
    for (const { by, what } of rules) {
      const [a, b] = [config[what] as number, config[by] as number];
      if (a % b !== 0) faults.push(`${path}.${what}: ${a} is not a multiple of ${path}.${by}, ${b}`);
    }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

/** Takes `select` out of what was given, checks the rest, and puts it back. @throws ConfigError */
export function parseSelected<X extends typeof gaf & Fields>(
  fields: X,
  input: unknown,
  path: string,
  rules: readonly Divides[],
): ConfigOf<X> & Selected {
  const { select: given, ...rest } = (input ?? {}) as { select?: unknown } & Record<string, unknown>;
  const asked = Array.isArray(given) && !('selected' in rest) ? { ...rest, selected: given.length } : rest;
  const config = parseDivided(fields, asked, path, rules);
  const { selected, features } = config as unknown as { selected: number; features: number };
  const select = given === undefined ? Array.from({ length: selected }, (_, i) => i) : given;
  const good =
    Array.isArray(select) &&
    select.length === selected &&
    new Set(select).size === selected &&
    select.every((i) => Number.isInteger(i) && i >= 0 && i < features);
  if (!good)
    throw new ConfigError([
      `${path}.select: ${JSON.stringify(select)} is not ${selected} different whole numbers in [0, ${features})`,
    ]);
  return { ...config, select: select as number[] };
}
