/** What the server says of itself, its data and its runs; asked by the System page while it is open. */
import { create } from 'zustand';
import { client, type DataSet, type Outputs, type RunInfo } from '../data/client.ts';
import { useRun } from '../data/run.ts';

export type SystemInfo = Outputs['system']['info'];

export type SystemState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly why: string }
  | {
      readonly kind: 'ready';
      readonly info: SystemInfo;
      readonly data: readonly DataSet[];
      readonly runs: readonly RunInfo[];
      /** Epoch ms of the answer, on this machine's clock. */
      readonly at: number;
      /** ms from question to answer. */
      readonly took: number;
    };

export const useSystem = create<{ readonly state: SystemState }>(() => ({ state: { kind: 'asking' } }));

let ticket = 0;

export async function askSystem(): Promise<void> {
  const mine = ++ticket;
  const asked = performance.now();
  try {
    const [info, data, runs] = await Promise.all([
      client().system.info.query(),
      client().data.list.query(),
      client().runs.list.query(),
    ]);
    if (mine !== ticket) return;
    useRun.setState({ runs });
    useSystem.setState({
      state: { kind: 'ready', info, data, runs, at: Date.now(), took: performance.now() - asked },
    });
  } catch (cause) {
    if (mine !== ticket) return;
    useSystem.setState({ state: { kind: 'failed', why: cause instanceof Error ? cause.message : String(cause) } });
  }
}
