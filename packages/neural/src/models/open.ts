/** A model from its kind and options. */
import { badInput } from '@janus/domain';
import { gelu, reshape } from '../tensor/index.ts';
import {
  diffGafLstmFields,
  diffGafVivitFields,
  lstmFields,
  mlpFields,
  parseDivided,
  parseSelected,
  vivitFields,
} from './config.ts';
import { barsOf, channelsOf, diffGaf, gafSpecs } from './diff-gaf.ts';
import { normed, through } from './layers.ts';
import { lstm, lstmSpecs } from './lstm.ts';
import { MODEL_KINDS, type Model, type ModelKind } from './model.ts';
import { cellsOf, patchesFrom, patchesOf } from './patches.ts';
import { standardised, standardiseSpecs } from './standardise.ts';
import { vivit, vivitSpecs, type VivitShape } from './vivit.ts';
import { linear, norm } from './weights.ts';

const PATCHED = [
  { what: 'rows', by: 'patch' },
  { what: 'columns', by: 'patch' },
] as const;
const TRANSFORMER = [
  { what: 'frames', by: 'tubelet' },
  { what: 'dim', by: 'heads' },
] as const;
const FRAMED = [
  { what: 'window', by: 'size' },
  { what: 'size', by: 'patch' },
] as const;

/** [E8–E10] ViViT over a given video. */
function openVivit(input: unknown): Model {
  const config = parseDivided(vivitFields, input, 'vivit', [...PATCHED, ...TRANSFORMER]);
  const { frames, channels, rows, columns, width } = config;
  return {
    kind: 'vivit',
    config: { ...config },
    input: [frames, channels, rows, columns],
    width,
    specs: vivitSpecs(config),
    sight: { shape: config, video: (_, x) => x },
    embed: (w, x, watch) => vivit(w, config, x, watch),
  };
}

/** The ViViT behind a DiffGAF: its frames are square and have a channel a field. */
export function vivitBehind(config: ReturnType<typeof diffGafVivit>): VivitShape {
  return { ...config, channels: channelsOf(config), rows: config.size, columns: config.size };
}
const diffGafVivit = (input: unknown) =>
  parseSelected(diffGafVivitFields, input, 'diffgaf-vivit', [...FRAMED, ...TRANSFORMER]);

/** [E2–E10] DiffGAF → ViViT, one differentiable function from features to embedding. */
function openDiffGafVivit(input: unknown): Model {
  const config = diffGafVivit(input);
  const shape = vivitBehind(config);
  return {
    kind: 'diffgaf-vivit',
    config: { ...config },
    input: [barsOf(config), config.features],
    width: config.width,
    specs: [...standardiseSpecs(config.features), ...gafSpecs(config), ...vivitSpecs(shape)],
    sight: { shape, video: (w, x) => diffGaf(w, config, standardised(w, x)) },
    embed: (w, x, watch) => vivit(w, shape, diffGaf(w, config, standardised(w, x), watch), watch),
  };
}

/** [E2–E8] DiffGAF → each frame encoded from its patches → LSTM over the frames. */
function openDiffGafLstm(input: unknown): Model {
  const config = parseSelected(diffGafLstmFields, input, 'diffgaf-lstm', FRAMED);
  const { frames, size, patch, dim, frameWidth, cell, width } = config;
  const video = { frames, channels: channelsOf(config), rows: size, columns: size, patch, tubelet: 1 };
  const flat = patchesOf(video) * dim;
  return {
    kind: 'diffgaf-lstm',
    config: { ...config },
    input: [barsOf(config), config.features],
    width,
    specs: [
      ...standardiseSpecs(config.features),
      ...gafSpecs(config),
      ...linear('patch', cellsOf(video), dim),
      ...linear('frame', flat, frameWidth),
      ...norm('frame.norm', frameWidth),
      ...lstmSpecs(frameWidth, cell),
      ...norm('cell.norm', cell),
      ...linear('project', cell, width),
    ],
    embed(w, x, watch) {
      const patches = patchesFrom(diffGaf(w, config, standardised(w, x), watch), video);
      const encoded = through(w, 'frame', reshape(gelu(through(w, 'patch', patches)), [-1, frames, flat]));
      return through(w, 'project', normed(w, 'cell.norm', lstm(w, normed(w, 'frame.norm', encoded))));
    },
  };
}

/** A baseline without a picture: an LSTM over the features of the bars. */
function openLstm(input: unknown): Model {
  const config = parseDivided(lstmFields, input, 'lstm', []);
  const { bars, features, cell, width } = config;
  return {
    kind: 'lstm',
    config: { ...config },
    input: [bars, features],
    width,
    specs: [
      ...standardiseSpecs(features),
      ...lstmSpecs(features, cell),
      ...norm('cell.norm', cell),
      ...linear('project', cell, width),
    ],
    embed: (w, x) => through(w, 'project', normed(w, 'cell.norm', lstm(w, standardised(w, x)))),
  };
}

/** The plainest baseline: hidden layers over all features of all bars side by side. */
function openMlp(input: unknown): Model {
  const config = parseDivided(mlpFields, input, 'mlp', []);
  const { bars, features, hidden, layers, width } = config;
  const flat = bars * features;
  return {
    kind: 'mlp',
    config: { ...config },
    input: [bars, features],
    width,
    specs: [
      ...standardiseSpecs(features),
      ...Array.from({ length: layers }, (_, l) => linear(`mlp.${l}`, l === 0 ? flat : hidden, hidden)).flat(),
      ...linear('project', hidden, width),
    ],
    embed(w, x) {
      let h = reshape(standardised(w, x), [-1, flat]);
      for (let l = 0; l < layers; l++) h = gelu(through(w, `mlp.${l}`, h));
      return through(w, 'project', h);
    },
  };
}

const OPENERS: Readonly<Record<ModelKind, (input: unknown) => Model>> = {
  'diffgaf-vivit': openDiffGafVivit,
  'diffgaf-lstm': openDiffGafLstm,
  vivit: openVivit,
  lstm: openLstm,
  mlp: openMlp,
};

/** @throws ConfigError with all faults of the options; JanusError bad-input for a kind that is none */
export function openModel(kind: string, options: unknown = {}): Model {
  if (!(MODEL_KINDS as readonly string[]).includes(kind))
    throw badInput(`'${kind}' is no model; there are ${MODEL_KINDS.join(', ')}`);
  return OPENERS[kind as ModelKind](options);
}
