/** What an audit record holds: the stages that were entered and nothing older, the same on every run. */
import { trip } from '@janus/amygdala';
import {
  AMYGDALA,
  AUDIT_FIELDS,
  auditSlot,
  BASAL_GANGLIA,
  newAccount,
  reasonCode,
  REGIONS,
  STAGES,
  TIMING_WIDTH,
  VISUAL_CORTEX,
} from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { initBrain, SEGMENT_ROWS } from './brain.ts';
import { parseBrainConfig } from './config.ts';
import { flush } from './record.ts';
import { BAR, live, market, ONLY_REVERSION, type Life, type Market } from './scenario.ts';
import { onBar, onEmbedding } from './wake.ts';

let dip: Market;
let rally: Market;
let whole: Life;
beforeAll(() => {
  dip = market(1);
  rally = market(-1);
  whole = live([dip], {});
});

/** Fields that one stage alone writes, by a name of its block. */
const BLOCKS = {
  regime: ['regime', 'confidence', 'posterior.bull', 'regimeAge', 'schema', 'tonic', 'prior.buy'],
  hypothalamus: ['appetite', 'appetiteFloor', 'fraction'],
  amygdala: ['distance', 'distanceLimit', 'fear', 'breakers'],
  thalamus: ['evidence.price', 'gate.volume', 'present', 'relevance'],
  correlation: ['averageCorrelation', 'correlationScale'],
  choice: ['recalled', 'recall.buy', 'direct.buy', 'indirect.sell', 'act.hold', 'probability.buy'],
  cerebellum: ['slippage', 'edge', 'cost', 'fillProbability'],
  prefrontal: ['truth.position-limit', 'satisfaction', 'satisfactionThreshold'],
  order: ['orderId', 'side', 'quantity', 'stop', 'target'],
} as const;
type Block = keyof typeof BLOCKS;
const written = (row: Float64Array, block: Block): boolean[] =>
  BLOCKS[block].map((name) => !Number.isNaN(row[auditSlot(name)]));
const blocksOf = (row: Float64Array): string[] =>
  (Object.keys(BLOCKS) as Block[]).filter((block) => written(row, block).some(Boolean));

