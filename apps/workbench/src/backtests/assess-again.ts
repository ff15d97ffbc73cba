/** The same backtest once more: it is not computed again, but what may be luck in it is. */
import { client } from '../data/client.ts';
import { notify } from '../shell/notify.ts';
import { submitAgain } from './launch-store.ts';
import { words, type Full } from './runs-store.ts';

export async function assessAgain(run: Full): Promise<void> {
  try {
    const set = (await client().data.catalogue.query()).find((s) => s.name === run.name);
    if (!set) throw new Error(`the data set ${run.name} is not here any more`);
    await submitAgain(run, run.from > set.from || run.to < set.to);
  } catch (cause) {
    notify(`Not assessed: ${words(cause)}`, 'error');
  }
}
