/** Which stage's stopwatch runs while a region works. Pure. */
import { REGIONS, REASON_LIST, STAGES } from '@janus/domain';
import type { Survey } from '../survey-store.ts';

/** Stage whose time holds the region's own, and whether others work within the same time. */
const STAGE_OF: Readonly<Record<string, readonly [stage: (typeof STAGES)[number], shared: string | null]>> = {
  'visual-cortex': ['perceive', 'with the strategies and the books'],
  cortex: ['regime', 'with the regime ensemble'],
  hypothalamus: ['hypothalamus', null],
  amygdala: ['amygdala', null],
  thalamus: ['thalamus', null],
  'basal-ganglia': ['basal-ganglia', 'with recall'],
  hippocampus: ['basal-ganglia', 'with the choice'],
  cerebellum: ['cerebellum', null],
  prefrontal: ['prefrontal', null],
};

export interface RegionTime {
  readonly latency: Survey['whole'];
  /** µs of the event at the cursor; null where it was not timed. */
  readonly now: number | null;
  readonly shared: string | null;
}

/** Of 'integration' the whole event. */
export function timeOf(region: string, survey: Survey | null, timing: Float32Array | null): RegionTime {
  const own = STAGE_OF[region];
  const measured = timing ? Array.from(timing).filter((x) => Number.isFinite(x)) : [];
  if (!own) {
    const sum = measured.reduce((a, b) => a + b, 0);
    return { latency: survey?.whole ?? null, now: measured.length > 0 ? sum : null, shared: 'all stages together' };
  }
  const [stage, shared] = own;
  const micros = timing?.[STAGES.indexOf(stage)] ?? Number.NaN;
  return {
    latency: survey?.stages.find((s) => s.stage === stage)?.latency ?? null,
    now: Number.isFinite(micros) ? micros : null,
    shared,
  };
}

export interface RegionReason {
  readonly code: number;
  readonly key: string;
  readonly text: string;
  /** How often in this run; null while it is not known. */
  readonly count: number | null;
  readonly vetoes: number | null;
}

/** Every reason that a region can give, and how often it did. Integration has those that belong to no region. */
export function reasonsOf(region: string, survey: Survey | null): RegionReason[] {
  const index = region === 'integration' ? -1 : REGIONS.findIndex((r) => r === region);
  return REASON_LIST.filter((r) => r.region === index).map(({ code, key, text }) => {
    const found = survey?.reasons.find((r) => r.reason === key);
    const passes = key === 'approved' && survey ? survey.sent : 0;
    return {
      code,
      key,
      text,
      count: survey ? (found?.count ?? passes) : null,
      vetoes: survey ? (found?.vetoes ?? 0) : null,
    };
  });
}
