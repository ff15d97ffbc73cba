/** Nights asked of the server that runs: its list, and the points of a map. */
import { JanusError, type SchemaVersion } from '@janus/domain';
import type { MapInfo, NightHead } from '@janus/server/night-api';

interface Place {
  readonly url: string;
}

async function query({ url }: Place, procedure: string, input?: unknown): Promise<unknown> {
  const text = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  const reply = await fetch(`${url}/trpc/${procedure}${text}`);
  const body = (await reply.json()) as { result?: { data: { json: unknown } }; error?: { json?: { message: string } } };
  if (body.result) return body.result.data.json;
  throw new JanusError(reply.status === 404 ? 'no-data' : 'failed', body.error?.json?.message ?? `${reply.status}`);
}

async function columns({ url }: Place, path: string, count: number): Promise<Float64Array[]> {
  const reply = await fetch(`${url}${path}`);
  if (!reply.ok) throw new JanusError('failed', `${path}: status ${reply.status}`);
  const all = new Float64Array(await reply.arrayBuffer());
  const rows = all.length / count;
  return Array.from({ length: count }, (_, c) => all.subarray(c * rows, (c + 1) * rows));
}

/** Newest first. */
export const nightsOf = async (place: Place): Promise<NightHead[]> => (await query(place, 'night.list')) as NightHead[];

export async function pointsOf(place: Place, sleepId: string) {
  const [info, map, memories] = await Promise.all([
    query(place, 'night.map', { sleepId }) as Promise<MapInfo>,
    columns(place, `/api/sleeps/${sleepId}/map`, 3),
    columns(place, `/api/sleeps/${sleepId}/memories?fields=regime`, 1),
  ]);
  const [x, y] = map as [Float64Array, Float64Array];
  const points = Array.from(x, (value, i) => [value, y[i]!]);
  return { at: info.at, points, regimes: [...memories[0]!] };
}

/** A version of the schemas in full, the newest for null. */
export const contentOf = async (place: Place, version: number | null): Promise<SchemaVersion> =>
  (await query(place, 'night.content', { version })) as SchemaVersion;
