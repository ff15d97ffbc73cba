'use client';
/** View V7: the OpAL circuit and the plane of Go and No-Go, as of the last decision that was weighed at the cursor. */
import { ACTIONS } from '@janus/domain';
import { barMoment, fixed, signed, signedPercent } from '@janus/views';
import { useEffect } from 'react';
import { useSurface } from '../../canvas/surface.ts';
import { usePick } from '../../canvas/use-pick.ts';
import type { LoadedRun } from '../../data/run.ts';
import { Asked } from '../../panel/states/asked.tsx';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { seek } from '../../state/time.ts';
import { Circuit } from './circuit.tsx';
import { paintPlane } from './paint-plane.ts';
import { plane, type Plane } from './plane-store.ts';
import { headlineOf, nearestDecision, outcomeGlyph, planePlace } from './plane-words.ts';
import body from '../../panel/body.module.css';
import styles from './opal.module.css';

function Sides({ p }: { readonly p: Plane }) {
  const { circuit } = p;
  if (!circuit) return null;
  return (
    <table className={styles['sides']}>
      <thead>
        <tr>
          <th scope="col">Side</th>
          <th scope="col">Go × gain</th>
          <th scope="col">No-Go × gain</th>
          <th scope="col">Act</th>
        </tr>
      </thead>
      <tbody>
        {(['buy', 'sell'] as const).map((name) => {
          const side = circuit[name];
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{side.available ? `${fixed(side.go, 2)} × ${fixed(side.goGain, 2)}` : 'not asked for'}</td>
              <td>{side.available ? `${fixed(side.noGo, 2)} × ${fixed(side.noGoGain, 2)}` : ''}</td>
              <td>{side.available ? fixed(side.act, 2) : ''}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Told({ p, k, run }: { readonly p: Plane; readonly k: number; readonly run: LoadedRun }) {
  const { timeframeMs } = run.info;
  const head = headlineOf(p);
  const last = p.x.length - 1;
  if (k >= 0 && k < last)
    return (
      <div className={styles['top']} data-part="plane-told">
        <b>{ACTIONS[p.action[k]!]}</b>
        <span>{barMoment(p.time[k]! - timeframeMs, timeframeMs)}</span>
        <span className="mid">
          Go {fixed(Math.abs(p.x[k]!), 2)} to {p.x[k]! < 0 ? 'sell' : 'buy'}, No-Go {fixed(p.y[k]!, 2)}
        </span>
        <span className={body['note']}>
          {Number.isFinite(p.reward[k])
            ? `${outcomeGlyph(p.reward[k]!)} came to ${signedPercent(p.reward[k]!, 3)} % of equity`
            : 'its reward is not known yet'}
        </span>
      </div>
    );
  return (
    <div className={styles['top']} data-part="plane-told" data-region={head.region}>
      <b className={styles['region']}>★ {head.region}</b>
      <span className={styles['why']}>{head.why}</span>
      {p.circuit && (
        <span className={body['note']}>
          {head.after === '' ? '' : `then: ${head.after}; `}
          {barMoment(p.circuit.time - timeframeMs, timeframeMs)}
        </span>
      )}
    </div>
  );
}

function Picture({ p, run }: { readonly p: Plane; readonly run: LoadedRun }) {
  const [told, listeners] = usePick(run, p.time, (box, x, y) => nearestDecision(p, planePlace(box, p), x, y));
  const { host } = useSurface((c, size) => paintPlane(c, size, p, told));
  const head = headlineOf(p);
  return (
    <div className={body['fill']} data-part="opal" data-bar={p.bar} data-region={head.region} data-states={p.x.length}>
      <Told p={p} k={told} run={run} />
      <div className={styles['body']}>
        <div
          ref={host}
          className={styles['plane']}
          role="img"
          aria-label={`Plane of Go and No-Go, ${p.x.length} decisions; the last lies in ${head.region}`}
          data-part="plane"
          {...listeners}
        />
        <div className={styles['side']}>
          <Circuit plane={p} />
          <Sides p={p} />
          <p className="dim">
            {p.circuit
              ? `confidence ${fixed(p.circuit.confidence, 2)}, least ${fixed(p.circuit.confidenceThreshold, 2)}; caution ${fixed(p.circuit.caution, 2)}; tonic dopamine ${signed(p.circuit.tonic, 2)}`
              : ''}
          </p>
        </div>
      </div>
      <div className={body['legend']}>
        <span>
          <b className={styles['gain']}>+</b> gained
        </span>
        <span>
          <b className={styles['lost']}>×</b> lost
        </span>
        <span>· nothing, or not known yet</span>
        <span>★ the last decision</span>
      </div>
    </div>
  );
}

export function OpalPanel() {
  useEffect(() => plane.follow(), []);
  return (
    <Asked from={plane} shape="plot" failed={() => 'The plane could not be read'}>
      {(answer, run) =>
        answer.x.length > 0 ? (
          <Picture p={answer} run={run} />
        ) : (
          <EmptyState
            title="Nothing was weighed yet"
            actions={[{ label: 'Go to the end of the run', run: () => seek(run.bars.time.length - 1) }]}
          >
            Up to this bar no strategy’s proposal has come as far as the basal ganglia, or they are switched off in this
            run.
          </EmptyState>
        )
      }
    </Asked>
  );
}
