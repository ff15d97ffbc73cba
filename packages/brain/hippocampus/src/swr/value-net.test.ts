import { EPISODE_STATE } from '@janus/domain';
import { rng } from '@janus/numerics';
import { describe, expect, it } from 'vitest';
import { actionValue, BASIS, correct, deltaOf, initValueNet, syncTarget, type Transitions } from './value-net.ts';

/** Two states, told apart by their first component: from 0 on to 1 for nothing, from 1 to the end for 1. */
function corridor(): Transitions {
  const row = (z: number): number[] => [z, ...Array.from({ length: EPISODE_STATE - 1 }, () => 0), 1];
  return {
    basis: Float64Array.from([...row(-1), ...row(1)]),
    nextBasis: Float64Array.from([...row(1), ...row(1)]),
    action: Uint8Array.of(1, 2),
    scaledReward: Float64Array.of(0, 1),
    done: Uint8Array.of(0, 1),
  };
}

describe('value net', () => {
  it('one correction, by hand: half the error is gone at that very state, none at an action not taken', () => {
    const t = corridor();
    const net = initValueNet();
    expect(deltaOf(net, t, 1, 0.9)).toBe(1);
    correct(net, t, 1, 1, 0.5, 3);
    expect(actionValue(net.online, 2, t.basis, 1)).toBe(0.5);
    expect(actionValue(net.online, 2, t.basis, 0)).toBe(0); // −¼ + ¼
    expect(actionValue(net.online, 1, t.basis, 1)).toBe(0);
    expect(deltaOf(net, t, 1, 0.9)).toBe(0.5);
  });
  it('an error beyond the limit counts as the limit', () => {
    const t = corridor();
    const net = initValueNet();
    correct(net, t, 1, 100, 0.5, 3);
    expect(actionValue(net.online, 2, t.basis, 1)).toBe(1.5);
    correct(net, t, 0, -100, 1, 2);
    expect(actionValue(net.online, 1, t.basis, 0)).toBe(-2);
  });
  it('[E39] δ asks the target net, which knows nothing until it is brought up to date', () => {
    const t = corridor();
    const net = initValueNet();
    correct(net, t, 1, 1, 1, 3); // Q(s1, sell) = 1
    expect(deltaOf(net, t, 0, 0.9)).toBe(0);
    syncTarget(net);
    expect(deltaOf(net, t, 0, 0.9)).toBeCloseTo(0.9, 14);
  });
  it('settles on the value of the corridor: 1 at its end, γ one step before, and δ becomes 0', () => {
    const t = corridor();
    const net = initValueNet();
    const random = rng(1);
    for (let step = 0; step < 3000; step++) {
      const i = random.below(2);
      correct(net, t, i, deltaOf(net, t, i, 0.9), 0.1, 3);
      if (step % 20 === 0) syncTarget(net);
    }
    expect(actionValue(net.online, 2, t.basis, 1)).toBeCloseTo(1, 6);
    expect(actionValue(net.online, 1, t.basis, 0)).toBeCloseTo(0.9, 6);
    for (const i of [0, 1]) expect(deltaOf(net, t, i, 0.9)).toBeCloseTo(0, 6);
  });
  it('reads one row of the basis and no other', () => {
    const weights = Float64Array.from({ length: 3 * BASIS }, (_, k) => k);
    const basis = new Float64Array(2 * BASIS);
    basis[BASIS + 3] = 2;
    expect(actionValue(weights, 1, basis, 0)).toBe(0);
    expect(actionValue(weights, 1, basis, 1)).toBe(2 * (BASIS + 3));
  });
});
