/**
 * A figure in the price: up, down, up, down, up for eight bars and down for eight, then twelve bars of falling. It has
 * come at random times among noise often enough for the readout to have beaten its control. A few bars after it the price
 * has fallen far enough for mean reversion to buy; only who has seen the figure whole knows that it is not over.
 */
import { lastBar, move, newScript, seriesOf, type Script } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

/** Direction of four bars each. */
const FIGURE = [1, -1, 1, -1, 1, 1, -1, -1];
const UNIT = 0.004;

const noisy = (script: Script, units: number, noise: number): number =>
  move(script, 1, UNIT * (units + noise * script.random.normal()));

/** Noise that keeps near its centre. */
function drift(script: Script, bars: number, noise: number): void {
  for (let i = 0; i < bars; i++) noisy(script, (0.05 / UNIT) * Math.log(script.centre / script.close.at(-1)!), noise);
}

/** The figure and what follows it, `fall` units a bar for twelve bars; then back. Returns the last bar of the figure. */
function figure(script: Script, fall: number, noise: number): number {
  for (let k = 0; k < 4 * FIGURE.length; k++) noisy(script, FIGURE[k >> 2]!, noise);
  const end = lastBar(script);
  for (let k = 0; k < 12; k++) noisy(script, -fall, noise);
  const back = Math.log(script.centre / script.close.at(-1)!) / (20 * UNIT);
  for (let k = 0; k < 20; k++) noisy(script, back, noise);
  return end;
}

export function visualCortexScene(): Scene {
  const script = newScript(13);
  while (lastBar(script) < 2940)
    if (script.random.next() < 0.03) figure(script, 0.8, 1);
    else drift(script, 1, 1);
  drift(script, 60, 1);
  // The signal comes at the fifth of the twelve bars that follow.
  const bar = figure(script, 1.5, 0.4) + 5;
  return {
    region: 'visual-cortex',
    series: seriesOf(script),
    bar,
    config: {
      strategies: DIP_BUYER,
      loop: { allowShort: false, appetiteWeight: 0 },
      // The scene is of one timeframe: on the slower ones a market that keeps to its centre says only that it will turn.
      thalamus: { slowWeight: 0 },
    },
    vision: true,
    intact: { action: 'hold', reason: 'vision-against' },
    off: { action: 'buy', reason: 'approved' },
  };
}
