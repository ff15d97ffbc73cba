'use client';
/** The Brain page: ten regions at the cursor, in space or flat; the stages of the run; one region in full. */
import { useLoadedRun } from '../data/run.ts';
import { Dock } from '../dock/dock.tsx';
import { isShown, showPanel } from '../dock/dock-store.ts';
import { REGION_WORDS } from '../market/brain/regions.ts';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { setView, useView } from '../state/view.ts';
import { BRAIN_LINK } from './link.ts';
import { BRAIN_DOCK } from './panels.ts';
import { askSurvey } from './survey-store.ts';
import { lookAgain } from './view-store.ts';

const REGION_KEYS = Object.keys(REGION_WORDS);
function chooseNext(by: 1 | -1): void {
  const at = REGION_KEYS.indexOf(useView.getState().region);
  setView({ region: REGION_KEYS[(at + by + REGION_KEYS.length) % REGION_KEYS.length]! });
}

const PAGE: PageSpec = {
  id: 'brain',
  link: BRAIN_LINK,
  onRun: (run) => void askSurvey(run.info.runId),
  actions: [
    {
      id: 'flat',
      label: 'Brain in space or flat',
      keys: ['b'],
      group: 'Page',
      run: () => showPanel('brain', isShown('brain', 'space') ? 'flat' : 'space'),
    },
    { id: 'next-region', label: 'Next region', keys: ['r'], group: 'Page', run: () => chooseNext(1) },
    { id: 'previous-region', label: 'Previous region', keys: ['R'], group: 'Page', run: () => chooseNext(-1) },
    { id: 'look-again', label: 'Look at the brain from the front', keys: ['f'], group: 'Page', run: lookAgain },
  ],
  pointer: 'In space: drag turns, wheel moves the eye, click chooses a region. Over the run: click moves the cursor.',
};

export function Brain() {
  const run = useLoadedRun();
  usePage(PAGE);
  return (
    <div style={{ height: '100%' }} data-ready={run ? run.info.runId : undefined}>
      <Dock spec={BRAIN_DOCK} />
    </div>
  );
}
