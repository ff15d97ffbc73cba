/** A goal in the day: the manager sets it, working memory keeps it, and an entry is no larger than it allows. */
import { auditSlot, CORTEX, GOALS, PREFRONTAL, type Account } from '@janus/domain';
import { GATE_OPENERS } from '@janus/prefrontal';
import { beforeAll, describe, expect, it } from 'vitest';
import { BAR, live, market, type Life, type Market } from './scenario.ts';

let dip: Market;
let whole: Life;
beforeAll(() => {
  dip = market(1);
  whole = live([dip], {});
});
const read = (life: Life, event: number, name: string): number => life.rows[event]![auditSlot(name)]!;
const fact = (life: Life, region: string, label: string): string | undefined =>
  life
    .at(BAR)
    .regions.find((r) => r.region === region)!
    .facts.find((f) => f.label === label)?.value;
const SMALL = { growBound: 0.01, holdBound: 0.01, protectBound: 0.01, recoverBound: 0.01 };

describe('the goal', () => {
  it('is set, held and told', () => {
    const held = read(whole, BAR, 'heldGoal');
    expect(held).toBeGreaterThanOrEqual(0);
    expect(fact(whole, 'cortex', 'goal')).toBe(GOALS[read(whole, BAR, 'goal')]);
    expect(fact(whole, 'prefrontal', 'goal held')).toMatch(new RegExp(`^${GOALS[held]!}, \\d+ bars$`));
    expect(GATE_OPENERS).toContain(fact(whole, 'prefrontal', 'gate opened by'));
  });
  it('bounds an entry: 1 % of equity', () => {
    const life = live([dip], { cortex: SMALL });
    const size = (read(life, BAR, 'quantity') * read(life, BAR, 'close')) / 100_000;
    expect(size).toBeCloseTo(0.01, 9);
    expect(read(life, BAR, 'heldBound')).toBe(0.01);
    expect(read(whole, BAR, 'quantity')).toBeGreaterThan(2 * read(life, BAR, 'quantity'));
  });
  it('bounds nothing without the cortex that sets it, nor without the prefrontal cortex that holds it', () => {
    for (const region of [CORTEX, PREFRONTAL]) {
      const life = live([dip], { cortex: SMALL }, { lesions: 1 << region });
      expect(read(life, BAR, 'heldGoal')).toBe(-1);
      expect(read(life, BAR, 'heldBound')).toBe(Number.POSITIVE_INFINITY);
      expect(read(life, BAR, 'quantity')).toBe(read(whole, BAR, 'quantity'));
      expect(fact(life, 'prefrontal', 'goal held')).toBeUndefined();
    }
  });
  it('of an account that is drawn down is to protect or to recover', () => {
    const fallen = (_bar: number, _symbol: number, account: Account): void => void (account.drawdown = 0.15);
    const life = live([dip], {}, { before: fallen });
    expect(['protect', 'recover']).toContain(GOALS[read(life, BAR, 'heldGoal')]);
  });
  it('is kept while nothing happens: the gate opens for another regime, a surprise or age alone', () => {
    const ages = whole.rows.map((row) => row[auditSlot('heldAge')]!).filter((age) => !Number.isNaN(age));
    const opened = ages.filter((age) => age === 0).length;
    const changes = whole.rows.filter(
      (row, i) => i > 0 && row[auditSlot('regime')] !== whole.rows[i - 1]![auditSlot('regime')],
    );
    expect(opened).toBeGreaterThan(0);
    const surprises = whole.rows.filter((row) => row[auditSlot('surprise')]! >= 0.8).length;
    const unheld = whole.rows.filter((row) => row[auditSlot('heldGoal')] === -1).length;
    expect(opened).toBeLessThanOrEqual(changes.length + surprises + unheld + ages.length / 500 + 1);
  });
});
