'use client';
/** What vision takes, stage by stage, and which of two models would see under a budget. */
import { barLabel, fixed } from '@janus/views';
import { useEffect } from 'react';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { showPanel } from '../../dock/dock-store.ts';
import body from '../../panel/body.module.css';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { seek } from '../../state/time.ts';
import type { Latencies } from '../../workers/vision-protocol.ts';
import { busy, measureLatency, startTraining, useTraining } from '../training/training-store.ts';
import { choose, useVision } from '../view-store.ts';
import styles from '../vision.module.css';
import { modelWords } from '../words.ts';

const KINDS = { full: 'diffgaf-vivit', light: 'diffgaf-lstm' } as const;
const BECAUSE = {
  chosen: 'within its budget',
  forced: 'chosen above',
  memory: 'the ViViT takes too much memory',
  latency: 'the ViViT took too long',
  calm: 'back after calm latencies',
} as const;
const us = (value: number): string => fixed(value, 1);
const kib = (bytes: number): string => `${fixed(bytes / 1024)} KiB`;

function train(which: 'full' | 'light'): void {
  choose({ model: KINDS[which] });
  showPanel('vision', 'training');
  startTraining();
}

/** Which of the two sees; a word and a sign beside the colour. */
function Badge({ latencies }: { readonly latencies: Latencies }) {
  const { fallback, full } = latencies;
  const light = fallback ? fallback.light : !full;
  const degraded = fallback !== null && light && fallback.cause !== 'forced';
  const why = fallback ? BECAUSE[fallback.cause] : 'the only one at hand';
  return (
    <span data-part="sees" data-model={light ? KINDS.light : KINDS.full} data-degraded={degraded}>
      sees: <b className={styles['badge']}>{modelWords(light ? KINDS.light : KINDS.full)}</b>{' '}
      {degraded && <b className="warn">▼ DEGRADED </b>}
      <span className="dim">{why}</span>
    </span>
  );
}

function Stages({ latencies }: { readonly latencies: Latencies }) {
  const { full, light } = latencies;
  const there = (
    [
      ['full', full],
      ['light', light],
    ] as const
  ).filter(([, model]) => model !== null);
  const stages = there[0]![1]!.stages;
  return (
    <table className={styles['parity']} data-part="stages">
      <thead>
        <tr>
          <th scope="col">µs</th>
          {there.flatMap(([which, model]) =>
            (['mean', 'p95', 'p99'] as const).map((of) => (
              <th key={`${which} ${of}`} scope="col" className="num" title={kib(model!.bytes)}>
                {modelWords(KINDS[which])} {of}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        {stages.map(({ stage }, s) => (
          <tr key={stage} data-stage={stage}>
            <th scope="row">{stage}</th>
            {there.flatMap(([which, model]) =>
              (['mean', 'p95', 'p99'] as const).map((of) => (
                <td key={`${which} ${of}`} className="num">
                  {us(model!.stages[s]![of])}
                </td>
              )),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Changes that fit without a list of their own; the rest is counted. */
const SHOWN = 6;

function Course({ latencies, run }: { readonly latencies: Latencies; readonly run: LoadedRun }) {
  const { fallback, plan, windows } = latencies;
  if (!fallback) return null;
  const { changes, lightWindows } = fallback;
  return (
    <p className={styles['blocks']} data-part="course">
      {plan.sees === 'auto' ? `Under a budget of ${fixed(plan.budgetUs)} µs the` : 'The'} DiffGAF-LSTM would have seen{' '}
      <b>{fixed(lightWindows)}</b> of {fixed(windows)} windows, {fixed(changes.length)} change
      {changes.length === 1 ? '' : 's'}
      {changes.length > 0 && ': '}
      {changes.slice(0, SHOWN).map(({ bar, light, p95Us }) => (
        <button
          key={bar}
          type="button"
          className="button"
          onClick={() => seek(bar)}
          title={`95th percentile ${us(p95Us)} µs`}
        >
          {light ? '▼' : '▲'} {modelWords(light ? KINDS.light : KINDS.full)}{' '}
          {barLabel(run.bars.time[bar] ?? Number.NaN, run.info.timeframeMs)}
        </button>
      ))}
      {changes.length > SHOWN && ` and ${fixed(changes.length - SHOWN)} more`}
    </p>
  );
}

export function LatencyPanel() {
  const run = useLoadedRun();
  const { latencies, measuring, model, phase, trouble } = useTraining();
  const budget = useVision((v) => v.budget);
  const sees = useVision((v) => v.sees);
  const drawing = model !== null && Object.values(KINDS).some((kind) => kind === model.kind);
  useEffect(() => {
    if (run && drawing) measureLatency();
  }, [run, drawing, model, budget, sees]);
  if (!run) return <RunStatus />;
  if (!latencies && trouble?.what === 'measure')
    return (
      <ErrorState
        what="Latency could not be measured"
        why={trouble.why}
        cure="Train a model on these bars, or choose the data set that it was trained on."
        action={{ label: 'Train a ViViT', run: () => train('full') }}
      />
    );
  if (!latencies)
    return (
      <EmptyState
        title={measuring ? 'Measuring' : 'No model yet'}
        actions={
          busy(phase) || measuring
            ? []
            : [
                { label: 'Train a ViViT', run: () => train('full') },
                { label: 'Train a DiffGAF-LSTM', run: () => train('light') },
              ]
        }
      >
        {measuring
          ? 'The last thousand windows of the run go through the models at hand.'
          : busy(phase)
            ? 'A training is under way; what its model takes stands here once it is done.'
            : 'What an embedding takes, stage by stage, stands here for a ViViT and for the DiffGAF-LSTM that it gives way to.'}
      </EmptyState>
    );
  const missing = !latencies.full ? 'full' : !latencies.light ? 'light' : null;
  return (
    <div className={body['fill']} data-part="latency" data-measuring={measuring}>
      <div className={styles['form']}>
        <Badge latencies={latencies} />
        <span className={body['grow']} />
        {missing && !busy(phase) && (
          <button type="button" className="button" onClick={() => train(missing)}>
            Train a {modelWords(KINDS[missing])} too
          </button>
        )}
        <button type="button" className="button" disabled={measuring} onClick={measureLatency}>
          {measuring ? 'Measuring' : 'Measure again'}
        </button>
      </div>
      <div className={styles['scroll']} tabIndex={0} role="region" aria-label="Latency by stage">
        <Stages latencies={latencies} />
        <Course latencies={latencies} run={run} />
        <p className={styles['blocks']}>
          {fixed(latencies.windows)} windows of {run.info.symbol}, WebAssembly, here and now; the clock of this browser
          ticks every {us(latencies.tickUs)} µs.
        </p>
      </div>
    </div>
  );
}
