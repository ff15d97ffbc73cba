/**
 * A feed that hangs: the close repeats itself, volume is unknown, and neither chart, book nor words speak. With every
 * modality masked nothing may be decided on; one that comes back is enough.
 */
import { auditSlot, HOLD, MODALITIES, orderBook, REGIONS, STAGES } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import { BAR, live, market, type Life, type Market } from './scenario.ts';
import { onBook, onSentiment } from './wake.ts';

/** Bar from which the feed gives the same close, long enough before BAR for everything else to have come to rest. */
const HANGS = 700;
/** One that is past the warm-up, for watching it come to rest. */
const WARM = 950;
const QUIET_BARS = 20;

function hanging(volume: number, from = HANGS): Market {
  const { series, refits } = market(1);
  const held = (column: Float64Array): Float64Array =>
    column.map((x, i) => (i < from ? x : i === BAR + 1 ? 1.001 * series.close[from]! : series.close[from]!));
  const { open, high, low, close } = series;
  const prices = { open: held(open), high: held(high), low: held(low), close: held(close) };
  return { series: { ...series, ...prices, volume: series.volume.map((v, i) => (i < from ? v : volume)) }, refits };
}
const read = (life: Life, bar: number, name: string): number => life.rows[bar]![auditSlot(name)]!;
const present = (life: Life, bar: number): string[] =>
  MODALITIES.filter((_, m) => (read(life, bar, 'present') >> m) & 1);

describe('a market of which nothing is known any more', () => {
  const feed = hanging(Number.NaN);
  const life = live([feed], {});
  const closeOf = (bar: number): number => feed.series.time[bar]! + feed.series.timeframeMs;

  it('is held, for that reason, at the thalamus', () => {
    expect(life.at(BAR)).toMatchObject({ action: 'hold', outcome: 'veto', reasonKey: 'all-masked' });
    expect(
      life
        .at(BAR)
        .stages.map((s) => s.status)
        .slice(0, 4),
    ).toEqual(['pass', 'pass', 'pass', 'veto']);
    expect(life.at(BAR).stages[3]!.reason).toBe('every modality is absent');
    expect(read(life, BAR, 'action')).toBe(HOLD);
    expect(read(life, BAR, 'reached')).toBe(STAGES.indexOf('thalamus'));
    expect(life.orders).toHaveLength(0);
  });
  it('has no evidence, no gate and no attention in its record, and relevance 0', () => {
    expect(present(life, BAR)).toEqual([]);
    for (const part of ['evidence', 'gate', 'attention'])
      expect(MODALITIES.map((m) => read(life, BAR, `${part}.${m}`))).toEqual([0, 0, 0, 0, 0]);
    expect(read(life, BAR, 'relevance')).toBe(0);
  });
  it('hangs from the twentieth close that repeats itself, and is heard again at the first that is another', () => {
    // A move after a long rest is an anomaly as well: with the amygdala off the thalamus alone has a say.
    const alone = live([hanging(Number.NaN, WARM)], {}, { lesions: 1 << REGIONS.indexOf('amygdala') });
    expect(present(alone, WARM + QUIET_BARS - 1)).toEqual(['price']);
    expect(alone.at(WARM + QUIET_BARS - 1).reasonKey).not.toBe('all-masked');
    for (const bar of [WARM + QUIET_BARS, BAR]) expect(alone.at(bar).reasonKey).toBe('all-masked');
    expect(present(alone, BAR + 1)).toEqual(['price']);
    expect(alone.at(BAR + 1).reasonKey).not.toBe('all-masked');
  });
  it('is not masked while a book or words still speak', () => {
    const told = live(
      [feed],
      {},
      {
        before: (bar, symbol, _, brain) => {
          if (bar !== BAR) return;
          onBook(brain, symbol, 0, orderBook([{ price: 99, size: 9 }], [{ price: 101, size: 1 }]), closeOf(BAR));
          onSentiment(brain, symbol, 0.6, closeOf(BAR));
        },
      },
    );
    expect(present(told, BAR)).toEqual(['book', 'sentiment']);
    expect(told.at(BAR).reasonKey).not.toBe('all-masked');
    expect(told.at(BAR + 1).reasonKey).not.toBe('all-masked');
  });
  it('a volume of 0 is known as long as its mean is above 0, and masked with the rest after that', () => {
    const empty = live([hanging(0, WARM)], {}, { lesions: 1 << REGIONS.indexOf('amygdala') });
    expect(present(empty, WARM + QUIET_BARS - 1)).toEqual(['price', 'volume']);
    expect(present(empty, BAR)).toEqual([]);
    expect(empty.at(BAR).reasonKey).toBe('all-masked');
  });
});
