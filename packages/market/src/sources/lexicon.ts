/**
 * Words that people who write about markets use for better and for worse, each with a weight in [−1, 1]. A small list
 * put together for this project, after the idea of Loughran & McDonald 2011 (When Is a Liability Not a Liability?, J. of
 * Finance 66): general word lists misjudge finance, where "liability", "tax" or "crude" are not bad news. A word stands
 * for its plain inflections too (see stemOf). Words of what merely moves (volatile, change, trade) are left out.
 */
const list = (weight: number, words: string): [string, number][] => words.split(' ').map((word) => [word, weight]);

export const LEXICON: ReadonlyMap<string, number> = new Map([
  ...list(1, 'soar surge skyrocket boom breakthrough triumph'),
  ...list(0.75, 'rally jump climb bullish outperform upgrade beat record adoption approve breakout euphoria'),
  ...list(0.5, 'gain rise grow growth profit profitable recover recovery rebound strong strength win success boost'),
  ...list(0.5, 'advance improve improvement optimism optimistic upside expand inflow accumulate partnership milestone'),
  ...list(0.25, 'support stable steady confidence confident benefit opportunity launch demand positive higher'),
  ...list(-0.25, 'concern uncertain uncertainty caution cautious delay pressure slow lower negative doubt question'),
  ...list(-0.5, 'fall drop decline lose loss weak weakness fear worry outflow downgrade miss cut slump retreat'),
  ...list(
    -0.5,
    'slide risk warn warning lawsuit probe investigate investigation penalty fine downside dispute deficit',
  ),
  ...list(-0.75, 'plunge tumble bearish recession ban reject default layoff liquidate liquidation sell-off selloff'),
  ...list(-0.75, 'depeg exploit breach halt insolvent restate subpoena sue delist dump'),
  ...list(-1, 'crash collapse bankrupt bankruptcy hack fraud scam panic theft crisis meltdown catastrophe'),
]);

/** Turn what follows round. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never neither nor without hardly barely isn't wasn't aren't don't doesn't didn't won't can't cannot couldn't".split(
    ' ',
  ),
);

/** Multiply the word after them. */
export const INTENSIFIERS: ReadonlyMap<string, number> = new Map([
  ...list(1.5, 'very sharply massive massively huge hugely extremely heavily strongly record-breaking dramatically'),
  ...list(1.25, 'highly significantly deeply steep steeply major'),
  ...list(0.5, 'slightly somewhat modestly mildly marginally slight modest minor partly'),
]);

/** Endings that a listed word may carry, with what takes their place. */
const ENDINGS: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['ied', 'y'],
  ['es', 'e'],
  ['es', ''],
  ['s', ''],
  ['ed', 'e'],
  ['ed', ''],
  ['ing', 'e'],
  ['ing', ''],
];
/** Forms that no ending explains. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['fell', 'fall'],
  ['fallen', 'fall'],
  ['rose', 'rise'],
  ['risen', 'rise'],
  ['grew', 'grow'],
  ['grown', 'grow'],
  ['lost', 'lose'],
  ['won', 'win'],
  ['stronger', 'strong'],
  ['strongest', 'strong'],
  ['weaker', 'weak'],
  ['weakest', 'weak'],
  ['slid', 'slide'],
]);

/** The listed word that this one is a form of, or null. */
export function stemOf(word: string): string | null {
  if (LEXICON.has(word)) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length) + instead;
    if (LEXICON.has(stem)) return stem;
    // plan, planning: the doubled consonant goes.
    if (instead === '' && stem.at(-1) === stem.at(-2) && LEXICON.has(stem.slice(0, -1))) return stem.slice(0, -1);
  }
  return null;
}
