/**
 * A ViViT trained on a recorded order book: split by time with an embargo, statistics from the training block alone,
 * stopped by the validation block, judged once on the test block beside forecasts that need no model and beside itself
 * on shuffled labels. What is found is kept, whatever it says; and what each head looks at.
 */
import type { BookSnapshots } from '@janus/market';
import {
  BOOK_CHANNELS,
  chosenBackend,
  initTraining,
  meanAttention,
  setUpTraining,
  writeModel,
  type Split,
} from '@janus/neural';
import { nodeChoice, openBackend } from '@janus/neural/node';
import { runIdentity } from '../provenance.ts';
import type { BookReport, ToldAttention } from './api.ts';
import type { TrainingHooks } from './archive-run.ts';
import { BOOK_PATCH, type BookConfig } from './book-config.ts';
import { bookSamples, type BookSamples } from './book-samples.ts';
import { controlOf, factsOf, judging, stoppable, toldOf, trained } from './course.ts';
import { judgeBook } from './book-skill.ts';
import { keepBook, modelFile } from './model-store.ts';

export interface BookRequest {
  /** Name of the recording, and sha256 of its file. */
  readonly data: string;
  readonly dataHash: string;
  readonly snapshots: BookSnapshots;
  readonly config: BookConfig;
  /** JANUS_TENSORS */
  readonly tensors: string | undefined;
  readonly warnings: readonly string[];
  readonly now: number;
}

/** Test videos that attention is a mean of, evenly spread. */
const LOOKED_AT = 128;

/** Names of what each layer looks at: bands of levels and stretches of a frame, or frames by their age. */
function tokenNames({ levels, columns, frames }: BookConfig, layer: string): string[] {
  if (layer.startsWith('temporal'))
    return ['class', ...Array.from({ length: frames }, (_, t) => `frame ${t - frames + 1 || '0, now'}`)];
  const across = columns / BOOK_PATCH;
  return [
    'class',
    ...Array.from({ length: (levels / BOOK_PATCH) * across }, (_, p) => {
      const row = Math.floor(p / across) * BOOK_PATCH;
      const column = (p % across) * BOOK_PATCH;
      return `levels ${row + 1}–${row + BOOK_PATCH}, snapshots ${column + 1}–${column + BOOK_PATCH}`;
    }),
  ];
}

async function attentionOf(
  { model, samples }: BookSamples,
  { test }: Split,
  weights: Parameters<typeof meanAttention>[1],
  config: BookConfig,
): Promise<ToldAttention[]> {
  const every = Math.max(1, Math.floor(test.length / LOOKED_AT));
  const layers = await meanAttention(
    model,
    weights,
    samples,
    test.filter((_, i) => i % every === 0),
  );
  return layers.map(({ layer, heads }) => ({ layer, tokens: tokenNames(config, layer), heads }));
}

/** @throws JanusError bad-input, cancelled (then nothing is kept), failed where the loss is not finite */
export async function executeBook(
  request: BookRequest,
  dataFolder: string,
  hooks: TrainingHooks,
): Promise<{ readonly report: BookReport; readonly file: string }> {
  const begun = hooks.clock();
  const { snapshots, config, data, dataHash } = request;
  hooks.progress('preparing samples', 0);
  await openBackend(nodeChoice(request.tensors));
  const identity = runIdentity({
    seed: config.seed,
    config: { ...config, sees: 'book' },
    dataHash,
    backend: `tensors-${chosenBackend().name}`,
  });
  const made = bookSamples(snapshots, config);
  const { samples, split, model, task, statistics } = made;
  const { epochs, batch, rate, patience, seed } = config;
  const setup = setUpTraining(model, task, { epochs, batch, rate, patience, seed });
  const state = initTraining(setup, samples, split);
  hooks.say(
    `${data}: ${snapshots.count} snapshots of ${config.levels} levels a side every ${config.step} ms; ${split.train.length} videos to train on, ${split.validation.length} to stop by, ${split.test.length} to be judged on; ${epochs} epochs at most`,
  );
  return stoppable(hooks, async (control) => {
    const result = await trained(setup, state, made, control, hooks, () => Promise.resolve());
    const shuffled = await controlOf(setup, made, seed, control, hooks);
    judging(hooks);
    const judged = await judgeBook(snapshots, made, config, result.weights, shuffled!.weights);
    const attention = await attentionOf(made, split, result.weights, config);
    await control.mayGoOn();
    const time = (snapshot: number): number => snapshots.time[Math.min(snapshot, snapshots.count - 1)]!;
    const seconds = (hooks.clock() - begun) / 1000;
    const report: BookReport = {
      ...toldOf({ identity, blocks: made, config, state, result, judged, time, lag: 0, request, seconds }),
      kind: 'book',
      task: config.task,
      model: 'vivit',
      channels: BOOK_CHANNELS,
      levels: config.levels,
      stepMs: config.step,
      snapshots: snapshots.count,
      segments: snapshots.segment.at(-1)! + 1,
      columns: config.columns,
      frames: config.frames,
      attention,
    };
    const facts = {
      ...factsOf(report, seed),
      // What a cell is made into before the model sees it: the model itself takes videos as they are.
      channels: JSON.stringify(BOOK_CHANNELS),
      mean: JSON.stringify([...statistics.mean]),
      deviation: JSON.stringify([...statistics.deviation]),
      stepMs: String(config.step),
    };
    await keepBook(dataFolder, report, writeModel(setup, result.weights, facts));
    return { report, file: modelFile(dataFolder, report.artefact) };
  });
}
