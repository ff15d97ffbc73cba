/** A rule or a tier of memory switched off: it has no say, what it knows goes on, and the records tell it. */
import { auditSlot, EPISODES, MEMORY_TIERS, RULES, SCHEMA_TIER } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { BAR, live, market, type Life, type Market } from './scenario.ts';

let dip: Market;
let whole: Life;
beforeAll(() => {
  dip = market(1);
  whole = live([dip], {});
});
const read = (life: Life, event: number, name: string): number => life.rows[event]![auditSlot(name)]!;
const fact = (life: Life, region: string): string | undefined =>
  life
    .at(BAR)
    .regions.find((r) => r.region === region)!
    .facts.find((f) => f.label === 'switched off')?.value;

describe('a rule switched off', () => {
  // A loss limit that every moment breaks: nothing may be opened.
  const strict = { prefrontal: { drawdownLimit: 0 } };
  const fallen = (_: number, __: number, account: { drawdown: number }): void => {
    account.drawdown = 0.01;
  };
  const rulesOff = 1 << RULES.indexOf('drawdown-limit');

  it('refuses no more, has no truth, and is named', () => {
    const held = live([dip], strict, { before: fallen });
    expect(held.at(BAR).reasonKey).toBe('drawdown-limit');
    expect(read(held, BAR, 'truth.drawdown-limit')).toBe(0);
    expect(fact(held, 'prefrontal')).toBeUndefined();
    const free = live([dip], strict, { before: fallen, rulesOff });
    expect(free.at(BAR)).toMatchObject({ action: 'buy', reasonKey: 'approved' });
    expect(read(free, BAR, 'truth.drawdown-limit')).toBeNaN();
    expect(read(free, BAR, 'truth.position-limit')).toBe(read(held, BAR, 'truth.position-limit'));
    expect(free.rows.every((row) => row[auditSlot('rulesOff')] === rulesOff)).toBe(true);
    expect(fact(free, 'prefrontal')).toBe('drawdown-limit');
  });
});

describe('a tier of memory switched off', () => {
  it('episodes: nothing is recalled, and everything goes on being remembered', () => {
    const off = live([dip], {}, { tiersOff: 1 << EPISODES });
    expect(read(off, BAR, 'recalled')).toBe(0);
    expect(off.brain.symbols[0]!.hippocampus.episodes.written).toBe(
      whole.brain.symbols[0]!.hippocampus.episodes.written,
    );
    expect(fact(off, 'hippocampus')).toBe(MEMORY_TIERS[EPISODES]);
    expect(fact(off, 'cortex')).toBeUndefined();
  });
  it('schemas: none matches and none is worth anything, and they go on being learned', () => {
    expect(read(whole, BAR, 'schema')).toBeGreaterThanOrEqual(0);
    const off = live([dip], {}, { tiersOff: 1 << SCHEMA_TIER });
    for (const row of off.rows) {
      if (Number.isNaN(row[auditSlot('schema')]!)) continue;
      expect(row[auditSlot('schema')]).toBe(-1);
      expect(row[auditSlot('prior.buy')]).toBe(0);
    }
    expect(fact(off, 'cortex')).toBe(MEMORY_TIERS[SCHEMA_TIER]);
    const [a, b] = [off, whole].map((life) => life.brain.symbols[0]!.cortex);
    expect(a!.confidence).toEqual(b!.confidence);
    expect(a!.decisions.reduce((x, y) => x + y, 0)).toBe(b!.decisions.reduce((x, y) => x + y, 0));
  });
  it('nothing off: the records say so', () => {
    expect(read(whole, BAR, 'rulesOff')).toBe(0);
    expect(read(whole, BAR, 'tiersOff')).toBe(0);
  });
});
