/**
 * Vision on the archives of time series classification: every set of a folder with its standard split, both models, a
 * few seeds, beside 1-NN; all within a budget of wall time. Test parts are checked when everything begins, so that no
 * time is lost on a broken file, and let go; they are read again, and looked at for the first time, when every
 * training is over.
 */
import {
  askedSamples,
  chosenBackend,
  nearestLabels,
  predict,
  resampled,
  trainingControl,
  zNormalised,
  type ArchivePart,
} from '@janus/neural';
import { nodeChoice, openBackend } from '@janus/neural/node';
import { badInput } from '@janus/domain';
import { configHash, runIdentity } from '../provenance.ts';
import {
  ARCHIVE_MODELS,
  type ArchiveModel,
  type ArchiveReport,
  type ArchiveRow,
  type ArchiveSetSummary,
} from './api.ts';
import { trainCell, type Cell, type Pace } from './archive-cell.ts';
import { archiveSets, partHash, readPart, type ArchiveFiles } from './archive-folder.ts';
import { ARCHIVE_SETTINGS } from './archive-settings.ts';
import { divideBudget, toldPlan } from './budget.ts';
import { keepArchive } from './archive-store.ts';

export interface ArchiveRequest {
  readonly folder: string;
  /** Of wall time, for everything. */
  readonly budgetSeconds: number;
  readonly seeds: number;
  /** At most, of each training. */
  readonly epochs: number;
  /** JANUS_TENSORS */
  readonly tensors: string | undefined;
  readonly now: number;
}
export interface TrainingHooks {
  /** Before anything is trained, in words. */
  say(text: string): void;
  progress(stage: string, share: number): void;
  readonly signal: AbortSignal;
  /** Monotonic, ms. */
  clock(): number;
}

interface KnownSet extends ArchiveFiles {
  readonly part: ArchivePart;
  readonly trainHash: string;
  readonly testHash: string;
  readonly testCount: number;
}

/** @throws JanusError bad-input with what is wrong with every file */
function readSets(folder: string): { readonly sets: readonly KnownSet[]; readonly warnings: readonly string[] } {
  const faults: string[] = [];
  const warnings: string[] = [];
  const sets: KnownSet[] = [];
  for (const files of archiveSets(folder)) {
    try {
      const part = readPart(files.train);
      if (new Set(part.labels).size < 2)
        throw badInput(
          `${files.train}: all ${part.labels.length} series are of class '${part.labels[0]}'; two are needed`,
        );
      const test = readPart(files.test);
      const strange = new Set(test.labels.filter((label) => !part.labels.includes(label)));
      if (strange.size > 0)
        warnings.push(
          `${files.name}: no training series is of class ${[...strange].join(', ')}: its tests count as wrong`,
        );
      const filled = part.filled + test.filled;
      if (filled > 0) warnings.push(`${files.name}: ${filled} missing values were drawn in straight lines`);
      sets.push({
        ...files,
        part,
        trainHash: partHash(part),
        testHash: partHash(test),
        testCount: test.series.length,
      });
    } catch (error) {
      faults.push((error as Error).message);
    }
  }
  if (faults.length > 0) throw badInput(faults.join('\n'));
  return { sets, warnings };
}

/** Index of the greatest; of equals the first. */
const topOf = (row: ArrayLike<number>): number => {
  let top = 0;
  for (let i = 1; i < row.length; i++) if (row[i]! > row[top]!) top = i;
  return top;
};

function probabilities(logits: Float32Array): Float64Array {
  const top = Math.max(...logits);
  const parts = Float64Array.from(logits, (x) => Math.exp(x - top));
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((x) => x / sum);
}

const shareRight = (said: readonly string[], labels: readonly string[]): number =>
  said.filter((label, i) => label === labels[i]).length / labels.length;

/** 1-NN on whole series; where lengths differ, brought to the longest of the training part. */
function oneNN(part: ArchivePart, test: ArchivePart): number {
  const all = [...part.series, ...test.series];
  const length = Math.max(...part.series.map((s) => s.length));
  const even = all.every((s) => s.length === length);
  const shown = (s: Float64Array): Float64Array => zNormalised(even ? s : resampled(s, length));
  return shareRight(nearestLabels(part.series.map(shown), part.labels, test.series.map(shown)), test.labels);
}

type Cells = Readonly<Record<ArchiveModel, readonly Cell[]>>;

