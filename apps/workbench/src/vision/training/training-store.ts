/**
 * The page's end of the worker that trains: what it said last, in one store, and what it is asked. The worker starts
 * with the first panel that wants it and stays: a training goes on and a model is kept while other pages are shown.
 */
import type { EpochReport } from '@janus/neural';
import { duration } from '@janus/views';
import { create } from 'zustand';
import { loadedRun, type LoadedRun } from '../../data/run.ts';
import { download } from '../../shell/download.ts';
import { isShown } from '../../dock/dock-store.ts';
import { notify } from '../../shell/notify.ts';
import { currentPage } from '../../shell/page-spec.ts';
import { useView } from '../../state/view.ts';
import type {
  Attention,
  BackendFacts,
  BlockFacts,
  Figure,
  FromVision,
  Latencies,
  ModelFacts,
  ToVision,
  Trace,
  TrainingPlan,
} from '../../workers/vision-protocol.ts';
import { choose, useVision, type Compute } from '../view-store.ts';

/** Of a training that has begun. */
export interface Course {
  readonly plan: TrainingPlan;
  readonly blocks: BlockFacts;
  readonly model: ModelFacts;
  readonly steps: number;
  readonly step: number;
  readonly epoch: number;
  /** Of the last step. */
  readonly loss: number;
  readonly secondsLeft: number;
  readonly history: readonly EpochReport[];
}
export interface Outcome {
  readonly why: string;
  /** Whose weights are kept. */
  readonly epoch: number;
  readonly seconds: number;
  readonly figures: readonly Figure[];
}

export type Phase = 'idle' | 'preparing' | 'running' | 'paused' | 'cancelled' | 'failed' | 'done';

export interface TrainingStore {
  /** Null while it is being opened. */
  readonly backend: BackendFacts | null;
  /** Why none could be opened; null where one was. */
  readonly noBackend: string | null;
  readonly phase: Phase;
  readonly course: Course | null;
  readonly outcome: Outcome | null;
  /** What went wrong last, of training or of a file. */
  readonly trouble: { readonly what: 'train' | 'load' | 'look' | 'measure'; readonly why: string } | null;
  /** The one at hand. */
  readonly model: ModelFacts | null;
  readonly attention: Attention | null;
  /** First bar at which a window is whole, where the cursor is before it. */
  readonly tooEarly: number | null;
  /** What the models at hand take; null before it was measured on this run. */
  readonly latencies: Latencies | null;
  readonly measuring: boolean;
  readonly mapping: number;
  readonly trace: { readonly runId: string; readonly trace: Trace } | null;
}

const START: TrainingStore = {
  backend: null,
  noBackend: null,
  phase: 'idle',
  course: null,
  outcome: null,
  trouble: null,
  model: null,
  attention: null,
  tooEarly: null,
  latencies: null,
  measuring: false,
  mapping: 0,
  trace: null,
};
export const useTraining = create<TrainingStore>(() => START);
const put = (change: Partial<TrainingStore>): void => useTraining.setState(change);

export const busy = (phase: Phase): boolean => phase === 'preparing' || phase === 'running' || phase === 'paused';

let worker: Worker | null = null;
/** Run whose bars the worker has. */
let opened: string | null = null;

/** Bars of the questions about attention: under way, and asked meanwhile. */
let flying: number | null = null;
let next: number | null = null;

function landed(): void {
  const [done, wanted] = [flying, next];
  flying = null;
  next = null;
  if (wanted !== null && wanted !== done) wantAttention(wanted);
}

function tell(message: ToVision, transfer: Transferable[] = []): void {
  worker?.postMessage(message, transfer);
}

