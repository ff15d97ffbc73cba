/** What the Risk page asks the server at the cursor, what it fetches about it, and what a person has chosen. */
import { THREATS } from '@janus/domain';
import { SIGNAL_NAMES, type SignalName } from '@janus/views';
import { create } from 'zustand';
import { client, type Outputs } from '../data/client.ts';
import { latestStore } from '../data/latest.ts';
import { nearStore } from '../data/near.ts';

export type Reading = Outputs['risk']['at'];
export type Ellipse = Outputs['risk']['ellipse'];

export const COURSE_FIELDS = [
  'severity',
  'response',
  'threatScale',
  'fear',
  'learnedFear',
  'learnedFearLimit',
  ...THREATS.map((threat) => `threat.${threat}` as const),
] as const;
export type CourseField = (typeof COURSE_FIELDS)[number];

export const SPANS = [120, 480, 1920] as const;
export type Span = (typeof SPANS)[number];
export const FEAR_VIEWS = ['course', 'feared', 'lessons'] as const;
export type FearView = (typeof FEAR_VIEWS)[number];

export interface RiskView {
  /** Signals of the ellipse; never the same. */
  readonly x: SignalName;
  readonly y: SignalName;
  /** Bars of the course. */
  readonly span: Span;
  readonly fear: FearView;
}
export const DEFAULT_RISK: RiskView = { x: 'logRelativeVolume', y: 'rangeOverAtr', span: 480, fear: 'course' };
export const useRiskView = create<RiskView>(() => DEFAULT_RISK);

export const risk = latestStore<Reading>((runId, bar) => client().risk.at.query({ runId, bar }));
export const ellipse = latestStore<Ellipse>((runId, bar) => {
  const { x, y } = useRiskView.getState();
  return client().risk.ellipse.query({ runId, bar, x, y });
});
export const course = nearStore<CourseField>(COURSE_FIELDS);

/** The other signal gives way where both would be the same. */
export function chooseSignal(axis: 'x' | 'y', name: SignalName): void {
  const { x, y } = useRiskView.getState();
  const other = axis === 'x' ? y : x;
  const next = other === name ? (axis === 'x' ? x : y) : other;
  useRiskView.setState(axis === 'x' ? { x: name, y: next } : { x: next, y: name });
  ellipse.again();
}

export function nextSignal(axis: 'x' | 'y'): void {
  const { x, y } = useRiskView.getState();
  const [mine, other] = axis === 'x' ? [x, y] : [y, x];
  const names = SIGNAL_NAMES.filter((name) => name !== other);
  chooseSignal(axis, names[(names.indexOf(mine) + 1) % names.length]!);
}
