import { EPISODE_STATE, newExperience, type Experience } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { checkExperience, episodeAt, heldCount, initEpisodes, writeEpisode } from './episodes.ts';

/** An experience whose fields all differ, and differ with i. */
function experience(i: number): Experience {
  const x = newExperience();
  for (let k = 0; k < EPISODE_STATE; k++) {
    x.state[k] = 100 * i + k;
    x.next[k] = -100 * i - k;
  }
  x.action = i % 3;
  x.reward = 0.01 * (i + 1);
  x.volatility = 1000 + i;
  x.spread = 2000 + i;
  x.volume = 3000 + i;
  x.fear = 0.1 / (i + 1);
  x.confidence = 0.2 / (i + 1);
  x.surprise = 0.3 / (i + 1);
  x.time = 1_600_000_000_000 + i;
  x.regime = (i % 8) - 1;
  return x;
}

describe('episodes', () => {
  it('[E37] (s, a, r, s′, c, e) comes back as it was written, at three places', () => {
    const b = initEpisodes(8);
    for (let i = 0; i < 3; i++) {
      writeEpisode(b, i, experience(i));
      b.written++;
    }
    const out = newExperience();
    for (let i = 0; i < 3; i++) {
      episodeAt(b, 2 - i, out);
      expect(out).toEqual(experience(i));
    }
    expect([...b.state.subarray(EPISODE_STATE, EPISODE_STATE + 2)]).toEqual([100, 101]);
    expect([...b.next.subarray(2 * EPISODE_STATE, 2 * EPISODE_STATE + 2)]).toEqual([-200, -201]);
  });
  it('[E37] the ring wraps: the oldest gives way, the newest is 0 back', () => {
    const b = initEpisodes(5);
    const out = newExperience();
    for (let i = 0; i < 13; i++) {
      writeEpisode(b, b.written % b.capacity, experience(i));
      b.written++;
      expect(heldCount(b)).toBe(Math.min(i + 1, 5));
      for (let age = 0; age < heldCount(b); age++) {
        episodeAt(b, age, out);
        expect(out.time).toBe(experience(i - age).time);
      }
      expect(() => episodeAt(b, heldCount(b), out)).toThrow(`${heldCount(b)} are held`);
    }
  });
  it('[E37] takes in an experience with unknown context, and refuses what could not be recalled', () => {
    const good = experience(1);
    good.spread = Number.NaN;
    good.volume = Number.NaN;
    expect(() => checkExperience(good)).not.toThrow();
    const bad = (change: Partial<Experience>, message: string): void =>
      expect(() => checkExperience({ ...experience(1), ...change })).toThrow(message);
    const broken = new Float64Array(EPISODE_STATE);
    broken[4] = Number.NaN;
    bad({ state: broken }, 'state[4]: NaN is not finite');
    bad({ next: broken }, 'next[4]: NaN');
    bad({ state: new Float64Array(3) }, '3 numbers, 12 are needed');
    bad({ action: 3 }, 'action: 3 is not a whole number in [0, 2]');
    bad({ action: 0.5 }, 'action: 0.5');
    bad({ regime: -2 }, 'regime: -2 is not a whole number in [-1, 6]');
    bad({ reward: Number.NaN }, 'reward: NaN');
    bad({ time: Number.POSITIVE_INFINITY }, 'time: Infinity');
    bad({ fear: 1.1 }, 'fear: 1.1 is not a number in [0, 1]');
    bad({ confidence: -0.1 }, 'confidence: -0.1');
    bad({ surprise: Number.NaN }, 'surprise: NaN');
  });
});
