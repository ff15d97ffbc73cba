'use client';
/** How unequal replay is: memories and replays by their chance, in multiples of a fair share. */
import type { Night } from '@janus/server/night-api';
import { fixed } from '@janus/views';
import { useSurface } from '../canvas/surface.ts';
import { PlotGhost } from '../panel/states/skeleton.tsx';
import { NoNight } from './no-night.tsx';
import { useNights } from './nights.ts';
import { binNames, paintHistogram } from './paint-histogram.ts';
import body from '../panel/body.module.css';
import styles from './sleep.module.css';

function Histogram({ night }: { readonly night: Night }) {
  const { host } = useSurface((c, size) => paintHistogram(c, size, night.histogram));
  const { inMemory, replayed, edges, topProbability, topReplayed } = night.histogram;
  const names = binNames(edges);
  const said = names.map((name, k) => `${name}: ${inMemory[k]} memories, ${replayed[k]} replays`).join('; ');
  return (
    <div className={body['fill']}>
      <div className={styles['line']}>
        <span className="dim">
          <b className="mid">▮</b> in memory <b className="mid">─</b> replays
        </span>
        <span>
          top 10 % hold <b>{fixed(100 * topProbability)} %</b>
          <span className="dim">, get {fixed(100 * topReplayed)} %</span>
        </span>
      </div>
      <div
        ref={host}
        className={body['rest']}
        role="img"
        aria-label={`Replay probability. ${said}`}
        data-part="histogram"
      />
    </div>
  );
}

export function ReplayPanel() {
  const night = useNights((s) => s.open?.night ?? null);
  const state = useNights((s) => s.state.kind);
  if (!night) return state === 'asking' ? <PlotGhost /> : <NoNight />;
  return <Histogram night={night} />;
}
