/** How to read the panels of the Sleep page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  night: {
    title: 'Night',
    reading: [
      'Sleep replays what a run lived through in five phases: awake, light, deep, integration, transition. The step line shows how many replays each phase got; the blocks below are ripples, bursts of a few experiences in a row.',
      'Ripples are counted by what began them: a threat, a large loss or profit, a surprise, a spike of volatility or volume, a change of regime, something like no schema, or nothing in particular.',
      'A night ends with a new version of the schemas, which no later night changes, and with a map of the memories.',
    ],
    troubles: [
      ['too few experiences', 'the run was short, or took few decisions', 'replay a longer series, then sleep again'],
      [
        'another night was published meanwhile',
        'two nights grew from one version',
        'sleep again: it grows from the newest',
      ],
    ],
  },
  replay: {
    title: 'Replay probability',
    reading: [
      'Bars: memories by their chance of being replayed, in multiples of a fair share (the dashed line at 1×). Line: how often those memories were replayed. Both heights are logarithmic.',
      'α sharpens the priorities: 0 would draw all alike. β corrects what was learned for having drawn unequally; it rises to 1 by daybreak.',
    ],
    troubles: [
      [
        'all bars beside 1×',
        'nothing stood out: errors, surprise and fear are alike',
        'raise the exponent, or sleep on a livelier run',
      ],
    ],
  },
  gate: {
    title: 'Recall gate',
    reading: [
      'A row a schema, a mark a replayed memory by its cosine with the schema it is most like. Filled: it passed and drew the schema towards itself. Cross: blocked, it went to the pool from which new schemas are founded.',
      'Right of θ a memory is like enough. It must also have been foretold as well as usual: crosses right of the line failed that.',
      'Phases ask more or less than θ: light and transition are stricter.',
    ],
    troubles: [
      ['all blocked', 'θ is above every similarity', 'lower recallThreshold'],
      [
        'nearly all passed',
        'schemas are so wide that they say little',
        'raise recallThreshold or the number of clusters',
      ],
    ],
  },
  schemas: {
    title: 'Schemas',
    reading: [
      'n: memories that belong to it. Reward and σ: mean and spread of what decisions in it earned, in hundredths of a percent of equity. The letter is the regime most of its members were in.',
      'Drift: how far its middle has moved since the version it is compared with, 1 − cosine. Since: members gained or lost, or new, or retired.',
    ],
    troubles: [
      [
        'one schema holds nearly all',
        'memories are alike, or θ is low',
        'raise recallThreshold, or sleep on a longer run',
      ],
      ['drift is empty', 'it is the first version, or stands alone', 'choose a version to compare with'],
    ],
  },
  transitions: {
    title: 'Transitions',
    reading: [
      'How often the schema of a column followed that of a row, over the memories in their order. Rows sum to 1. Point at a cell or use the arrow keys.',
    ],
    troubles: [
      ['only the diagonal is bright', 'moments change slowly against the decisions', 'read it as persistence'],
    ],
  },
  history: {
    title: 'History',
    reading: [
      'Every night, the newest on top. Choose one to see it in all panels; Enter opens its map.',
      'Removing a night takes it out of this list. The version that it published stays, since later ones grew from it. Undo brings it back.',
    ],
    troubles: [['a night is missing', 'it was removed', 'undo within ten seconds, or sleep again with the same seed']],
  },
  facts: {
    title: 'In figures',
    reading: [
      'What went in and what came out. Seed, configuration, data, code and backend make the id of the night: the same five give the same night.',
    ],
    troubles: [
      [
        'the value error did not fall',
        'rewards have no pattern that the states show',
        'do not expect the schemas to help',
      ],
    ],
  },
} as const satisfies Record<string, Help>;
