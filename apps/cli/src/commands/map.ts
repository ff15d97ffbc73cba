/** `janus map`: a night's memories on a plane, and how far to believe it. */
import { noData, REGIMES } from '@janus/domain';
import type { MapDocument } from '@janus/server/night';
import type { Command } from '../command.ts';
import { runHooks } from '../hooks.ts';
import { throughServer, withOwnStore, serverOf } from '../night.ts';

type At = MapDocument['at'];
const DIGITS = 3;

function answer(
  outcome: object & { sleepId: string; n: number },
  at: At,
  points: number[][],
  labels: (string | null)[],
) {
  const lines = at.map(
    ({ k, trustworthiness, continuity }) =>
      `  ${String(k).padStart(3)}${(trustworthiness?.toFixed(DIGITS) ?? 'N/A').padStart(17)}${(continuity?.toFixed(DIGITS) ?? 'N/A').padStart(13)}`,
  );
  return {
    json: { ...outcome, points, labels },
    text: [
      `map of night ${outcome.sleepId}: ${outcome.n} memories`,
      '',
      '    k  trustworthiness   continuity',
      ...lines,
    ].join('\n'),
  };
}

export const mapCommand: Command = {
  name: 'map',
  usage: 'map [--sleep ID]',
  summary: 'the memories of a night on a plane, with trustworthiness and continuity',
  positional: { min: 0, max: 0, names: [] },
  options: {
    sleep: { type: 'string', meaning: 'id of the night; the newest unless stated' },
    neighbours: { type: 'integer', meaning: 'size of a neighbourhood', default: 15, min: 2, max: 200 },
    'min-dist': { type: 'number', meaning: 'distance below which neighbours are not pulled', default: 0.1, min: 0 },
    epochs: { type: 'integer', meaning: 'passes; 0 = as many as the points ask for', default: 0, min: 0, max: 10_000 },
    seed: { type: 'integer', meaning: 'seed of everything random', default: 1, min: 0, max: 4294967295 },
  },
  async run(input) {
    const { executeMap, mapOutcome } = await import('@janus/server/night');
    const { options } = input;
    const wanted = {
      neighbours: Number(options['neighbours']),
      minDist: Number(options['min-dist']),
      epochs: Number(options['epochs']),
      seed: Number(options['seed']),
    };
    const server = await serverOf(input);
    const none = (): Error => noData('there are 0 nights: sleep first, with `janus sleep`');
    if (server) {
      const { nightsOf, pointsOf } = await import('../night-server.ts');
      const sleepId = options['sleep'] === undefined ? (await nightsOf(server))[0]?.sleepId : String(options['sleep']);
      if (sleepId === undefined) throw none();
      const { result } = await throughServer(input, 'map', { sleepId, ...wanted });
      const { points, regimes, at } = await pointsOf(server, sleepId);
      const labels = regimes.map((r) => REGIMES[r] ?? null);
      return answer(result as unknown as ReturnType<typeof mapOutcome>, at, points, labels);
    }
    return withOwnStore(input, async (store) => {
      const version = options['sleep'] === undefined ? await store.newest() : null;
      const sleepId = options['sleep'] === undefined ? version?.sleepId : String(options['sleep']);
      if (sleepId === undefined) throw none();
      const at = { dataFolder: input.dataFolder, createdAt: Date.now() };
      const map = await executeMap(store, { sleepId, ...wanted }, at, runHooks(input));
      const points = Array.from({ length: map.n }, (_, i) => [map.points[2 * i]!, map.points[2 * i + 1]!]);
      const labels = Array.from(map.labels, (label) => REGIMES[label] ?? null);
      return answer(mapOutcome(map), (map.quality as MapDocument).at, points, labels);
    });
  },
};
