/** How to read the panels of the Backtests page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  launch: {
    title: 'Launch',
    reading: [
      'Launch replays the data set bar by bar, with fees and slippage, by the brain or by one strategy alone. Empty fields take the defaults. The set with the newest bars is chosen at first.',
      'The text takes any option, table by table; it is checked as you write, and fields above win over it. Walk forward lets brain and strategies compete on the past of each fold and judges the best on what follows.',
    ],
    troubles: [
      ['a field is marked ×', 'the value is outside of its range', 'the line beside it says the range'],
      ['waiting for its turn', 'another job is running', 'wait, or cancel that one'],
      ['it ends at once', 'the same settings ran before', 'nothing: only what may be luck is computed anew'],
    ],
  },
  runs: {
    title: 'Backtests',
    reading: [
      'Click a row to look at it, + to lay it over the others, Pin to make it the baseline that stands on top. DSR is the chance that skill is above what the best of all trials would have shown by luck.',
      'Remove can be undone for ten seconds here; its files stay.',
    ],
    troubles: [
      ['DSR is N/A', 'too few returns, or only one trial', 'the panel on luck says what is missing'],
      ['Trials has a dash', 'the run was a replay, not a job', 'launch the same again: it is assessed'],
    ],
  },
  compare: {
    title: 'Comparison',
    reading: [
      'Gain since each run began, in percent, and its fall from the highest so far below. Grey and dashed is buying at the first bar and holding. Hover reads values, a drag zooms, a double click shows everything.',
    ],
    troubles: [['a line begins later', 'the run has another span', 'compare runs of the same span']],
  },
  figures: {
    title: 'Figures',
    reading: [
      'Each run with its difference to the pinned baseline in small: blue is better, orange is worse. Below, the same by the regime that was believed at each bar.',
    ],
    troubles: [['no differences', 'no baseline is pinned', 'Pin one in the list']],
  },
  luck: {
    title: 'How much may be luck',
    reading: [
      'Every statistic takes into account how many configurations were tried on these bars: the more, the better the best of them looks without any skill. N/A has its reason beside it.',
    ],
    troubles: [
      ['a high Sharpe but a low DSR', 'many trials, or a short history', 'trust it less: test it on other bars'],
      ['overfitting N/A', 'only one run on these bars', 'run another strategy on the same span'],
    ],
  },
  notes: {
    title: 'Notes and files',
    reading: [
      'Notes are kept with the run. The report is one file that opens without a connection and holds every figure; the tables come as CSV and Parquet.',
    ],
    troubles: [['Save is grey', 'nothing has changed', 'write something']],
  },
  trades: {
    title: 'Trades',
    reading: [
      'Every closed trade, net of fees; the chosen one on its candles below. A filled triangle opens, a hollow one closes; the shaded bars were held. Enter or a double click opens it on Market.',
    ],
    troubles: [['the list is empty', 'every proposal was held back', 'Market says by whom, bar by bar']],
  },
  folds: {
    title: 'Folds',
    reading: [
      'In each fold the best of training is judged on the bars after it. What is lost from training to test is the price of choosing.',
    ],
    troubles: [['too short', 'the folds would hold fewer than 20 bars', 'ask for fewer folds']],
  },
} as const satisfies Readonly<Record<string, Help>>;
