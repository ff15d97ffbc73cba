'use client';
/** A small model trained in this browser on the video above: what is asked, how it goes, what it is worth. */
import { barLabel, duration, fixed } from '@janus/views';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useRef } from 'react';
import { useLoadedRun, type LoadedRun } from '../../data/run.ts';
import { Choice } from '../../panel/controls.tsx';
import { EmptyState } from '../../panel/states/empty-state.tsx';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { RunStatus } from '../../panel/states/run-status.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import type { BlockFacts } from '../../workers/vision-protocol.ts';
import { choose, EPOCHS, HORIZONS, MODELS, TASKS, useVision } from '../view-store.ts';
import body from '../../panel/body.module.css';
import styles from '../vision.module.css';
import { MODEL_WORDS, modelWords, TASK_WORDS, taskWords } from '../words.ts';
import { lossCurves } from './curves.ts';
import { ResultTable } from './result-table.tsx';
import {
  busy,
  cancelTraining,
  computeOn,
  loadModelFile,
  pauseTraining,
  resumeTraining,
  saveModel,
  startTraining,
  useTraining,
  wake,
  type Course,
} from './training-store.ts';

const LineChart = dynamic(() => import('../../chart/line-chart.tsx').then((m) => m.LineChart), {
  ssr: false,
  loading: () => <Skeleton shape="plot" />,
});

const TASK_OPTIONS = TASKS.map((task) => [task, TASK_WORDS[task]] as const);
const MODEL_OPTIONS = MODELS.map((model) => [model, MODEL_WORDS[model]] as const);
const EPOCH_OPTIONS = EPOCHS.map((n) => [n, `${n} epochs`] as const);
const HORIZON_OPTIONS = HORIZONS.map((n) => [n, `${n} bars ahead`] as const);

function Form() {
  const { task, model, horizon, epochs } = useVision();
  const phase = useTraining((s) => s.phase);
  const working = busy(phase);
  return (
    <div className={styles['form']}>
      <fieldset disabled={working}>
        <legend className="sr">What is trained</legend>
        <Choice label="Task" value={task} options={TASK_OPTIONS} onChange={(next) => choose({ task: next })} />
        <Choice label="Model" value={model} options={MODEL_OPTIONS} onChange={(next) => choose({ model: next })} />
        {task !== 'masked-patches' && (
          <Choice
            label="Horizon, bars"
            value={horizon}
            options={HORIZON_OPTIONS}
            onChange={(next) => choose({ horizon: next })}
          />
        )}
        <Choice label="Epochs" value={epochs} options={EPOCH_OPTIONS} onChange={(next) => choose({ epochs: next })} />
      </fieldset>
      <span className={body['grow']} />
      {working ? (
        <>
          {phase === 'paused' ? (
            <button type="button" className="button primary" onClick={resumeTraining}>
              Go on
            </button>
          ) : (
            <button type="button" className="button" disabled={phase !== 'running'} onClick={pauseTraining}>
              Pause
            </button>
          )}
          <button type="button" className="button" onClick={cancelTraining}>
            Cancel
          </button>
        </>
      ) : (
        <button type="button" className="button primary" onClick={startTraining}>
          Train
        </button>
      )}
    </div>
  );
}

const samples = (n: number): string => `${fixed(n)} samples`;

/** How the samples were parted: by time, with room between. */
function Blocks({ blocks, run }: { readonly blocks: BlockFacts; readonly run: LoadedRun }) {
  const { train, validation, test, trainTo, validationFrom, validationTo, testFrom, reach, embargo, every } = blocks;
  const day = (bar: number): string => barLabel(run.bars.time[bar] ?? Number.NaN, run.info.timeframeMs);
  return (
    <p className={styles['blocks']} data-part="split">
      <b>By time</b>, a sample every {fixed(every)} bars: training {samples(train)} to {day(trainTo)}, validation{' '}
      {samples(validation)} {day(validationFrom)} to {day(validationTo)}, test {samples(test)} from {day(testFrom)}.
      Between them labels of {fixed(reach)} bars and an embargo of {fixed(embargo)} bars.
    </p>
  );
}

