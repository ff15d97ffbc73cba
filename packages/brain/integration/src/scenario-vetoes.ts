/**
 * Every reason that can hold an entry back in the loop, with the one thing that brings it about at BAR. For the tests of
 * the loop: not exported from the package and not used by it.
 */
import { freeze, learn as learnFear, safeMode, trip } from '@janus/amygdala';
import { learn as learnSchema } from '@janus/cortex';
import { BUY, EPISODE_STATE, newExperience, REGIMES, type Account, type Fill } from '@janus/domain';
import { remember } from '@janus/hippocampus';
import { rng } from '@janus/numerics';
import type { Brain } from './brain.ts';
import { absorbFill } from './remember.ts';
import { BAR } from './scenario.ts';
import { onEmbedding, onHalt } from './wake.ts';

export type Before = (bar: number, symbol: number, account: Account, brain: Brain) => void;
export const atBar =
  (change: (account: Account, brain: Brain) => void): Before =>
  (bar, _symbol, account, brain) => {
    if (bar === BAR) change(account, brain);
  };
const fill = (side: number, price: number): Fill => ({
  orderId: side,
  symbol: 0,
  time: 1_577_836_800_000 + (BAR - 48) * 3_600_000,
  barIndex: BAR - 48,
  side,
  quantity: 10,
  price,
  fee: 0,
  kind: side > 0 ? 0 : 1,
  slippage: 0,
  partial: false,
});

export interface Case {
  readonly reason: string;
  readonly config?: object;
  readonly before?: Before;
  readonly equity?: boolean;
  /** Spread at a bar's close, price units; unknown unless stated. */
  readonly spread?: (bar: number) => number;
}
export const amygdalaOf = (brain: Brain) => brain.symbols[0]!.amygdala;
/** Basal ganglia that nothing speaks to. */
const DEAF = Object.fromEntries(
  ['strength', 'support', 'rival', 'opposition', 'threat', 'volatility', 'bias', 'prior', 'recall', 'caution'].map(
    (voice) => [`${voice}Weight`, 0],
  ),
);

