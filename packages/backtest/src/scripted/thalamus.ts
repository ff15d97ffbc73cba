/**
 * Volume misleads here: every fall comes on three times the usual volume, which says that it will go on, and every
 * time the price comes straight back. Three falls are let pass and teach the gate of volume; at the fifth it is shut
 * far enough for the purchase to be released. (The first is never decided on: such volume is still an anomaly.)
 */
import { move, newScript, quiet, seriesOf, settle } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

export function thalamusScene(): Scene {
  const script = newScript(3);
  quiet(script, 60, 0.0007);
  let bar = -1;
  for (let i = 0; i < 5; i++) {
    // The signal comes at the third of the four bars.
    bar = move(script, 4, -0.0045, 3) - 1;
    settle(script, 16);
    quiet(script, 6, 0.0007);
  }
  return {
    region: 'thalamus',
    series: seriesOf(script),
    bar,
    config: {
      strategies: DIP_BUYER,
      // A lesson follows twelve bars after the fall, when the price is back. Appetite has no say in the choice.
      loop: { allowShort: false, rewardHorizon: 12, appetiteWeight: 0 },
      // Three lessons have to do.
      thalamus: { learningRate: 0.3 },
    },
    vision: false,
    intact: { action: 'buy', reason: 'approved' },
    off: { action: 'hold', reason: 'no-go' },
  };
}
