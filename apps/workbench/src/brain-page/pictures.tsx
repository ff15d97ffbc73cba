'use client';
/** The two pictures of the brain: in space and flat. Both show the event at the cursor. */
import type { Explanation } from '@janus/integration';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { useDecision } from '../data/record.ts';
import { useLoadedRun } from '../data/run.ts';
import { BrainSkeleton } from '../market/brain/brain-skeleton.tsx';
import { RunStatus } from '../panel/states/run-status.tsx';
import { useSpace } from './space/space-store.ts';

const SpaceView = dynamic(() => import('./space/space-view.tsx').then((m) => m.SpaceView), {
  ssr: false,
  loading: () => <BrainSkeleton />,
});
const Plate = dynamic(() => import('../market/brain/brain-plate.tsx').then((m) => m.BrainPlate), {
  ssr: false,
  loading: () => <BrainSkeleton />,
});

function Picture({ draw }: { readonly draw: (explanation: Explanation) => ReactNode }) {
  const run = useLoadedRun();
  const explanation = useDecision((d) => d.explanation);
  if (!run)
    return (
      <>
        <BrainSkeleton />
        <RunStatus />
      </>
    );
  return explanation ? draw(explanation) : <BrainSkeleton />;
}

export function SpacePanel() {
  return <Picture draw={(explanation) => <SpaceView explanation={explanation} />} />;
}
export function FlatPanel() {
  return <Picture draw={(explanation) => <Plate explanation={explanation} />} />;
}
export function SpaceStatus() {
  const backend = useSpace((s) => s.backend);
  return (
    <span className="dim" data-part="space-backend">
      {backend ?? 'brightness = activity, 0 to 1'}
    </span>
  );
}
export function FlatStatus() {
  return <span className="dim">brightness = activity, 0 to 1</span>;
}
