/** Risk at a moment: the walk is the day's amygdala bar by bar, sees nothing later, and goes back as it came. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { auditSlot, JanusError, KILL_SCOPES, RULES, THREATS } from '@janus/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walk as market } from '../../testing/series.ts';
import { QUIET } from '../night/scenario.ts';
import { executeRun } from '../runs/execute.ts';
import { planRun } from '../runs/plan.ts';
import { openRun, readRunFile, type RunReader } from '../runs/store.ts';
import type { RiskReading } from './api.ts';
import { readEllipse, readRisk } from './report.ts';
import { riskService } from './service.ts';
import { openWalk } from './walk.ts';

const BARS = 3000;
const folder = mkdtempSync(path.join(tmpdir(), 'janus-risk-'));
const run = (config: object, lesions: readonly string[] = []): string => {
  const series = market(BARS, 1);
  const plan = planRun({ data: 'WALK', lesions: ['visual-cortex', ...lesions], seed: 1, config }, series, 0);
  executeRun(plan, folder, QUIET);
  return plan.info.runId;
};
const EAGER = {
  amygdala: { falseAlarmsPerDay: 1, killThreat: 'any', killScope: 'global', critical: 1.2 },
  prefrontal: { profile: 'prop-funded' },
};
let plain: string;
let eager: string;
let reader: RunReader;
beforeAll(() => {
  plain = run({});
  eager = run(EAGER);
  reader = openRun(folder, plain);
}, 120_000);
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});
const column = async (from: RunReader, name: string): Promise<Float64Array> =>
  from.auditColumns([auditSlot(name)], 0, from.bars);

describe('risk at a moment', () => {
  it('is the amygdala of the day at every bar: no record says otherwise', async () => {
    const last = await readRisk(openWalk(reader), BARS - 1);
    expect(last.checked).toBeGreaterThan(1500);
    expect(last.differing).toBe(0);
    const learned = await column(reader, 'learnedFear');
    expect(last.fear.learned).toBe(learned[BARS - 1]);
  });
  it('[E50] tells each threat by measure, limit and ratio, and when it last fired', async () => {
    const walk = openWalk(reader);
    const { threats } = await readRisk(walk, BARS - 1);
    expect(threats.map(({ threat }) => threat)).toEqual(THREATS);
    for (const { threat, measure, limit, ratio, fired, last } of threats) {
      if (Number.isFinite(ratio) && threat !== 'flash-crash') expect(ratio, threat).toBeCloseTo(measure / limit, 9);
      const ratios = await column(reader, `threat.${threat}`);
      expect(fired, threat).toBe([...ratios].filter((x) => x > 1).length);
      expect(last?.bar ?? -1, threat).toBe([...ratios].findLastIndex((x) => x > 1));
    }
    expect(threats.some(({ fired }) => fired > 0)).toBe(true);
    // No quotes and no second market: not judged, which is not the same as harmless.
    for (const name of ['liquidity', 'correlation-breakdown'])
      expect(threats.find(({ threat }) => threat === name)).toMatchObject({ ratio: Number.NaN, severity: 'none' });
  });
  it('is the same backwards as forwards, and sees nothing of what comes later', async () => {
    const walk = openWalk(reader);
    const early = await readRisk(walk, 1200);
    await readRisk(walk, 2900);
    expect(await readRisk(walk, 1200)).toEqual(early);
    const blind: RunReader = {
      ...reader,
      auditColumns: async (slots, from, to) => {
        const out = await reader.auditColumns(slots, from, to);
        const n = to - from;
        return out.map((x, k) => (from + (k % n) > 1200 ? 7 : x));
      },
      barColumns: (from, to) => reader.barColumns(from, to).map((x, k) => (from + (k % (to - from)) > 1200 ? 7 : x)),
    };
    expect(await readRisk(openWalk(blind), 1200)).toEqual(early);
  });
  it('puts the rules that apply first, the tightest of them first, and says why others do not', async () => {
    const { limits } = await readRisk(openWalk(reader), BARS - 1);
    expect(limits.rules.map(({ rule }) => rule).toSorted()).toEqual([...RULES].toSorted());
    const applied = limits.rules.filter(({ applies }) => applies);
    expect(limits.rules.slice(0, applied.length)).toEqual(applied);
    const used = applied.map((rule) => rule.used).filter((x) => !Number.isNaN(x));
    expect(used.length).toBeGreaterThan(5);
    expect(used.toSorted((a, b) => b - a)).toEqual(used);
    expect(limits.profile).toBe('none');
    for (const { applies, note } of limits.rules) if (!applies) expect(note).not.toBe('');
    const dd = await column(reader, 'drawdown');
    expect(limits.rules.find(({ rule }) => rule === 'drawdown-limit')).toMatchObject({
      value: dd[BARS - 1],
      limit: 0.25,
    });
    // The truths are those of the last order that the rules were asked about.
    const sat = await column(reader, 'satisfaction');
    expect(limits.asked!.bar).toBe([...sat].findLastIndex((x) => !Number.isNaN(x)));
    expect(limits.satisfaction).toBe(sat[limits.asked!.bar]);
  });
  it('follows the account as the sheriff does, and names the profile', async () => {
    const own = openRun(folder, eager);
    try {
      const { limits } = await readRisk(openWalk(own), BARS - 1);
      expect(limits.profile).toBe('prop-funded');
      const equity = await column(own, 'equity');
      const loss = limits.rules.find(({ rule }) => rule === 'maximum-loss')!;
      expect(loss.value).toBeCloseTo((equity[0]! - equity[BARS - 1]!) / equity[0]!, 12);
      expect(loss).toMatchObject({ applies: true, limit: 0.06 });
      const fall = limits.rules.find(({ rule }) => rule === 'trailing-drawdown')!;
      const peak = Math.min(Math.max(...equity), equity[0]! * 1.06);
      expect(fall.value).toBeCloseTo((peak - equity[BARS - 1]!) / equity[0]!, 9);
    } finally {
      own.close();
    }
  });
  it('tells which breaker is on, since when and why, and that it never goes off by itself', async () => {
    const own = openRun(folder, eager);
    try {
      const walk = openWalk(own);
      const bits = await column(own, 'breakers');
      const first = [...bits].findIndex((b) => b > 0);
      expect(first).toBeGreaterThan(0);
      const before = await readRisk(walk, first - 1);
      expect(before.breakers.breakers.some(({ on }) => on)).toBe(false);
      const after = await readRisk(walk, BARS - 1);
      const tripped = after.breakers.breakers.find(({ breaker }) => breaker === 'global')!;
      expect(tripped.on).toBe(true);
      expect(tripped.since).toBe((await readRisk(walk, first)).time);
      expect(tripped.why).toContain('a threat that is configured');
      expect(after.breakers.breakers.map(({ breaker }) => breaker)).toEqual([...KILL_SCOPES, 'safe-mode', 'freeze']);
      expect(after.amygdala).toMatchObject({ response: 'kill', severity: 'critical', veto: 'kill-switch' });
    } finally {
      own.close();
    }
  });
  it('tells what is feared and what taught it', async () => {
    const walk = openWalk(reader);
    const { fear } = await readRisk(walk, BARS - 1);
    const { alarm, loss, safe, spared } = fear.counts;
    expect(alarm + loss).toBeGreaterThan(0);
    expect(safe + spared).toBeGreaterThan(0);
    expect(fear.lessons[0]!.bar).toBeLessThanOrEqual(BARS - 1);
    for (const { memory, inhibition, likeness } of fear.feared) {
      expect(inhibition).toBeLessThanOrEqual(memory);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
    }
    const early = await readRisk(walk, 800);
    expect(early.fear.counts.loss).toBeLessThanOrEqual(loss);
    expect(early.fear.lessons.every((lesson) => lesson.bar <= 800)).toBe(true);
  });
  it('says so before the amygdala was asked, and where it is switched off', async () => {
    const early = await readRisk(openWalk(reader), 3);
    expect(early.amygdala.state).toBe('silent');
    expect(early.threats.every(({ ratio }) => Number.isNaN(ratio))).toBe(true);
    const without = openRun(folder, run({}, ['amygdala', 'prefrontal']));
    try {
      const off = await readRisk(openWalk(without), 2000);
      expect(off.amygdala).toMatchObject({ state: 'off', response: 'none', scale: 1 });
      expect(off.limits.rules.every(({ applies }) => !applies)).toBe(true);
      expect(off.checked).toBe(0);
    } finally {
      without.close();
    }
  }, 60_000);
});

describe('[V8] two signals of the amygdala', () => {
  it('are drawn by the covariance before the bar; the bar lies where its signals are', async () => {
    const walk = openWalk(reader);
    const distances = await column(reader, 'distance');
    const limits = await column(reader, 'distanceLimit');
    const bar = [...distances].findIndex((d, k) => d > limits[k]! && k > 500);
    const found = await readEllipse(walk, bar, 'logReturn', 'rangeOverAtr');
    expect(found).toMatchObject({ judged: true, threshold: limits[bar], distance: distances[bar] });
    expect(found.points.flagged.at(-1)).toBe(1);
    expect(found.points.time.at(-1)).toBe(found.time);
    expect(found.points.x.length).toBe(512);
    expect(found.major).toBeCloseTo(found.threshold * Math.sqrt(1 + Math.abs(found.correlation)), 12);
    const close = reader.barColumns(bar - 1, bar + 1).slice(8, 10);
    const at = (Math.log(close[1]! / close[0]!) - found.mean[0]) / found.deviation[0];
    expect(found.points.x.at(-1)).toBeCloseTo(at, 9);
    await expect(readEllipse(walk, bar, 'logReturn', 'logReturn')).rejects.toThrow('two different');
    await expect(readEllipse(walk, bar, 'x', 'gap')).rejects.toThrow("signal 'x' is not one of");
  });
});

describe('the service', () => {
  it('answers from a thread, refuses what is not there, and ends', async () => {
    const service = riskService(folder, {
      summary: (id) => {
        const found = readRunFile(folder, id);
        if (!found) throw new JanusError('no-data', `there is no run ${id}`);
        return found.summary;
      },
    });
    const direct = await readRisk(openWalk(reader), 2500);
    const [one, two] = await Promise.all([service.at(plain, 2500), service.ellipse(plain, 900, 'gap', 'logReturn')]);
    expect(one).toEqual(direct satisfies RiskReading);
    expect(two.bar).toBe(900);
    expect(service.walking()).toHaveLength(1);
    await expect(service.at(plain, BARS)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(service.at('feedfeed', 0)).rejects.toThrow('no run feedfeed');
    await service.close();
    await expect(service.at(plain, 1)).rejects.toThrow('stopping');
  }, 60_000);
});