/** One thing each that holds an entry at BAR back; all else is as it should be. */
export const CASES: readonly Case[] = [
  // Every appetite is below a floor of 1.
  { reason: 'appetite-too-low', config: { hypothalamus: { appetiteFloor: 1 } } },
  // Every stop hit now would cost all that may be at risk.
  { reason: 'appetite-too-low', before: atBar((a) => void (a.heat = 0.1)) },
  { reason: 'drawdown-scaling', before: atBar((a) => void (a.drawdown = 0.2)) },
  // What counts as far is so near that the dip is beyond it.
  { reason: 'anomaly', config: { amygdala: { falseAlarmsPerDay: 12 } } },
  { reason: 'volatility-spike', config: { amygdala: { volatilityLimit: 1 } } },
  { reason: 'loss-limit', before: atBar((a) => void (a.windowLoss = 0.031)) },
  { reason: 'kill-switch', before: atBar((_, b) => trip(amygdalaOf(b), 'global', 0, 0, 'test')) },
  { reason: 'freeze', before: atBar((_, b) => freeze(amygdalaOf(b))) },
  { reason: 'safe-mode', before: atBar((_, b) => safeMode(amygdalaOf(b), true)) },
  { reason: 'relevance-too-low', config: { thalamus: { relevanceThreshold: 1 } } },
  { reason: 'no-go', config: { 'basal-ganglia': { releaseThreshold: 50 } } },
  // The price's gate is half open and its support weighs much: whole, it would be enough.
  {
    reason: 'gated-out',
    config: {
      loop: { appetiteWeight: 0 },
      thalamus: { ownWeight: 0, confidenceWeight: 0 },
      'basal-ganglia': { supportWeight: 4, releaseThreshold: 3.3 },
    },
  },
  // Act would be twice the drive at full appetite.
  { reason: 'tonic-low', config: { loop: { appetiteWeight: 1 }, 'basal-ganglia': { releaseThreshold: 1.7 } } },
  { reason: 'unsure', config: { 'basal-ganglia': { confidenceThreshold: 1 } } },
  { reason: 'inhibited', before: atBar((_, b) => onHalt(b, 0, true)) },
  { reason: 'already-positioned', before: atBar((a) => void (a.position = 1)) },
  { reason: 'cost-above-edge', config: { cerebellum: { fee: 0.1 } } },
  { reason: 'fill-improbable', config: { cerebellum: { participationLimit: 0.00001 } } },
  { reason: 'position-limit', config: { prefrontal: { positionLimit: 0.01 } } },
  { reason: 'capital-limit', config: { prefrontal: { capitalLimit: 0.01 } } },
  {
    reason: 'drawdown-limit',
    config: { prefrontal: { drawdownLimit: 0.01 } },
    before: atBar((a) => void (a.drawdown = 0.02)),
  },
  {
    reason: 'wash-sale',
    equity: true,
    before: atBar((_, b) => {
      absorbFill(b, fill(1, 100));
      absorbFill(b, fill(-1, 90));
    }),
  },
  { reason: 'slippage-rule', config: { prefrontal: { slippageMultiple: 0 } } },
  { reason: 'aggregate-limit', config: { prefrontal: { aggregateLimit: 0.01 } } },
  { reason: 'strategy-limit', config: { prefrontal: { 'mean-reversion-limit': 0.01 } } },
  { reason: 'value-at-risk', config: { prefrontal: { valueAtRiskLimit: 0.0001 } } },
  { reason: 'volatility-limit', config: { prefrontal: { volatilityLimit: 0.0001 } } },
  {
    reason: 'daily-loss',
    config: { prefrontal: { dailyLoss: 0.01 } },
    before: atBar((a) => void (a.windowLoss = 0.02)),
  },
  {
    reason: 'maximum-loss',
    config: { prefrontal: { maximumLoss: 0.01 } },
    before: atBar((a) => void (a.equity = 98_000)),
  },
  {
    reason: 'trailing-drawdown',
    config: { prefrontal: { profile: 'conservative', trailingDrawdown: 0.01 } },
    before: atBar((a) => void (a.peakEquity = 102_000)),
  },
  // All of the profit is of today.
  {
    reason: 'consistency',
    config: { prefrontal: { profile: 'prop-funded', profitTarget: 0.001 } },
    before: atBar((a) => void (a.equity = 101_000)),
  },
  // A drawdown on the slope of its limit is half true: above its own floor, not enough for all together.
  {
    reason: 'satisfaction-too-low',
    config: { prefrontal: { drawdownLimit: 0.1, drawdownFloor: 0, satisfactionThreshold: 1 } },
    before: atBar((a) => void (a.drawdown = 0.1)),
  },
  { reason: 'size-below-minimum', config: { prefrontal: { minimumNotional: 1e9 } } },
  // Twenty bars of the usual spread are wider than ten times it at once.
  { reason: 'liquidity', spread: (bar) => (bar === BAR ? 1 : 0.01) },
  // What was believed until now has no belief left.
  {
    reason: 'regime-shift',
    before: atBar((_, b) => {
      const { belief } = amygdalaOf(b).shifts;
      belief.fill(0);
      belief[REGIMES.indexOf('crisis')] = 1;
    }),
  },
  { reason: 'outlier', config: { amygdala: { outlierVotes: 1, falseAlarmsPerDay: 0.2 } } },
  { reason: 'black-swan', config: { amygdala: { swanMad: 1, swanDays: 1 } } },
  { reason: 'flash-crash', config: { amygdala: { flashLimit: 1, vpinBars: 1_000_000 } } },
  // Every bucket of the last fifty was all bought or all sold.
  {
    reason: 'toxicity',
    config: { amygdala: { vpinBars: 100 } },
    before: atBar((_, b) => {
      const { vpin } = b.symbols[0]!;
      vpin.imbalance.fill(1);
      vpin.sum = vpin.imbalance.length;
      vpin.vpin = 1;
    }),
  },
  {
    reason: 'fear',
    config: { amygdala: { fearWidth: 100 } },
    before: atBar((_, b) => {
      for (let i = 0; i < 10; i++) learnFear(amygdalaOf(b), new Float64Array(EPISODE_STATE), true, -1);
    }),
  },
  // Nothing drives, nothing inhibits, and holding is worth nothing.
  { reason: 'tie', config: { 'basal-ganglia': { ...DEAF, releaseThreshold: 0 } } },
  {
    reason: 'recalled-losses',
    config: { 'basal-ganglia': { recallWeight: 100 }, hippocampus: { bandwidth: 100 } },
    before: atBar((_, b) => {
      const random = rng(1);
      const e = { ...newExperience(), action: BUY, reward: -0.01, regime: 0 };
      for (let i = 0; i < 200; i++) {
        const state = e.state.map(() => random.normal());
        remember(b.symbols[0]!.hippocampus, { ...e, state, time: i });
      }
    }),
  },
  {
    reason: 'schema-against',
    config: { 'basal-ganglia': { priorWeight: 100 } },
    before: atBar((_, b) => {
      for (let schema = 0; schema < REGIMES.length; schema++)
        for (let i = 0; i < 200; i++) learnSchema(b.symbols[0]!.cortex, schema, BUY, -0.01);
    }),
  },
  {
    reason: 'vision-against',
    config: { 'basal-ganglia': { oppositionWeight: 4 } },
    before: (bar, symbol, _account, brain) => onEmbedding(brain, symbol, bar, -1, 1),
  },
  // None of the nine strategies is without a stop: this one was robbed of it.
  {
    reason: 'mandatory-stop',
    config: { prefrontal: { mandatoryStop: true } },
    before: atBar((_, b) => {
      for (const signal of b.symbols[0]!.signals)
        Object.defineProperty(signal, 'stopDistance', { get: () => 0, set: () => {} });
    }),
  },
];
