import { THREATS } from '@janus/domain';
import { expect, it } from 'vitest';
import type { Columns } from '../data/columns.ts';
import { spanAbout } from '../lanes/span.ts';
import { courseLanes } from './course-lanes.ts';
import { RISK_LINK } from './link.ts';
import { nextThreat } from './next-threat.ts';
import { nearestState, placeOf, roundTicks } from './paint-ellipse.ts';
import {
  chooseSignal,
  COURSE_FIELDS,
  DEFAULT_RISK,
  nextSignal,
  useRiskView,
  type CourseField,
  type Ellipse,
} from './stores.ts';

it('a threat is gone to at its first bar, in either direction', () => {
  const severity = [Number.NaN, 0, 3, 4, 3, 0, 2, 3];
  expect(nextThreat(severity, 0, 1)).toBe(2);
  expect(nextThreat(severity, 2, 1)).toBe(7);
  expect(nextThreat(severity, 7, 1)).toBeNull();
  expect(nextThreat(severity, 7, -1)).toBe(2);
  expect(nextThreat(severity, 4, -1)).toBe(2);
  expect(nextThreat(severity, 2, -1)).toBeNull();
});
it('the bars shown lie in the run, three quarters of them before the cursor where there is room', () => {
  expect(spanAbout(1000, 480, 5000)).toEqual([640, 1120]);
  expect(spanAbout(0, 480, 5000)).toEqual([0, 480]);
  expect(spanAbout(4999, 480, 5000)).toEqual([4520, 5000]);
  expect(spanAbout(3, 480, 100)).toEqual([0, 100]);
});
it('the two signals are never the same, whichever is chosen', () => {
  useRiskView.setState(DEFAULT_RISK);
  chooseSignal('x', DEFAULT_RISK.y);
  expect(useRiskView.getState()).toMatchObject({ x: DEFAULT_RISK.y, y: DEFAULT_RISK.x });
  for (let k = 0; k < 12; k++) {
    nextSignal(k % 3 === 0 ? 'x' : 'y');
    expect(useRiskView.getState().x).not.toBe(useRiskView.getState().y);
  }
});
it('what is shown goes into the link and comes back from it', () => {
  useRiskView.setState({ x: 'gap', y: 'logReturn', span: 1920, fear: 'lessons' });
  const written = RISK_LINK.write();
  expect(written).toEqual({ x: 'gap', y: 'logReturn', bars: '1920', fear: 'lessons' });
  useRiskView.setState(DEFAULT_RISK);
  expect(RISK_LINK.write()).toEqual({});
  RISK_LINK.read(new URLSearchParams(written));
  expect(useRiskView.getState()).toEqual({ x: 'gap', y: 'logReturn', span: 1920, fear: 'lessons' });
  RISK_LINK.read(new URLSearchParams('x=gap&y=gap&bars=7&fear=none'));
  expect(useRiskView.getState()).toMatchObject({ x: 'gap', y: 'logReturn', span: 480, fear: 'course' });
});
it('a lane says over its limit by word as well as by state', () => {
  const columns = Object.fromEntries(
    COURSE_FIELDS.map((field) => [field, new Float64Array(3)]),
  ) as Columns<CourseField>;
  columns['threat.anomaly'].set([0.5, 1.2, Number.NaN]);
  columns.response.set([1, 2, Number.NaN]);
  columns.threatScale.set([1, 0.5, Number.NaN]);
  const lanes = courseLanes(columns, 0.8);
  expect(lanes).toHaveLength(THREATS.length + 2);
  const told = (id: string) => {
    const lane = lanes.find((l) => l.id === id)!;
    return [0, 1, 2].map((k) => [lane.stateAt(k), lane.textAt(k)]);
  };
  expect(told('anomaly')).toEqual([
    ['plain', '50 %'],
    ['over', '120 % ×'],
    ['none', '–'],
  ]);
  expect(told('response')).toEqual([
    ['near', 'reduce'],
    ['over', 'freeze'],
    ['none', '–'],
  ]);
  expect(told('scale').map(([state]) => state)).toEqual(['plain', 'near', 'none']);
});
it('the ellipse, its circle and every state fit into the panel; the nearest state is found', () => {
  const e = {
    judged: true,
    major: 6,
    minor: 2,
    points: {
      x: Float64Array.of(0, 3, -7),
      y: Float64Array.of(0, 1, 2),
      time: new Float64Array(3),
      flagged: new Uint8Array(3),
    },
  } as unknown as Ellipse;
  const size = { width: 400, height: 300 };
  const place = placeOf(size, e);
  const [px, py] = [place.middle[0] - 7 * place.scale, place.middle[1] - 2 * place.scale];
  expect(px).toBeGreaterThan(0);
  expect(place.middle[1] + e.major * place.scale).toBeLessThan(size.height);
  expect(nearestState(e, place, px + 2, py)).toBe(2);
  expect(nearestState(e, place, 399, 299)).toBe(-1);
});
it('the axes of the ellipse are marked at round values of the signal, at their own places', () => {
  // Mean 0.0013, deviation 0.002, shown as percent, four deviations each way: −0.67 … 0.93 %.
  const ticks = roundTicks({ factor: 100 }, 0.0013, 0.002, 4, 5);
  expect(ticks.map(({ label }) => label)).toEqual(['−0.5', '0.0', '0.5']);
  expect(ticks[1]!.at).toBeCloseTo(-0.65, 12);
  expect(ticks[2]!.at).toBeCloseTo((0.005 - 0.0013) / 0.002, 12);
});
