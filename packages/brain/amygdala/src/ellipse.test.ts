import { newThreatVerdict, parseConfig } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { amygdalaFields } from './config.ts';
import { ellipse } from './ellipse.ts';
import { newThreatInput } from './input.ts';
import { RING } from './ring.ts';
import { init } from './state.ts';
import { step } from './step.ts';

/** Return and volume correlated by 0.8, then shrunk. */
function lived(bars: number) {
  const state = init(parseConfig(amygdalaFields, { shrinkage: 0.1, span: 5000 }, 'amygdala'));
  const r = rng(6);
  const x = { ...newThreatInput(), high: 100, low: 100, close: 100 };
  const out = newThreatVerdict();
  for (let i = 0; i < bars; i++) {
    const a = r.normal();
    x.signals.set([0.01 * a, r.normal(), 0.8 * a + 0.6 * r.normal(), r.normal(), r.normal(), r.normal()]);
    x.time = i;
    step(state, x, out);
  }
  return { state, out };
}

describe('ellipse', () => {
  it('[E50] two signals correlated by 0.8, shrunk by a tenth: axes τ·√1.72 and τ·√0.28 at 45°', () => {
    const { state, out } = lived(4000);
    const e = ellipse(state, 0, 2);
    expect([e.x, e.y]).toEqual(['logReturn', 'logRelativeVolume']);
    expect(e.correlation).toBeCloseTo(0.72, 1);
    expect(e.threshold).toBeCloseTo(out.threshold, 1);
    expect(e.major).toBeCloseTo(e.threshold * Math.sqrt(1 + e.correlation), 12);
    expect(e.minor).toBeCloseTo(e.threshold * Math.sqrt(1 - e.correlation), 12);
    expect(e.angle).toBeCloseTo(Math.PI / 4, 12);
    expect(e.deviation[0]).toBeCloseTo(0.01, 2);
    expect(Math.abs(e.mean[1])).toBeLessThan(0.2);
  });
  it('[E51] points are the last states in deviations, oldest first, flagged where the breaker called them', () => {
    const { state } = lived(4000);
    const e = ellipse(state, 0, 2);
    expect(e.points.x).toHaveLength(RING);
    expect(e.points.time[RING - 1]! - e.points.time[0]!).toBe(RING - 1);
    expect(e.points.x[RING - 1]).toBeCloseTo(
      (state.ring.states[((state.ring.next + RING - 1) % RING) * 6]! - e.mean[0]) / e.deviation[0],
      12,
    );
    expect(e.points.x.reduce((a, b) => a + b * b, 0) / RING).toBeCloseTo(1, 0);
    expect(e.points.flagged.reduce((a, b) => a + b, 0)).toBe(state.ring.flagged.reduce((a, b) => a + b, 0));
  });
  it('few states, no threshold yet; negative correlation leans the other way', () => {
    const { state } = lived(50);
    const e = ellipse(state, 2, 1);
    expect(e.threshold).toBe(Number.POSITIVE_INFINITY);
    expect(e.points.x).toHaveLength(50);
    expect(e.angle).toBe((Math.sign(e.correlation) * Math.PI) / 4);
  });
  it('refuses the same signal twice, or one that is not', () => {
    const { state } = lived(1);
    expect(() => ellipse(state, 1, 1)).toThrow('two different');
    expect(() => ellipse(state, 0, 6)).toThrow('signals 0 and 6');
  });
});
