/** How to read the panels of the Data page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  catalogue: {
    title: 'Data sets',
    reading: [
      'Every set of bars that can be used. Coverage is the share of the bars expected that are there; closed markets do not count as missing. SIMULATED ones come from a generator and know their true regimes.',
      'Choose one to see it in full; Enter or a double click explores its regimes.',
    ],
    troubles: [
      ['a name with :bid or :ask', 'the file holds one side of quotes', 'nothing: import the other side beside it'],
      ['low coverage', 'the source has gaps', 'look at the ledger of gaps before trusting a result'],
    ],
  },
  import: {
    title: 'Bring in',
    reading: [
      'Drop a file anywhere on the page. It is sent to your server, looked at, and imported only when you say so. Symbol and timeframe are guesses to be confirmed.',
      'A bad row refuses the file, with its line, field and value. A repair is a choice: drop leaves such rows out, fill makes them flat bars, clip widens high and low. Every touched row is recorded.',
    ],
    troubles: [
      [
        'columns are not recognised',
        'unusual names',
        'name them: time=ts,open=o,high=h,low=l,close=c, then Look again',
      ],
      ['the name is taken', 'other bars are there as this symbol', 'replace them, or choose another symbol'],
      ['newest first', 'the file runs backwards', 'reverse its rows'],
    ],
  },
  simulate: {
    title: 'Simulate',
    reading: [
      'A market from a seed: base draws regimes with their own drift, volatility, duration and jumps; garch lets volatility feed on itself; svj has stochastic volatility with jumps. The same seed gives the same bars.',
      'Scale multiplies drift, volatility, durations and jumps together, to see what holds when the market is not quite the one expected.',
    ],
    troubles: [['the name is taken', 'the same symbol with other bars', 'replace it, or write another symbol']],
  },
  detail: {
    title: 'One data set',
    reading: [
      'What it holds, where it comes from, and what was done to it. The hash of the bars stands in every result made of them.',
      'Remove can be undone for ten seconds here, and for a month on the server.',
    ],
    troubles: [['no Remove', 'it came with JANUS', 'nothing: it costs no room']],
  },
  coverage: {
    title: 'Coverage',
    reading: [
      'The strip is the whole span: full height where bars are, lower where the market was closed, orange below the line where bars are missing.',
      'The ledger lists each run of absent bars. Whether a market was closed is learned from the bars themselves.',
    ],
    troubles: [['holidays count as missing', 'no calendar of the exchange', 'read them by their dates']],
  },
  candles: {
    title: 'Candles',
    reading: ['The whole data set as at most 400 candles; each keeps the highest high and the lowest low of its bars.'],
    troubles: [['one candle dwarfs the rest', 'a bad price in the source', 'mend the file and import it again']],
  },
  repairs: {
    title: 'Repairs',
    reading: ['Each row that the import touched, by its line in the file: what was wrong, and what was done.'],
    troubles: [['a thousand rows', 'more were touched: the counts are of all', 'look for another source']],
  },
} as const satisfies Readonly<Record<string, Help>>;
