/** The lesion lab on a plan, for the job and the command line alike: which lesions, in which order, how far it has come. */
import { openLab, type Draws, type IntactResult, type LesionResult, type Window } from '@janus/backtest';
import { LESION_KINDS, LESIONS, badInput, cancelled, isOff, lesionNamed, type Lesion, type Off } from '@janus/domain';
import type { RunPlan } from '../runs/plan.ts';
import { prepareDay, type PrepareHooks } from '../runs/prepare-day.ts';

export interface LesionAsk {
  readonly plan: RunPlan;
  readonly lesions: readonly Lesion[];
  readonly windows: readonly Window[];
  readonly draws: Draws;
}
export interface LesionOutcome {
  readonly intact: IntactResult;
  /** In the order of LESIONS. */
  readonly lesions: readonly LesionResult[];
}
/** What is there from an earlier attempt, and what is to be kept as it comes. */
export interface LesionKeeper {
  have(lesion: Lesion): LesionResult | null;
  keep(intact: IntactResult, result: LesionResult, changes: Float64Array): void;
}
const FORGETFUL: LesionKeeper = { have: () => null, keep: () => undefined };

/** Share of the time that preparing takes, roughly: it only moves the progress bar. */
const PREPARING = 0.25;
const KIND_WORDS: Readonly<Record<string, Lesion['kind']>> = Object.fromEntries(
  LESION_KINDS.map((kind) => [`${kind}s`, kind]),
);

/**
 * The lesions that words name: keys or names of single ones, 'regions', 'rules', 'tiers' for all of a kind; all there
 * are where nothing is said. What is off in the run already is left out.
 * @throws JanusError bad-input for a word that names nothing, or where nothing is left
 */
export function chosenLesions(words: readonly string[], off: Off): Lesion[] {
  const wanted = new Set(
    words.flatMap((word) => {
      const kind = KIND_WORDS[word];
      return kind === undefined ? [lesionNamed(word)] : LESIONS.filter((lesion) => lesion.kind === kind);
    }),
  );
  const chosen = LESIONS.filter((lesion) => (words.length === 0 || wanted.has(lesion)) && !isOff(off, lesion));
  if (chosen.length === 0)
    throw badInput(
      `${words.join(', ') || 'everything'} is off in this run already: take the lesions out of a run that has it on`,
    );
  return chosen;
}

/** @throws JanusError cancelled once `shouldStop` says so; what was kept until then stays kept */
export function runLesions(ask: LesionAsk, hooks: PrepareHooks, keeper: LesionKeeper = FORGETFUL): LesionOutcome {
  const { plan, lesions, windows, draws } = ask;
  const day = prepareDay(plan, hooks, PREPARING);
  /** Runs done: the intact one, then a lesion each. */
  let done = 0;
  const share = (part: number): number => PREPARING + ((1 - PREPARING) * (done + part)) / (lesions.length + 1);
  const lab = openLab({
    day,
    off: plan.off,
    windows,
    draws,
    shouldStop: () => hooks.shouldStop(),
    progress: (label, part) => hooks.progress(label, share(part)),
  });
  const results = lesions.map((lesion) => {
    done += 1;
    hooks.progress(`without ${lesion.name}`, share(0));
    if (hooks.shouldStop()) throw cancelled(`the lesions were cancelled after ${done - 1} of ${lesions.length}`);
    const there = keeper.have(lesion);
    if (there) return there;
    const { result, changes } = lab.lesion(lesion);
    keeper.keep(lab.intact, result, changes);
    return result;
  });
  return { intact: lab.intact, lesions: results };
}
