/** Is the server there? Asked every few seconds and at once when the network says that it is back. */
import { create } from 'zustand';
import { client } from './client.ts';

export interface Health {
  readonly state: 'asking' | 'connected' | 'lost';
  readonly version: string;
  readonly kernelBackend: string;
  /** performance.now() of the last answer. */
  readonly heardAt: number;
}
export const useHealth = create<Health>(() => ({ state: 'asking', version: '', kernelBackend: '', heardAt: 0 }));

const EVERY = 10_000;
const WHEN_LOST = 2_000;

export function watchHealth(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let over = false;
  const ask = async (): Promise<void> => {
    try {
      const { version, kernelBackend } = await client().system.info.query();
      if (!over) useHealth.setState({ state: 'connected', version, kernelBackend, heardAt: performance.now() });
    } catch {
      if (!over) useHealth.setState({ state: 'lost' });
    }
    if (!over) timer = setTimeout(() => void ask(), useHealth.getState().state === 'lost' ? WHEN_LOST : EVERY);
  };
  const now = (): void => {
    clearTimeout(timer);
    void ask();
  };
  void ask();
  addEventListener('online', now);
  return () => {
    over = true;
    clearTimeout(timer);
    removeEventListener('online', now);
  };
}
