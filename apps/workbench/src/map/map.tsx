'use client';
/** The Map page: the memories of a night on a plane, how far to believe it, and each memory up close. */
import { useEffect } from 'react';
import { Dock } from '../dock/dock.tsx';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { askNights, findNight, useNights } from '../sleep/nights.ts';
import { COLOUR_BY } from './colours.ts';
import { MAP_LINK } from './link.ts';
import { followNight, stepMemory, useMap } from './map-store.ts';
import { MAP_DOCK } from './panels.ts';

function nextColour(): void {
  const { by } = useMap.getState();
  useMap.setState({ by: COLOUR_BY[(COLOUR_BY.indexOf(by) + 1) % COLOUR_BY.length]! });
}

const PAGE: PageSpec = {
  id: 'map',
  link: MAP_LINK,
  actions: [
    {
      id: 'colour',
      label: 'Colour by the next: regime, reward, schema, distortion',
      keys: ['o'],
      group: 'Page',
      run: nextColour,
    },
    { id: 'memory-before', label: 'The memory before', keys: ['['], group: 'Page', run: () => stepMemory(-1) },
    { id: 'memory-after', label: 'The memory after', keys: [']'], group: 'Page', run: () => stepMemory(1) },
    { id: 'all', label: 'Show the whole map', keys: ['a'], group: 'Page', run: () => useMap.setState({ place: null }) },
  ],
  pointer:
    'On the map: drag pans, wheel zooms, double-click shows all, shift and drag draws a lasso, click opens a memory.',
};

export function MemoryMap() {
  usePage(PAGE);
  const kind = useNights((s) => s.state.kind);
  const ready = useMap((s) => s.data?.sleepId ?? null);
  useEffect(() => {
    void askNights();
    void findNight();
    return followNight();
  }, []);
  return (
    <div style={{ height: '100%' }} data-ready={kind === 'asking' ? undefined : kind} data-map={ready ?? undefined}>
      <Dock spec={MAP_DOCK} />
    </div>
  );
}
