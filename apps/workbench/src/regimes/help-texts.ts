/** How to read the panels of the Regimes page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  timeline: {
    title: 'Timeline',
    reading: [
      'Prices above; below them the regime told at the close of each bar, then what each of three detectors voted. Letter and colour name the regime, opacity is confidence, hatch is low agreement of the three.',
      'Every bar is told from what was known by then: nothing is corrected afterwards. Of a simulated market the last ribbon is the truth.',
      'The wheel zooms, a drag moves, a click pins a bar, a double click shows everything. The accent line is the one time cursor, where the run is of this data set.',
    ],
    troubles: [
      ['the first bars are blank', 'features need a history', 'nothing: it is the warm-up'],
      ['many short episodes', 'the market is between two regimes', 'look at the agreement there before trusting it'],
      ['no accent line', 'the run is of another data set', 'open a run of this one, or choose its data set'],
    ],
  },
  posterior: {
    title: 'Posterior',
    reading: [
      'How strongly the ensemble believes in each regime, stacked to 100 %. The seven figures above are those of one bar; zoomed out, a pixel is the mean of its bars.',
    ],
    troubles: [
      ['no area dominates', 'the detectors contradict one another', 'see Agreement: which of them stands alone'],
    ],
  },
  statistics: {
    title: 'Statistics',
    reading: [
      'A regime told at a close is in force for the next bar: returns are of that bar. Return and volatility are a year’s, from the mean and the deviation of log-returns. Drawdown is the deepest fall inside one episode.',
      'It describes these bars; it promises nothing about others.',
    ],
    troubles: [['a dash', 'too few bars to tell', 'take a longer data set']],
  },
  episodes: {
    title: 'Episodes',
    reading: ['Unbroken stretches of one regime, in order. Choose one to see it in the timeline; a title sorts.'],
    troubles: [['hundreds of one bar', 'a short timeframe', 'look at a longer one, such as 2 h']],
  },
  transitions: {
    title: 'Transitions',
    reading: [
      'Which regime was told on the bar after each: percent of the row, and the count of bars below. The framed diagonal is staying. Arrow keys move from cell to cell.',
    ],
    troubles: [['the diagonal is nearly 100 %', 'regimes last many bars', 'read the other cells by their counts']],
  },
  truth: {
    title: 'Against the truth',
    reading: [
      'Rows: what the simulated market really was. Columns: what was told. F1 of a regime is the harmonic mean of how much of it was found and how much of what was told was right; macro-F1 is the mean over the regimes that occurred.',
    ],
    troubles: [['one column holds everything', 'the ensemble favours it here', 'compare other generators and seeds']],
  },
  durations: {
    title: 'Durations',
    reading: [
      'Episodes by length, a strip a regime, lengths on a logarithmic axis. The line is the median, the dot the mean, the square the longest. The last episode may still go on; it counts with what it has.',
    ],
    troubles: [['mean far above median', 'few long episodes carry it', 'plan with the median']],
  },
  agreement: {
    title: 'Agreement',
    reading: [
      'Above: how often each detector voted for the regime that was told. Below: how many of the three agreed on average while each regime was told. Under 50 % a stretch is hatched in the ribbon.',
    ],
    troubles: [['one detector is far below the others', 'it knows fewer regimes', 'nothing: its vote weighs less']],
  },
} as const satisfies Readonly<Record<string, Help>>;
