/** What every machine computed of the window at the cursor, and into which row an error was put. */
import { create } from 'zustand';
import { client } from '../../data/client.ts';
import { loadedRun } from '../../data/run.ts';
import { useTime } from '../../state/time.ts';
import { useView } from '../../state/view.ts';
import type { FarPlace, ParityAnswer, ParityAsk, Place, Subject } from '../../workers/parity-protocol.ts';
import { useVision } from '../view-store.ts';

export type RowName = `${Subject} ${Place | FarPlace}`;
export interface RowState {
  readonly device: string;
  /** Null where it is not to be had; then `device` says why. */
  readonly output: Float32Array | null;
  /** Another than that of the subject. */
  readonly tolerance?: number;
  readonly simulated?: boolean;
}
export interface ParityStore {
  readonly phase: 'idle' | 'computing' | 'done' | 'failed';
  readonly why: string;
  /** Bar of the window that was computed. */
  readonly bar: number;
  readonly rows: Readonly<Partial<Record<RowName, RowState>>>;
  readonly wrong: RowName | null;
  readonly allowSoftware: boolean;
}
export const useParity = create<ParityStore>(() => ({
  phase: 'idle',
  why: '',
  bar: -1,
  rows: {},
  wrong: null,
  allowSoftware: false,
}));

/** In place of a device, until the server has answered. */
export const ASKED = 'being asked';

/** Bars before the window that the features need, and samples that their statistics are fitted on. */
const BEFORE = 256;

let worker: Worker | null = null;
let ticket = 0;
/** Shape of the fields that were compared last. */
let shape = { window: 0, size: 0 };

function hear(said: ParityAnswer): void {
  if (said.ticket !== ticket) return;
  if (said.kind === 'done') useParity.setState({ phase: 'done' });
  else if (said.kind === 'failed') useParity.setState({ phase: 'failed', why: said.why });
  else {
    const name: RowName = `${said.subject} ${said.place}`;
    const row = said.kind === 'row' ? { device: said.device, output: said.output } : { device: said.why, output: null };
    useParity.setState(({ rows }) => ({ rows: { ...rows, [name]: row } }));
  }
}

/** Computes the window at the cursor everywhere. */
export function compareHere(): void {
  const run = loadedRun();
  if (!run) return;
  if (!worker) {
    worker = new Worker(new URL('../../workers/parity.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', (event: MessageEvent<ParityAnswer>) => hear(event.data));
    worker.addEventListener('error', (event) =>
      useParity.setState({ phase: 'failed', why: event.message || 'the worker did not start' }),
    );
  }
  const bar = useTime.getState().cursor;
  const { gafWindow: window, gafSize: size } = useView.getState();
  const { stride, field } = useVision.getState();
  const from = Math.max(0, bar + 1 - window - 4 * stride - BEFORE);
  const cut = (values: Float64Array): Float64Array => values.slice(from, bar + 1);
  const { time, open, high, low, close, volume } = run.bars;
  const { runId, symbol, timeframeMs, simulatedData: simulated } = run.info;
  const columns = { time: cut(time), open: cut(open), high: cut(high), low: cut(low), close: cut(close) };
  const bars = { runId, symbol, timeframeMs, simulated, ...columns, volume: cut(volume) };
  ticket += 1;
  shape = { window, size };
  const { allowSoftware } = useParity.getState();
  useParity.setState({ phase: 'computing', why: '', bar, rows: {}, wrong: null });
  const ask: ParityAsk = { ticket, bars, window, size, stride, field, allowSoftware };
  worker.postMessage(ask);
  void askFar('server');
}

/** Asks the server for the fields of the window that was compared: by its own kernel, or by the card. */
export async function askFar(place: FarPlace): Promise<void> {
  const run = loadedRun();
  const { bar } = useParity.getState();
  if (!run || bar < 0) return;
  const mine = ticket;
  const values = Array.from(run.bars.close.slice(Math.max(0, bar + 1 - shape.window), bar + 1));
  const put = (row: RowState): void => {
    if (mine === ticket) useParity.setState(({ rows }) => ({ rows: { ...rows, [`field ${place}`]: row } }));
  };
  put({ device: ASKED, output: null });
  try {
    const by = place === 'card' ? 'card' : 'wasm';
    const size = Math.min(shape.size, values.length);
    const { device, cells, tolerance, simulated } = await client().system.drawFields.mutate({ by, values, size });
    put({ device, output: cells, tolerance, simulated });
  } catch (cause) {
    put({ device: cause instanceof Error ? cause.message : String(cause), output: null });
  }
}

/** Puts an error into a row's output, or takes it out again. */
export function spoil(name: RowName): void {
  useParity.setState(({ wrong }) => ({ wrong: wrong === name ? null : name }));
}
