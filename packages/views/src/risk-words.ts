/** How threats, rules, vital signs and the amygdala's signals are called and in which unit they are read. Words only. */
import type { Rule, Severity, Threat } from '@janus/domain';
import { fixed, NO_VALUE } from './format.ts';

export interface QuantityWords {
  readonly label: string;
  /** Stands behind the number; may be empty. */
  readonly unit: string;
  /** The number read is `factor` times the number kept. */
  readonly factor: number;
  readonly digits: number;
}
export interface ThreatWords extends QuantityWords {
  /** What is measured, in a few words. */
  readonly what: string;
}
const of = (label: string, unit = '', digits = 2, factor = 1): QuantityWords => ({ label, unit, digits, factor });
const percent = (label: string, digits = 2): QuantityWords => of(label, '%', digits, 100);
const about = (words: QuantityWords, what: string): ThreatWords => ({ ...words, what });

export const THREAT_WORDS: Readonly<Record<Threat, ThreatWords>> = {
  anomaly: about(of('Anomaly', 'D_M'), 'distance of the state from the usual, all six signals'),
  'z-score': about(of('z-score', 'σ'), 'return against its own mean'),
  'isolation-forest': about(of('Isolation forest', '', 3), 'score above 0.5'),
  'moving-average': about(of('Moving average', 'σ'), 'close away from its average'),
  percentile: about(percent('Percentile'), 'size of the return'),
  volatility: about(of('Volatility', '×'), 'fast over slow'),
  loss: about(percent('Loss'), 'of equity, in the account’s loss window'),
  liquidity: about(of('Liquidity', 'bps', 1, 1e4), 'spread'),
  'regime-shift': about(percent('Regime shift', 0), 'share of belief that moved'),
  'correlation-breakdown': about(of('Correlation', ''), 'fall of the mean correlation below its usual'),
  'black-swan': about(percent('Black swan'), 'size of the return'),
  toxicity: about(of('Toxicity', '', 3), 'rise of VPIN above its mean'),
  'flash-crash': about(percent('Flash crash'), 'largest move of the last bars'),
};

export const RULE_WORDS: Readonly<Record<Rule, QuantityWords>> = {
  'position-limit': percent('Position', 1),
  'capital-limit': percent('Strategy’s capital', 1),
  'drawdown-limit': percent('Drawdown'),
  'wash-sale': of('Wash sale'),
  'slippage-rule': of('Slippage', 'bps', 1, 1e4),
  'aggregate-limit': percent('All positions', 1),
  'strategy-limit': percent('Strategy’s own limit', 1),
  'value-at-risk': percent('Value at risk, a day'),
  'volatility-limit': percent('Volatility, a day'),
  'daily-loss': percent('Loss of the day'),
  'maximum-loss': percent('Maximum loss'),
  'trailing-drawdown': percent('Trailing drawdown'),
  consistency: percent('Consistency', 0),
  'mandatory-stop': of('Mandatory stop'),
  axioms: of('Rules in text'),
};

export const VITAL_WORDS = {
  exposure: percent('Exposure', 1),
  'as-one': percent('Exposure as one bet', 1),
  drawdown: percent('Drawdown'),
  heat: percent('Heat'),
  margin: percent('Margin used', 1),
} as const satisfies Readonly<Record<string, QuantityWords>>;

/** The six signals that the amygdala measures distance in, by their name. */
export const SIGNAL_WORDS = {
  logReturn: percent('Return', 3),
  logVolatilityRatio: of('Volatility, log of fast over slow', '', 3),
  logRelativeVolume: of('Volume, log of the usual', '', 3),
  rangeOverAtr: of('Range over ATR', '', 3),
  dspDivergence: percent('Divergence from FRAMA', 3),
  gap: percent('Gap from the last close', 3),
} as const satisfies Readonly<Record<string, QuantityWords>>;
export type SignalName = keyof typeof SIGNAL_WORDS;
export const SIGNAL_NAMES = Object.keys(SIGNAL_WORDS) as SignalName[];

/** The numbers of an episode's state in order: what fear is learned about. */
export const EPISODE_WORDS = [
  'momentum',
  'reversion',
  'volatility',
  'volume',
  'RSI',
  'ADX',
  'deviation',
  'fractal dimension',
  'Hurst',
  'price evidence',
  'volume evidence',
  'vision evidence',
] as const;

/** Shape before the word: severity is never told by colour alone. */
export const SEVERITY_GLYPHS: Readonly<Record<Severity, string>> = {
  none: '·',
  low: '–',
  medium: '=',
  high: '▲',
  critical: '▲▲',
};

/** As people read it, with its unit; a dash for what is not known. */
export function quantityText({ unit, factor, digits }: QuantityWords, value: number): string {
  if (Number.isNaN(value)) return NO_VALUE;
  return `${fixed(factor * value, digits)}${unit === '' ? '' : ` ${unit}`}`;
}

/** A state in the three numbers that set it most apart: 'volatility +1.8, RSI −1.2, price evidence −0.7'. */
export function stateText(state: readonly number[], most = 3): string {
  const order = EPISODE_WORDS.map((name, k) => ({ name, x: state[k] ?? Number.NaN }))
    .filter(({ x }) => Math.abs(x) >= 0.005)
    .sort((a, b) => Math.abs(b.x) - Math.abs(a.x))
    .slice(0, most);
  if (order.length === 0) return 'as usual in everything';
  return order.map(({ name, x }) => `${name} ${x > 0 ? '+' : ''}${fixed(x, 1)}`).join(', ');
}
