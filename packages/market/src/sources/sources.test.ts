/** Answers made up for the test, shaped as documented; recorded.test.ts reads what the services really answered. */
import { describe, expect, it } from 'vitest';
import { SOURCES, sourceOf } from './catalogue.ts';
import { cryptoPanic, newsApi, voteOf } from './news.ts';
import { momentOf } from './source.ts';
import { noaaKp, noaaSolarWind, openWeatherMap } from './weather.ts';

const json = JSON.stringify;
const at = (text: string): number => Date.parse(text);

describe('the port', () => {
  it('lists its sources, each with its page; those that need a key say how', () => {
    expect(SOURCES.map((s) => [s.id, s.kind, s.key?.name ?? null])).toEqual([
      ['newsapi', 'news', 'X-Api-Key'],
      ['cryptopanic', 'news', 'auth_token'],
      ['openweathermap', 'weather', 'appid'],
      ['noaa-kp', 'space-weather', null],
      ['noaa-solar-wind', 'space-weather', null],
    ]);
    for (const { documentation } of SOURCES) expect(documentation).toMatch(/^https:\/\//);
    expect(() => sourceOf('noaa')).toThrow("there is no source 'noaa'; there are newsapi, cryptopanic");
  });
  it('no address holds a key', () => {
    const ask = { query: 'BTC', latitude: 1, longitude: 2 };
    for (const source of SOURCES) {
      const address = source.request(ask);
      expect(new URL(address).protocol).toBe('https:');
      if (source.key) expect(address).not.toContain(`${source.key.name}=`);
    }
  });
  it('moments: ISO 8601 with or without a zone, a space instead of T, fractions; nothing else', () => {
    expect(momentOf('2024-08-08T23:54:00Z', 't', 's')).toBe(at('2024-08-08T23:54:00Z'));
    expect(momentOf('2024-08-08 23:54:00.123', 't', 's')).toBe(at('2024-08-08T23:54:00.123Z'));
    expect(momentOf('2024-08-08T23:54:00.123456+02:00', 't', 's')).toBe(at('2024-08-08T21:54:00.123Z'));
    expect(momentOf('2024-08-08 23:54', 't', 's')).toBe(at('2024-08-08T23:54:00Z'));
    for (const bad of ['2024-08-08', 'yesterday', 5, null, '2024-13-08T00:00:00Z'])
      expect(() => momentOf(bad, 't', 's')).toThrow('is not a moment');
  });
});

describe('NewsAPI', () => {
  const article = (publishedAt: string, title: string, description: string | null = null) => ({
    source: { id: null, name: 'Made Up' },
    author: null,
    title,
    description,
    url: 'https://example.org/a',
    urlToImage: null,
    publishedAt,
    content: null,
  });
  it('gives stories oldest first, title and description, without a number', () => {
    const answer = json({
      status: 'ok',
      totalResults: 2,
      articles: [article('2024-05-02T10:00:00Z', 'Second', 'More'), article('2024-05-01T10:00:00Z', 'First')],
    });
    expect(newsApi.parse(answer)).toEqual([
      { time: at('2024-05-01T10:00:00Z'), value: Number.NaN, text: 'First' },
      { time: at('2024-05-02T10:00:00Z'), value: Number.NaN, text: 'Second. More' },
    ]);
  });
  it('says what the source says when it refuses, and what is not as documented', () => {
    expect(() => newsApi.parse(json({ status: 'error', code: 'apiKeyInvalid', message: 'no such key' }))).toThrow(
      'NewsAPI refused: apiKeyInvalid: no such key',
    );
    expect(() => newsApi.parse('<html>')).toThrow("NewsAPI: '<html>' is not JSON");
    expect(() => newsApi.parse('[]')).toThrow('not an object');
    expect(() => newsApi.parse(json({}))).toThrow('status undefined');
    expect(() => newsApi.parse(json({ status: 'ok' }))).toThrow('articles is not a list');
    expect(() => newsApi.parse(json({ status: 'ok', articles: [article('soon', 'x')] }))).toThrow(
      'publishedAt of article 1 "soon"',
    );
    expect(() => newsApi.parse(json({ status: 'ok', articles: [{ publishedAt: '2024-05-01T10:00:00Z' }] }))).toThrow(
      'article 1 has no title',
    );
  });
  it('asks with words, at most 500 characters of them', () => {
    expect(newsApi.request({ query: ' bitcoin AND (etf) ' })).toContain('q=bitcoin%20AND%20(etf)&');
    expect(() => newsApi.request({})).toThrow('give a query');
    expect(() => newsApi.request({ query: 'x'.repeat(501) })).toThrow('501 characters');
  });
});

describe('CryptoPanic', () => {
  const post = (votes: object, published_at = '2024-05-01T10:00:00Z') => ({
    kind: 'news',
    domain: 'example.org',
    title: 'A headline',
    published_at,
    currencies: [{ code: 'BTC', title: 'Bitcoin' }],
    votes,
  });
  it("takes the readers' votes for its value: 3 for, 1 against is (3 − 1)/(4 + 2)", () => {
    const [a, b] = cryptoPanic.parse(
      json({
        count: 2,
        next: null,
        previous: null,
        results: [post({ negative: 1, positive: 3, important: 9 }), post({})],
      }),
    );
    expect(a).toEqual({ time: at('2024-05-01T10:00:00Z'), value: 2 / 6, text: 'A headline' });
    expect(b!.value).toBeNaN();
    expect(voteOf(1, 0)).toBeCloseTo(1 / 3, 14);
    expect(voteOf(0, 2)).toBe(-0.5);
  });
  it('refuses by name and value', () => {
    expect(() => cryptoPanic.parse(json({ status: 'Incomplete', info: 'Token not found' }))).toThrow('Token not found');
    expect(() => cryptoPanic.parse(json({ results: [post({ positive: 'many' })] }))).toThrow(
      'votes.positive of post 1 "many"',
    );
    expect(() => cryptoPanic.parse(json({ results: [{}] }))).toThrow('post 1 has no title');
    expect(() => cryptoPanic.parse(json({ results: [3] }))).toThrow('post 1 is not an object');
    expect(() => cryptoPanic.request({ query: 'bit coin' })).toThrow("'bit coin' is not a list of codes");
    expect(cryptoPanic.request({ query: 'btc,eth' })).toContain('currencies=BTC,ETH&');
  });
});

describe('OpenWeatherMap', () => {
  const entry = (dt: number, temp: unknown) => ({
    dt,
    main: { temp, feels_like: 1, pressure: 1015, humidity: 69 },
    weather: [{ id: 500, main: 'Rain', description: 'light rain', icon: '10d' }],
    wind: { speed: 0.6, deg: 349 },
    dt_txt: '',
  });
  it('gives the temperature every three hours, with the sky in words', () => {
    const answer = json({
      cod: '200',
      message: 0,
      cnt: 2,
      list: [entry(1_661_882_400, 12), entry(1_661_871_600, 11.5)],
    });
    expect(openWeatherMap.parse(answer)).toEqual([
      { time: 1_661_871_600_000, value: 11.5, text: 'light rain' },
      { time: 1_661_882_400_000, value: 12, text: 'light rain' },
    ]);
  });
  it('refuses by name and value', () => {
    expect(() => openWeatherMap.parse(json({ cod: 401, message: 'Invalid API key' }))).toThrow(
      'OpenWeatherMap refused: 401: Invalid API key',
    );
    expect(() => openWeatherMap.parse(json({ cod: '200', list: [entry(1, 'warm')] }))).toThrow(
      'main.temp of entry 1 "warm"',
    );
    expect(() => openWeatherMap.parse(json({ cod: '200', list: [{ dt: 1 }] }))).toThrow('entry 1 has no main');
    expect(openWeatherMap.request({ latitude: 44.34, longitude: 10.99 })).toContain('lat=44.34&lon=10.99&');
    expect(() => openWeatherMap.request({ latitude: 44 })).toThrow(
      'longitude undefined is not a number in [−180, 180]',
    );
    expect(() => openWeatherMap.request({ latitude: 91, longitude: 0 })).toThrow('latitude 91');
  });
});

describe('NOAA', () => {
  const HEADER = ['time_tag', 'Kp', 'a_running', 'station_count'];
  it('reads the K index from a table of text under a header, or from objects', () => {
    const rows = [
      HEADER,
      ['2024-05-10 18:00:00.000', '8.67', '300', '8'],
      ['2024-05-10 21:00:00.000', '9.00', '400', '8'],
    ];
    const wanted = [
      { time: at('2024-05-10T18:00:00Z'), value: 8.67 },
      { time: at('2024-05-10T21:00:00Z'), value: 9 },
    ];
    expect(noaaKp.parse(json(rows))).toEqual(wanted);
    const objects = rows.slice(1).map(([time, Kp]) => ({ time_tag: time!.replace(' ', 'T'), Kp: Number(Kp) }));
    expect(noaaKp.parse(json(objects))).toEqual(wanted);
  });
  it('reads the speed of the solar wind, and leaves out what was not measured', () => {
    const rows = [
      ['time_tag', 'density', 'speed', 'temperature'],
      ['2024-05-10 18:00:00.000', '10.1', '712.3', '500000'],
      ['2024-05-10 18:01:00.000', null, null, null],
    ];
    expect(noaaSolarWind.parse(json(rows))).toEqual([{ time: at('2024-05-10T18:00:00Z'), value: 712.3 }]);
  });
  it('refuses by name and value', () => {
    expect(() => noaaKp.parse('[]')).toThrow('the table is empty');
    expect(() => noaaKp.parse('{}')).toThrow('NOAA Kp: the answer is not a list');
    expect(() => noaaKp.parse(json([HEADER, ['2024-05-10 18:00:00', '1']]))).toThrow('row 1 has 2 cells, the header 4');
    expect(() => noaaKp.parse(json([HEADER, ['2024-05-10 18:00:00', '10', '0', '8']]))).toThrow('10 is not in [0, 9]');
    expect(() => noaaKp.parse(json([HEADER, ['2024-05-10 18:00:00', 'high', '0', '8']]))).toThrow('Kp of row 1 "high"');
    expect(() =>
      noaaKp.parse(
        json([
          ['time_tag', 'k'],
          ['2024-05-10 18:00:00', '1'],
        ]),
      ),
    ).toThrow('no column Kp; there are time_tag, k');
  });
});
