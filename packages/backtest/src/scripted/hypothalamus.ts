/**
 * After two losses: two dips that fell through their stops have drawn the account down, and a third comes. The market
 * is as it was before the first, 200 bars of calm lie between; only the account has changed.
 */
import { move, newScript, quiet, seriesOf, settle } from './market.ts';
import { DIP_BUYER, type Scene } from './scene.ts';

export function hypothalamusScene(): Scene {
  const script = newScript(1);
  quiet(script, 60);
  for (let i = 0; i < 2; i++) {
    move(script, 4, -0.0045);
    move(script, 5, -0.006);
    settle(script, 31);
    quiet(script, 10);
  }
  // The signal comes at the fifth of the eight bars.
  const bar = move(script, 8, -0.005) - 3;
  quiet(script, 1);
  return {
    region: 'hypothalamus',
    series: seriesOf(script),
    bar,
    config: {
      strategies: DIP_BUYER,
      loop: { allowShort: false, riskPerTrade: 0.0005 },
      // Two such losses are more than the drawdown allowed. Fractions so large that the stop sets every size: with the
      // region and without it the sizes are the same.
      // The losses frighten nobody: fear of such dips would cut the second, and the account would fall less.
      amygdala: { conditioning: 0 },
      hypothalamus: { maxDrawdown: 0.001, maxFraction: 2, neutralFraction: 1 },
    },
    vision: false,
    intact: { action: 'hold', reason: 'drawdown-scaling' },
    off: { action: 'buy', reason: 'approved' },
  };
}
