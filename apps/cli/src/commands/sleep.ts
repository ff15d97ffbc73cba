/** `janus sleep`: the night. A run's experiences are replayed and a new version of the schemas is published. */
import { noData } from '@janus/domain';
import { runHooks } from '../hooks.ts';
import type { Command } from '../command.ts';
import { momentOf } from '../moment.ts';
import { serverOf, throughServer, withOwnStore } from '../night.ts';
import { readConfig } from '../request.ts';

interface Told {
  readonly sleepId: string;
  readonly runId: string;
  readonly data: string;
  readonly experiences: number;
  readonly phases: readonly { name: string; replayed: number; ripples: number; seconds: number | null }[];
  readonly recall: { readonly passed: number; readonly blocked: number };
  readonly schemas: { readonly version: number; readonly count: number; readonly hash: string };
}

const table = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'sleep' in value ? value.sleep : value;

function text(told: Told): string {
  const { schemas, recall } = told;
  return [
    `night ${told.sleepId} on run ${told.runId} (${told.data}): ${told.experiences} experiences`,
    '',
    'phase            replayed   ripples   seconds',
    ...told.phases.map(
      ({ name, replayed, ripples, seconds }) =>
        `  ${name.padEnd(13)}${String(replayed).padStart(10)}${String(ripples).padStart(10)}${(seconds ?? 0).toFixed(2).padStart(10)}`,
    ),
    '',
    `recall gate: ${recall.passed} passed, ${recall.blocked} blocked`,
    `schemas: version ${schemas.version}, ${schemas.count} of them, ${schemas.hash.slice(0, 16)}`,
  ].join('\n');
}

export const sleepCommand: Command = {
  name: 'sleep',
  usage: 'sleep [--run ID] [--until T]',
  summary: 'the night: replays what a run lived through, publishes the next version of the schemas, draws its map',
  positional: { min: 0, max: 0, names: [] },
  options: {
    run: { type: 'string', meaning: 'id of the run; the newest with experiences unless stated' },
    until: { type: 'string', meaning: 'only what was known by then, ISO 8601 or epoch milliseconds' },
    seed: { type: 'integer', meaning: 'seed of everything random', default: 1, min: 0, max: 4294967295 },
    config: { type: 'string', meaning: 'TOML file with the table [sleep]; what it leaves out keeps its default' },
  },
  async run(input) {
    const { executeMap, executeSleep, MAP_DEFAULTS, mapOutcome, sleepableRuns, sleepOutcome } =
      await import('@janus/server/night');
    const { options, dataFolder } = input;
    const runId = options['run'] === undefined ? sleepableRuns(dataFolder)[0]?.runId : String(options['run']);
    if (runId === undefined)
      throw noData('there are 0 experiences, no run has left any: make one with `janus run --data SP500`');
    const until = options['until'] === undefined ? null : momentOf('until', String(options['until']));
    const config = table(readConfig(options['config'] as string | undefined));
    const request = { runId, until, seed: Number(options['seed']), config };
    if (await serverOf(input)) {
      const { result } = await throughServer(input, 'sleep', request);
      return { json: result, text: text(result as unknown as Told) };
    }
    return withOwnStore(input, async (store) => {
      const at = { dataFolder, createdAt: Date.now(), jobId: null };
      const outcome = await executeSleep(store, request, at, runHooks(input));
      const { sleepId } = outcome.record;
      const map = await executeMap(store, { ...MAP_DEFAULTS, sleepId }, at, runHooks(input));
      const told = sleepOutcome(outcome);
      return { json: { ...told, map: mapOutcome(map) }, text: text(told) };
    });
  },
};
