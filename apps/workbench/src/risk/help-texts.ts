/** In-place help of the Risk page. */
import type { Help } from '../panel/help-text.ts';

const SILENT: Help['troubles'][number] = [
  'not asked at this bar',
  'the brain is still warming up',
  'move the cursor to the right, or a: next threat',
];

export const HELP = {
  threats: {
    title: 'Threats',
    reading: [
      'Thirteen detectors at the cursor. Value and limit are in their own units; the bar is value over limit, its mark the limit. Beyond it: orange, ×, and entries are stopped. Severity goes by that share: · none, – low, = medium, ▲ high, ▲▲ critical.',
      'Limits marked by the data itself (anomaly, z-score, forest, average, percentile, regime shift, black swan, toxicity) move with what was usual before the bar. The four that vote stop entries only together.',
      'Above: what the whole amygdala answered. From medium on sizes shrink, from high on entries stop. Exits are never stopped. a and A go to the next and the previous threat of high or worse; a moment under Last goes there.',
    ],
    troubles: [
      SILENT,
      [
        'not judged',
        'no quotes, no volume or no second market, or too few bars yet',
        'bring data that has them, or wait',
      ],
      [
        'flash crash: value near its limit, share 0 %',
        'VPIN is known and does not confirm it',
        'nothing: both are asked for',
      ],
      [
        'a veto, but every share is below 100 %',
        'an alarm of price goes on vetoing for some bars',
        'the line above says for how many',
      ],
      [
        'the records say otherwise',
        'another version wrote them, or breakers were operated by hand',
        'run the day again',
      ],
    ],
  },
  course: {
    title: 'Over time',
    reading: [
      'One lane a threat: its share of its limit, the line is the limit, orange with a cap is beyond it. Below: the response from none to kill, and what the size of an entry was multiplied by. On the right the values under the pointer, else at the cursor.',
      'A click moves the cursor; Page up and Page down by a quarter of the view. Where a pixel holds several bars the worst is drawn.',
    ],
    troubles: [
      ['a lane is empty', 'it is not judged on these data', 'see Threats: not judged'],
      ['a single bar is hard to see', 'many bars share a pixel', 'choose fewer bars in the tab row'],
    ],
  },
  limits: {
    title: 'Distance to each limit',
    reading: [
      'Fifteen rules of the prefrontal cortex, the tightest first. The bar is what is used up of the limit; at the mark new orders are refused. Value and limit are of now, or as the note says; slippage is of the last order.',
      'Where only a truth is kept, the bar is the way from 1 to the floor below which the rule refuses alone. Truth is that of the last order that was held against the rules; its moment stands above.',
      'Profile: the account rules in force. Own limits only tighten it.',
    ],
    troubles: [
      [
        'does not apply',
        'switched off, or the profile sets no such limit',
        'see the note; set it in the configuration',
      ],
      ['a dash as truth', 'the rule had nothing to say of that order', 'move to a later order'],
      [
        'everything is far away, yet nothing trades',
        'another stage refuses',
        'see Threats, or the stages on the Brain page',
      ],
    ],
  },
  account: {
    title: 'Account',
    reading: [
      'Vital signs against where nothing may be added. Heat: what would be lost if every stop were hit. As one bet: positions counted as if they moved together; of one market alone it takes no part.',
      'Below: what the hypothalamus made of them, 0 to 1. Appetite below its mark stops entries; Kelly and recent trades only set the size.',
    ],
    troubles: [
      SILENT,
      [
        'appetite is low, all signs are green',
        'the regime or turmoil holds it back',
        'see by regime, and Volatility under Threats',
      ],
    ],
  },
  fear: {
    title: 'Fear',
    reading: [
      'Arousal jumps with a threat and dies away. What is learned belongs to states: it shrinks the size of entries in states like them, and stops them above the limit. Fear is the larger of both.',
      'Feared now: the states that have hurt, by what they add to fear at this moment. Learned is the memory, extinguished is what safe exposures have laid over it; an unsettled memory is rewritten by them instead.',
      'Lessons: a hurt is a price alarm that begins or a decision that lost; a safe exposure is a position that did not lose, or a proposal held back that would not have.',
    ],
    troubles: [
      [
        'fear never falls',
        'no safe exposure: nothing is entered or proposed in states like it',
        'see Lessons; raise exposureBars or extinction',
      ],
      ['fear is 0 all along', 'no loss and no price alarm yet', 'move the cursor to the right'],
    ],
  },
  breakers: {
    title: 'Breakers',
    reading: [
      'Kill switches of four scopes, safe mode, freeze: ■ on or □ off at the cursor, since when. Every one of them stops entries and lets exits through.',
      'On a replay nothing is operated: the states are those that the run went through.',
    ],
    troubles: [
      ['always off', 'no threat is configured to latch one', 'killThreat, safeModeThreat of the amygdala'],
      ['on for ever', 'a breaker does not go off by itself', 'a person ends it; on a replay nobody does'],
    ],
  },
  ellipse: {
    title: 'Ellipse',
    reading: [
      'Two of the six signals in which the amygdala measures distance. Solid: the covariance ellipse at the threshold. Dashed: the circle that the threshold would be without correlation. Both as they were before the bar at the cursor; ★ is the bar itself.',
      'Dots are the last states, older ones fainter; × were flagged. Distance is measured in all six signals: a flagged state may lie inside this shadow, and ★ tells its D_M.',
      'Choose the signals in the tab row, or x and y. A click on a state goes to its bar.',
    ],
    troubles: [
      ['no curves', 'the threshold is still being calibrated', 'move the cursor to the right'],
      [
        'every point is flagged',
        'the covariance has not warmed up, or the threshold does not fit the dimension',
        'raise warmup; see falseAlarmsPerDay',
      ],
      ['the ellipse is nearly a circle', 'these two signals do not go together', 'choose two others: x and y'],
    ],
  },
} as const satisfies Readonly<Record<string, Help>>;
