'use client';
/** Candles of the run, or what there is instead of a run; in the tab row the regime at the cursor. */
import { fixed } from '@janus/views';
import dynamic from 'next/dynamic';
import { REGIME_NAMES } from '../../canvas/ribbon-paint.ts';
import { useRun } from '../../data/run.ts';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import { RegimeChip } from '../../panel/regime-chip.tsx';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { CandleSkeleton } from './candle-skeleton.tsx';

const Candles = dynamic(() => import('./candles.tsx').then((m) => m.Candles), {
  ssr: false,
  loading: () => <CandleSkeleton />,
});

export function CandlesStatus() {
  const run = useRun((s) => (s.state.kind === 'ready' ? s.state.run : null));
  const cursor = useSlowCursor();
  if (!run) return null;
  const regime = run.audit.regime[cursor] ?? -1;
  if (!(regime >= 0)) return <span className="dim">regime not fitted yet</span>;
  return (
    <>
      <RegimeChip regime={regime} name={REGIME_NAMES[regime]!} />
      <span>
        <span className="dim">confidence</span> {fixed(run.audit.confidence[cursor]!, 2)}
      </span>
      <span>
        <span className="dim">agreement</span> {fixed(run.audit.agreement[cursor]!, 2)}
      </span>
    </>
  );
}

export function CandlesPanel() {
  const kind = useRun((s) => s.state.kind);
  if (kind === 'ready') return <Candles />;
  return (
    <>
      <CandleSkeleton />
      <RunStatus />
    </>
  );
}
