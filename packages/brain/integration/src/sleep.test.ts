import { createHash } from 'node:crypto';
import { cortexFields, matchLearned, newLearnedMatch, openSchemas } from '@janus/cortex';
import {
  BUY,
  EPISODE_STATE,
  EXPERIENCE_STATE,
  EXPERIENCE_WIDTH,
  experienceSlot,
  HOLD,
  JanusError,
  parseConfig,
  SELL,
  SLEEP_PHASES,
  RIPPLE_TYPES,
} from '@janus/domain';
import { embed, openEncoder } from '@janus/hippocampus';
import { describe, expect, it } from 'vitest';
import { sleep } from './sleep.ts';
import { parseSleepConfig } from './sleep/config.ts';
import type { SleepInput, SleepProgress } from './sleep/result.ts';
import { day, HOUR, PAYS } from './sleep/scenario.ts';

/** The content is made of plain objects that are built the same way each time: their JSON serves as canonical here. */
const hash = (content: unknown): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');
const inputOf = (rest: Partial<SleepInput> = {}): SleepInput => ({
  rows: day(600, 1),
  previous: null,
  config: parseSleepConfig(),
  seed: 7,
  sleepId: 'night-1',
  hash,
  ...rest,
});
const CORTEX = parseConfig(cortexFields, { doubt: 10 }, 'cortex');

