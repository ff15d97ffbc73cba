/**
 * The same context, two kinds of dip: one on half the usual volume after a rise has always gone on falling, one out of
 * the blue has always come back. The basal ganglia know one context and see as many gains as losses; who remembers the
 * single moments can tell which kind this is. 67 dips teach it, the 68th is of the bad kind.
 */
import { move, newScript, quiet, seriesOf, settle, type Script } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

/** Bad, good, good, bad, and so on. Until 64 decisions have been taken nothing is recalled. */
const isBad = (i: number): boolean => i % 4 === 0 || i % 4 === 3;
const DIPS = 68;

/** Returns the fifth bar of the fall, at which buying is proposed. */
function bad(script: Script): number {
  move(script, 12, 0.0008, 0.5);
  const last = move(script, 8, -0.004, 0.5);
  move(script, 4, -0.005);
  settle(script, 28);
  return last - 3;
}
function good(script: Script): void {
  move(script, 4, -0.006);
  settle(script, 20);
}

export function hippocampusScene(): Scene {
  const script = newScript(1);
  quiet(script, 58, 0.0007);
  let bar = -1;
  for (let i = 0; i < DIPS; i++) {
    if (isBad(i)) bar = bad(script);
    else good(script);
    quiet(script, 2, 0.0007);
  }
  return {
    region: 'hippocampus',
    series: seriesOf(script),
    bar,
    config: {
      // The scene is of one timeframe: the slower ones would have it buy elsewhere, at bars that teach nothing.
      thalamus: { slowWeight: 0 },
      strategies: DIP_BUYER,
      // Each decision has its reward before the next dip. Appetite has no say in the choice.
      loop: { allowShort: false, rewardHorizon: 20, appetiteWeight: 0 },
      // Single memories count as much as the signal.
      'basal-ganglia': { recallWeight: 2 },
    },
    vision: false,
    intact: { action: 'hold', reason: 'recalled-losses' },
    off: { action: 'buy', reason: 'approved' },
  };
}
