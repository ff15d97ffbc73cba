/**
 * The smallest change of a decision in words: each quantity that a decision turns on, from what to what, how many of
 * its usual spreads, what would have been decided then and why. Pure.
 */
import { REASON_LIST } from '@janus/domain';
import { fixed, signed } from './format.ts';

export interface QuantityWords {
  /** As in 'if … had been'. */
  readonly name: string;
  /** '%' and 'bps': a fraction in the data. */
  readonly unit: '' | '%' | 'bps';
  readonly digits: number;
  /** Told with its sign always: it is a direction. */
  readonly signed: boolean;
}
const q = (name: string, unit: QuantityWords['unit'] = '', digits = 2, isSigned = false): QuantityWords => ({
  name,
  unit,
  digits,
  signed: isSigned,
});

export const QUANTITY_WORDS: Readonly<Record<string, QuantityWords>> = {
  'evidence.price': q('the direction that the price speaks for', '', 2, true),
  'evidence.volume': q('the direction that the volume speaks for', '', 2, true),
  'evidence.vision': q('the direction that the picture of the market speaks for', '', 2, true),
  'evidence.book': q('the direction that the order book speaks for', '', 2, true),
  'evidence.sentiment': q('the direction that the news speaks for', '', 2, true),
  'signal.buy': q('the strength of the signal to buy'),
  'signal.sell': q('the strength of the signal to sell'),
  confidence: q('the confidence in the regime'),
  volatilityRatio: q('volatility against its usual size'),
  vpin: q('the toxicity of the order flow (VPIN)'),
  spread: q('the spread', 'bps', 2),
  drawdown: q('the drawdown of the account', '%'),
  windowLoss: q('the recent loss of the account', '%'),
  averageCorrelation: q('the mean correlation with what is held', '', 2, true),
  'state.return': q('the return of the bar', '%', 3, true),
  'state.volatility': q('volatility against its usual size, as a logarithm', '', 3, true),
  'state.volume': q('the volume against its usual size, as a logarithm', '', 3, true),
  'state.range': q('the range of the bar in usual ranges (ATR)', '', 3),
  'state.divergence': q('the distance of the price from its fractal average', '%', 3, true),
  'state.gap': q('the gap at the open', '%', 3, true),
  edge: q('the expected move', 'bps', 1, true),
  volume: q('the volume of the bar', '', 0),
  slippage: q('the slippage forecast', 'bps', 2),
  'recall.buy': q('what buying was worth in remembered moments, in usual rewards', '', 2, true),
  'recall.sell': q('what selling was worth in remembered moments, in usual rewards', '', 2, true),
  'prior.buy': q('what the schema expects of buying, in usual rewards', '', 2, true),
  'prior.sell': q('what the schema expects of selling, in usual rewards', '', 2, true),
};

/** Decimals at which both values look different; no more than eight. */
function digitsFor(from: number, to: number, least: number): number {
  for (let digits = least; digits < 8; digits++) if (fixed(from, digits) !== fixed(to, digits)) return digits;
  return 8;
}

/** Both values with their unit: ['+0.31', '+0.42'], ['1.20 %', '1.31 %']. */
function valuesOf(quantity: string, from: number, to: number): readonly [string, string] {
  const { unit, digits, signed: isSigned } = QUANTITY_WORDS[quantity] ?? q(quantity, '', 3);
  const scale = unit === '%' ? 100 : unit === 'bps' ? 1e4 : 1;
  const [a, b] = [scale * from, scale * to];
  const d = digitsFor(a, b, digits);
  const shown = (x: number): string => (isSigned ? signed(x, d) : fixed(x, d)) + (unit === '' ? '' : ` ${unit}`);
  return [shown(a), shown(b)];
}

interface Change {
  readonly quantity: string;
  readonly from: number;
  readonly to: number;
  readonly spreads: number;
}
interface Answer {
  readonly action: string;
  readonly flip: { readonly changes: readonly Change[]; readonly action: string; readonly reason: string } | null;
  readonly reach: { readonly spreads: number; readonly changes: number };
}

export const quantityName = (quantity: string): string => QUANTITY_WORDS[quantity]?.name ?? quantity;

/** 'the spread had been 3.10 bps in place of 4.20 bps (1.4 of its usual spreads less)' */
export function changeWords({ quantity, from, to, spreads }: Change): string {
  const [before, after] = valuesOf(quantity, from, to);
  const way = to > from ? 'more' : 'less';
  return `${quantityName(quantity)} had been ${after} in place of ${before} (${fixed(spreads, spreads < 0.1 ? 3 : 1)} of its usual spreads ${way})`;
}

const DID: Readonly<Record<string, string>> = { hold: 'held', buy: 'bought', sell: 'sold' };
const reasonText = (key: string): string => REASON_LIST.find((reason) => reason.key === key)?.text ?? key;
const asIs = (key: string): boolean => REASON_LIST.find((reason) => reason.key === key)?.code === 0;

/** The whole answer in one sentence or two. */
export function flipWords({ action, flip, reach }: Answer): string {
  if (flip === null)
    return `No single quantity within ${reach.spreads} of its usual spreads would have changed it, nor up to ${reach.changes} together: it would have ${DID[action] ?? action} all the same.`;
  const then = DID[flip.action] ?? flip.action;
  const why = asIs(flip.reason) ? '' : `: ${reasonText(flip.reason)}`;
  const changes = flip.changes.map(changeWords);
  const [only] = changes;
  return changes.length === 1
    ? `If ${only}, it would have ${then}${why}.`
    : `No quantity alone is enough. If ${changes.join(', and ')}, it would have ${then}${why}.`;
}
