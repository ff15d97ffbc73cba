/** What each region is for, in words that stay the same for every event. Figures come with the record. */
export interface RegionWords {
  readonly name: string;
  readonly role: string;
  readonly takes: string;
  readonly gives: string;
  /** What its activity of 0 … 1 measures. */
  readonly scale: string;
  /** Side of the plate on which its label stands. */
  readonly side: 'left' | 'right';
}

/** In the order of their labels, top to bottom on each side. */
export const REGION_WORDS: Readonly<Record<string, RegionWords>> = {
  prefrontal: {
    name: 'Prefrontal',
    role: 'Holds orders against the rules; only what it approves is sent.',
    takes: 'order, forecast, account',
    gives: 'approval or refusal',
    scale: '1 − truth of the least true rule',
    side: 'left',
  },
  'basal-ganglia': {
    name: 'Basal ganglia',
    role: 'Chooses between buy, sell and hold by Go against No-Go.',
    takes: 'percept, recall, prior, proposals',
    gives: 'one action',
    scale: 'larger probability of buy or sell',
    side: 'left',
  },
  hypothalamus: {
    name: 'Hypothalamus',
    role: 'Sets appetite and size from drawdown, regime and past gains.',
    takes: 'account, regime',
    gives: 'appetite, fraction of equity',
    scale: 'appetite',
    side: 'left',
  },
  amygdala: {
    name: 'Amygdala',
    role: 'Feels states far from all seen before, jumps in volatility, losses.',
    takes: 'market state, losses',
    gives: 'threat, breakers',
    scale: 'worst test as a share of its limit',
    side: 'left',
  },
  hippocampus: {
    name: 'Hippocampus',
    role: 'Recalls the episodes nearest to this state and what they were worth.',
    takes: 'state of the episode',
    gives: 'value of each action',
    scale: 'largest recalled value, half a σ of reward each 0.25',
    side: 'left',
  },
  cortex: {
    name: 'Cortex',
    role: 'Matches the market to a learned schema and says what usually follows.',
    takes: 'ten schema features',
    gives: 'prior, tonic dopamine',
    scale: 'match of the schema',
    side: 'right',
  },
  integration: {
    name: 'Integration',
    role: 'The loop itself: one event through six stages, one record.',
    takes: 'bars, fills, embeddings',
    gives: 'audit record, at most one order',
    scale: 'last stage entered, of ten',
    side: 'right',
  },
  thalamus: {
    name: 'Thalamus',
    role: 'Gates the senses: price, volume, vision, book, sentiment.',
    takes: 'evidence of each sense',
    gives: 'gated percept',
    scale: 'relevance',
    side: 'right',
  },
  'visual-cortex': {
    name: 'Visual cortex',
    role: 'Sees the last bars as Gramian angular fields.',
    takes: 'window of closes',
    gives: 'score of direction',
    scale: '|score| × gate',
    side: 'right',
  },
  cerebellum: {
    name: 'Cerebellum',
    role: 'Forecasts slippage, fill and cost, and corrects itself by its errors.',
    takes: 'order, volatility, volume',
    gives: 'forecast',
    scale: 'cost as a share of the edge',
    side: 'right',
  },
};

/** The way of one event. Entries with a stage carry its numeral. */
export const WAY: readonly { readonly region: string; readonly stage: number }[] = [
  { region: 'visual-cortex', stage: 0 },
  { region: 'cortex', stage: 1 },
  { region: 'hypothalamus', stage: 2 },
  { region: 'amygdala', stage: 3 },
  { region: 'thalamus', stage: 4 },
  { region: 'integration', stage: 5 },
  { region: 'basal-ganglia', stage: 6 },
  { region: 'cerebellum', stage: 0 },
  { region: 'prefrontal', stage: 0 },
];
