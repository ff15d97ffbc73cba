/**
 * The plan of a stored run, put together again from what it keeps: configuration, seed, what was off, rules, schemas,
 * words and its bars. It is the plan of that run and of no other, or it is refused: another version decides otherwise, and
 * other bars are another market.
 */
import { JanusError, noData, refused, VERSION, type BarSeries, type SchemaVersion } from '@janus/domain';
import type { RunInfo } from '../../api.ts';
import { loadDataSet } from '../data/index.ts';
import { cut } from '../jobs/handlers/run-input.ts';
import { dataHash } from '../provenance.ts';
import { BUILT_IN } from '../rules/api.ts';
import { readRules } from '../rules/store.ts';
import { BAR_COLUMNS } from '../runs/layout.ts';
import { planRun, type RunPlan } from '../runs/plan.ts';
import { openRun, readRunFile } from '../runs/store.ts';
import { withSight } from '../runs/with-sight.ts';
import { artefactRef } from '../training/embeddings.ts';
import { fallbackOf } from '../training/fallback.ts';
import { keptWords } from '../runs/words.ts';

type Config = Readonly<Record<string, unknown>>;

/** The whole configuration as the tables of a text: those of the brain stand beside the others. */
function tablesOf(config: unknown): Config {
  const { brain, ...rest } = config as { readonly brain: Config };
  return { ...rest, ...brain };
}

/** The bars that the run itself keeps: columns of prices and volume, without what a data set may know beside them. */
function keptBars(dataFolder: string, { runId, symbol, timeframeMs, assetClass, bars, simulatedData }: RunInfo) {
  const reader = openRun(dataFolder, runId);
  try {
    const all = reader.barColumns(0, bars);
    const column = (k: number): Float64Array => all.slice(k * bars, (k + 1) * bars);
    const [time, open, high, low, close, volume] = BAR_COLUMNS.map((_, k) => column(k));
    const columns = { time: time!, open: open!, high: high!, low: low!, close: close!, volume: volume! };
    return { symbol, timeframeMs, assetClass, length: bars, simulated: simulatedData, ...columns };
  } finally {
    reader.close();
  }
}

/** The bars of the run, from its data set, else from the run. @throws JanusError refused where neither is the same */
async function barsOf(dataFolder: string, info: RunInfo, hash: string): Promise<BarSeries> {
  try {
    const { series } = await loadDataSet(info.name, dataFolder);
    const part = cut(info.name, series, info.from, info.to);
    if (dataHash(part) === hash) return part;
  } catch (error) {
    // Gone, renamed, or cut otherwise by now: the run has bars of its own.
    if (!(error instanceof JanusError)) throw error;
  }
  const own = keptBars(dataFolder, info);
  for (const side of ['trade', 'bid'] as const) {
    const series: BarSeries = { ...own, side, spread: null, truth: null };
    if (dataHash(series) === hash) return series;
  }
  throw refused(
    `run ${info.runId} cannot be re-played: its data set ${info.name} is gone or has changed, and the run itself keeps no spread. Import the same bars again`,
  );
}

/**
 * @param schemasOf gives a version of a night's schemas, null for none
 * @throws JanusError no-data for no such run; refused where it cannot be re-played, with the reason and the cure
 */
export async function planOfRun(
  dataFolder: string,
  runId: string,
  schemasOf: (version: number | null) => Promise<SchemaVersion | null>,
): Promise<RunPlan> {
  const file = readRunFile(dataFolder, runId);
  if (!file) throw noData(`there is no run ${runId}; the list of runs names those that are there`);
  const { run: info, provenance } = file.summary;
  const cannot = (why: string): JanusError => refused(`run ${runId} cannot be re-played: ${why}`);
  if (provenance.version !== VERSION)
    throw cannot(
      `it was made by version ${provenance.version} and this is ${VERSION}, which may decide otherwise. Run it once more`,
    );
  if (!file.config) throw cannot('it did not keep its configuration. Run it once more');
  const series = await barsOf(dataFolder, info, provenance.dataHash);
  const plan = planRun(
    {
      data: info.name,
      config: tablesOf(file.config),
      lesions: info.lesions,
      strategy: info.strategy,
      seed: info.seed,
      schemas: await schemasOf(info.schemas ?? null),
      rules: readRules(dataFolder, info.rules ?? BUILT_IN),
      laterRules: (info.laterRules ?? []).map(({ from, version }) => ({ from, rules: readRules(dataFolder, version) })),
      words: keptWords(dataFolder, info),
      artefact: info.artefact ? artefactRef(dataFolder, info.artefact) : null,
      fallback: info.fallback ? fallbackOf(dataFolder, info.fallback) : null,
    },
    series,
    info.createdAt,
  );
  if (plan.info.runId !== runId)
    throw cannot('this code reads its configuration, rules, schemas or model otherwise. Run it once more');
  return withSight(plan, dataFolder, { progress: () => {}, signal: new AbortController().signal });
}
