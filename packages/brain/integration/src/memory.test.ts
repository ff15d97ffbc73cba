/** The loop keeps nothing but what it was made with: a day more does not make it larger. */
import { AUDIT_WIDTH, newAccount, STAGES } from '@janus/domain';
import { rng } from '@janus/numerics';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { initBrain } from './brain.ts';
import { parseBrainConfig } from './config.ts';
import { BAR, market } from './scenario.ts';
import { onBar, onEmbedding, onRefit } from './wake.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const used = (): number => {
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
};

it('50,000 events leave no more behind than 10,000: under 1 MB', () => {
  const { refits } = market(1);
  let segments = 0;
  const brain = initBrain({
    config: parseBrainConfig(),
    symbols: [{ symbol: 'A', assetClass: 'crypto', timeframeMs: 60_000 }],
    seed: 1,
    lesions: 0,
    clock: null,
    onSegment: (audit, _timing, rows) => {
      if (rows * AUDIT_WIDTH <= audit.length) segments++;
    },
  });
  const random = rng(1);
  const account = newAccount(100_000);
  let close = 100;
  let decisions = 0;
  let before = 0;
  for (let i = 0; i < 50_000; i++) {
    if (i === BAR) onRefit(brain, 0, refits[0]!);
    onEmbedding(brain, 0, i, Math.sin(i), 0.5);
    const open = close;
    close *= Math.exp(0.002 * random.normal());
    const high = Math.max(open, close) * 1.0005;
    const low = Math.min(open, close) * 0.9995;
    const volume = 1e6 * (0.5 + random.next());
    const bar = { symbol: 0, index: i, time: i * 60_000, open, high, low, close, volume, spread: Number.NaN };
    onBar(brain, bar, account);
    if (brain.outcome.reached >= STAGES.indexOf('cerebellum')) decisions++;
    if (i === 10_000) before = used();
  }
  expect(used() - before).toBeLessThan(1e6);
  expect(decisions).toBeGreaterThan(500);
  expect(segments).toBe(Math.floor(50_000 / 1024));
});
