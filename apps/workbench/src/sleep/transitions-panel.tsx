'use client';
/** Which schema follows which, over the memories of the night in their order. */
import { REGIME_LETTERS } from '@janus/domain';
import type { VersionView } from '@janus/server/night-api';
import { cssColour, colourMap, fixed } from '@janus/views';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { font, text } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import { useSurface, type Size } from '../canvas/surface.ts';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import { transitionsOf } from './gate.ts';
import { NoNight } from './no-night.tsx';
import { useNights, type OpenNight } from './nights.ts';
import body from '../panel/body.module.css';
import styles from './sleep.module.css';

const LEFT = 44;
const TOP = 22;
const map = colourMap('viridis');
const cellOf = ({ width, height }: Size, k: number): number =>
  Math.max(6, Math.floor(Math.min((width - LEFT - 12) / k, (height - TOP - 8) / k)));

function Transitions({ open, view }: { readonly open: OpenNight; readonly view: VersionView }) {
  const [at, setAt] = useState<readonly [number, number]>([0, 0]);
  const ids = useMemo(() => view.schemas.toSorted((a, b) => b.n - a.n).map((s) => s.id), [view]);
  const p = useMemo(() => transitionsOf(open.memories.schema, ids), [open, ids]);
  const k = ids.length;
  const regime = (id: number): string => REGIME_LETTERS[view.schemas.find((s) => s.id === id)?.regime ?? -1] ?? '–';
  const { host } = useSurface((c, size) => {
    if (k === 0) return;
    const colours = palette();
    const cell = cellOf(size, k);
    c.font = font();
    for (let i = 0; i < k; i++) {
      if (cell >= 11 || i % 2 === 0)
        text(c, `S${ids[i]}${regime(ids[i]!)}`, LEFT - 6, TOP + cell * (i + 0.5), colours.ink2, 'right');
      if (cell >= 24 || i % Math.ceil(24 / cell) === 0)
        text(c, `S${ids[i]}`, LEFT + cell * (i + 0.5), TOP - 9, colours.ink2, 'center');
      for (let j = 0; j < k; j++) {
        c.fillStyle = p[i * k + j]! > 0 ? cssColour(map, p[i * k + j]!, 0, 1) : colours.raised;
        c.fillRect(LEFT + cell * j, TOP + cell * i, cell - 1, cell - 1);
      }
    }
    c.strokeStyle = colours.accent;
    c.lineWidth = 2;
    c.strokeRect(LEFT + cell * at[1], TOP + cell * at[0], cell - 1, cell - 1);
  });
  const put = (i: number, j: number): void => setAt([Math.min(k - 1, Math.max(0, i)), Math.min(k - 1, Math.max(0, j))]);
  const keys = (event: KeyboardEvent): void => {
    const by: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = by[event.key];
    if (!move) return;
    put(at[0] + move[0], at[1] + move[1]);
    event.preventDefault();
    event.stopPropagation();
  };
  const [from, to] = [ids[at[0]] ?? 0, ids[at[1]] ?? 0];
  return (
    <div className={body['fill']}>
      <div className={styles['line']} role="status">
        <span>
          after S{from} ({regime(from)}) comes S{to} ({regime(to)}): <b>{fixed(p[at[0] * k + at[1]] ?? 0, 3)}</b>
        </span>
        <span className="dim">row: from, column: to</span>
      </div>
      <div
        ref={host}
        className={body['rest']}
        tabIndex={0}
        role="group"
        aria-label="Transitions between schemas; arrow keys choose a pair"
        data-part="transitions"
        onKeyDown={keys}
        onPointerMove={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const cell = cellOf(box, k);
          put(Math.floor((event.clientY - box.top - TOP) / cell), Math.floor((event.clientX - box.left - LEFT) / cell));
        }}
      />
    </div>
  );
}

export function TransitionsPanel() {
  const open = useNights((s) => s.open);
  const view = useNights((s) => s.view);
  const state = useNights((s) => s.state.kind);
  if (!open || !view) return state === 'asking' ? <PlotGhost /> : <NoNight />;
  return <Transitions open={open} view={view} />;
}
