'use client';
/** The exact values of one bar: the one under the pointer, else the pinned, else the cursor's, else the last. */
import { REGIMES } from '@janus/domain';
import { barMoment, fixed, priceDigits } from '@janus/views';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { RegimeChip } from '../panel/regime-chip.tsx';
import { useSeriesCursor } from './cursor.ts';
import { useRegimes, type Labelled } from './regime-store.ts';
import styles from './regimes.module.css';

export function useBar(labelled: Labelled): number {
  const cursor = useSeriesCursor(labelled);
  const hover = useRegimes((s) => s.hover);
  const pinned = useRegimes((s) => s.pinned);
  return Math.min(labelled.report.bars - 1, hover ?? pinned ?? cursor ?? labelled.report.bars - 1);
}

function Told({ regime }: { readonly regime: number }) {
  return regime < 0 ? <span className="dim">none</span> : <RegimeChip regime={regime} name={REGIME_NAMES[regime]!} />;
}

export function TimelineReading({ labelled }: { readonly labelled: Labelled }) {
  const { report, track } = labelled;
  const bar = useBar(labelled);
  const digits = priceDigits(track.close[bar]!);
  const price = (x: number): string => fixed(x, digits);
  return (
    <div className={styles['reading']} data-part="reading" data-bar-read={bar}>
      <span className={styles['moment']}>{barMoment(track.time[bar]!, report.timeframeMs)}</span>
      <span>
        <span className="dim">open</span> {price(track.open[bar]!)} <span className="dim">high</span>{' '}
        {price(track.high[bar]!)} <span className="dim">low</span> {price(track.low[bar]!)}{' '}
        <span className="dim">close</span> {price(track.close[bar]!)}
      </span>
      <span>
        <Told regime={track.regime[bar]!} />
      </span>
      <span>
        <span className="dim">confidence</span> {fixed(track.confidence[bar]!, 2)}{' '}
        <span className="dim">agreement</span> {fixed(track.agreement[bar]!, 2)}
      </span>
      <span className={styles['votes']}>
        {(['hmm', 'statistical', 'technical'] as const).map((name) => (
          <span key={name}>
            <span className="dim">{name === 'hmm' ? 'HMM' : name}</span> {REGIMES[track[name][bar]!] ?? 'none'}
          </span>
        ))}
        {report.hasTruth && (
          <span>
            <span className="dim">truth</span> {REGIMES[track.truth[bar]!] ?? 'none'}
          </span>
        )}
      </span>
    </div>
  );
}

export function PosteriorReading({ labelled }: { readonly labelled: Labelled }) {
  const bar = useBar(labelled);
  return (
    <div className={styles['reading']} data-part="posterior-reading">
      {REGIMES.map((name, k) => (
        <span key={name} className={styles['belief']}>
          <RegimeChip regime={k} name={REGIME_NAMES[k]!} />
          <b>{fixed(100 * labelled.track.posterior[k]![bar]!, 1)}</b>
          <span className="unit">%</span>
        </span>
      ))}
    </div>
  );
}
