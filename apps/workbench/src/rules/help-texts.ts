/** In-place help of the Rules page. */
import type { Help } from '../panel/help-text.ts';

const UNKNOWN: Help['troubles'][number] = [
  'a dash in place of a truth',
  'a fact of the rule is not known at this bar: the features warm up, or the run does not keep it',
  'see Facts: the dash stands at the fact that is missing',
];

export const HELP = {
  editor: {
    title: 'Editor',
    reading: [
      'One rule a line: name: A(m) and not B(p) -> C(a). A name and a weight (name weight 2: …) may be left out. Operators from tight to loose: not, and, or, ->, <->. Hedges: very, somewhat, slightly, extremely, more_or_less. # begins a comment; a line goes on after an operator.',
      'Vocabulary says what each predicate means, by facts: Volatile(m) := above(volatilityRatio, 2, 0.5) is half true at 2 and wholly true from 2.5 on. Forms: is, above, below, between, similar, logistic, network.',
      'It is read as you type and held against the run on the screen at once. Undo and redo: Ctrl Z, Ctrl Y; Ctrl S keeps it as a version. What is not kept stays in this browser.',
    ],
    troubles: [
      [
        '× and a caret',
        'the text cannot be read further there',
        'do what the line says; a click on it goes to the place',
      ],
      ['Save is grey', 'nothing has changed, or there is a fault', 'change something, or mend the fault'],
      [
        'the list shows old rules',
        'the text has a fault',
        'mend it: the last text that could be read is judged meanwhile',
      ],
    ],
  },
  versions: {
    title: 'Versions',
    reading: [
      'A version never changes; its number is the hash of its text. The one in force is taken by every run that starts from then on and names none. A run under way or waiting keeps the one it was submitted with: its records would mix two sets otherwise.',
      'Roll back puts the version before it into force again. Undo (Ctrl Z outside the text) takes back the last change for ten seconds.',
      'Run under it: the run on the screen once more, same bars, seed and configuration, with this version.',
    ],
    troubles: [
      ['"was put into force meanwhile"', 'somebody else activated another one', 'look at it, then activate again'],
      [
        'the new run is the old run',
        'both versions say the same: only comments differ',
        'nothing: the same run has the same number',
      ],
    ],
  },
  compare: {
    title: 'Compare',
    reading: [
      'What the editor says beside a version: + added, − removed, ± changed. Rules are compared by name and by what they say.',
      'A rule that reads the same is changed where a predicate under it means something else.',
    ],
    troubles: [['a rule is added and removed', 'its name has changed', 'give it its name back to see what differs']],
  },
  list: {
    title: 'Rules at the cursor',
    reading: [
      'Truth: of the decision at the cursor, 0 to 1. The mark in the bar is 0.5; below it the rule is violated: striped bar, ×. EMA: the same smoothed over about 100 bars. Violated: bars so far.',
      'Satisfaction puts all truths together (p-mean-error, p = 2, by weight): one broken rule weighs more than many kept ones. Rules over what is not known are left out.',
      'The rules are those of the editor. Recorded: they are those of the run, and the truths are what it recorded as it decided, past its warm-up. Recomputed: other rules, held against what the run decided. What the run itself was held against stands at the right.',
      'Remove or Delete takes the rule chosen out of the text; Undo puts it back. b and B go to the next and the previous violation of the rule chosen.',
    ],
    troubles: [
      UNKNOWN,
      ['always 1', 'what stands before the arrow is never true here', 'see Facts: how far its limits are'],
    ],
  },
  facts: {
    title: 'Facts',
    reading: [
      'Every limit that the chosen rule rests on at the cursor. Away: fact less limit, in half widths of the slope; within ±1 the truth moves with the fact, beyond it nothing does. The nearest comes first: it would change the rule first.',
      'Facts of the action are those of what was decided at the bar: of a hold size is 0.',
    ],
    troubles: [
      UNKNOWN,
      ['everything is far away', 'nothing small would change this rule', 'move to another bar, or move a limit'],
    ],
  },
  history: {
    title: 'History',
    reading: [
      'The truth of the chosen rule over the run, the mean of each stretch of bars, its EMA, and the EMA of all rules together. All: the EMA of every rule. A click moves the cursor, a drag zooms, a name in the legend hides its line.',
    ],
    troubles: [
      ['a gap', 'the rule was not known there', 'the first bars are for warming up'],
      ['a single bar cannot be seen', 'a point is the mean of many bars', 'choose Near the cursor'],
    ],
  },
  graph: {
    title: 'Grounding',
    reading: [
      'What a rule means in the end. Symbols: rules and the predicates that they name. Numbers: groundings (a function of facts with its limits) and facts. Dashed edges are where a symbol is grounded in numbers. The line under a box is its truth.',
      'Arrow keys move along the edges, Enter on a rule chooses it. What the box at the keys has to do with stays bright.',
    ],
    troubles: [UNKNOWN, ['too many boxes', 'all rules are shown', 'choose one rule in the tab row']],
  },
  surface: {
    title: 'Truth surface',
    reading: [
      'The truth that an operator makes of two truths u and v, as height and colour. The net (orange) is another operator to compare with: the product family, or true and false alone. Arrows point uphill, as long as the slope.',
      'The line is gradient ascent from the start: the way that learning takes. It ends where the truth is 1, or where there is no slope left. The blue dot is the chosen rule at the cursor: u before its arrow, v after it.',
      'Drag or arrow keys turn, wheel or Page keys move the eye, Home looks as at first. Flat shows the same as colours and lines of equal truth (0.25, 0.5, 0.75).',
    ],
    troubles: [
      [
        'stuck: no slope',
        'the family is flat there: Łukasiewicz and is 0 wherever u + v < 1',
        'learn with the product family',
      ],
      ['it says flat', 'this browser draws no WebGL2', 'switch hardware acceleration on, then reload'],
      ['no blue dot', 'the rule’s outermost operator is another one', 'choose that operator'],
    ],
  },
} as const satisfies Readonly<Record<string, Help>>;
