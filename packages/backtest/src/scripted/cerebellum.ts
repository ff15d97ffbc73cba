/**
 * A market too thin for the order: 200 units trade a bar, and a dip asks for nearly as many. Nothing about the market
 * is unusual, it has always been this thin; only who forecasts the execution knows that the order will not fill.
 */
import { move, newScript, quiet, seriesOf, settle } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

export function cerebellumScene(): Scene {
  const script = newScript(1, 200);
  quiet(script, 70);
  const bar = move(script, 4, -0.0045);
  settle(script, 5);
  quiet(script, 1);
  return {
    region: 'cerebellum',
    series: seriesOf(script),
    bar,
    config: { strategies: DIP_BUYER, loop: { allowShort: false } },
    vision: false,
    intact: { action: 'hold', reason: 'fill-improbable' },
    off: { action: 'buy', reason: 'approved' },
  };
}
