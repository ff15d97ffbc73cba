/** A press on "Try the kernels": the server runs both, and its answer takes the place of the last one. */
import { create } from 'zustand';
import { client } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { useAnswers } from './answers.ts';

/** How often each kernel is run at a press. */
const TIMES = 100;

export const useTrial = create<{ readonly trying: boolean }>(() => ({ trying: false }));

export async function tryKernels(): Promise<void> {
  if (useTrial.getState().trying) return;
  useTrial.setState({ trying: true });
  try {
    const value = await client().system.tryCard.mutate({ times: TIMES });
    useAnswers.setState((all) => ({ card: { ...all.card, value, fault: null } }));
    const [wrong] = value.kernels.filter((k) => k.error !== null && !(k.error <= k.tolerance));
    if (wrong) notify(`The kernel ${wrong.name} is further from double precision than it promises`, 'error');
    else notify(`Both kernels tried ${TIMES} times: within what they promise`);
  } catch (cause) {
    notify(`The kernels were not tried: ${cause instanceof Error ? cause.message : String(cause)}`, 'error');
  } finally {
    useTrial.setState({ trying: false });
  }
}
