/** Book and words in the day: heard from the next bar on, absent when too old, and told in the records. */
import { auditSlot, BOOK, MODALITIES, orderBook, REGIONS, SENTIMENT } from '@janus/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { BAR, live, market, type Life, type Market } from './scenario.ts';
import { onBook, onSentiment } from './wake.ts';

const HEAVY = orderBook([{ price: 99, size: 9 }], [{ price: 101, size: 1 }]);
let dip: Market;
let silent: Life;
beforeAll(() => {
  dip = market(1);
  silent = live([dip], {});
});
const closeOf = (bar: number): number => dip.series.time[bar]! + dip.series.timeframeMs;
const read = (life: Life, bar: number, name: string): number => life.rows[bar]![auditSlot(name)]!;
const present = (life: Life, bar: number): string[] =>
  MODALITIES.filter((_, m) => (read(life, bar, 'present') >> m) & 1);

/** The life in which something is handed over just before `bar` closes, as of `age` ms earlier. */
const told = (bar: number, age: number, config: object = {}, lesions = 0): Life =>
  live([dip], config, {
    lesions,
    before: (i, symbol, _, brain) => {
      if (i !== bar) return;
      onBook(brain, symbol, 0, HEAVY, closeOf(bar) - age);
      onSentiment(brain, symbol, 0.6, closeOf(bar) - age);
    },
  });

describe('streams beside the bars', () => {
  it('are absent where there are none: price and volume alone', () => {
    expect(present(silent, BAR)).toEqual(['price', 'volume']);
    expect(read(silent, BAR, 'evidence.book')).toBe(0);
    expect(read(silent, BAR, 'gate.book')).toBe(0);
    expect(read(silent, BAR, 'attention.price') + read(silent, BAR, 'attention.volume')).toBeCloseTo(1, 12);
  });
  it('are evidence at the bar that closes next: 9 against 1 is 0.8, a word of 0.6 alone is half believed', () => {
    const life = told(BAR, 1000);
    expect(present(life, BAR)).toEqual(['price', 'volume', 'book', 'sentiment']);
    expect(read(life, BAR, 'evidence.book')).toBeCloseTo(0.8, 12);
    expect(read(life, BAR, 'evidence.sentiment')).toBeCloseTo(0.3, 4);
    expect(read(life, BAR, 'gate.book')).toBeGreaterThan(0.5);
    const shares = MODALITIES.map((m) => read(life, BAR, `attention.${m}`));
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(shares[BOOK]).toBeGreaterThan(0);
    expect(shares[SENTIMENT]).toBeGreaterThan(0);
    const facts = life.at(BAR).regions[REGIONS.indexOf('thalamus')]!.facts.map((f) => f.label);
    expect(facts).toContain('sentiment attention');
    expect(facts).toContain('book saliency, σ');
  });
  it('change no bar before they were known, and not the record that bars alone had left', () => {
    const life = told(BAR, 1000);
    for (let bar = 0; bar < BAR; bar++) expect(life.rows[bar]).toEqual(silent.rows[bar]);
  });
  it('a book is absent once it is older than allowed; words fade slowly', () => {
    expect(present(told(BAR, 61_000), BAR)).toEqual(['price', 'volume', 'sentiment']);
    expect(present(told(BAR, 61_000, { thalamus: { bookMaxAge: 62_000 } }), BAR)).toContain('book');
    const age = 4.4 * 4 * 3_600_000;
    expect(present(told(BAR, age), BAR)).toEqual(['price', 'volume']);
  });
  it('a book tells the spread that bars do not; an old one is put away', () => {
    const life = told(BAR, 1000);
    const next = life.brain.symbols[0]!.market;
    expect(read(silent, BAR, 'present')).not.toBe(read(life, BAR, 'present'));
    // 2 of 100, at the bar; a bar later the book is too old.
    expect(next.book).toBeNull();
    expect(next.spread).toBeNaN();
    let spread = Number.NaN;
    live(
      [dip],
      {},
      {
        before: (i, symbol, _, brain) => {
          if (i === BAR) onBook(brain, symbol, 0, HEAVY, closeOf(BAR));
          if (i === BAR + 1) spread = brain.symbols[symbol]!.market.spread;
        },
      },
    );
    expect(spread).toBeCloseTo(0.02, 12);
  });
  it('with the thalamus off the senses go on: raw evidence passes whole, attended to alike', () => {
    const life = told(BAR, 1000, {}, 1 << REGIONS.indexOf('thalamus'));
    expect(read(life, BAR, 'gate.book')).toBe(1);
    expect(read(life, BAR, 'evidence.book')).toBeCloseTo(0.8, 12);
    expect(read(life, BAR, 'attention.book')).toBe(0.25);
  });
});
