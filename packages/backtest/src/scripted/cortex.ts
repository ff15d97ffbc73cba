/**
 * One regime, two schemas: dips that follow a rise fit the schema "bull" and have gone on falling, dips out of the blue
 * fit "ranging" and have come back. The ensemble calls both ranging, so the basal ganglia see one context with gains
 * and losses; the hippocampus has too few episodes yet. The third dip after a rise is refused.
 */
import { move, newScript, quiet, seriesOf, settle } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

export function cortexScene(): Scene {
  const script = newScript(2);
  quiet(script, 58, 0.0007);
  let bar = -1;
  for (let i = 0; i < 3; i++) {
    move(script, 4, -0.006);
    settle(script, 20);
    quiet(script, 6, 0.0007);
    move(script, 12, 0.0008);
    // The signal comes at the fourth of the eight bars.
    bar = move(script, 8, -0.005) - 4;
    move(script, 4, -0.005);
    settle(script, 40);
    quiet(script, 6, 0.0007);
  }
  return {
    region: 'cortex',
    series: seriesOf(script),
    bar,
    config: {
      strategies: DIP_BUYER,
      loop: { allowShort: false, rewardHorizon: 20, appetiteWeight: 0 },
      // Quick to believe, and heard: two decisions in a schema are enough. Its manager's goals neither bound a size nor
      // weigh an action, so that with it and without it the sizes are the same.
      cortex: { doubt: 3, growBound: 1, holdBound: 1, protectBound: 1, recoverBound: 1, subgoalWeight: 0 },
      // A threshold that the first two dips pass with the region and without it.
      'basal-ganglia': { priorWeight: 1, releaseThreshold: 0.16 },
    },
    vision: false,
    intact: { action: 'hold', reason: 'schema-against' },
    off: { action: 'buy', reason: 'approved' },
  };
}
