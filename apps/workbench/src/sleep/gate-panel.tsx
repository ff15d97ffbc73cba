'use client';
/** View V10: how alike each replayed memory was to its schema, and whether the gate let it in. */
import { REGIME_LETTERS } from '@janus/domain';
import { fixed } from '@janus/views';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useSurface } from '../canvas/surface.ts';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import { gateRows } from './gate.ts';
import { NoNight } from './no-night.tsx';
import { useNights, type OpenNight } from './nights.ts';
import { GATE_FOOT, GATE_ROW, paintGate } from './paint-gate.ts';
import body from '../panel/body.module.css';
import styles from './sleep.module.css';

function Gate({ open }: { readonly open: OpenNight }) {
  const { recalls, night } = open;
  const view = useNights((s) => s.view);
  const rows = useMemo(() => gateRows(recalls), [recalls]);
  const [at, setAt] = useState(0);
  const regimes = useMemo(() => new Map((view?.schemas ?? []).map((s) => [s.id, s.regime])), [view]);
  const chosen = rows[Math.min(at, rows.length - 1)];
  const { host } = useSurface((c, size) =>
    paintGate(c, size, { rows, recalls, regimes, threshold: night.recall.threshold, chosen: at }),
  );
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
  if (!chosen) return <p className={styles['line']}>No recall was tried in this night.</p>;
  const letter = REGIME_LETTERS[regimes.get(chosen.id) ?? -1];
  const said =
    `Schema ${chosen.id}${letter ? ` (${letter})` : ''}: ${fixed(chosen.passed)} of ${fixed(chosen.at.length)} passed, ` +
    `median similarity ${fixed(chosen.median, 2)}`;
  return (
    <div className={body['fill']}>
      <div className={styles['line']} role="status">
        <span>{said}</span>
        <span className="dim">● passed × blocked</span>
      </div>
      <div
        className={styles['scroll']}
        tabIndex={0}
        role="group"
        aria-label="Recall gate by schema; arrow keys choose one"
        onKeyDown={keys}
        onClick={(event) => {
          const y = event.clientY - (host.current?.getBoundingClientRect().top ?? 0);
          setAt(Math.min(rows.length - 1, Math.max(0, Math.floor(y / GATE_ROW))));
        }}
      >
        <div style={{ position: 'relative', minHeight: '100%', height: rows.length * GATE_ROW + GATE_FOOT }}>
          <div
            ref={host}
            style={{ position: 'absolute', inset: 0 }}
            role="img"
            aria-label={`Recall gate. ${rows.map((r) => `Schema ${r.id}: ${r.passed} of ${r.at.length} passed`).join('; ')}`}
            data-part="gate"
          />
        </div>
      </div>
    </div>
  );
}

export function GatePanel() {
  const open = useNights((s) => s.open);
  const state = useNights((s) => s.state.kind);
  if (!open) return state === 'asking' ? <PlotGhost /> : <NoNight />;
  return <Gate open={open} key={open.night.sleepId} />;
}
