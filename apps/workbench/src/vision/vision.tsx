'use client';
/**
 * The Vision page: the market as Gramian video, a small model trained on it in this browser, what the model looks at
 * and where it puts the present among the past, and whether every machine computes the same.
 */
import { useEffect } from 'react';
import { useLoadedRun } from '../data/run.ts';
import { Dock } from '../dock/dock.tsx';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { askSets } from './choose-data.ts';
import { VISION_LINK } from './link.ts';
import { VISION_DOCK } from './panels.ts';
import { choose, FIELDS, STRIDES, useVision } from './view-store.ts';

const after = <T,>(list: readonly T[], value: T): T => list[(list.indexOf(value) + 1) % list.length]!;

const PAGE: PageSpec = {
  id: 'vision',
  link: VISION_LINK,
  actions: [
    {
      id: 'field',
      label: 'Video: GASF, GADF or both',
      keys: ['f'],
      group: 'Page',
      run: () => choose({ field: after(FIELDS, useVision.getState().field) }),
    },
    {
      id: 'stride',
      label: 'Video: next stride',
      keys: ['s'],
      group: 'Page',
      run: () => choose({ stride: after(STRIDES, useVision.getState().stride) }),
    },
  ],
  pointer: 'Over a field the two moments of a cell are told; a click on a frame of the video moves the cursor there.',
};

export function Vision() {
  const run = useLoadedRun();
  usePage(PAGE);
  useEffect(() => void askSets(), []);
  return (
    <div style={{ height: '100%' }} data-ready={run ? run.info.runId : undefined} data-page="vision">
      <Dock spec={VISION_DOCK} />
    </div>
  );
}
