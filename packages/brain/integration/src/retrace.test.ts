/** The amygdala lived through again is the one that lived: verdict, fear and breakers, bar by bar. */
import { EPISODE_STATE, REGIONS, THREATS, type Account } from '@janus/domain';
import { learn } from '@janus/amygdala';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseBrainConfig } from './config.ts';
import { openRetrace, retraceBar, RETRACE_SLOTS, type Lesson, type Retrace } from './retrace.ts';
import type { Brain } from './brain.ts';
import { BAR, live, market, ONLY_REVERSION, type Life, type Market } from './scenario.ts';

let dip: Market;
beforeAll(() => {
  dip = market(1);
});

function retraced(
  life: Life,
  table: object,
  lesions = 0,
  until = dip.series.length,
): { r: Retrace; lessons: Lesson[] } {
  const s = dip.series;
  const config = parseBrainConfig({ strategies: ONLY_REVERSION, ...table });
  const r = openRetrace({ config, timeframeMs: s.timeframeMs, seed: 1, lesions });
  const lessons: Lesson[] = [];
  for (let i = 0; i < until; i++) {
    const [open, high, low, close, volume] = [s.open, s.high, s.low, s.close, s.volume].map((column) => column[i]!) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const bar = { symbol: 0, index: i, time: s.time[i]! + s.timeframeMs, open, high, low, close, volume };
    const row = Float64Array.from(RETRACE_SLOTS, (slot) => life.rows[i]![slot]!);
    lessons.push(...retraceBar(r, { ...bar, spread: Number.NaN }, row));
  }
  return { r, lessons };
}

describe('the amygdala lived through again', () => {
  const TABLE = { amygdala: { fearWidth: 4, outlierVotes: 2 }, loop: { rewardHorizon: 20 } };
  it('is the one of the day, in everything that it remembers', () => {
    const life = live([dip], TABLE);
    const { r } = retraced(life, TABLE);
    expect(r.asked).toBeGreaterThan(400);
    expect(r.differing).toBe(0);
    expect(r.amygdala).toEqual(life.brain.symbols[0]!.amygdala);
    expect(r.verdict.ratio).toEqual(life.brain.threat.ratio);
  });
  it('tells what taught fear, with what it came to', () => {
    const { r, lessons } = retraced(live([dip], TABLE), TABLE);
    const alarms = lessons.filter(({ kind }) => kind === 'alarm');
    expect(alarms.length).toBeGreaterThan(0);
    for (const { pain, before, after } of alarms) {
      expect(after).toBeGreaterThan(before);
      expect(after).toBeLessThanOrEqual(pain);
    }
    expect(lessons.filter(({ pain }) => pain > 0)).toHaveLength(r.amygdala.fear.hurts);
    expect(lessons.filter(({ pain }) => pain === 0)).toHaveLength(r.amygdala.fear.exposures);
  });
  it('sees no bar after the one asked for', () => {
    const life = live([dip], TABLE);
    const early = retraced(life, TABLE, 0, BAR - 5);
    for (let i = BAR - 5; i < dip.series.length; i++) life.rows[i]!.fill(0);
    expect(retraced(life, TABLE, 0, BAR - 5).r).toEqual(early.r);
  });
  it('says how many of the records are not what comes out', () => {
    // What was put into the day by hand is in no record.
    const before = (bar: number, _symbol: number, _account: Account, brain: Brain): void => {
      if (bar === BAR) learn(brain.symbols[0]!.amygdala, new Float64Array(EPISODE_STATE), true, -1);
    };
    const { r } = retraced(live([dip], TABLE, { before }), TABLE);
    expect(r.differing).toBeGreaterThan(0);
    expect(r.differing).toBeLessThanOrEqual(dip.series.length - BAR);
  });
  it('has nothing to say of a run without an amygdala', () => {
    const lesions = 1 << REGIONS.indexOf('amygdala');
    const { r, lessons } = retraced(live([dip], TABLE, { lesions }), TABLE, lesions);
    expect([r.off, r.asked, lessons.length, r.code]).toEqual([true, 0, 0, -1]);
    expect([...r.lastFired]).toEqual(THREATS.map(() => -1));
  });
});