describe('a first night', () => {
  const rows = day(600, 1);
  const before = rows.slice();
  const progress: SleepProgress[] = [];
  let ms = 0;
  const result = sleep(inputOf({ rows, clock: () => (ms += 250), onProgress: (p) => progress.push(p) }));

  it('[E42] goes through the five phases in order, each with its share of the replays', () => {
    expect(result.phases.map((p) => p.name)).toEqual([...SLEEP_PHASES]);
    const replays = result.phases.map((p) => p.replayed);
    const all = replays.reduce((a, b) => a + b);
    expect(all).toBeGreaterThanOrEqual(2400);
    expect(all).toBeLessThan(2400 + 5 * 64);
    [120, 480, 960, 600, 240].forEach((quota, k) => {
      expect(replays[k]).toBeGreaterThanOrEqual(quota);
      expect(replays[k]).toBeLessThan(quota + 64); // the last batch is not cut
    });
    expect(result.phases.map((p) => p.seconds)).toEqual([0.25, 0.25, 0.25, 0.25, 0.25]);
    expect(result.phases.map((p) => p.threshold)).toEqual([null, 0.625, 0.5, 0.5, 0.75]);
    for (const phase of result.phases) {
      const ripples = Object.values(phase.ripples).reduce((a, b) => a + b);
      expect(Object.keys(phase.ripples)).toEqual([...RIPPLE_TYPES]);
      expect(ripples % 16).toBe(0);
      expect(ripples).toBeGreaterThanOrEqual(phase.replayed / 4);
    }
    expect(result.columns.replayed.reduce((a, b) => a + b)).toBe(all);
    expect(result.histogram.replayed.reduce((a, b) => a + b)).toBe(all);
  });
  it('[E41] anneals β from 0.4 to 1 and never back', () => {
    expect(result.beta[0]).toEqual({ replayed: 0, beta: 0.4 });
    expect(result.beta.at(-1)!.beta).toBe(1);
    for (let k = 1; k < result.beta.length; k++)
      expect(result.beta[k]!.beta).toBeGreaterThanOrEqual(result.beta[k - 1]!.beta);
  });
  it('[E40] says P(i) of every experience; they sum to 1', () => {
    expect(result.columns.priority).toHaveLength(600);
    expect(result.columns.priority.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(result.histogram.inMemory.reduce((a, b) => a + b)).toBe(600);
    expect(result.histogram.topProbability).toBeGreaterThanOrEqual(0.1);
  });
  it('[E45] finds the three kinds of moment that were there, and what pays in each', () => {
    const { schemas } = result.version;
    const kinds = new Set(schemas.map((s) => s.regime));
    expect(kinds).toEqual(new Set([0, 1, 2]));
    for (const s of schemas) {
      expect(s.regimeN[s.regime]! / s.n).toBeGreaterThan(0.95);
      expect(Math.hypot(...s.centroid)).toBeCloseTo(1, 9);
      const pays = PAYS[s.regime]!;
      for (const a of [BUY, SELL]) expect(Math.sign(s.actionReward[a]!)).toBe(a === pays ? 1 : -1);
      expect(s.actionReward[HOLD]).toBe(0);
    }
    const told = schemas.reduce((n, s) => n + s.n, 0);
    expect(told).toBe(result.columns.schema.filter((id) => id >= 0).length);
    expect(told).toBeGreaterThan(540);
    expect(result.recall.founded).toEqual(schemas.map((s) => s.id));
  });
  it('[E39] learns what actions are worth: δ is smaller at daybreak', () => {
    expect(result.valueError.after).toBeLessThan(0.8 * result.valueError.before);
  });
  it('[E49] the day, opening the version as JSON, sees every moment as the night did', () => {
    const version = JSON.parse(JSON.stringify(result.version)) as typeof result.version;
    const encoder = openEncoder(version.encoder);
    const learned = openSchemas(version, CORTEX);
    const h = new Float32Array(encoder.cells);
    const out = newLearnedMatch();
    for (let i = 0; i < 600; i++) {
      const at = i * EXPERIENCE_WIDTH;
      const context = rows.subarray(at + experienceSlot('volatility'), at + experienceSlot('volatility') + 3);
      embed(encoder, rows.subarray(at + EXPERIENCE_STATE, at + EXPERIENCE_STATE + EPISODE_STATE), context, h);
      expect(h).toEqual(result.columns.embedding.subarray(i * encoder.cells, (i + 1) * encoder.cells));
      matchLearned(learned, h, out);
      expect(out.schema).toBe(result.columns.schema[i]);
      expect(out.similarity).toBeCloseTo(result.columns.similarity[i]!, 6);
      if (out.schema < 0) continue;
      const pays = PAYS[i % 3]!;
      if (pays !== HOLD) expect(out.value[pays]).toBeGreaterThan(0.3);
      expect(out.value[pays === BUY ? SELL : BUY]).toBeLessThan(-0.3);
    }
  });
  it('[E46] logs each recall with its schema, its cosine and what the gate said', () => {
    const { log, passed, blocked, perSchema } = result.recall;
    expect(passed + blocked).toBe(log.count);
    expect(perSchema.reduce((n, s) => n + s.passed, 0)).toBe(passed);
    expect(log.passed.subarray(0, log.count).reduce((a, b) => a + b, 0)).toBe(passed);
    expect(passed).toBeGreaterThan(100);
    for (let k = 0; k < log.count; k++) {
      expect(result.recall.founded).toContain(log.schema[k]);
      if (log.passed[k]) expect(log.similarity[k]).toBeGreaterThanOrEqual(log.threshold[k]!);
    }
  });
  it('says how far it is: every phase from 0 to all, the whole never back', () => {
    for (const phase of SLEEP_PHASES) {
      const own = progress.filter((p) => p.phase === phase);
      expect([own[0]!.done, own[0]!.ripples]).toEqual([0, 0]);
      expect(own.at(-1)!.done).toBe(own.at(-1)!.total);
    }
    for (let k = 1; k < progress.length; k++)
      expect(progress[k]!.replayed).toBeGreaterThanOrEqual(progress[k - 1]!.replayed);
  });
  it('is signed: number, hash of its content, the moment from which it may be used', () => {
    const { hash: signature, ...content } = result.version;
    expect(signature).toBe(hash(content));
    expect(result.version.version).toBe(1);
    expect(result.version.parent).toBeNull();
    // the last decision at hour 599, its reward known a bar later
    expect(result.version.knownAt).toBe(600 * HOUR);
    expect(result.version.sleepId).toBe('night-1');
  });
  it('leaves the experiences as they were', () => {
    expect(rows).toEqual(before);
  });
});

describe('the same night', () => {
  it('comes out the same, with a clock or without; another seed is another night', () => {
    const { phases, ...rest } = sleep(inputOf());
    const { phases: timed, ...again } = sleep(inputOf({ clock: () => 1 }));
    expect(again).toEqual(rest);
    expect(timed.map((p) => ({ ...p, seconds: null }))).toEqual(phases);
    expect(phases[0]!.seconds).toBeNull();
    expect(sleep(inputOf({ seed: 8 })).version.hash).not.toBe(rest.version.hash);
  });
});

describe('a second night', () => {
  const first = sleep(inputOf()).version;

  it('[E46] over the same day: the same schemas, moved a little, counted once', () => {
    const { version, recall } = sleep(inputOf({ previous: first, seed: 9, sleepId: 'night-2' }));
    expect([version.version, version.parent]).toEqual([2, first.hash]);
    expect(version.encoder).toEqual(first.encoder);
    for (const s of version.schemas) {
      const was = first.schemas.find((x) => x.id === s.id);
      if (!was) {
        expect(recall.founded).toContain(s.id);
        expect(s.drift).toBe(0);
        continue;
      }
      expect(s.drift).toBeGreaterThan(0);
      expect(s.drift).toBeLessThan(0.3);
      expect(s.regime).toBe(was.regime);
    }
    expect(version.schemas.reduce((n, s) => n + s.n, 0)).toBeLessThanOrEqual(600);
    expect(version.nextId).toBe(first.nextId + recall.founded.length);
    expect(Math.min(...recall.founded, first.nextId)).toBe(first.nextId); // no number twice
  });
  it('over the day after: what was counted stays, tonight is added, and nothing is known too early', () => {
    const rows = day(300, 2, first.knownAt + HOUR);
    const { version } = sleep(inputOf({ previous: first, rows, seed: 9 }));
    const told = (v: typeof first): number => v.schemas.reduce((n, s) => n + s.n, 0);
    expect(told(version)).toBeGreaterThan(told(first) + 250);
    expect(told(version)).toBeLessThanOrEqual(told(first) + 300);
    expect(version.knownAt).toBe(first.knownAt + 301 * HOUR);
    const earlier = sleep(inputOf({ previous: { ...first, knownAt: 1e15 }, seed: 9 })).version;
    expect(earlier.knownAt).toBe(1e15);
  });
  it('[E46] what no schema could recall founds a new one under a new number', () => {
    // the kinds by their states the other way about: unlike all that is known
    const rows = day(300, 3, first.knownAt + HOUR);
    for (let i = 0; i < 300; i++) {
      rows[i * EXPERIENCE_WIDTH + experienceSlot('regime')] = 2; // no change of regime to name the ripples by
      for (let k = 0; k < EPISODE_STATE; k++) {
        const at = i * EXPERIENCE_WIDTH + EXPERIENCE_STATE + k;
        rows[at] = (k < 6 ? -4 : 6) + 0.1 * rows[at]!;
      }
    }
    const { recall, version, columns, phases } = sleep(inputOf({ previous: first, rows, seed: 9 }));
    expect(recall.founded.length).toBeGreaterThan(0);
    expect(Math.min(...recall.founded)).toBe(first.nextId);
    expect(version.schemas.some((s) => s.id >= first.nextId && s.n > 100)).toBe(true);
    expect(columns.ripple.filter((t) => RIPPLE_TYPES[t] === 'novel-pattern').length).toBeGreaterThan(100);
    expect(phases.reduce((n, p) => n + p.ripples['novel-pattern'], 0)).toBeGreaterThan(0);
  });
});

describe('no night', () => {
  const failure = (rest: Partial<SleepInput>): JanusError => {
    try {
      sleep(inputOf(rest));
    } catch (error) {
      if (error instanceof JanusError) return error;
      throw error;
    }
    throw new Error('the night was not refused');
  };
  it('over too few experiences, saying how many are needed and what to do', () => {
    const e = failure({ rows: day(49, 1) });
    expect(e.code).toBe('no-data');
    expect(e.message).toBe(
      '49 experiences are too few to sleep on, 50 are needed: run a longer day, or lower minExperiences',
    );
    expect(failure({ rows: new Float64Array(0) }).message).toContain('0 experiences');
    expect(sleep(inputOf({ rows: day(50, 1) })).experiences).toBe(50);
  });
  it('that is called off: nothing is published', () => {
    let asked = 0;
    const e = failure({ shouldStop: () => ++asked > 5 });
    expect(e.code).toBe('cancelled');
    expect(e.message).toContain("in its phase 'light'");
    expect(asked).toBe(6);
  });
  it('over rows that are no experiences, or a version made for others', () => {
    const rows = day(200, 1);
    rows[EXPERIENCE_WIDTH + experienceSlot('reward')] = Number.NaN;
    expect(failure({ rows }).message).toContain('experience 1: reward NaN');
    const version = sleep(inputOf()).version;
    const previous = { ...version, encoder: { ...version.encoder, mean: [1] } };
    expect(failure({ previous }).message).toContain('does not fit');
    const stuck = day(200, 1);
    for (let i = 0; i < 200; i++) stuck[i * EXPERIENCE_WIDTH + experienceSlot('time')] = 5;
    expect(failure({ rows: stuck }).message).toContain('the length of a bar is unknown');
  });
  it('with an option that there is not', () => {
    expect(() => parseSleepConfig({ minExperience: 3, recallRate: 2 })).toThrow(
      /recallRate[\s\S]*minExperience: unknown/,
    );
  });
});

it('rewards that are all 0 make no schema worth anything, and no error', () => {
  const rows = day(200, 1);
  for (let i = 0; i < 200; i++) rows[i * EXPERIENCE_WIDTH + experienceSlot('reward')] = 0;
  const { version, valueError } = sleep(inputOf({ rows }));
  expect(version.usualReward).toBe(0);
  expect(valueError).toEqual({ before: 0, after: 0 });
  expect(openSchemas(version, CORTEX).values.every((v) => v === 0)).toBe(true);
});
