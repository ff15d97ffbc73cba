'use client';
/** The brain at the cursor, three ways: as a plate, as a diagram, and one region in full. */
import type { Explanation } from '@janus/integration';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useDecision } from '../../data/record.ts';
import { useLoadedRun } from '../../data/run.ts';
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

/** The region's facts stand below where the panel is wide enough, and have a panel of their own besides. */
function Picture({ draw }: { readonly draw: (explanation: Explanation) => ReactNode }) {
  const run = useLoadedRun();
  const explanation = useDecision((d) => d.explanation);
  if (!run || !explanation) return <BrainSkeleton />;
  return (
    <div className={styles['split']}>
      <div className={styles['picture']}>{draw(explanation)}</div>
      <RegionDetail explanation={explanation} />
    </div>
  );
}

export function BrainStatus() {
  return <span className="dim">brightness = activity, 0 to 1</span>;
}
export function BrainPanel() {
  return <Picture draw={(explanation) => <Plate explanation={explanation} />} />;
}
export function DiagramPanel() {
  return <Picture draw={(explanation) => <Diagram explanation={explanation} />} />;
}
export function RegionPanel() {
  const run = useLoadedRun();
  const explanation = useDecision((d) => d.explanation);
  if (!run || !explanation) return <BrainSkeleton />;
  return (
    <div className={styles['split']} data-tab="region">
      <RegionDetail explanation={explanation} />
    </div>
  );
}
