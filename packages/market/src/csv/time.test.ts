import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, recogniseTime } from './time.ts';

const read = (text: string, ...more: string[]): number => {
  const format = recogniseTime([text, ...more]);
  return format === null ? Number.NaN : readTime(format, text);
};
// 2021-03-04T05:06:07.089Z = 1614834367089 ms (date -d @1614834367)
const MOMENT = 1_614_834_367_089;

describe('time formats', () => {
  it.each([
    ['1614834367', MOMENT - 89],
    ['1614834367.089', MOMENT],
    ['1614834367089', MOMENT],
    ['1614834367089123', MOMENT],
    ['1614834367089123456', MOMENT],
    ['2021-03-04T05:06:07.089Z', MOMENT],
    ['2021-03-04 05:06:07.089123+00:00', MOMENT],
    ['2021-03-04 07:36:07.089+02:30', MOMENT],
    ['2021-03-03 23:06:07.089-0600', MOMENT],
    ['2021.03.04 05:06', MOMENT - 7089],
    ['2021-03-04 05:06:07 UTC', MOMENT - 89],
    ['20210304 05:06', MOMENT - 7089],
    ['20210304 050607', MOMENT - 89],
    ['20210304050607', MOMENT - 89],
    ['202103040506', MOMENT - 7089],
    ['3/4/2021 5:06', MOMENT - 7089],
    ['3/4/2021 5:06:07 AM', MOMENT - 89],
    ['04.03.2021 05:06:07.089', MOMENT],
    ['20210304', Date.UTC(2021, 2, 4)],
    ['2021-03-04', Date.UTC(2021, 2, 4)],
    ['3/4/2021', Date.UTC(2021, 2, 4)],
    ['12/31/2018 12:00 AM', Date.UTC(2018, 11, 31)],
    ['12/31/2018 12:30 PM', Date.UTC(2018, 11, 31, 12, 30)],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
  it('reads d/m or m/d by a number above 12 anywhere in the sample', () => {
    expect(read('3/4/2021', '13/4/2021')).toBe(Date.UTC(2021, 3, 3));
    expect(read('3/4/2021', '3/13/2021')).toBe(Date.UTC(2021, 2, 4));
    expect(recogniseTime(['3/4/2021'])).toMatchObject({ guessed: true, dayFirst: false });
  });
  it.each(['2021-02-30', '2021-13-01', '2021-01-01 25:00', '20210230', '2/30/2021', '13/13/2021', '2021-01-01 00:60'])(
    'no such moment: %s',
    (text) => {
      expect(read(text)).toBeNaN();
    },
  );
  it.each(['', 'yesterday', '12:30', '1e9', '-5', '2021-01', '0x5f'])('no format: %s', (text) => {
    expect(recogniseTime([text])).toBeNull();
  });
  it('holds one format for the file: another is not a time in it', () => {
    const seconds = recogniseTime(['1614834367'])!;
    expect(readTime(seconds, '1614834367089')).toBeNaN();
    expect(readTime(seconds, '2021-03-04')).toBeNaN();
    expect(readTime(recogniseTime(['2021-03-04'])!, '20210304')).toBeNaN();
    expect(readTime(recogniseTime(['3/4/2021', '3/13/2021'])!, '13/3/2021')).toBeNaN();
  });
  it('reads back whatever it is given, in every format', () => {
    const second = fc.integer({ min: 1e9, max: 4e9 });
    fc.assert(
      fc.property(second, (s) => {
        const ms = s * 1000;
        const iso = new Date(ms).toISOString();
        const [date = '', time = ''] = iso.slice(0, 19).split('T');
        const [y = '', m = '', d = ''] = date.split('-');
        for (const text of [
          `${s}`,
          `${ms}`,
          `${ms}000`,
          `${ms}000000`,
          iso,
          `${date} ${time}`,
          `${y}${m}${d} ${time}`,
          `${y}${m}${d}${time.replaceAll(':', '')}`,
        ])
          expect(read(text), text).toBe(ms);
        expect(read(`${Number(m)}/${Number(d)}/${y} ${time}`, '1/31/2020')).toBe(Number(m) > 12 ? Number.NaN : ms);
      }),
    );
  });
  it('never throws and never gives a moment that is no whole number ≥ 0', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const format = recogniseTime([a, b]);
        if (format === null) return;
        for (const text of [a, b]) {
          const t = readTime(format, text);
          expect(Number.isNaN(t) || (Number.isInteger(t) && t >= 0)).toBe(true);
        }
      }),
    );
  });
});
