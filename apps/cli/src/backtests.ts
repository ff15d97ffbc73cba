/** What the `backtests` commands share: the finished runs, by way of the server where one runs, and how one is named. */
import { badInput, noData } from '@janus/domain';
import type { BacktestHead } from '@janus/server/backtest-api';
import type { BacktestService } from '@janus/server/backtests';
import type { CommandInput } from './command.ts';

async function overServer(dataFolder: string): Promise<BacktestService | null> {
  const { askerOf, runningServer } = await import('@janus/server/jobs');
  const server = runningServer(dataFolder);
  if (!server) return null;
  const ask = askerOf(dataFolder, server);
  return {
    list: async ({ removed = false } = {}) => (await ask('backtests.list', { removed }, false)) as BacktestHead[],
    get: async (runId) => (await ask('backtests.get', { runId }, false)) as Awaited<ReturnType<BacktestService['get']>>,
    annotate: async (runId, notes) => void (await ask('backtests.annotate', { runId, notes }, true)),
    pin: async (runId) => void (await ask('backtests.pin', { runId }, true)),
    remove: async (runId) => void (await ask('backtests.remove', { runId }, true)),
    restore: async (runId) => void (await ask('backtests.restore', { runId }, true)),
  };
}

/** @throws JanusError refused where a server has the folder and cannot be asked */
export async function withBacktests<T>(
  { dataFolder }: CommandInput,
  work: (backtests: BacktestService) => Promise<T>,
): Promise<T> {
  const server = await overServer(dataFolder);
  if (server) return work(server);
  const [{ owning }, { openStore }, { backtestService }] = await Promise.all([
    import('@janus/server/backup'),
    import('@janus/server/store'),
    import('@janus/server/backtests'),
  ]);
  return owning(dataFolder, async () => {
    const store = await openStore({ dataFolder, databaseUrl: process.env['DATABASE_URL'] });
    try {
      return await work(backtestService({ dataFolder, store: () => Promise.resolve(store), now: Date.now }));
    } finally {
      await store.close();
    }
  });
}

/**
 * A finished run by the beginning of its id, of at least four digits, where only one begins so.
 * @throws JanusError bad-input for what is no id or could be several, no-data for one that is not there
 */
export function runNamed(list: readonly BacktestHead[], word: string): BacktestHead {
  if (!/^[0-9a-f]{4,64}$/.test(word))
    throw badInput(`'${word}' is not the id of a run, or four or more digits of its beginning`);
  const found = list.filter((run) => run.runId.startsWith(word));
  if (found.length > 1)
    throw badInput(`${word} could be ${found.map((run) => run.runId).join(' or ')}: give more digits`);
  if (!found[0])
    throw noData(`there is no backtest ${word} among these ${list.length}; \`janus backtests list\` names them`);
  return found[0];
}

const share = (x: number | null | undefined): string => (typeof x === 'number' ? `${(100 * x).toFixed(2)} %` : 'N/A');
const ratio = (x: number | null | undefined): string => (typeof x === 'number' ? x.toFixed(2) : 'N/A');

/** One line. */
export const backtestLine = (run: BacktestHead): string =>
  [
    `${run.pinned ? '*' : ' '} ${run.runId}`,
    new Date(run.createdAt).toISOString().slice(0, 16).replace('T', ' '),
    `${run.strategy} on ${run.name}`.padEnd(34),
    share(run.metrics['totalReturn']).padStart(10),
    `Sharpe ${ratio(run.metrics['sharpe'])}`.padStart(14),
    `${run.metrics['trades'] ?? 0} trades`.padStart(13),
    run.notes.split('\n')[0] ?? '',
  ]
    .join('  ')
    .trimEnd();
