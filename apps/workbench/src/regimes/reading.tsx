'use client';
/** The exact values of one bar: the one under the pointer, else the pinned, else the cursor's, else the last. */
import { REGIMES } from '@janus/domain';
import { barMoment, fixed, priceDigits } from '@janus/views';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { RegimeChip } from '../panel/regime-chip.tsx';
import { useSeriesCursor } from './cursor.ts';
import { Letter } from './letter.tsx';
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
  const votes = [
    ['HMM', track.hmm],
    ['statistical', track.statistical],
    ['technical', track.technical],
    ...(report.hasTruth ? ([['truth', track.truth]] as const) : []),
  ] as const;
  return (
    <div className={styles['reading']} data-part="reading" data-bar-read={bar}>
      <span className={styles['moment']}>{barMoment(track.time[bar]!, report.timeframeMs)}</span>
      {(['open', 'high', 'low', 'close'] as const).map((name) => (
        <span key={name} className={name === 'close' ? undefined : styles['roomy']}>
          <span className="dim">{name}</span> {fixed(track[name][bar]!, digits)}
        </span>
      ))}
      <span className={styles['told']}>
        <Told regime={track.regime[bar]!} />
      </span>
      <span>
        <span className="dim">confidence</span> {fixed(track.confidence[bar]!, 2)}{' '}
        <span className="dim">agreement</span> {fixed(track.agreement[bar]!, 2)}
      </span>
      <span className={styles['votes']}>
        {votes.map(([name, labels]) => (
          <span key={name}>
            <span className="dim">{name}</span> <Letter regime={labels[bar]!} />
          </span>
        ))}
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
          <Letter regime={k} />
          <span className={styles['roomy']}>{REGIME_NAMES[k]}</span>
          <span className={styles['figure']}>{fixed(100 * labelled.track.posterior[k]![bar]!, 1)}</span>
          <span className="unit">%</span>
        </span>
      ))}
    </div>
  );
}
