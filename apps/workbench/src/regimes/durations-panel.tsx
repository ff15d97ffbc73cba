'use client';
/** How long the episodes of each regime last. */
import { REGIMES } from '@janus/domain';
import { duration, fixed } from '@janus/views';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import { useSurface } from '../canvas/surface.ts';
import { durationsOf } from './episodes.ts';
import { WithLabels } from './looking-state.tsx';
import { DURATIONS_FOOT, paintDurations, STRIP, stripOf } from './paint-durations.ts';
import type { Labelled } from './regime-store.ts';
import body from '../panel/body.module.css';
import styles from './regimes.module.css';

function Durations({ labelled }: { readonly labelled: Labelled }) {
  const rows = useMemo(() => REGIMES.map((_, k) => durationsOf(labelled.episodes, k)), [labelled]);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      rows.findIndex((row) => row !== null),
    ),
  );
  const { host } = useSurface((c, size) => paintDurations(c, size, rows, at));
  const row = rows[at];
  const { timeframeMs } = labelled.report;
  const long = (bars: number): string =>
    `${fixed(bars, Number.isInteger(bars) ? 0 : 1)} (${duration(bars * timeframeMs)})`;
  const keys = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const to = moves[event.key];
    if (to === undefined) return;
    setAt(Math.min(rows.length - 1, Math.max(0, to)));
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={body['fill']}>
      <p className={styles['said']} role="status">
        {REGIME_NAMES[at]}:{' '}
        {row
          ? `${fixed(row.lengths.length)} episodes, median ${long(row.median)}, mean ${fixed(row.mean, 1)}, longest ${long(row.longest)}`
          : 'it never held here'}
      </p>
      <div
        className={styles['scroll']}
        tabIndex={0}
        role="group"
        aria-label="Length of episodes by regime; arrow keys choose one"
        onKeyDown={keys}
        onClick={(event) => {
          const box = host.current?.getBoundingClientRect();
          if (!box) return;
          const strip = stripOf(box.height, rows.length);
          setAt(Math.min(rows.length - 1, Math.max(0, Math.floor((event.clientY - box.top) / strip))));
        }}
      >
        <div className={styles['strips']} style={{ height: rows.length * STRIP + DURATIONS_FOOT }}>
          <div
            ref={host}
            className={styles['cover']}
            role="img"
            data-part="durations"
            aria-label={`Episodes by length in bars. ${rows.map((r, k) => `${REGIME_NAMES[k]}: ${r ? `median ${r.median}, longest ${r.longest}` : 'never'}`).join('; ')}`}
          />
        </div>
      </div>
      <p className={styles['legend']}>
        <span className="dim">bars, logarithmic · ┃ median ● mean □ longest</span>
      </p>
    </div>
  );
}

export function DurationsPanel() {
  return (
    <WithLabels shape="plot">{(labelled) => <Durations labelled={labelled} key={labelled.report.id} />}</WithLabels>
  );
}