function hear(said: FromVision): void {
  const { course } = useTraining.getState();
  switch (said.kind) {
    case 'backend':
      put({ backend: said.facts, noBackend: null });
      break;
    case 'no-backend':
      put({ backend: null, noBackend: said.why });
      break;
    case 'begun': {
      const { plan, blocks, model, steps } = said;
      const begun = { plan, blocks, model, steps, step: 0, epoch: 1, loss: Number.NaN, secondsLeft: Number.NaN };
      put({ phase: 'running', course: { ...begun, history: [] } });
      break;
    }
    case 'step': {
      const { step, epoch, loss, secondsLeft } = said;
      if (course) put({ course: { ...course, step, epoch, loss, secondsLeft } });
      break;
    }
    case 'epoch':
      if (course) put({ course: { ...course, history: [...course.history, said.report] } });
      break;
    case 'paused':
      put({ phase: 'paused' });
      break;
    case 'resumed':
      put({ phase: 'running' });
      break;
    case 'cancelled':
      put({ phase: 'cancelled' });
      break;
    case 'failed':
      put({ trouble: said, ...(said.what === 'train' ? { phase: 'failed' } : {}) });
      if (said.what === 'look') landed();
      if (said.what === 'measure') put({ measuring: false });
      break;
    case 'done':
      put({ phase: 'done', outcome: said });
      // Where one looks on, the panel says it.
      if (currentPage()?.id !== 'vision' || !isShown('vision', 'training'))
        notify(`Trained in ${duration(1000 * said.seconds)}: the best epoch was ${said.epoch}`);
      break;
    case 'model':
      flying = null;
      next = null;
      put({ model: said.model, attention: null, trace: null, tooEarly: null, mapping: 0, trouble: null });
      if (said.model.from !== 'trained here') put({ phase: 'idle', course: null, outcome: null });
      break;
    case 'attention':
      put({ attention: said, tooEarly: null });
      landed();
      break;
    case 'too-early':
      put({ attention: null, tooEarly: said.first });
      landed();
      break;
    case 'latencies':
      if (said.runId === opened) put({ latencies: said.latencies, measuring: false });
      break;
    case 'mapping':
      put({ mapping: said.progress });
      break;
    case 'trace':
      put({ trace: { runId: said.runId, trace: said.trace } });
      break;
    case 'file':
      download(said.name, new Blob([said.bytes], { type: 'application/octet-stream' }));
  }
}

/** Gives the worker the bars of a run, once. */
function open(run: LoadedRun): void {
  if (opened === run.info.runId) return;
  opened = run.info.runId;
  put({ attention: null, trace: null, tooEarly: null, mapping: 0, latencies: null, measuring: false });
  const { time, open: first, high, low, close, volume } = run.bars;
  const { runId, symbol, timeframeMs, simulatedData } = run.info;
  const columns = { time, open: first, high, low, close, volume };
  // Copies: the columns of a run are views of one buffer that the page goes on using.
  const own = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice()]));
  const message = { kind: 'open', runId, symbol, timeframeMs, simulated: simulatedData, ...own } as ToVision;
  tell(
    message,
    Object.values(own).map((values) => values.buffer),
  );
}

/** Starts the worker where there is none, and gives it the run on the screen. */
export function wake(): void {
  if (!worker) {
    worker = new Worker(new URL('../../workers/vision.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<FromVision>) => hear(event.data));
    worker.addEventListener('error', (event) => {
      put({ noBackend: event.message || 'the worker did not start', phase: 'failed' });
    });
    tell({ kind: 'compute', on: useVision.getState().compute });
  }
  const run = loadedRun();
  if (run) open(run);
}

export function computeOn(on: Compute): void {
  choose({ compute: on });
  const { phase } = useTraining.getState();
  put({ backend: null, noBackend: null, ...(phase === 'failed' ? { phase: 'idle' as const } : {}) });
  tell({ kind: 'compute', on });
}

export function startTraining(): void {
  if (busy(useTraining.getState().phase)) return;
  wake();
  const { task, model, stride, field, horizon, epochs } = useVision.getState();
  const { gafWindow: window } = useView.getState();
  put({ phase: 'preparing', course: null, outcome: null, trouble: null });
  tell({ kind: 'train', plan: { task, model, window, stride, field, horizon, epochs, seed: 1 } });
}
export const pauseTraining = (): void => tell({ kind: 'pause' });
export const resumeTraining = (): void => tell({ kind: 'resume' });
export const cancelTraining = (): void => tell({ kind: 'cancel' });
/** Times the models at hand on the run, under the budget chosen. */
export function measureLatency(): void {
  if (useTraining.getState().measuring) return;
  wake();
  const { budget, sees } = useVision.getState();
  put({ measuring: true, trouble: null });
  tell({ kind: 'measure', budgetUs: budget, sees });
}
export const saveModel = (): void => tell({ kind: 'save' });

export async function loadModelFile(file: File): Promise<void> {
  wake();
  put({ trouble: null });
  const bytes = await file.arrayBuffer();
  tell({ kind: 'load', name: file.name, bytes }, [bytes]);
}

/** Wants what the model looks at in the window that ends there; one question at a time, the newest next. */
export function wantAttention(bar: number): void {
  if (!useTraining.getState().model?.sight) return;
  if (flying !== null) next = bar;
  else {
    flying = bar;
    tell({ kind: 'attend', bar });
  }
}
