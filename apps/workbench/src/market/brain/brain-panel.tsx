'use client';
/** The brain at the cursor: as a plate, as a diagram, or one region in full. */
import dynamic from 'next/dynamic';
import { useDecision } from '../../data/record.ts';
import { useLoadedRun } from '../../data/run.ts';
import { setView, useView, type BrainTab } from '../../state/view.ts';
import { Panel, type PanelTab } from '../panel.tsx';
import { BrainSkeleton } from './brain-skeleton.tsx';
import { RegionDetail } from './region-detail.tsx';
import styles from './brain.module.css';

const Plate = dynamic(() => import('./brain-plate.tsx').then((m) => m.BrainPlate), {
  ssr: false,
  loading: () => <BrainSkeleton />,
});
const Diagram = dynamic(() => import('./diagram.tsx').then((m) => m.Diagram), {
  ssr: false,
  loading: () => <BrainSkeleton />,
});

const TABS: readonly PanelTab<BrainTab>[] = [
  { id: 'brain', label: 'Brain' },
  { id: 'diagram', label: 'Diagram' },
  { id: 'region', label: 'Region', narrowOnly: true },
];

function Body() {
  const tab = useView((v) => v.brainTab);
  const explanation = useDecision((d) => d.explanation);
  if (!explanation) return <BrainSkeleton />;
  return (
    <div className={styles['split']} data-tab={tab}>
      <div className={styles['picture']}>
        {tab === 'diagram' ? <Diagram explanation={explanation} /> : <Plate explanation={explanation} />}
      </div>
      <RegionDetail explanation={explanation} />
    </div>
  );
}

export function BrainPanel() {
  const run = useLoadedRun();
  const tab = useView((v) => v.brainTab);
  return (
    <Panel
      name="Brain"
      tabs={TABS}
      tab={tab}
      onTab={(brainTab) => setView({ brainTab })}
      help="brain"
      info={<span className="dim">brightness = activity, 0 to 1</span>}
    >
      {run ? <Body /> : <BrainSkeleton />}
    </Panel>
  );
}