function Going({ course }: { readonly course: Course }) {
  const phase = useTraining((s) => s.phase);
  const { step, steps, epoch, plan, loss, secondsLeft } = course;
  const left = Number.isFinite(secondsLeft) ? `${duration(Math.max(1000, 1000 * secondsLeft))} left` : '';
  const state =
    phase === 'paused' ? 'paused' : phase === 'cancelled' ? 'cancelled' : phase === 'running' ? left : 'finished';
  return (
    <div className={styles['going']} data-part="progress" data-phase={phase}>
      <progress max={steps} value={step} aria-label="Steps of the training" />
      <span>
        epoch {fixed(epoch)} <span className="dim">of {fixed(plan.epochs)}</span>
      </span>
      <span>
        step {fixed(step)} <span className="dim">of {fixed(steps)}</span>
      </span>
      <span>
        <span className="mid">loss</span> {fixed(loss, 3)}
      </span>
      <span className={body['note']}>{state}</span>
    </div>
  );
}

function Files() {
  const model = useTraining((s) => s.model);
  const phase = useTraining((s) => s.phase);
  const trouble = useTraining((s) => s.trouble);
  const input = useRef<HTMLInputElement | null>(null);
  return (
    <div className={styles['files']}>
      <span className={body['note']} data-part="model">
        {model ? (
          <>
            <b>{modelWords(model.kind)}</b> for {taskWords(model.task).toLowerCase()}, {fixed(model.weights)} weights,{' '}
            {model.from}
          </>
        ) : (
          <span className="dim">no model at hand</span>
        )}
      </span>
      {model && (
        <button type="button" className="button" onClick={saveModel}>
          Download weights
        </button>
      )}
      <button type="button" className="button" disabled={busy(phase)} onClick={() => input.current?.click()}>
        Load weights
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".safetensors"
        aria-label="Weights, safetensors"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void loadModelFile(file);
        }}
      />
      {trouble?.what === 'load' && (
        <p className={styles['trouble']} role="alert" data-part="load-trouble">
          <b>× Not loaded.</b> {trouble.why}. Choose a file that was saved by Download weights.
        </p>
      )}
    </div>
  );
}

function Picture({ run }: { readonly run: LoadedRun }) {
  const { phase, course, outcome, trouble, backend, noBackend } = useTraining();
  const history = course?.history;
  const data = useMemo(() => (history && history.length > 0 ? lossCurves(history) : null), [history]);
  if (noBackend !== null && !course)
    return (
      <div className={body['rest']}>
        <ErrorState
          what="Nothing to compute with"
          why={noBackend}
          cure="WebAssembly runs everywhere. An imitated card can be tried in the Parity panel."
          action={{ label: 'Take the best there is', run: () => computeOn('auto') }}
        />
      </div>
    );
  if (phase === 'failed')
    return (
      <div className={body['rest']}>
        <ErrorState
          what="The training did not get through"
          why={trouble?.why ?? noBackend ?? 'The worker ended without a reason.'}
          cure="Choose other options, a longer data set or another backend."
          action={{ label: 'Train again', run: startTraining }}
        />
      </div>
    );
  if (!course)
    return (
      <div className={body['rest']}>
        {phase === 'preparing' ? (
          <p className={styles['preparing']} role="status">
            Reading features and labels of {fixed(run.bars.time.length)} bars
          </p>
        ) : (
          <EmptyState title="Nothing trained yet" actions={[{ label: 'Train', run: startTraining }]}>
            A small model learns in this browser from the video of {run.info.symbol}; nothing leaves it. Losses, the
            time left and the result beside its baselines stand here.
            {backend && backend.passedOver.length > 0 && (
              <>
                {' '}
                It computes with {backend.device}
                {backend.passedOver.map(({ why }) => `; ${why}`)}.
              </>
            )}
          </EmptyState>
        )}
      </div>
    );
  return (
    <>
      <Going course={course} />
      <div className={body['rest']}>
        {data ? (
          <LineChart name={`${run.info.symbol} losses`} data={data} />
        ) : (
          <p className={styles['preparing']} role="status">
            {phase === 'cancelled' ? 'Cancelled within the first epoch.' : 'The curves begin after the first epoch.'}
          </p>
        )}
      </div>
      <Blocks blocks={course.blocks} run={run} />
      {outcome && <ResultTable outcome={outcome} />}
      {phase === 'cancelled' && (
        <p className={styles['blocks']} role="status">
          Cancelled: nothing of it is kept. A model trained before is still at hand.
        </p>
      )}
    </>
  );
}

export function TrainingPanel() {
  const run = useLoadedRun();
  useEffect(() => {
    if (run) wake();
  }, [run]);
  if (!run) return <RunStatus />;
  return (
    <div className={body['fill']} data-part="training">
      <Form />
      <Picture run={run} />
      <Files />
    </div>
  );
}
