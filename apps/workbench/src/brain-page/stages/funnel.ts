/** The way of all events of a run through the stages, and where the one at the cursor stands. Pure. */
import { REASON_LIST } from '@janus/domain';
import type { Explanation } from '@janus/integration';
import { courseOf } from '../../market/brain/course.ts';
import { WAY } from '../../market/brain/regions.ts';
import type { Survey } from '../survey-store.ts';

/** Rows of the funnel: the six stages, with what stands before and after them. */
export const FUNNEL: readonly { readonly stage: string; readonly name: string; readonly region: string }[] = [
  { stage: 'perceive', name: 'Perceive', region: 'visual-cortex' },
  { stage: 'regime', name: 'Regime', region: 'cortex' },
  { stage: 'hypothalamus', name: 'Hypothalamus', region: 'hypothalamus' },
  { stage: 'amygdala', name: 'Amygdala', region: 'amygdala' },
  { stage: 'thalamus', name: 'Thalamus', region: 'thalamus' },
  { stage: 'correlation', name: 'Correlation', region: 'integration' },
  { stage: 'basal-ganglia', name: 'Basal ganglia', region: 'basal-ganglia' },
  { stage: 'cerebellum', name: 'Cerebellum', region: 'cerebellum' },
  { stage: 'prefrontal', name: 'Prefrontal', region: 'prefrontal' },
];

export interface FunnelRow {
  readonly stage: string;
  readonly name: string;
  readonly region: string;
  /** '1' … '6', or '' for what has no number of its own. */
  readonly number: string;
  readonly entered: number;
  readonly vetoed: number;
  readonly held: number;
  /** Of all events, [0, 1]. */
  readonly share: number;
  /** What most often ended events here, or null. */
  readonly why: string | null;
  readonly latency: Survey['whole'];
}

export function funnelOf(survey: Survey): FunnelRow[] {
  return FUNNEL.map(({ stage, name, region }) => {
    const found = survey.stages.find((s) => s.stage === stage);
    if (!found) throw new Error(`the survey has no stage '${stage}': reload the page`);
    const here = survey.reasons.find((r) => REASON_LIST.some((x) => x.key === r.reason && x.stage === stage));
    const number = WAY.find((w) => w.region === region)?.stage ?? 0;
    return {
      stage,
      name,
      region,
      number: number > 0 ? String(number) : '',
      entered: found.entered,
      vetoed: found.vetoed,
      held: found.held,
      share: survey.events > 0 ? found.entered / survey.events : 0,
      why: here ? (REASON_LIST.find((x) => x.key === here.reason)?.text ?? null) : null,
      latency: found.latency,
    };
  });
}

export type Here = 'passed' | 'veto' | 'held' | 'ahead';

/** How the event at the cursor stands to each row. */
export function hereOf(explanation: Explanation): Readonly<Record<string, Here>> {
  const { stop, end } = courseOf(explanation);
  return Object.fromEntries(
    FUNNEL.map(({ stage, region }): [string, Here] => {
      const place = WAY.findIndex((w) => w.region === region);
      if (place < stop || end === 'sent') return [stage, 'passed'];
      if (place > stop) return [stage, 'ahead'];
      return [stage, end === 'veto' ? 'veto' : 'held'];
    }),
  );
}
