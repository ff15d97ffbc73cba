'use client';
/** Whether every machine of this browser computes the same: hash, largest difference from plain JavaScript, verdict. */
import { barMoment, fixed } from '@janus/views';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { useSlowCursor } from '../../state/slow-cursor.ts';
import type { FarPlace, Place, Subject } from '../../workers/parity-protocol.ts';
import body from '../../panel/body.module.css';
import styles from '../vision.module.css';
import { INJECTED, injected, judge, TOLERANCES } from './compare.ts';
import { ASKED, askFar, compareHere, spoil, useParity, type RowName } from './parity-store.ts';

type Anywhere = Place | FarPlace;
const PLACES: Readonly<Record<Anywhere, string>> = {
  cpu: 'CPU',
  wasm: 'WASM',
  fused: 'Fused WASM',
  webgpu: 'WebGPU',
  server: 'Server WASM',
  card: 'Card',
};
const SUBJECTS: readonly (readonly [Subject, string, readonly Anywhere[]])[] = [
  ['field', 'GASF and GADF of the window', ['cpu', 'wasm', 'webgpu', 'server', 'card']],
  ['embedding', 'Embedding by a ViViT, weights of seed 1', ['cpu', 'wasm', 'fused', 'webgpu']],
];
/** 0.0000012 as 1.2e−6. */
const small = (x: number): string => (x === 0 ? '0' : x.toExponential(1).replace('-', '−').replace('+', ''));

function Row({ subject, place, name }: { readonly subject: Subject; readonly place: Anywhere; readonly name: string }) {
  const id: RowName = `${subject} ${place}`;
  const row = useParity((s) => s.rows[id]);
  const reference = useParity((s) => s.rows[`${subject} cpu`]?.output ?? null);
  const wrong = useParity((s) => s.wrong === id);
  const phase = useParity((s) => s.phase);
  if (!row && place === 'card' && reference)
    return (
      <tr data-row={id}>
        <th scope="row">{name}</th>
        <td colSpan={3} className="dim">
          – not asked: its program may have to be built first
        </td>
        <td>
          <button type="button" className="button" onClick={() => void askFar('card')}>
            Ask the card
          </button>
        </td>
      </tr>
    );
  if (!row || (!row.output && place === 'cpu') || !reference)
    return (
      <tr data-row={id}>
        <th scope="row">{name}</th>
        <td colSpan={4} className="dim">
          {row ? `– ${row.device}` : phase === 'computing' ? 'being computed' : '–'}
        </td>
      </tr>
    );
  if (!row.output)
    return (
      <tr data-row={id} data-absent>
        <th scope="row">{name}</th>
        <td colSpan={4} className={styles['absent']} title={row.device}>
          {row.device === ASKED ? `– ${ASKED}` : `– not here: ${row.device}`}
        </td>
      </tr>
    );
  const verdict = judge(reference, wrong ? injected(row.output) : row.output, row.tolerance ?? TOLERANCES[subject]);
  return (
    <tr data-row={id} data-within={verdict.within}>
      <th scope="row" title={row.device}>
        {name}
        {row.simulated && <b className="warn"> SIMULATED</b>}
      </th>
      <td>
        <code>{verdict.hash}</code>
      </td>
      <td className="num">{place === 'cpu' ? '–' : small(verdict.largest)}</td>
      <td data-verdict={place === 'cpu' ? 'reference' : 'judged'}>
        {place === 'cpu'
          ? 'reference'
          : verdict.identical
            ? '✓ equal to the bit'
            : verdict.within
              ? `✓ within${row.tolerance === undefined ? '' : ` ${small(row.tolerance)}`}`
              : '× differs'}
      </td>
      <td>
        {place !== 'cpu' && (
          <button type="button" className="button" aria-pressed={wrong} onClick={() => spoil(id)}>
            {wrong ? 'Take it out' : `Inject ${small(INJECTED)}`}
          </button>
        )}
      </td>
    </tr>
  );
}

function Comparison({ run }: { readonly run: LoadedRun }) {
  const { phase, bar, allowSoftware } = useParity();
  const cursor = useSlowCursor();
  return (
    <div className={body['fill']} data-part="parity" data-phase={phase} data-bar={bar}>
      <div className={styles['form']}>
        <span>
          window to <b>{barMoment(run.bars.time[bar] ?? Number.NaN, run.info.timeframeMs)}</b>
          {bar !== cursor && <span className="dim">, not that at the cursor</span>}
        </span>
        <span className={body['grow']} />
        <label>
          <input
            type="checkbox"
            checked={allowSoftware}
            onChange={(event) => useParity.setState({ allowSoftware: event.target.checked })}
          />{' '}
          also an imitated card
        </label>
        <button type="button" className="button" disabled={phase === 'computing'} onClick={compareHere}>
          {phase === 'computing' ? 'Computing' : 'Compare again'}
        </button>
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Parity">
        <table className={styles['parity']}>
          <thead>
            <tr>
              <th scope="col">On</th>
              <th scope="col">Hash</th>
              <th scope="col" className="num">
                Largest difference
              </th>
              <th scope="col">Verdict</th>
              <th scope="col">
                <span className="sr">try it</span>
              </th>
            </tr>
          </thead>
          {SUBJECTS.map(([subject, title, places]) => (
            <tbody key={subject}>
              <tr>
                <th scope="rowgroup" colSpan={5}>
                  {title} <span className="dim">tolerance {small(TOLERANCES[subject])} from CPU</span>
                </th>
              </tr>
              {places.map((place) => (
                <Row key={place} subject={subject} place={place} name={PLACES[place]} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

export function ParityPanel() {
  const run = useLoadedRun();
  const phase = useParity((s) => s.phase);
  const why = useParity((s) => s.why);
  if (!run) return <RunStatus />;
  if (phase === 'failed')
    return (
      <ErrorState
        what="The comparison did not get through"
        why={why}
        cure={`Move the cursor to the right: it needs ${fixed(300)} bars or more before it.`}
        action={{ label: 'Compare again', run: compareHere }}
      />
    );
  if (phase === 'idle')
    return (
      <EmptyState title="Not compared yet" actions={[{ label: 'Compare', run: compareHere }]}>
        The window at the cursor is drawn and embedded by plain JavaScript, WebAssembly and WebGPU, and their outputs
        are held against one another.
      </EmptyState>
    );
  return <Comparison run={run} />;
}
