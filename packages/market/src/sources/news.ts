/**
 * Two sources of news. NewsAPI is read as https://newsapi.org/docs/endpoints/everything documents it. CryptoPanic's page,
 * https://cryptopanic.com/developers/api/, was not at hand: its answers are read as public programs read them, and as
 * those recorded of its first version are. Titles may hold markup: only words are kept.
 * A story has no number of its own: its text is scored by a lexicon or a model. CryptoPanic's readers vote, and where
 * they have, the vote is its value.
 */
import { badInput } from '@janus/domain';
import { inOrder, isObject, listOf, momentOf, numberOf, parseJson, type Observation, type Source } from './source.ts';

function queryOf(query: string | undefined, source: string): string {
  if (query === undefined || query.trim() === '') throw badInput(`${source} asks for words: give a query`);
  return query.trim();
}

/** Tags taken out, white space made one: the words that a reader sees. */
export const wordsAlone = (text: string): string =>
  text
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();

export const newsApi: Source = {
  id: 'newsapi',
  name: 'NewsAPI',
  kind: 'news',
  unit: '',
  documentation: 'https://newsapi.org/docs/endpoints/everything',
  key: { where: 'header', name: 'X-Api-Key' },
  request({ query }) {
    const q = queryOf(query, 'NewsAPI');
    if (q.length > 500) throw badInput(`NewsAPI: the query has ${q.length} characters, 500 are the most`);
    return `https://newsapi.org/v2/everything?q=${encodeURIComponent(q)}&language=en&sortBy=publishedAt&pageSize=100`;
  },
  parse(text) {
    const answer = parseJson(text, 'NewsAPI');
    if (!isObject(answer)) throw badInput('NewsAPI: the answer is not an object');
    if (answer['status'] === 'error')
      throw badInput(`NewsAPI refused: ${String(answer['code'])}: ${String(answer['message'])}`);
    if (answer['status'] !== 'ok') throw badInput(`NewsAPI: status ${JSON.stringify(answer['status'])} is not ok`);
    return inOrder(
      listOf(answer['articles'], 'articles', 'NewsAPI').map((article, i): Observation => {
        if (!isObject(article)) throw badInput(`NewsAPI: article ${i + 1} is not an object`);
        if (typeof article['title'] !== 'string') throw badInput(`NewsAPI: article ${i + 1} has no title`);
        const more = typeof article['description'] === 'string' ? `. ${article['description']}` : '';
        return {
          time: momentOf(article['publishedAt'], `publishedAt of article ${i + 1}`, 'NewsAPI'),
          value: Number.NaN,
          text: wordsAlone(article['title'] + more),
        };
      }),
    );
  },
};

/** (for − against) / (for + against + 2): two votes are needed to be believed half; NaN without a vote. */
export function voteOf(positive: number, negative: number): number {
  return positive + negative > 0 ? (positive - negative) / (positive + negative + 2) : Number.NaN;
}

export const cryptoPanic: Source = {
  id: 'cryptopanic',
  name: 'CryptoPanic',
  kind: 'news',
  unit: '',
  documentation: 'https://cryptopanic.com/developers/api/',
  key: { where: 'parameter', name: 'auth_token' },
  request({ query }) {
    const codes = queryOf(query, 'CryptoPanic');
    if (!/^[A-Za-z0-9]+(?:,[A-Za-z0-9]+)*$/.test(codes))
      throw badInput(`CryptoPanic asks by currency: '${codes}' is not a list of codes such as BTC,ETH`);
    return `https://cryptopanic.com/api/developer/v2/posts/?currencies=${codes.toUpperCase()}&kind=news&public=true`;
  },
  parse(text) {
    const answer = parseJson(text, 'CryptoPanic');
    if (!isObject(answer)) throw badInput('CryptoPanic: the answer is not an object');
    if (!('results' in answer)) throw badInput(`CryptoPanic refused: ${JSON.stringify(answer).slice(0, 120)}`);
    return inOrder(
      listOf(answer['results'], 'results', 'CryptoPanic').map((post, i): Observation => {
        if (!isObject(post)) throw badInput(`CryptoPanic: post ${i + 1} is not an object`);
        if (typeof post['title'] !== 'string') throw badInput(`CryptoPanic: post ${i + 1} has no title`);
        const votes = isObject(post['votes']) ? post['votes'] : {};
        const count = (name: string): number =>
          name in votes ? numberOf(votes[name], `votes.${name} of post ${i + 1}`, 'CryptoPanic') : 0;
        return {
          time: momentOf(post['published_at'], `published_at of post ${i + 1}`, 'CryptoPanic'),
          value: voteOf(count('positive'), count('negative')),
          text: wordsAlone(post['title']),
        };
      }),
    );
  },
};
