/** `janus execution`: the plan of an order by Almgren and Chriss, what caution costs, and how well the plan is kept to. */
import {
  planBefore,
  workingExperiment,
  workingModel,
  workingSchedule,
  type ExperimentOptions,
} from '@janus/cerebellum';
import { noData, type BarSeries } from '@janus/domain';
import { costVariance, efficientFrontier, expectedCost, halfLife, holdings, type AlmgrenChriss } from '@janus/market';
import { loadDataSet, runIdentity } from '@janus/server/data';
import type { Command, CommandInput } from '../command.ts';

/** Risk aversions of the frontier, times the notional. */
const CAUTIONS = [0, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000] as const;

function optionsOf({ options }: CommandInput): ExperimentOptions {
  return {
    side: options['side'] === 'sell' ? -1 : 1,
    bars: Number(options['bars']),
    share: Number(options['share']),
    caution: Number(options['caution']),
    permanentShare: Number(options['permanent-share']),
    spread: Number(options['spread']) / 1e4,
    delay: Number(options['delay']),
    participation: Number(options['participation']),
    passive: options['passive'] === true,
  };
}

interface Cost {
  /** Of the notional, bps. */
  readonly expectedBps: number;
  readonly deviationBps: number;
}
const costOf = (p: AlmgrenChriss, x: Float64Array, notional: number): Cost => ({
  expectedBps: (1e4 * expectedCost(p, x)) / notional,
  deviationBps: (1e4 * Math.sqrt(costVariance(p, x))) / notional,
});

/** The plan of an order that arrives at the last close. */
function plan(series: BarSeries, name: string, o: ExperimentOptions) {
  const working = planBefore(series, series.length, o);
  if (working === null) throw noData(`${name}: its last bars tell no volume, or no movement: nothing can be planned`);
  const { quantity, price, bars, volume, volatility } = working;
  const notional = quantity * price;
  const model = workingModel(working);
  const units = new Float64Array(bars);
  const x = new Float64Array(bars + 1);
  workingSchedule(working, x, units);
  const chosen = costOf(model, x, notional);
  const even = { ...model, riskAversion: 0 };
  holdings(even, x);
  const evenly = costOf(even, x, notional);
  // All of it in the first bar.
  x.fill(0, 1);
  const atOnce = costOf(model, x, notional);
  const frontier = efficientFrontier(
    model,
    CAUTIONS.map((caution) => caution / notional),
  ).map((point, i) => ({
    caution: CAUTIONS[i]!,
    expectedBps: (1e4 * point.expectedCost) / notional,
    deviationBps: (1e4 * Math.sqrt(point.variance)) / notional,
  }));
  const half = halfLife(model);
  return {
    quantity,
    price,
    usualVolume: volume,
    volatility,
    units: [...units],
    halfLifeBars: Number.isFinite(half) ? half : null,
    chosen,
    evenly,
    atOnce,
    frontier,
  };
}

export const executionCommand: Command = {
  name: 'execution',
  usage: 'execution --data SYMBOL|FILE [--share N] [--bars N] [--caution N] [--delay N] [--passive]',
  summary: 'how an order is best worked over several bars, what caution costs, and how well a plan is kept to',
  positional: { min: 0, max: 0, names: [] },
  options: {
    data: { type: 'string', meaning: 'symbol in the catalogue, SP500 (bundled), or a CSV file', default: 'SP500' },
    side: { type: 'string', meaning: 'what the order does', choices: ['buy', 'sell'], default: 'buy' },
    share: { type: 'number', meaning: 'its size, of the usual volume of its bars', default: 0.02, min: 1e-6, max: 1 },
    bars: { type: 'integer', meaning: 'bars in which it is to be done', default: 12, min: 2, max: 1000 },
    caution: { type: 'number', meaning: 'risk aversion times its notional; 0 works evenly', default: 100, min: 0 },
    'permanent-share': { type: 'number', meaning: 'share of the impact that stays', default: 0.2, min: 0, max: 0.99 },
    spread: { type: 'number', meaning: 'bid–ask spread, bps', default: 2, min: 0, max: 1000 },
    delay: { type: 'integer', meaning: 'bars after its own at which a fill is told', default: 1, min: 0, max: 50 },
    participation: { type: 'number', meaning: "largest share of a bar's volume", default: 0.1, min: 1e-4, max: 1 },
    passive: { type: 'flag', meaning: 'limits at the last close instead of orders at the market' },
  },
  async run(input) {
    const o = optionsOf(input);
    const { series, name, dataHash, warnings } = await loadDataSet(String(input.options['data']), input.dataFolder);
    const planned = plan(series, name, o);
    const followers = workingExperiment(series, o);
    const bps = (x: number): string => `${(1e4 * x).toFixed(1)} bps`.padStart(12);
    const share = (x: number): string => `${(100 * x).toFixed(2)} %`.padStart(10);
    const cost = (what: string, c: Cost): string =>
      `  ${what.padEnd(14)}${c.expectedBps.toFixed(2).padStart(12)} bps${c.deviationBps.toFixed(2).padStart(12)} bps`;
    const half = planned.halfLifeBars === null ? 'none' : `${planned.halfLifeBars.toFixed(1)} bars`;
    return {
      json: {
        ...runIdentity({ seed: 0, config: o, dataHash, backend: 'f64' }),
        data: name,
        simulated: true,
        simulatedData: series.simulated,
        plan: planned,
        followers,
        warnings,
      },
      text: [
        `${planned.quantity.toPrecision(6)} units of ${name} over ${o.bars} bars, from the close of ${planned.price}: half-life ${half}`,
        `units a bar   ${planned.units.map((u) => u.toPrecision(4)).join('  ')}`,
        '',
        '                expected cost        deviation',
        cost('planned', planned.chosen),
        cost('evenly', planned.evenly),
        cost('all at once', planned.atOnce),
        '',
        'efficient frontier: caution, expected cost, deviation',
        ...planned.frontier.map((p) => cost(String(p.caution), p)),
        '',
        `${followers[0]!.orders} such orders over the whole of it, one after another (simulated fills, told ${o.delay} bars late)`,
        'kept to by        undone  off the plan   shortfall   deviation',
        ...followers.map(
          (f) =>
            `  ${f.follower.padEnd(10)}${share(f.undone)}${share(f.deviation).padStart(14)}${bps(f.shortfall)}${bps(f.shortfallDeviation)}`,
        ),
        ...warnings.map((w) => `warning: ${w}`),
      ].join('\n'),
    };
  },
};
