/** Binary columns of a night: its memories, its recalls, its map. Float64, one column after another. */
import type { MemoryColumn, RecallColumn } from '@janus/server/night-api';
import { split, type Columns } from '../data/columns.ts';

/** What the pages need of every memory. */
export const MEMORY_FIELDS = [
  'time',
  'bar',
  'action',
  'regime',
  'reward',
  'fear',
  'surprise',
  'priority',
  'replayed',
  'ripple',
  'schema',
  'similarity',
] as const satisfies readonly MemoryColumn[];
export type Memories = Columns<(typeof MEMORY_FIELDS)[number]>;

export const RECALL_FIELDS = [
  'experience',
  'schema',
  'similarity',
  'threshold',
  'passed',
] as const satisfies readonly RecallColumn[];
export type Recalls = Columns<(typeof RECALL_FIELDS)[number]>;

export const MAP_FIELDS = ['x', 'y', 'distortion'] as const;
export type MapColumns = Columns<(typeof MAP_FIELDS)[number]>;

async function bytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (response.ok) return response.arrayBuffer();
  const said = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
  throw new Error(said?.error?.message ?? `${url}: status ${response.status}`);
}
const place = (sleepId: string): string => `/api/sleeps/${encodeURIComponent(sleepId)}`;

export const fetchMemories = async (sleepId: string): Promise<Memories> =>
  split(await bytes(`${place(sleepId)}/memories?fields=${MEMORY_FIELDS.join(',')}`), MEMORY_FIELDS);
export const fetchRecalls = async (sleepId: string): Promise<Recalls> =>
  split(await bytes(`${place(sleepId)}/recalls?fields=${RECALL_FIELDS.join(',')}`), RECALL_FIELDS);
export const fetchMap = async (sleepId: string): Promise<MapColumns> =>
  split(await bytes(`${place(sleepId)}/map`), MAP_FIELDS);
