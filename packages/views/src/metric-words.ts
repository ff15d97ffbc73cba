/** The figures of a backtest as people read them: order, words, unit, and which way is better. Pure. */
import { fixed, NO_VALUE } from './format.ts';

export interface MetricWords {
  readonly key: string;
  readonly label: string;
  readonly unit: '%' | '' | 'bars';
  readonly digits: number;
  /** 1 higher is better, −1 lower is better, 0 neither. */
  readonly better: 1 | -1 | 0;
}
export const METRICS: readonly MetricWords[] = [
  { key: 'totalReturn', label: 'Return', unit: '%', digits: 2, better: 1 },
  { key: 'cagr', label: 'Growth a year', unit: '%', digits: 2, better: 1 },
  { key: 'volatility', label: 'Volatility a year', unit: '%', digits: 2, better: -1 },
  { key: 'sharpe', label: 'Sharpe', unit: '', digits: 2, better: 1 },
  { key: 'sortino', label: 'Sortino', unit: '', digits: 2, better: 1 },
  { key: 'calmar', label: 'Calmar', unit: '', digits: 2, better: 1 },
  { key: 'maxDrawdown', label: 'Deepest drawdown', unit: '%', digits: 2, better: -1 },
  { key: 'drawdownBars', label: 'Longest drawdown', unit: 'bars', digits: 0, better: -1 },
  { key: 'exposure', label: 'Bars with a position', unit: '%', digits: 2, better: 0 },
  { key: 'turnover', label: 'Turnover a year', unit: '', digits: 2, better: 0 },
  { key: 'hitRate', label: 'Hit rate', unit: '%', digits: 2, better: 1 },
  { key: 'profitFactor', label: 'Profit factor', unit: '', digits: 2, better: 1 },
  { key: 'costs', label: 'Costs of first equity', unit: '%', digits: 2, better: -1 },
  { key: 'trades', label: 'Trades', unit: '', digits: 0, better: 0 },
];

/** Without its unit; a dash where there is none. */
export function metricText({ unit, digits }: MetricWords, value: number | null | undefined): string {
  if (value === null || value === undefined) return NO_VALUE;
  return fixed(unit === '%' ? 100 * value : value, digits);
}
