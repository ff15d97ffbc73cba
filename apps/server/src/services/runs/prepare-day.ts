/** What a plan says of its day, with what can be made ahead of it: the part of a replay that no listener changes. */
import { prepareRun, type LabDay } from '@janus/backtest';
import { VISUAL_CORTEX, cancelled } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { sightsOf, type RunPlan } from './plan.ts';

export interface PrepareHooks {
  /** Share of the whole, [0, 1]. */
  progress(stage: string, share: number): void;
  shouldStop(): boolean;
}

/**
 * `vision` of the result is null where the visual cortex is off.
 * @param share of the whole that preparing takes, roughly: it only moves the progress bar
 * @throws JanusError cancelled
 */
export function prepareDay(plan: RunPlan, hooks: PrepareHooks, share: number): LabDay {
  const { config, provenance, off, schemas, rules, words } = plan;
  const laterRules = plan.laterRules.map(({ from, rules: { set } }) => ({ from, set }));
  const series = [plan.series];
  const blind = ((off.regions >> VISUAL_CORTEX) & 1) === 1;
  const stages: string[] = [];
  const kernel = blind ? null : loadGafKernelSync();
  const prepared = prepareRun(
    series,
    config,
    provenance.seed,
    kernel,
    (stage, done, total) => {
      if (hooks.shouldStop()) throw cancelled(`run ${plan.info.runId} was cancelled`);
      if (stages.at(-1) !== stage) stages.push(stage);
      // Half of what is left for each stage of the preparation, however many there are.
      const left = share * 0.5 ** (stages.length - 1);
      hooks.progress(stage, share - left + (total > 0 ? (0.5 * left * done) / total : 0));
    },
    sightsOf(plan),
  );
  return { series, config, seed: provenance.seed, schemas, rules: rules.set, laterRules, words: [words], ...prepared };
}
