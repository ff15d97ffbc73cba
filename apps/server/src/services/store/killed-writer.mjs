// node killed-writer.mjs FOLDER FIRST [DATABASE_URL]: a program of the tests. Opens the store and writes runs and
// signals until it is killed; says each id once the store has acknowledged it.
import { register } from 'tsx/esm/api';

register();
const { openStore } = await import('./index.ts');
const [folder, first, databaseUrl] = process.argv.slice(2);
const store = await openStore({ dataFolder: folder, databaseUrl });
console.log('open');
const empty = { config: {}, metrics: {}, perRegime: {}, baseline: {} };
const names = {
  kind: 'brain',
  dataSet: 'd',
  symbol: 's',
  configHash: 'c',
  dataHash: 'd',
  version: 'v',
  status: 'done',
};
for (let i = Number(first); ; i += 1) {
  const runId = `run-${i}`;
  await store.runs.record({ runId, seed: i, trades: 0, createdAt: i, ...names, ...empty });
  console.log(runId);
  const signals = Array.from({ length: 50 }, (_, bar) => {
    const told = {
      strategy: 'ema',
      side: 'buy',
      strength: 1,
      outcome: 'sent',
      reason: 'r',
      stage: 's',
      decider: 'none',
    };
    return { time: bar, bar, ...told };
  });
  await store.signals.record(runId, signals);
  console.log(`${runId}/signals`);
}
