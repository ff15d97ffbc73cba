/** Names and units of the figures of a run, in the order in which they are read. */
export interface MetricSpec {
  readonly key: string;
  readonly name: string;
  /** Percent: a fraction in the data. */
  readonly kind: 'percent' | 'ratio' | 'count' | 'bars' | 'times';
  /** Told with its sign always. */
  readonly signed?: boolean;
}

export const METRICS: readonly MetricSpec[] = [
  { key: 'totalReturn', name: 'Total return', kind: 'percent', signed: true },
  { key: 'cagr', name: 'Return a year', kind: 'percent', signed: true },
  { key: 'volatility', name: 'Volatility a year', kind: 'percent' },
  { key: 'sharpe', name: 'Sharpe ratio', kind: 'ratio', signed: true },
  { key: 'sortino', name: 'Sortino ratio', kind: 'ratio', signed: true },
  { key: 'calmar', name: 'Calmar ratio', kind: 'ratio', signed: true },
  { key: 'maxDrawdown', name: 'Deepest drawdown', kind: 'percent' },
  { key: 'drawdownBars', name: 'Longest drawdown', kind: 'bars' },
  { key: 'exposure', name: 'Time in the market', kind: 'percent' },
  { key: 'turnover', name: 'Turnover a year', kind: 'times' },
  { key: 'hitRate', name: 'Trades that gained', kind: 'percent' },
  { key: 'profitFactor', name: 'Profit factor', kind: 'ratio' },
  { key: 'costs', name: 'Costs, of first equity', kind: 'percent' },
  { key: 'trades', name: 'Trades closed', kind: 'count' },
];