describe('a record', () => {
  it('holds what the account had at stake as the decision saw it: heat, margin in use, and what heat did to the size', () => {
    const account = { heat: 0.02, marginUsed: 0.4, drawdown: 0.03, exposure: 0.7, position: 0, equity: 98_000 };
    const life = live([dip], {}, { before: (_bar, _symbol, own) => void Object.assign(own, account) });
    for (const [name, value] of Object.entries(account)) expect(life.rows[BAR]![auditSlot(name)]).toBe(value);
    const scale = (of: Life): number => of.rows[BAR]![auditSlot('heatScale')]!;
    expect(scale(whole)).toBe(1);
    expect(scale(life)).toBeGreaterThan(0);
    expect(scale(life)).toBeLessThan(1);
  });

  it('holds the blocks of the stages that were entered, whole, and no others', () => {
    const guards = ['regime', 'hypothalamus', 'amygdala', 'thalamus', 'correlation'];
    const seen = new Set<number>();
    for (const row of whole.rows) {
      const reached = row[auditSlot('reached')]!;
      seen.add(reached);
      // The schema and its prior are known wherever a regime is.
      const expected = guards.slice(0, Math.min(reached, 5));
      if (reached >= STAGES.indexOf('cerebellum')) expected.push('choice', 'cerebellum');
      if (reached >= STAGES.indexOf('prefrontal')) expected.push('prefrontal');
      if (reached === STAGES.indexOf('sent')) expected.push('order');
      expect(blocksOf(row)).toEqual(expected);
      for (const block of expected) expect(written(row, block as Block)).not.toContain(false);
    }
    for (const stage of ['perceive', 'thalamus', 'basal-ganglia', 'sent'] as const)
      expect(seen).toContain(STAGES.indexOf(stage));
  });

  it('forgets the choice at the next event', () => {
    expect(blocksOf(whole.rows[BAR]!)).toContain('choice');
    expect(blocksOf(whole.rows[BAR + 1]!)).not.toContain('choice');
    expect(whole.rows[BAR + 1]![auditSlot('strategy')]).toBe(-1);
    expect(whole.rows[BAR + 1]![auditSlot('signalStrength')]).toBe(0);
  });

  it('of an exit past a veto leaves out the stages between, which were not asked', () => {
    const life = live(
      [rally],
      {},
      {
        before: (bar, _symbol, account, brain) => {
          if (bar !== BAR) return;
          account.position = 5;
          trip(brain.symbols[0]!.amygdala, 'global', 0, 0, 'test');
        },
      },
    );
    const row = life.rows[BAR]!;
    expect(row[auditSlot('reached')]).toBe(STAGES.indexOf('sent'));
    expect(blocksOf(row)).toEqual(['regime', 'hypothalamus', 'amygdala', 'cerebellum', 'prefrontal', 'order']);
    expect(row[auditSlot('breakers')]).toBe(4);
  });

  it('always tells the account, the close and the decision', () => {
    for (const name of ['time', 'close', 'action', 'wanted', 'reason', 'equity', 'position', 'drawdown', 'surprise'])
      for (const row of whole.rows) expect(row[auditSlot(name)]).not.toBeNaN();
  });

  it('tells what was seen: absent is 0 with no bar, an embedding with the bar that it is as of', () => {
    const brain = initBrain({
      config: parseBrainConfig(),
      symbols: [{ symbol: 'A', assetClass: 'crypto', timeframeMs: 3_600_000 }],
      seed: 1,
      lesions: 0,
      clock: null,
      onSegment: (audit) => rows.push(audit.slice(0, 4 * AUDIT_FIELDS.length)),
    });
    const rows: Float64Array[] = [];
    for (let i = 0; i < 4; i++) {
      if (i === 1) onEmbedding(brain, 0, 0, -0.25, 0.5, 1);
      if (i === 2) onEmbedding(brain, 0, 1, 0.5, 0.25, 2, 3);
      const bar = { symbol: 0, index: i, time: i, open: 1, high: 1, low: 1, close: 1, volume: 1, spread: Number.NaN };
      onBar(brain, bar, newAccount(5));
    }
    flush(brain);
    const seen = (i: number) =>
      ['Present', 'Score', 'Gate', 'AsOf', 'Model', 'Cause', 'Changed'].map(
        (name) => rows[0]![i * AUDIT_FIELDS.length + auditSlot(`vision${name}`)],
      );
    // The other model, and why, from the bar on at which its embedding has arrived; the change is told once.
    expect([seen(0), seen(1), seen(2), seen(3)]).toEqual([
      [0, 0, 0, -1, -1, -1, 0],
      [1, -0.25, 0.5, 0, 1, 0, 0],
      [1, 0.5, 0.25, 1, 2, 3, 1],
      [1, 0.5, 0.25, 1, 2, 3, 0],
    ]);
  });
});

