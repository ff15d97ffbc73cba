/**
 * Answers that the services gave, as public repositories keep them: a few rows each, with where they are from in the
 * file (fixtures/sources). Of CryptoPanic's second version, which is what is asked today, no answer was found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cryptoPanic, newsApi } from './news.ts';
import { lexiconScore } from './sentiment.ts';
import { noaaKp, noaaSolarWind, openWeatherMap } from './weather.ts';

interface Recorded {
  readonly provenance: Readonly<Record<string, string>>;
  readonly answer: unknown;
}
const folder = new URL('../../fixtures/sources/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(`${name}.json`, folder), 'utf8');
const recorded = (name: string): Recorded => JSON.parse(read(name)) as Recorded;
const answer = (name: string): string => JSON.stringify(recorded(name).answer);
const at = (text: string): number => Date.parse(text);

describe('recorded answers', () => {
  it('each say whose they are, from where and when, and hold no key', () => {
    const names = readdirSync(folder).map((file) => file.replace('.json', ''));
    expect(names).toHaveLength(7);
    for (const name of names) {
      const { service, repository, path, commit, licence, recorded: day, taken } = recorded(name).provenance;
      expect([service, repository, path, licence, taken].every((text) => text !== undefined && text !== '')).toBe(true);
      expect(commit).toMatch(/^[0-9a-f]{40}$/);
      expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(read(name)).not.toMatch(/auth_token|api_?key|appid/i);
    }
  });
  it('NOAA, planetary K index: the storm of 5 February 2026, a value every three hours', () => {
    expect(noaaKp.parse(answer('noaa-kp'))).toEqual([
      { time: at('2026-02-04T21:00:00Z'), value: 4 },
      { time: at('2026-02-05T00:00:00Z'), value: 4.33 },
      { time: at('2026-02-05T03:00:00Z'), value: 5.33 },
      { time: at('2026-02-05T06:00:00Z'), value: 4.67 },
      { time: at('2026-02-05T09:00:00Z'), value: 3 },
      { time: at('2026-02-05T12:00:00Z'), value: 3.33 },
    ]);
  });
  it('NOAA, solar wind: the minute whose speed was not measured is left out', () => {
    expect(noaaSolarWind.parse(answer('noaa-solar-wind'))).toEqual([
      { time: at('2024-05-01T18:10:00Z'), value: 357.6 },
      { time: at('2024-05-01T22:31:00Z'), value: 352.3 },
      { time: at('2024-05-01T22:33:00Z'), value: 349.5 },
      { time: at('2024-05-01T22:34:00Z'), value: 355.9 },
    ]);
  });
  it('OpenWeatherMap in metric units', () => {
    expect(openWeatherMap.parse(answer('openweathermap'))).toEqual([
      { time: at('2020-10-21T21:00:00Z'), value: 14.09, text: 'broken clouds' },
      { time: at('2020-10-22T00:00:00Z'), value: 13.33, text: 'broken clouds' },
    ]);
  });
  it('OpenWeatherMap in kelvin is refused: the answer does not say so, its values do', () => {
    expect(() => openWeatherMap.parse(answer('openweathermap-kelvin'))).toThrow(
      'main.temp of entry 1 276.16 is not in [−95, 60] °C: ask with units=metric',
    );
  });
  it('NewsAPI: oldest first, whatever the language, without a number', () => {
    const [market, books] = newsApi.parse(answer('newsapi'));
    expect(market).toMatchObject({ time: at('2020-05-03T13:00:08Z'), value: Number.NaN });
    expect(market!.text).toMatch(/^NewsWatch: Will the stock market tumble back .* a good chance\. Will the U\.S\./);
    expect(books!.time).toBe(at('2020-05-03T14:30:00Z'));
    expect(books!.text).toMatch(/^Amazonの売れ筋/);
    // Nothing of it is in the lexicon: it says nothing either way.
    expect(lexiconScore(books!.text!)).toBe(0);
  });
  it("CryptoPanic in 2018: the readers' votes, −5 of 5 and +4 of 4, and a title without its markup", () => {
    expect(cryptoPanic.parse(answer('cryptopanic-2018'))).toEqual([
      {
        time: at('2018-01-18T09:33:00Z'),
        value: -5 / 7,
        text: 'China considering more stringent Regulations on Cryptocurrency Trading',
      },
      { time: at('2018-01-18T09:45:28.965Z'), value: 4 / 6, text: 'NEO ($NEO) price is up 20.99%' },
    ]);
  });
  it('CryptoPanic in 2025, first version: nine kinds of votes, none given yet', () => {
    const [post, ...rest] = cryptoPanic.parse(answer('cryptopanic-2025'));
    expect(rest).toEqual([]);
    expect(post).toEqual({
      time: at('2025-02-26T11:20:14Z'),
      value: Number.NaN,
      text: 'Lowe’s Companies, Inc. Beats Expectations with $1.1B Net Earnings in Q4',
    });
  });
});
