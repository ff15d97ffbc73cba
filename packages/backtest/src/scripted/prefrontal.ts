/**
 * A wash sale: a share was sold at a loss ten days ago, and a dip asks to buy it back. A fine trade by every measure
 * of the market (the price recovers at once), and one whose tax loss the law takes away.
 */
import { move, newScript, quiet, seriesOf, settle } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

export function prefrontalScene(): Scene {
  const script = newScript(1);
  quiet(script, 60);
  move(script, 4, -0.0045);
  move(script, 5, -0.006);
  settle(script, 31);
  quiet(script, 10);
  const bar = move(script, 4, -0.0045);
  settle(script, 10);
  quiet(script, 1);
  return {
    region: 'prefrontal',
    series: seriesOf(script, 'equity'),
    bar,
    config: { strategies: DIP_BUYER, loop: { allowShort: false } },
    vision: false,
    intact: { action: 'hold', reason: 'wash-sale' },
    off: { action: 'buy', reason: 'approved' },
  };
}
