/**
 * `janus logic train`: what rules teach a learner beside its labels. A linear policy learns from a simulated market
 * whose regimes are known, by L = CE + w·(1 − SAT), and is asked on a market of another seed: how often it is right, and
 * how often a rule is broken by what it answers, for each weight w and seed. Printed as found.
 */
import {
  badInput,
  BULL,
  BUBBLE,
  cancelled,
  F,
  FACT,
  FACT_COUNT,
  parseConfig,
  RANGING,
  RECOVERY,
  REGIMES,
} from '@janus/domain';
import {
  answer,
  ANSWERS,
  initRules,
  judgeRules,
  policyFields,
  programOf,
  rulesFields,
  trainPolicy,
  type Moment,
  type Policy,
  type RuleSet,
} from '@janus/logic';
import { GENERATORS, simulate, type Generator } from '@janus/market';
import { rng } from '@janus/numerics';
import { regimeFields } from '@janus/regime';
import type { Command } from '../command.ts';
import { marketFacts } from '../market-facts.ts';
import { FAMILY_OPTION, RULE_OPTIONS, rulesOf } from '../rule-files.ts';

const HOUR = 3_600_000;
/** The market that is asked about is another one. */
const ASKED = 1000;
const UP: readonly number[] = [BULL, BUBBLE, RECOVERY];
const [NEUTRAL, LONG, SHORT] = [0, 1, 2];

const labelOf = (regime: number): number => (regime === RANGING ? NEUTRAL : UP.includes(regime) ? LONG : SHORT);

/** What the policy sees: bounded numbers of about unit scale. */
function inputsOf(f: Float64Array): Float64Array {
  return Float64Array.of(
    Math.tanh(f[F.momentum]!),
    f[F.meanReversion]!,
    f[F.dspSign]!,
    Math.tanh(f[F.dspDeviation]! / 2),
    (f[F.adx]! - 25) / 15,
    4 * (f[F.dspHurst]! - 0.5),
    4 * (f[F.dspFractalDimension]! - 1.5),
    Math.log(f[FACT.volatilityRatio]!),
    ...REGIMES.map((name) => f[FACT[`regime.${name}`]]!),
  );
}

function momentsOf(set: RuleSet, generator: Generator, bars: number, seed: number): Moment[] {
  const series = simulate({ generator, bars, seed, timeframeMs: HOUR, parameterScale: 1 });
  const known = marketFacts(series, parseConfig(regimeFields, {}, 'regime'), seed, { size: 0.1, hasStop: 1 }, () => {});
  const { facts } = programOf(set, 'product');
  const given = new Set<number>(ANSWERS.map((name) => FACT[name]));
  const moments: Moment[] = [];
  for (let bar = known.from; bar < bars; bar++) {
    const values = new Float64Array(FACT_COUNT);
    known.fill(bar, values);
    const inputs = inputsOf(values);
    if (inputs.some(Number.isNaN) || facts.some((fact) => !given.has(fact) && Number.isNaN(values[fact]!))) continue;
    moments.push({ inputs, facts: values, label: labelOf(series.truth![bar]!) });
  }
  return moments;
}

/** Answers with the greatest share; a rule is broken where its truth is below one half. */
function ask(policy: Policy, set: RuleSet, moments: readonly Moment[]) {
  const state = initRules(set, parseConfig(rulesFields, {}, 'rules'));
  const shares = new Float64Array(ANSWERS.length);
  let right = 0;
  let violations = 0;
  let satisfied = 0;
  for (const { inputs, facts, label } of moments) {
    answer(policy, inputs, shares);
    const chosen = shares.indexOf(Math.max(...shares));
    ANSWERS.forEach((name, a) => (facts[FACT[name]] = a === chosen ? 1 : 0));
    satisfied += judgeRules(state, facts);
    for (const truth of state.truth) if (truth < 0.5) violations++;
    if (chosen === label) right++;
  }
  const n = moments.length;
  return { accuracy: right / n, violations: violations / n, satisfaction: satisfied / n };
}