describe('a run', () => {
  it('numbers its events and hands them on in full segments', () => {
    const counts: number[] = [];
    const brain = initBrain({
      config: parseBrainConfig(),
      symbols: [{ symbol: 'A', assetClass: 'crypto', timeframeMs: 3_600_000 }],
      seed: 1,
      lesions: 0,
      clock: null,
      onSegment: (_audit, _timing, rows) => counts.push(rows),
    });
    const events = 2 * SEGMENT_ROWS + 5;
    for (let i = 0; i < events; i++)
      onBar(
        brain,
        { symbol: 0, index: i, time: i, open: 1, high: 1, low: 1, close: 1, volume: 1, spread: Number.NaN },
        newAccount(1),
      );
    flush(brain);
    flush(brain);
    expect(counts).toEqual([SEGMENT_ROWS, SEGMENT_ROWS, 5]);
    expect(whole.rows.map((row) => row[auditSlot('sequence')])).toEqual(whole.rows.map((_, i) => i));
  });

  it('is the same, bit for bit, when it is run again, and with a clock', () => {
    let now = 0;
    for (const other of [live([dip], {}), live([dip], {}, { clock: () => now++ })]) {
      expect(other.rows).toEqual(whole.rows);
      expect(other.orders).toEqual(whole.orders);
    }
    expect(now).toBeGreaterThan(whole.rows.length);
  });

  it('has its lesions in every record', () => {
    const lesions = (1 << AMYGDALA) | (1 << VISUAL_CORTEX);
    const life = live([dip], {}, { lesions });
    expect(life.rows.every((row) => row[auditSlot('lesions')] === lesions)).toBe(true);
    const off = life.at(BAR).regions.filter((r) => r.lesioned);
    expect(off.map((r) => r.region)).toEqual(['visual-cortex', 'amygdala']);
    expect(life.at(BAR).stages[2]!.status).toBe('lesioned');
  });

  it('takes the time of each stage that was entered and of no other', () => {
    let now = 0;
    const timing: Float32Array[] = [];
    const brain = initBrain({
      config: parseBrainConfig({ strategies: ONLY_REVERSION }),
      symbols: [{ symbol: 'A', assetClass: 'crypto', timeframeMs: 3_600_000 }],
      seed: 1,
      lesions: 0,
      clock: () => (now += 10),
      onSegment: (_audit, times, rows) => timing.push(times.slice(0, rows * TIMING_WIDTH)),
    });
    onBar(
      brain,
      { symbol: 0, index: 0, time: 0, open: 1, high: 1, low: 1, close: 1, volume: 1, spread: Number.NaN },
      newAccount(1),
    );
    flush(brain);
    expect(timing[0]![STAGES.indexOf('perceive')]).toBe(10);
    expect(timing[0]!.slice(1).every(Number.isNaN)).toBe(true);
  });
});

describe('the acts that are recorded', () => {
  it('follow from drives, tonic dopamine, prior and recall, each in multiples of the usual reward', () => {
    // With G = N = 1 for ever: act = (1 + ρ)·direct − (1 − ρ)·indirect + 0.2·prior + 0.2·recall.
    const life = live([dip], { 'basal-ganglia': { actorRate: 0 } }, { before: teach });
    const row = life.rows[BAR]!;
    const read = (name: string): number => row[auditSlot(name)]!;
    expect(read('prior.buy')).toBeLessThan(-0.1);
    const rho = read('tonic');
    const act =
      (1 + rho) * read('direct.buy') -
      (1 - rho) * read('indirect.buy') +
      0.2 * read('prior.buy') +
      0.2 * read('recall.buy');
    expect(read('act.buy')).toBeCloseTo(act, 12);
    expect(read('act.hold')).toBe(0.2);
  });

  it('are the strengths of the signals where the basal ganglia are switched off', () => {
    const row = live([dip], {}, { lesions: 1 << BASAL_GANGLIA }).rows[BAR]!;
    expect(row[auditSlot('act.buy')]).toBe(row[auditSlot('signalStrength')]);
    expect(row[auditSlot('reason')]).toBe(reasonCode('approved'));
    expect(REGIONS[row[auditSlot('decider')]!]).toBeUndefined();
  });
});

/** Thirty losing purchases in every schema, so that the prior has something to say. */
function teach(bar: number, _symbol: number, _account: unknown, brain: Life['brain']): void {
  if (bar !== BAR - 1) return;
  const { cortex } = brain.symbols[0]!;
  cortex.rewardSquare.mean = 1e-6;
  cortex.rewardSquare.count = 30;
  cortex.decisions.fill(30);
  cortex.meanReward.fill(-0.001);
}
