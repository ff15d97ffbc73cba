/** What would have changed a decision: told changes hold on a fresh replay, are near the edge, and ask nothing of the day. */
import { createHash } from 'node:crypto';
import { newAccount } from '@janus/domain';
import { initBrain, witnessSlot } from '@janus/integration';
import { simulate } from '@janus/market';
import { describe, expect, it } from 'vitest';
import { parseRunConfig } from '../config.ts';
import { answer, arrive, openDay } from '../day.ts';
import { prepareRun } from '../prepare.ts';
import type { ReplayInput } from '../replay.ts';
import { askTwin, DISTANCES, findFlip, holdNothing, MOST_CHANGES } from './find.ts';
import { decisionsOf, flipsAt, verifyFlips } from './walk.ts';

const series = [simulate({ generator: 'base', bars: 5000, seed: 5, timeframeMs: 3_600_000 })];
const config = parseRunConfig({});
const input: ReplayInput = {
  series,
  config,
  seed: 1,
  lesions: 0,
  ...prepareRun(series, config, 1, null),
  clock: null,
  stageTimes: false,
  onSegment: null,
};
const decisions = decisionsOf(input);
const chosen = decisions.filter((_, i) => i % 8 === 0);
const asked = flipsAt(input, chosen);
const told = asked.filter((d) => d.flip !== null);

describe('what would have changed a decision', () => {
  it('is known for most, buys, sells and refusals among them', () => {
    expect(asked).toHaveLength(chosen.length);
    expect(told.length).toBeGreaterThan(asked.length / 2);
    for (const action of ['buy', 'hold']) expect(told.some((d) => d.action === action)).toBe(true);
  });

  it('holds: applied on a fresh replay, every change that is told changes its decision', () => {
    expect(verifyFlips(input, told)).toEqual({ told: told.length, changed: told.length });
  });

  it('is within its bounds, and counts its spreads', () => {
    for (const { flip, action } of told) {
      expect(flip!.action).not.toBe(action);
      expect(flip!.changes.length).toBeGreaterThan(0);
      expect(flip!.changes.length).toBeLessThanOrEqual(MOST_CHANGES);
      const sum = flip!.changes.reduce((s, c) => s + c.spreads, 0);
      expect(flip!.spreads).toBeCloseTo(sum, 12);
      for (const c of flip!.changes) {
        expect(c.spreads).toBeGreaterThan(0);
        expect(c.spreads).toBeLessThanOrEqual(DISTANCES.at(-1)!);
        expect(c.to).not.toBe(c.from);
        expect(witnessSlot(c.quantity)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('is near the edge: a hundredth less of the only change and the decision stays', () => {
    const single = told.filter((d) => d.flip!.changes.length === 1);
    expect(single.length).toBeGreaterThan(5);
    const less = single.map((d) => {
      const [c] = d.flip!.changes;
      return { ...d, flip: { ...d.flip!, changes: [{ ...c!, to: c!.from + 0.99 * (c!.to - c!.from) }] } };
    });
    expect(verifyFlips(input, less).changed).toBe(0);
  });

  it('asks nothing of the day: its trail is the same with a question at every decision', () => {
    const trail = (ask: boolean): string => {
      const hash = createHash('sha256');
      const day = openDay({ ...input, witness: ask });
      const { onExperience: _unheard, ...options } = day.brain.options;
      const twin = { brain: initBrain(options), account: newAccount(config.account.equity) };
      for (let k = 0; k < 1500; k++) {
        arrive(day, k);
        if (ask && decisions.includes(k)) findFlip(twin, day);
        answer(day, k);
        const { reason, action } = day.brain.outcome;
        hash.update(`${reason} ${action} ${day.account.equity};`);
      }
      return hash.digest('hex');
    };
    expect(trail(true)).toBe(trail(false));
  });

  it('is asked of a twin that decides as the day does', () => {
    const day = openDay(input);
    const { onExperience: _unheard, ...options } = day.brain.options;
    const twin = { brain: initBrain(options), account: newAccount(config.account.equity) };
    let checked = 0;
    for (let k = 0; k < 2500; k++) {
      arrive(day, k);
      const then = k % 50 === 0 || decisions.includes(k) ? askTwin(twin, day, holdNothing()) : null;
      answer(day, k);
      if (then === null) continue;
      const { action, reason, reached } = day.brain.outcome;
      expect(then).toEqual({ action, reason, reached });
      checked++;
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('does not reach into the future: bars that are cut off change no answer', () => {
    const cut = [{ ...simulate({ generator: 'base', bars: 3000, seed: 5, timeframeMs: 3_600_000 }) }];
    const early = chosen.filter((k) => k < 2900);
    const shorter = { ...input, series: cut, ...prepareRun(cut, config, 1, null) };
    expect(flipsAt(shorter, early)).toEqual(asked.slice(0, early.length));
  });

  it('stops when it is told to', () => {
    expect(() => flipsAt(input, chosen, { shouldStop: () => true })).toThrow(/cancelled after 0 of/);
    let come = -1;
    const late = [chosen.at(-1)!];
    expect(() => flipsAt(input, late, { onEvent: (event) => (come = event), shouldStop: () => come >= 2048 })).toThrow(
      /cancelled after 0 of 1/,
    );
    expect(come).toBe(2048);
  });
});
