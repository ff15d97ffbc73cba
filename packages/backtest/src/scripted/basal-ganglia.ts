/**
 * Once bitten: two dips in this regime were bought and lost, the second of them in a crash. The third looks like the
 * first. What buying in this context was worth is known to Go and No-Go alone: the memories of the hippocampus and of
 * the cortex need more decisions than two.
 */
import { gapped, move, newScript, quiet, seriesOf, settle } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

export function basalGangliaScene(): Scene {
  const script = newScript(2);
  quiet(script, 60, 0.001);
  move(script, 8, -0.0045);
  settle(script, 32);
  quiet(script, 8, 0.001);
  move(script, 4, -0.0045);
  move(script, 1, -0.001);
  gapped(script, -0.03, -0.03);
  settle(script, 54);
  quiet(script, 10, 0.001);
  const bar = move(script, 4, -0.0045);
  move(script, 6, -0.006);
  quiet(script, 1);
  return {
    region: 'basal-ganglia',
    series: seriesOf(script),
    bar,
    config: {
      strategies: DIP_BUYER,
      // Appetite shrinks with the losses too; without a say in the choice it is no accomplice.
      loop: { allowShort: false, appetiteWeight: 0 },
      // Quick to learn: a loss of 0.1 % is a usual reward, and two of them are enough.
      'basal-ganglia': { rewardScale: 0.001, actorRate: 0.1 },
    },
    vision: false,
    intact: { action: 'hold', reason: 'no-go' },
    off: { action: 'buy', reason: 'approved' },
  };
}
