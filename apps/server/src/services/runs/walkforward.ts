/** A walk-forward: the brain and each strategy alone compete in training; the best of each fold is judged after it. */
import { barsPerYear, parseRunConfig, prepareRun, replay, walkForward, type Candidate } from '@janus/backtest';
import { badInput, cancelled, REGIONS, STRATEGIES, VISUAL_CORTEX } from '@janus/domain';
import { loadGafKernelSync } from '@janus/kernels/node';
import { aloneConfig } from './alone.ts';
import { sightsOf, type RunPlan } from './plan.ts';

export interface WalkForwardRequest {
  readonly plan: RunPlan;
  /** The tables as they were given: each strategy alone is made from these. */
  readonly given: unknown;
  /** Test stretches. */
  readonly folds: number;
  /** Bars left out between training and test. */
  readonly gap: number;
}
export interface WalkForwardHooks {
  /** Share of the whole, [0, 1]. */
  progress(stage: string, share: number): void;
  shouldStop(): boolean;
}
export type WalkForwardOutcome = ReturnType<typeof walkForward> & {
  readonly candidates: number;
};

/** Share of the time that preparing takes, roughly: it only moves the progress bar. */
const PREPARING = 0.3;

/** @throws JanusError bad-input where the bars do not give that many folds; cancelled */
export function runWalkForward(request: WalkForwardRequest, hooks: WalkForwardHooks): WalkForwardOutcome {
  const { plan, given, folds, gap } = request;
  const series = [plan.series];
  const { seed } = plan.provenance;
  const blind = ((plan.off.regions >> VISUAL_CORTEX) & 1) === 1;
  const stopped = (): void => {
    if (hooks.shouldStop()) throw cancelled('the walk-forward was cancelled');
  };
  const prepared = prepareRun(
    series,
    plan.config,
    seed,
    blind ? null : loadGafKernelSync(),
    (stage, done, total) => {
      stopped();
      hooks.progress(stage, total > 0 ? (PREPARING * done) / total : 0);
    },
    sightsOf(plan),
  );
  let warmUp = 0;
  const names = ['brain' as const, ...STRATEGIES];
  const candidates = names.map((name, i): Candidate => {
    hooks.progress(`running ${name}`, PREPARING + ((1 - PREPARING) * i) / names.length);
    stopped();
    const alone = name !== 'brain';
    const result = replay({
      series,
      config: alone ? parseRunConfig(aloneConfig(given, name)) : plan.config,
      seed,
      lesions: alone ? (1 << REGIONS.length) - 1 : plan.off.regions,
      rulesOff: plan.off.rules,
      rules: plan.rules.set,
      tiersOff: plan.off.tiers,
      ...prepared,
      clock: null,
      stageTimes: false,
      shouldStop: () => hooks.shouldStop(),
      onSegment: null,
    });
    warmUp = Math.max(warmUp, result.warmUp);
    return { name, equity: result.equity };
  });
  const perYear = barsPerYear(plan.series.timeframeMs, plan.series.assetClass);
  try {
    return { ...walkForward(candidates, perYear, warmUp, folds, gap), candidates: candidates.length };
  } catch (error) {
    if (error instanceof RangeError) throw badInput(`--folds ${folds}: ${error.message}`);
    throw error;
  }
}