function weightsOf(text: string): number[] {
  return text.split(',').map((word) => {
    const weight = Number(word);
    if (word.trim() === '' || !(weight >= 0 && Number.isFinite(weight)))
      throw badInput(`--weights ${text}: '${word}' is not a number of at least 0`);
    return weight;
  });
}

export const logicTrainCommand: Command = {
  name: 'logic train',
  usage: 'logic train [FILE] [--weights 0,1,10] [--seeds N]',
  summary: 'what rules teach beside labels: violations and accuracy against the weight of the rules, simulated market',
  positional: { min: 0, max: 1, names: ['FILE'] },
  options: {
    ...RULE_OPTIONS,
    family: { ...FAMILY_OPTION.family, default: 'product' },
    weights: { type: 'string', meaning: 'weights of the rules, comma-separated', default: '0,0.3,1,3,10' },
    seeds: { type: 'integer', meaning: 'markets and learners, one a seed', default: 3, min: 1, max: 1000 },
    generator: { type: 'string', meaning: 'market simulator', choices: [...GENERATORS], default: 'base' },
    bars: { type: 'integer', meaning: 'bars of each market', default: 6000, min: 2000, max: 1_000_000 },
    steps: { type: 'integer', meaning: 'steps of learning', default: 400, min: 1, max: 100_000 },
  },
  run(input) {
    const { options } = input;
    const { set, source } = rulesOf(input);
    const weights = weightsOf(String(options['weights']));
    const seeds = Number(options['seeds']);
    const generator = options['generator'] as Generator;
    const bars = Number(options['bars']);
    const rows: { weight: number; seed: number; accuracy: number; violations: number; satisfaction: number }[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const learned = momentsOf(set, generator, bars, seed);
      const asked = momentsOf(set, generator, bars, seed + ASKED);
      for (const weight of weights) {
        if (input.signal.aborted) throw cancelled(`stopped after ${rows.length} of ${seeds * weights.length} learners`);
        input.progress('learning', rows.length, seeds * weights.length);
        const config = parseConfig(
          policyFields,
          { weight, family: options['family'], steps: options['steps'] },
          'policy',
        );
        rows.push({ weight, seed, ...ask(trainPolicy(learned, set, config, rng(seed)), set, asked) });
      }
    }
    const summary = weights.map((weight) => {
      const of = rows.filter((r) => r.weight === weight);
      const mean = (pick: (r: (typeof rows)[number]) => number): number =>
        of.reduce((s, r) => s + pick(r), 0) / of.length;
      return {
        weight,
        accuracy: mean((r) => r.accuracy),
        violations: mean((r) => r.violations),
        satisfaction: mean((r) => r.satisfaction),
      };
    });
    const line = (label: string, r: (typeof summary)[number]): string =>
      `  ${label.padEnd(16)}${r.accuracy.toFixed(3).padStart(10)}${r.violations.toFixed(3).padStart(12)}${r.satisfaction.toFixed(3).padStart(14)}`;
    return Promise.resolve({
      json: {
        rules: source,
        version: set.version,
        family: options['family'],
        generator,
        bars,
        seeds,
        simulatedData: true,
        summary,
        rows,
      },
      text: [
        `${source} (version ${set.version}) beside labels: simulated '${generator}' market, ${bars} bars, asked on another; ${seeds} seeds`,
        '',
        `  ${'weight, seed'.padEnd(16)}${'accuracy'.padStart(10)}${'violations'.padStart(12)}${'satisfaction'.padStart(14)}`,
        ...rows.map((r) => line(`${r.weight}, ${r.seed}`, r)),
        '',
        ...summary.map((r) => line(`${r.weight}, mean`, r)),
        '',
        'violations: rules broken a bar. Weight 0 learns from labels alone.',
      ].join('\n'),
    });
  },
};
