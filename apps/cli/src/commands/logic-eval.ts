/**
 * `janus logic eval`: rules held against every bar of a data set, as if the account were flat and the same action were
 * proposed at each. 256 bars at a time through the SIMD kernel; what a rule asks for and the data does not say leaves
 * the rule out of that bar.
 */
import { FACT_COUNT, type Fact } from '@janus/domain';
import { openLogicBatch } from '@janus/kernels';
import { loadLogicKernelSync } from '@janus/kernels/node';
import { programOf, weightedSatisfaction, type FamilyName } from '@janus/logic';
import type { Command } from '../command.ts';
import { marketFacts } from '../market-facts.ts';
import { requestOf, RUN_OPTIONS } from '../request.ts';
import { FAMILY_OPTION, RULE_OPTIONS, rulesOf } from '../rule-files.ts';

const { lesions: _, vision: __, ...OPTIONS } = RUN_OPTIONS;
const ROWS = 256;
const EXPONENT = 2;

function actionFacts(action: string, size: number, stop: boolean): Partial<Record<Fact, number>> {
  const enters = action !== 'hold';
  return {
    long: action === 'buy' ? 1 : 0,
    short: action === 'sell' ? 1 : 0,
    neutral: enters ? 0 : 1,
    size: enters ? size : 0,
    hasStop: enters && stop ? 1 : 0,
  };
}

export const logicEvalCommand: Command = {
  name: 'logic eval',
  usage: 'logic eval [FILE] --data SYMBOL|FILE [--action A]',
  summary: 'holds rules in text against every bar, for one action: truths, violations, the worst bar',
  positional: { min: 0, max: 1, names: ['FILE'] },
  options: {
    ...OPTIONS,
    ...RULE_OPTIONS,
    ...FAMILY_OPTION,
    action: { type: 'string', meaning: 'proposed at every bar', choices: ['hold', 'buy', 'sell'], default: 'buy' },
    size: { type: 'number', meaning: 'notional of the action over equity', default: 0.1, min: 0, max: 100 },
    'no-stop': { type: 'flag', meaning: 'the action has no protective stop' },
    mark: { type: 'number', meaning: 'truth below which a rule counts as violated', default: 0.5, min: 0, max: 1 },
  },
  async run(input) {
    const { options } = input;
    const { set, source } = rulesOf(input);
    const { plan, warnings } = await requestOf(input);
    const { series } = plan;
    const action = actionFacts(String(options['action']), Number(options['size']), options['no-stop'] !== true);
    const facts = marketFacts(series, plan.config.brain.regime, plan.provenance.seed, action, (done, total) =>
      input.progress('fitting regimes', done, total),
    );
    const program = programOf(set, options['family'] as FamilyName);
    const batch = openLogicBatch(loadLogicKernelSync(), program, ROWS, EXPONENT);
    const mark = Number(options['mark']);
    const values = new Float64Array(FACT_COUNT);
    const tally = set.rules.map(() => ({ known: 0, sum: 0, violations: 0 }));
    const truths = new Float64Array(set.rules.length);
    let bars = 0;
    let satisfied = 0;
    let worst = { bar: -1, satisfaction: Number.POSITIVE_INFINITY };
    for (let start = facts.from; start < series.length; start += ROWS) {
      const rows = Math.min(ROWS, series.length - start);
      for (let r = 0; r < rows; r++) {
        facts.fill(start + r, values);
        program.facts.forEach((fact, i) => (batch.facts[i]![r] = values[fact]!));
      }
      batch.run();
      for (let r = 0; r < rows; r++) {
        tally.forEach((t, k) => {
          const truth = batch.truths[k]![r]!;
          truths[k] = truth;
          if (Number.isNaN(truth)) return;
          t.known++;
          t.sum += truth;
          if (truth < mark) t.violations++;
        });
        const satisfaction = weightedSatisfaction(truths, set.weights, EXPONENT);
        if (Number.isNaN(satisfaction)) continue;
        bars++;
        satisfied += satisfaction;
        if (satisfaction < worst.satisfaction) worst = { bar: start + r, satisfaction };
      }
    }
    const rules = set.rules.map(({ name, weight }, k) => {
      const { known, sum, violations } = tally[k]!;
      return { name, weight, known, truth: known > 0 ? sum / known : null, violations };
    });
    const at = (bar: number): string => new Date(series.time[bar]! + series.timeframeMs).toISOString();
    const width = Math.max(...rules.map(({ name }) => name.length), 'satisfaction'.length);
    const decimals = (x: number | null): string => (x === null ? 'N/A' : x.toFixed(3)).padStart(8);
    return {
      json: {
        ...plan.provenance,
        data: plan.info.name,
        simulatedData: plan.info.simulatedData,
        rules: source,
        version: set.version,
        family: options['family'],
        action,
        bars,
        satisfaction: bars > 0 ? satisfied / bars : null,
        worst: worst.bar < 0 ? null : { time: at(worst.bar), bar: worst.bar, satisfaction: worst.satisfaction },
        perRule: rules,
        warnings,
      },
      text: [
        `${source} (version ${set.version}) on ${plan.info.name}: ${String(options['action'])} proposed at each of ${bars} bars to a flat account`,
        '',
        `  ${''.padEnd(width)}${'truth'.padStart(8)}${'bars known'.padStart(12)}${'violated'.padStart(10)}`,
        ...rules.map(
          (r) =>
            `  ${r.name.padEnd(width)}${decimals(r.truth)}${String(r.known).padStart(12)}${String(r.violations).padStart(10)}`,
        ),
        '',
        `  ${'satisfaction'.padEnd(width)}${decimals(bars > 0 ? satisfied / bars : null)}`,
        ...(worst.bar < 0 ? [] : [`  least ${worst.satisfaction.toFixed(3)} at ${at(worst.bar)}`]),
        ...warnings.map((w) => `warning: ${w}`),
      ].join('\n'),
      exitCode: bars === 0 ? 4 : 0,
    };
  },
};
