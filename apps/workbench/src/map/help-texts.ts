/** How to read the panels of the Map page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  map: {
    title: 'Memory map',
    reading: [
      'Each point is a decision that was remembered; points that lie close were alike. Only nearness means something: neither the axes nor the distance between far heaps do.',
      'Lines are equal density. Colour by regime, reward, schema or distortion; the letter beside a name is that of the regime, S and a number a schema.',
      'Drag pans, wheel zooms, a double click shows all. Shift and drag, or Lasso, draws around a group. A click opens a memory. “now” is the newest memory at the time cursor.',
      'Night goes through the nights: the same memory stays about where it was. Memories until fades those that came later.',
    ],
    troubles: [
      ['one blob', 'too many neighbours', 'draw it anew with fewer neighbours'],
      ['many crumbs', 'too few neighbours', 'draw it anew with more neighbours'],
      [
        '2D canvas in the tab row',
        'this browser gives no WebGL2, or only an emulated one',
        'turn on hardware acceleration, or read on: the picture is the same',
      ],
      ['no “now”', 'another symbol is on the screen', 'open the run that was slept on'],
    ],
  },
  quality: {
    title: 'Map quality',
    reading: [
      'Trustworthiness: are those that the map shows as neighbours neighbours in memory? Continuity: are neighbours in memory shown as such? Both for neighbourhoods of k, 1 is perfect.',
      'From 0.80 good, from 0.60 fair, below that the map is not to be relied on. Distortion is one point’s own share of the fault.',
    ],
    troubles: [
      [
        'unreliable',
        'memories differ in more ways than a plane can show',
        'draw it anew with other neighbours; look at Neighbours in memory instead',
      ],
    ],
  },
  selection: {
    title: 'Group',
    reading: [
      'What the memories of a lasso, a regime or a schema have in common: reward of a decision in hundredths of a percent of equity, its spread, how many gained, how often they were replayed.',
    ],
    troubles: [
      [
        'the mean says one thing, the share that gained another',
        'few large rewards',
        'look at σ, and at single memories',
      ],
    ],
  },
  memory: {
    title: 'Memory',
    reading: [
      'What was decided and what it earned until the next decision. P(i): its chance of being replayed, in multiples of a fair share. The shaded bars are what it had seen; after the line it was not known yet.',
      'GASF and GADF are of the 64 closes before the decision: light and dark in GASF for sums, purple and orange in GADF for differences.',
    ],
    troubles: [['no fields', 'fewer than 64 bars before it', 'choose a later memory']],
  },
  neighbours: {
    title: 'Neighbours',
    reading: [
      'The memories nearest on the map, or nearest in memory itself (1 − cosine). Enter opens one. Where the two lists disagree, the map bends the truth at this point.',
    ],
    troubles: [['few agree', 'the point is distorted', 'colour the map by distortion']],
  },
} as const satisfies Record<string, Help>;
