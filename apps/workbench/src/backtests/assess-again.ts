/** The same backtest once more: it is not computed again, but what may be luck in it is. */
import { notify } from '../shell/notify.ts';
import { submitAgain } from './launch-store.ts';
import { words, type Full } from './runs-store.ts';

export async function assessAgain(run: Full): Promise<void> {
  try {
    await submitAgain(run);
  } catch (cause) {
    notify(`Not assessed: ${words(cause)}`, 'error');
  }
}
