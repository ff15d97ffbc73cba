/** What is feared at a bar, and what taught it. */
import { gradient, isLabile } from '@janus/amygdala';
import { LESSONS, type Lesson } from '@janus/integration';
import type { FearedState, FearReading } from './api.ts';
import type { Field } from './threats.ts';
import type { Place, Walk } from './walk.ts';

/** Lessons told one by one; the counts are of all. */
const TOLD = 60;

function fearedStates({ retrace }: Place): FearedState[] {
  const { fear, config, bars } = retrace.amygdala;
  const { width } = fear;
  return Array.from({ length: fear.count }, (_, i): FearedState => {
    const state = [...fear.centre.subarray(i * width, (i + 1) * width)];
    const squared = state.reduce((sum, c, k) => sum + (retrace.episode[k]! - c) ** 2, 0);
    return {
      memory: fear.memory[i]!,
      inhibition: fear.inhibition[i]!,
      likeness: gradient(squared, config.fearWidth),
      unsettled: isLabile(fear.recalled[i]!, bars, config),
      state,
    };
  }).sort(
    (a, b) => (b.memory - b.inhibition) * b.likeness - (a.memory - a.inhibition) * a.likeness || b.memory - a.memory,
  );
}

/** @param timeOf close of a bar, epoch ms */
export function fearReading(walk: Walk, place: Place, field: Field, timeOf: (bar: number) => number): FearReading {
  const { retrace } = place;
  const own = walk.config.brain.amygdala;
  const known = walk.lessons.filter((lesson: Lesson) => lesson.bar <= retrace.bar);
  const asked = retrace.code >= 0;
  return {
    // Recorded only where the stage was entered; the amygdala itself was asked all the same.
    fear: Number.isNaN(field('fear')) && asked ? retrace.verdict.fear : field('fear'),
    arousal: retrace.off ? Number.NaN : retrace.amygdala.arousal,
    learned: field('learnedFear'),
    limit: own.fearLimit,
    counts: Object.fromEntries(
      LESSONS.map((kind) => [kind, known.filter((lesson) => lesson.kind === kind).length]),
    ) as FearReading['counts'],
    lessons: known
      .slice(-TOLD)
      .reverse()
      .map((lesson) => ({ ...lesson, time: timeOf(lesson.bar) })),
    feared: fearedStates(place),
    state: [...retrace.episode],
    rates: {
      conditioning: own.conditioning,
      reinstatement: own.reinstatement,
      extinction: own.extinction,
      unsettledFrom: own.reconsolidationFrom,
      unsettledTo: own.reconsolidationTo,
    },
  };
}