/** The first and only look at a test part. */
async function judge(set: KnownSet, cells: Cells): Promise<{ summary: ArchiveSetSummary; rows: ArchiveRow[] }> {
  const test = readPart(set.test);
  if (partHash(test) !== set.testHash) throw badInput(`${set.test} has changed since the training began: start anew`);
  const nearest = oneNN(set.part, test);
  const rows: ArchiveRow[] = [];
  const models = {} as Record<ArchiveModel, ArchiveSetSummary['models'][ArchiveModel]>;
  for (const kind of ARCHIVE_MODELS) {
    const of = cells[kind];
    const samples = askedSamples(test.series, of[0]!.model.input[0]!);
    const indices = Int32Array.from(test.series, (_, i) => i);
    const { names } = of[0]!;
    const held = test.series.map(() => new Float64Array(names.length));
    const rights: number[] = [];
    for (const [s, { model, task, weights, epochs, why, timeLimited, seconds }] of of.entries()) {
      const logits = await predict({ model, task }, weights, samples, indices);
      const row = (i: number): Float32Array => logits.subarray(i * names.length, (i + 1) * names.length);
      rights.push(
        shareRight(
          test.series.map((_, i) => names[topOf(row(i))]!),
          test.labels,
        ),
      );
      held.forEach((sum, i) => probabilities(row(i)).forEach((p, c) => (sum[c]! += p)));
      rows.push({
        dataset: set.name,
        model: kind,
        seed: s + 1,
        error: 1 - rights[s]!,
        baseline: { oneNN: 1 - nearest },
        epochs,
        why,
        timeLimited,
        seconds,
      });
    }
    models[kind] = {
      mean: rights.reduce((a, b) => a + b, 0) / rights.length,
      low: Math.min(...rights),
      high: Math.max(...rights),
      together: shareRight(
        held.map((sum) => names[topOf(sum)]!),
        test.labels,
      ),
    };
  }
  const { part, name, trainHash, testHash, testCount } = set;
  const summary: ArchiveSetSummary = {
    dataset: name,
    dataHash: configHash([trainHash, testHash]),
    format: part.format,
    train: part.series.length,
    test: testCount,
    length: Math.max(...part.series.map((s) => s.length)),
    classes: new Set(part.labels).size,
    oneNN: nearest,
    models,
  };
  return { summary, rows };
}

/** Half a test series: means of seeds differ from a share by less only through rounding. */
const EQUAL = 1e-9;

const winsOf = (sets: readonly ArchiveSetSummary[], kind: ArchiveModel) => {
  const gains = sets.map(({ models, oneNN: nearest }) => models[kind].mean - nearest);
  return {
    better: gains.filter((g) => g > EQUAL).length,
    equal: gains.filter((g) => Math.abs(g) <= EQUAL).length,
    worse: gains.filter((g) => g < -EQUAL).length,
  };
};

/**
 * @throws JanusError bad-input with every fault of the files before anything is trained; cancelled, and then nothing
 *   is left
 */
export async function executeArchive(
  request: ArchiveRequest,
  dataFolder: string,
  hooks: TrainingHooks,
): Promise<ArchiveReport> {
  const begun = hooks.clock();
  hooks.progress('reading the sets', 0);
  const { sets, warnings } = readSets(request.folder);
  const { budgetSeconds, epochs } = request;
  const seeds = Array.from({ length: request.seeds }, (_, i) => i + 1);
  const trainings = sets.length * seeds.length * ARCHIVE_MODELS.length;
  const plan = divideBudget(budgetSeconds, trainings);
  await openBackend(nodeChoice(request.tensors));
  hooks.say(
    `${sets.length} sets, ${seeds.length} seeds, ${ARCHIVE_MODELS.length} models. ${toldPlan(budgetSeconds, plan)}`,
  );

  const control = trainingControl();
  const cancel = (): void => control.cancel();
  hooks.signal.addEventListener('abort', cancel);
  if (hooks.signal.aborted) cancel();
  const trainEnd = begun + 1000 * (budgetSeconds - plan.reserved);
  const pace: Pace = {};
  const cells = sets.map(() => ({ 'diffgaf-lstm': [] as Cell[], 'diffgaf-vivit': [] as Cell[] }));
  const rows: ArchiveRow[] = [];
  const summaries: ArchiveSetSummary[] = [];
  try {
    let done = 0;
    for (const [s, set] of sets.entries())
      for (const kind of ARCHIVE_MODELS)
        for (const seed of seeds) {
          const left = (trainEnd - hooks.clock()) / 1000 / (trainings - done);
          const stage = `${set.name}, ${kind}, seed ${seed}`;
          const cell = await trainCell(set.part, kind, seed, Math.max(0, left), epochs, pace, {
            control,
            breathe: () => new Promise((resolve) => setImmediate(resolve)),
            clock: () => hooks.clock(),
            onStep: (share) => hooks.progress(stage, (0.95 * (done + share)) / trainings),
          });
          cells[s]![kind].push(cell);
          done++;
        }
    for (const [s, set] of sets.entries()) {
      await control.mayGoOn();
      hooks.progress(`testing ${set.name}`, 0.95 + (0.05 * s) / sets.length);
      const { summary, rows: more } = await judge(set, cells[s]!);
      summaries.push(summary);
      rows.push(...more);
    }
  } finally {
    hooks.signal.removeEventListener('abort', cancel);
  }
  const identity = runIdentity({
    seed: 1,
    config: { ...ARCHIVE_SETTINGS, seeds, budgetSeconds, epochs },
    // Names do not count, nor does the order that comes from them.
    dataHash: configHash(summaries.map(({ dataHash }) => dataHash).sort()),
    backend: `tensors-${chosenBackend().name}`,
  });
  const limited = rows.filter(({ timeLimited }) => timeLimited).length;
  const report: ArchiveReport = {
    ...identity,
    seeds,
    budgetSeconds,
    sets: summaries,
    results: rows,
    wins: { 'diffgaf-lstm': winsOf(summaries, 'diffgaf-lstm'), 'diffgaf-vivit': winsOf(summaries, 'diffgaf-vivit') },
    warnings: [
      ...warnings,
      ...(limited > 0
        ? [`time ended or shortened ${limited} of ${rows.length} trainings: another machine gives other numbers there`]
        : []),
    ],
    timing: { seconds: (hooks.clock() - begun) / 1000, createdAt: request.now },
  };
  keepArchive(dataFolder, report);
  return report;
}
