/** How to read the panels of the Brain page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

const TROUBLES: Help['troubles'] = [
  ['a region is hatched or struck through', 'it is switched off in this run', 'open the run with it'],
  ['all regions are dark', 'the bar at the cursor is before the warm-up', 'move the cursor to the right'],
  ['visual cortex stays dark', 'vision gives no evidence, or none is trained', 'look at what it takes and gives'],
];

export const HELP = {
  space: {
    title: 'Brain in space',
    reading: [
      'Ten regions in a translucent whole, the forehead at the left. The brighter a region, the more active it is at the cursor, 0 to 1, from the audit record; what that measures stands beside its name in Region.',
      'The line is the way of one event: 1 to 6 are the stages, solid as far as it came. The pulse runs along it and ends where the decision was refused; that region turns red and its numeral becomes a cross.',
      'Drag turns, wheel moves nearer, click chooses a region. With the panel focused: arrows turn, Page up and Page down move the eye, Home looks from the front again. Every name is a button.',
      'At the upper right: what draws. Without WebGL2 the flat form stands here by itself.',
    ],
    troubles: [
      ['it says flat', 'this browser draws no WebGL2, or lost it', 'switch hardware acceleration on, then reload'],
      ['it is slow to turn', 'the processor draws in place of a graphics card', 'use the flat form'],
      ...TROUBLES,
    ],
  },
  flat: {
    title: 'Brain, flat',
    reading: [
      'The same regions, activities, way and veto as in space, drawn on a plate: a head seen from the left, facing left.',
      'Chosen by its tab, and shown by itself where the browser has no WebGL2.',
    ],
    troubles: TROUBLES,
  },
  region: {
    title: 'Region',
    reading: [
      'What the region is, what it takes and gives at the cursor, what it remembers, the equations it computes by their number in the specification.',
      'Time: of this event, and over the run. One event in eight is timed, and every event on which a strategy fires. Where two regions share a stage their time is told together.',
      'Reasons: every one it can give, how often it did in this run, and × how often against a trade.',
      'Activity over the run: click moves the cursor there; Enter goes to the peak.',
      'Run the day without it: the same bars, seed and configuration with this region switched off, as a job; then both results side by side.',
    ],
    troubles: [
      ['figures are dashes', 'the event ended before this region', 'move to an event that came further'],
      ['not timed', 'no strategy fired, and this was not one of the eight', 'look at half below and 99 % below'],
      ['both results are the same', 'the region decided nothing in this run', 'see its reasons: their counts are 0'],
    ],
  },
  lesions: {
    title: 'Lesion lab',
    reading: [
      'The same bars, seed and configuration, lived through again with one thing switched off: a region, a rule of the prefrontal cortex, or a tier of memory. One row each.',
      'Direction, veto and size count the decisions that came out otherwise, each once: acted to the other side or not at all; refused by one run and not by the other, or at another stage; the same side with another quantity.',
      'Equity: at the end without it, over with it, less 1. The interval is of paired histories drawn from both runs; dotted where it does not hold 0. Drawdown: without less with.',
      'Once two runs part, later bars differ for that reason too, so a count is an upper bound. Position tells whether both still held the same when they decided.',
      'A click on a row lists its changed decisions, and what it came to in each regime. The time of a decision opens that bar in Market.',
    ],
    troubles: [
      ['a row is all zeros', 'it decided nothing in this run', 'try bars on which its reasons occur: see Stages'],
      ['an interval is wide', 'few trades, or they came in clumps', 'more bars; it is not known better than that'],
      ['it takes long', 'the whole day is lived through once a row', 'take out regions alone, or cancel: rows stay'],
    ],
  },
  opal: {
    title: 'Go and No-Go',
    reading: [
      'The last decision that was weighed at the cursor. Upper left: the region that it lies in, which is what the basal ganglia wanted, and why; then what came of it where another stage refused.',
      'The plane: across, the drive of Go, to the right to buy and to the left to sell; upward, the drive of No-Go. In a coloured corner Go outweighs No-Go and what holding is worth; the rest is HOLD. ★ is the last decision, the others are up to a thousand before it by what they came to: + gained, × lost, · nothing or not known yet. Older ones are fainter.',
      'The circuit: the thicker a line, the more it adds; Go solid, No-Go dashed. Dopamine is the error of the last reward that came home: above 0 it raises G and lowers N of what was done, below 0 the other way round.',
      'A click on a decision goes to its bar.',
    ],
    troubles: [
      [
        'G and N are equal',
        'no reward has come home in this regime, or actorRate is 0',
        'move the cursor to the right',
      ],
      [
        'always HOLD',
        'holding is worth too much, or a side has no proposal',
        'lower releaseThreshold; see Act and hold',
      ],
      ['a corner is missing', 'that side could not be had yet', 'move to a bar at which a strategy asks for it'],
    ],
  },
  gates: {
    title: 'Gates',
    reading: [
      'One lane a modality: the share of its evidence that the thalamus lets through, 0 to 1; the line is 0.5. Below it the modality is suppressed: hatched, and told by the word. Absent: these data do not have it.',
      'A gap: the event ended before the thalamus. Values under the pointer, else at the cursor, stand at the right; a click moves the cursor.',
    ],
    troubles: [
      [
        'vision is absent',
        'it is switched off, or its readout has not beaten its control yet',
        'see Region: visual cortex',
      ],
      [
        'everything is suppressed',
        'nothing has earned trust in this market yet',
        'see Relevance: below its least nothing is passed on',
      ],
    ],
  },
  stages: {
    title: 'Stages',
    reading: [
      'One row a stage in the order of the day. Entered: how many events came there. Refused: something asked for a trade and was stopped here; a click goes to the next one. Held: it ended here with nothing to refuse.',
      'p50 and p99 are times of the stage over the events that were timed. The last column is the event at the cursor.',
      'An exit is never stopped by what guards entries, so the last rows may hold more than the funnel above them would let through.',
    ],
    troubles: [
      [
        'nearly all end at one row',
        'its threshold is too tight for these bars',
        'see the reason, then its configuration',
      ],
      ['Perceive holds many', 'the features are warming up', 'nothing: give it more bars'],
    ],
  },
} as const satisfies Readonly<Record<string, Help>>;
