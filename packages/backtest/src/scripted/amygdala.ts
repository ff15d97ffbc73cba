/**
 * Never seen before: the last bar of an ordinary dip opens 0.9 % below the close before it, in a market that has never
 * gapped. Every other measure of the bar is that of any dip. The price goes on falling.
 */
import { gapped, move, newScript, quiet, seriesOf } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

export function amygdalaScene(): Scene {
  const script = newScript(1);
  quiet(script, 70);
  move(script, 3, -0.0045);
  const bar = gapped(script, -0.0045, -0.009);
  move(script, 6, -0.006);
  quiet(script, 1);
  return {
    region: 'amygdala',
    series: seriesOf(script),
    bar,
    config: { strategies: DIP_BUYER, loop: { allowShort: false } },
    vision: false,
    intact: { action: 'hold', reason: 'anomaly' },
    off: { action: 'buy', reason: 'approved' },
  };
}
