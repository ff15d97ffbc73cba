/** The map on the screen: its points, how they are coloured, the memory and the group chosen. One store for the page. */
import type { JobInfo } from '@janus/server/job-api';
import type { MapInfo, Nearest } from '@janus/server/night-api';
import { create } from 'zustand';
import { client } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { fetchMap, type MapColumns, type Memories } from '../sleep/columns.ts';
import { askNights, chosenHead, useNights, type OpenNight } from '../sleep/nights.ts';
import type { ContourAnswer, ContourAsk, ContourLine } from '../workers/map-protocol.ts';
import type { ColourBy } from './colours.ts';
import { gridOf, type Grid } from './grid.ts';
import { pitchOf } from './pitch.ts';
import { boxOf, type Box } from './view.ts';

export interface MapData {
  readonly sleepId: string;
  readonly runId: string;
  readonly info: MapInfo;
  readonly map: MapColumns;
  readonly memories: Memories;
  readonly box: Box;
  readonly grid: Grid;
  /** Least time between two memories, ms: says how exactly a moment is to be told. */
  readonly pitch: number;
}
/** Centre in map units, and how many times closer than all of it. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}
export interface Group {
  readonly words: string;
  readonly members: Uint32Array;
  /** In map coordinates, x, y, …; null for one that was named. */
  readonly outline: readonly number[] | null;
}

export interface MapStore {
  readonly data: MapData | null;
  readonly loading: boolean;
  /** Why there is no picture. */
  readonly trouble: string | null;
  readonly contours: readonly ContourLine[];
  readonly by: ColourBy;
  /** Share of the memories' time that is shown, (0, 1]. */
  readonly until: number;
  readonly place: Place | null;
  readonly selected: number | null;
  readonly nearest: Nearest | null;
  readonly group: Group | null;
  /** What draws the points. */
  readonly renderer: 'WebGL2' | '2D canvas' | null;
  /** Why not the faster one. */
  readonly whySlower: string;
  readonly job: JobInfo | null;
}
export const useMap = create<MapStore>(() => ({
  data: null,
  loading: false,
  trouble: null,
  contours: [],
  by: 'regime',
  until: 1,
  place: null,
  selected: null,
  nearest: null,
  group: null,
  renderer: null,
  whySlower: '',
  job: null,
}));

const words = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
export const NEIGHBOURS = 12;

/** Decisions up to then are shown. */
export function untilTime({ memories }: MapData, until: number): number {
  const { time } = memories;
  const [first, last] = [time[0] ?? 0, time[time.length - 1] ?? 0];
  return until >= 1 ? Number.POSITIVE_INFINITY : first + until * (last - first);
}

let ticket = 0;
let worker: Worker | null = null;
function drawContours({ x, y }: MapColumns, mine: number): void {
  if (!worker) {
    worker = new Worker(new URL('../workers/map.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<ContourAnswer>) => {
      if (data.ticket === ticket) useMap.setState({ contours: data.lines });
    });
  }
  worker.postMessage({ ticket: mine, x, y } satisfies ContourAsk);
}

async function load(open: OpenNight, mine: number): Promise<void> {
  const { sleepId, runId } = open.night;
  useMap.setState({ loading: true, trouble: null });
  try {
    const [info, map] = await Promise.all([client().night.map.query({ sleepId }), fetchMap(sleepId)]);
    if (mine !== ticket) return;
    if (map.x.length !== open.memories.time.length)
      throw new Error(`the map has ${map.x.length} points and the night ${open.memories.time.length} memories`);
    const box = boxOf(map.x, map.y);
    const data: MapData = {
      sleepId,
      runId,
      info,
      map,
      memories: open.memories,
      box,
      grid: gridOf(map.x, map.y, box),
      pitch: pitchOf(open.memories.time),
    };
    useMap.setState((all) => ({
      data,
      loading: false,
      contours: [],
      group: null,
      selected: all.selected !== null && all.selected < map.x.length ? all.selected : null,
    }));
    drawContours(map, mine);
    askNearest();
  } catch (cause) {
    if (mine === ticket) useMap.setState({ data: null, loading: false, trouble: words(cause) });
  }
}

/** Follows the chosen night while the page is open. @returns how to stop */
export function followNight(): () => void {
  const look = (force: boolean): void => {
    const all = useNights.getState();
    const { open } = all;
    const has = chosenHead(all)?.map ?? null;
    if (!open || has === null) {
      ticket++;
      useMap.setState({ data: null, contours: [] });
    } else if (force || useMap.getState().data?.sleepId !== open.night.sleepId) void load(open, ++ticket);
  };
  look(false);
  return useNights.subscribe((now, before) => {
    if (now.open !== before.open) look(false);
    else if (now.nights !== before.nights) {
      const drawn = chosenHead(now)?.map;
      if (drawn && !useMap.getState().data) look(true);
    }
  });
}

let nearestTicket = 0;
function askNearest(): void {
  const { data, selected } = useMap.getState();
  const mine = ++nearestTicket;
  useMap.setState({ nearest: null });
  if (!data || selected === null) return;
  client()
    .night.nearest.query({ sleepId: data.sleepId, memory: selected, k: NEIGHBOURS })
    .then((nearest) => {
      if (mine === nearestTicket) useMap.setState({ nearest });
      return null;
    })
    .catch((cause: unknown) => notify(`The neighbours could not be found: ${words(cause)}`, 'error'));
}
export function select(memory: number | null): void {
  useMap.setState({ selected: memory });
  askNearest();
}

/** The memory before or after the one chosen, in time. */
export function stepMemory(by: 1 | -1): void {
  const { data, selected } = useMap.getState();
  if (!data) return;
  const n = data.memories.time.length;
  select(selected === null ? n - 1 : Math.min(n - 1, Math.max(0, selected + by)));
}

export function chooseGroup(named: string, member: (memories: Memories, i: number) => boolean): void {
  const { data } = useMap.getState();
  if (!data) return;
  const found: number[] = [];
  for (let i = 0; i < data.memories.time.length; i++) if (member(data.memories, i)) found.push(i);
  useMap.setState({ group: { words: named, members: Uint32Array.from(found), outline: null } });
}

/** Draws the map of the chosen night anew. */
export async function drawAnew(options: { readonly neighbours: number; readonly minDist: number }): Promise<void> {
  const head = chosenHead(useNights.getState());
  if (!head) return;
  try {
    const job = await client().jobs.submit.mutate({ kind: 'map', input: { sleepId: head.sleepId, ...options } });
    useMap.setState({ job });
    const watching = client().jobs.watch.subscribe(
      { jobId: job.jobId },
      {
        onData: (now: JobInfo) => {
          useMap.setState({ job: now });
          if (now.status === 'waiting' || now.status === 'active') return;
          watching.unsubscribe();
          useMap.setState({ job: null });
          if (now.status === 'done') {
            useMap.setState({ data: null });
            void askNights();
          } else if (now.error) notify(`${now.error.what}: ${now.error.why}`, 'error');
        },
        onError: (cause: unknown) => {
          useMap.setState({ job: null });
          notify(`The map is out of sight: ${words(cause)}`, 'error');
        },
      },
    );
  } catch (cause) {
    notify(`The map was not begun: ${words(cause)}`, 'error');
  }
}
