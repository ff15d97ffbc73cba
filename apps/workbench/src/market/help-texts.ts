/** How to read the panels of the Market page, and what to do about what looks wrong. */
import type { Help } from '../panel/help-text.ts';

export const HELP = {
  candles: {
    title: 'Candles',
    reading: [
      'Hollow bars rose, solid bars fell. Solid line: EMA 8; dashed: EMA 21. What lies after the cursor is faded: the decision at the cursor has not seen it.',
      'The lighter band is the window of the Gramian angular field; i and j are the two moments of the cell under the pointer there.',
      'Filled triangles open, hollow ones close: ▲ bought, ▼ sold. × is a proposal that a stage refused; the digit is the stage. A number before a mark counts marks too close to draw apart.',
      'Under the axis: the regime. Letter and colour name it, opacity is confidence, hatch means that the detectors agree by less than 0.50.',
      'The bar below shows the whole run: trades as triangles, vetoes as crosses. Where they are too many, their density: trades upwards, vetoes downwards. Orange: a threat began.',
      'Click sets the cursor, drag pans, wheel zooms, double-click shows the bars around the cursor again.',
    ],
    troubles: [
      ['no ribbon at the left', 'the ensemble is not fitted yet', 'move past the warm-up'],
      ['no volume', 'the data has none', 'import bars with a volume column'],
      ['many × and few triangles', 'one stage refuses nearly all', 'open Run: vetoes by stage and reason'],
    ],
  },
  gaf: {
    title: 'GAF player',
    reading: [
      'A window of closes is scaled to [−1, 1] and read as angles φ = arccos x̃. GASF is cos(φi + φj), GADF sin(φi − φj): each cell compares two moments. Time runs right and up.',
      'Point at a cell: both its moments light up on the candles, in the window and on the polar clock. Point at a candle: its row and column light up here.',
      'Polar clock: angle is the value, distance from the centre is the time; the dashed ray is the mean angle. The filled square is now, the open ring is the start.',
      'The strip is the video of GADF, four bars a frame. Click a frame, or focus the strip and use the arrows. An orange corner marks a threat over its limit.',
    ],
    troubles: [
      ['all one colour', 'too little variance in the window', 'take a longer window'],
      ['diagonal stripes', 'gaps or misaligned timestamps', 'look at the gaps under Run'],
      ['large flat ends', 'outliers saturate the scale at ±1', 'choose tanh, or a shorter window'],
    ],
  },
  brain: {
    title: 'Brain',
    reading: [
      'Ten regions; brightness is their activity at the cursor, 0 to 1, from the audit record. The scale of each is named with its facts.',
      'The pulse runs through the six stages in order. It stops where the decision was refused, and that region turns red with a cross.',
      'Choose a region for its inputs, state, outputs, equations and time. Diagram shows the same without the picture.',
    ],
    troubles: [
      ['a region is struck through', 'it is switched off in this run', 'run again without the lesion'],
      ['visual cortex stays dark', 'vision gives no evidence, or none is trained', 'look at its facts'],
    ],
  },
  decision: {
    title: 'Decision',
    reading: [
      'Six rows, one a stage, for every bar: trade or not. Fill is the value, the tick its limit; a breach is dashed red with a red figure.',
      'The chip says how it ended: solid green Go, dashed red No-Go with the stage. Below: what the record says of how far each failed test was from passing.',
      'Find the smallest change lives the run through again up to this bar and tries other values of what the decision turned on, each in the spread that it usually has: of one quantity, else of one a stage, four at most. What is told was decided by the same code; nothing is estimated.',
      'Times are of this event in the recording run, measured by its own clock.',
    ],
    troubles: [
      ['always Hold', 'thresholds too wide, or no strategy fires', 'see Run: reasons by count'],
      [
        'every bar an anomaly',
        'covariance not warmed up, or limit not fit for the dimension',
        'look at distance against its limit over time',
      ],
      [
        'it cannot be re-played',
        'another version made the run, or its bars have changed',
        'run it once more: the same bars, seed and configuration',
      ],
      ['Go equals No-Go', 'shared weights, or no dopamine yet', 'move past the first rewards'],
    ],
  },
  equity: {
    title: 'Equity',
    reading: [
      'Solid: what the account was worth after each bar, costs paid. Dashed: the same money put into the first decided bar and held.',
      'Point to read both; click moves the cursor there; drag zooms; double-click shows the whole run again.',
    ],
    troubles: [
      ['a flat line', 'nothing was traded', 'see Run: reasons by count'],
      ['the line starts late', 'before that the detectors were warming up', 'nothing: no decision was possible'],
    ],
  },
} as const satisfies Readonly<Record<string, Help>>;
