'use client';
/** One lesion in full: its changed decisions page by page, or what it came to regime by regime. */
import { fixed, signedPercent } from '@janus/views';
import { REGIMES } from '@janus/domain';
import { openRun, type LoadedRun } from '../../data/run.ts';
import { Segments } from '../../panel/controls.tsx';
import { RegimeChip } from '../../panel/regime-chip.tsx';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RowsGhost } from '../../panel/states/skeleton.tsx';
import { goTo } from '../../shell/navigate.ts';
import { seek } from '../../state/time.ts';
import { DataTable } from '../../table/data-table.tsx';
import { lesion, lesionKey, useLesions } from '../region/lesion.ts';
import { intervalText, isClear, lesionName } from './figures.ts';
import { changeColumns } from './lesion-columns.tsx';
import { momentsOf } from './moments.ts';
import {
  askPageAgain,
  choose,
  filterBy,
  KIND_FILTERS,
  PAGE,
  setSide,
  turnTo,
  useLab,
  type Change,
  type Result,
} from './lesion-store.ts';
import body from '../../panel/body.module.css';
import styles from './lesion-lab.module.css';

const SIDES = [
  ['changes', 'Decisions'],
  ['regimes', 'Regimes'],
] as const;

function seeInMarket(change: Change): void {
  seek(change.bar);
  goTo('market');
}

function Changes({ run }: { readonly run: LoadedRun }) {
  const page = useLab((s) => s.page);
  const trouble = useLab((s) => s.pageTrouble);
  const from = useLab((s) => s.from);
  if (trouble !== null)
    return (
      <ErrorState
        what="The changed decisions could not be read"
        why={trouble}
        action={{ label: 'Ask again', run: askPageAgain }}
      />
    );
  if (page === null || page === 'asking') return <RowsGhost />;
  if (page.total === 0)
    return <EmptyState title="No decision changed in this way">Both runs decided the same at every bar.</EmptyState>;
  const last = Math.min(page.total, from + page.changes.length);
  return (
    <div className={body['fill']}>
      <div className={styles['wide']} data-part="changes">
        <DataTable
          name="Changed decisions"
          columns={changeColumns(momentsOf(run), seeInMarket)}
          rows={page.changes}
          keyOf={(c) => String(c.event)}
          onOpen={seeInMarket}
        />
      </div>
      <div className={styles['foot']}>
        <span className="mid">
          {fixed(from + 1)} to {fixed(last)} of {fixed(page.total)}
        </span>
        <button type="button" className="button" disabled={from === 0} onClick={() => turnTo(from - PAGE)}>
          Earlier
        </button>
        <button type="button" className="button" disabled={last >= page.total} onClick={() => turnTo(from + PAGE)}>
          Later
        </button>
      </div>
    </div>
  );
}

function Regimes({ result }: { readonly result: Result }) {
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label="By regime" data-part="lesion-regimes">
      <table className={styles['regimes']}>
        <thead>
          <tr>
            <th scope="col">Regime</th>
            {['Bars', 'Direction', 'Veto', 'Size', 'Return with, %', 'without, %', 'Equity, % and 95 %'].map(
              (title) => (
                <th key={title} scope="col" className="num">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {result.perRegime.map((r) => (
            <tr key={r.name}>
              <th scope="row">
                <RegimeChip regime={(REGIMES as readonly string[]).indexOf(r.name)} name={r.name} />
              </th>
              <td className="num">{fixed(r.bars)}</td>
              <td className="num">{fixed(r.directionChanged)}</td>
              <td className="num">{fixed(r.vetoChanged)}</td>
              <td className="num">{fixed(r.sizeChanged)}</td>
              <td className="num">{signedPercent(r.intactReturn)}</td>
              <td className="num">{signedPercent(r.totalReturn)}</td>
              <td className={`num ${isClear(r.difference) ? styles['clear'] : ''}`}>{intervalText(r.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Opens the run without it, and makes it first where it is not there. */
function OpenIt({ run, lesioned }: { readonly run: LoadedRun; readonly lesioned: string }) {
  const state = useLesions((all) => all[lesionKey(run.info.runId, lesioned)])?.state ?? null;
  if (state?.kind === 'done')
    return (
      <button type="button" className="button" onClick={() => openRun(state.summary.run)}>
        Open the run without it
      </button>
    );
  if (state?.kind === 'starting' || state?.kind === 'running')
    return (
      <span role="status" className="mid">
        {state.kind === 'starting' ? 'being queued' : `${fixed(100 * state.job.progress)} %, ${state.job.stage}`}
      </span>
    );
  return (
    <button type="button" className="button" onClick={() => void lesion(run.info, lesioned)}>
      Keep it as a run
    </button>
  );
}

export function LesionDetail(props: { readonly run: LoadedRun; readonly result: Result; readonly alone: boolean }) {
  const { run, result, alone } = props;
  const side = useLab((s) => s.side);
  const filter = useLab((s) => s.filter);
  return (
    <section className={styles['detail']} aria-label={`Without ${lesionName(result.key)}`} data-part="lesion-detail">
      <div className={styles['top']}>
        {alone && (
          <button type="button" className="button" onClick={() => choose(null)}>
            ‹ All
          </button>
        )}
        <b className={body['name']}>Without {lesionName(result.key).toLowerCase()}</b>
        <Segments label="Shown" value={side} options={SIDES} onChange={setSide} />
        {side === 'changes' && (
          <Segments label="Kind of change" value={filter} options={KIND_FILTERS} onChange={filterBy} />
        )}
        <span className={body['cut']} />
        <OpenIt run={run} lesioned={result.key} />
      </div>
      <div className={body['rest']}>{side === 'changes' ? <Changes run={run} /> : <Regimes result={result} />}</div>
    </section>
  );
}
