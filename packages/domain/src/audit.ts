/**
 * The audit record: one fixed-width row of float64 an event, everything the decision turned on. The page, `explain`
 * and the backtest rebuild what happened from these rows alone. Deterministic: stage times live in a second,
 * separate row, so that the same run hashes to the same bytes.
 */
import { ACTIONS, MODALITIES, REGIMES, THREATS } from './closed.ts';
import { RULES } from './flow.ts';
import { STAGES } from './reasons.ts';

/** A record carries the truths of so many rules in text; a longer set is told by its satisfaction and its worst. */
export const AXIOM_SLOTS = Array.from({ length: 16 }, (_, k) => k);

const each = (name: string, keys: readonly string[]): string[] => keys.map((k) => `${name}.${k}`);

export const AUDIT_FIELDS = [
  'sequence',
  'time', // moment of the decision, epoch ms
  'symbol',
  'barIndex',
  'close',
  'kind', // index into EVENT_KINDS
  'lesions', // bit i: region i is switched off
  'reached', // index into STAGES: the last stage entered
  'proposed', // 1 if a strategy's proposal reached the choice
  'action', // index into ACTIONS: what was decided
  'wanted', // index into ACTIONS: what the strongest admitted strategy asked for
  'reason', // code of REASON_LIST
  'decider', // index into REGIONS: without it the outcome would have been another; −1 none
  'otherAction', // index into ACTIONS: the outcome without the decider
  'strategy', // index into STRATEGIES, −1 none
  'signalStrength',
  'fired', // bit i: strategy i fired
  'admitted', // bit i: strategy i fired and the gate let it through
  // perception
  'visionPresent',
  'visionScore',
  'visionGate',
  'visionAsOf', // bar index
  'visionModel', // index into VISION_MODELS, −1 none
  'visionCause', // index into VISION_CAUSES: why that model
  'visionChanged', // 1 at the first percept by another model than the one before
  // regime
  'regime',
  'confidence',
  'agreement',
  'hmm',
  'statistical',
  'technical',
  'regimeAge',
  ...each('posterior', REGIMES),
  // hypothalamus
  'appetite',
  'appetiteFloor',
  'kelly',
  'drawdownScale',
  'regimeScale',
  'fraction',
  'heatScale',
  'performanceScale',
  'homeostasis',
  'energy',
  // amygdala
  'distance',
  'distanceLimit',
  'volatilityRatio',
  'volatilityLimit',
  'loss',
  'lossLimit',
  'severity',
  'fear',
  'breakers',
  ...each('threat', THREATS), // measure / limit, NaN where the data cannot say
  'response', // index into RESPONSES
  'threatScale', // multiplies the size of an entry
  'learnedFear',
  'learnedFearLimit',
  'intents', // bits: 1 cancel working orders, 2 tell people
  // thalamus
  ...each('evidence', MODALITIES),
  ...each('gate', MODALITIES),
  'present', // bit i: modality i
  'relevance',
  'relevanceThreshold',
  ...each('attention', MODALITIES), // share of attention, sums to 1 over the modalities present
  ...each('saliency', MODALITIES), // distance from its own past, in its spread
  // correlation
  'averageCorrelation',
  'correlationScale',
  // cortex
  'schema',
  'schemaMatch',
  'schemaFeatures',
  'tonic',
  ...each('prior', ACTIONS),
  'goal', // index into GOALS: what the manager asks for, −1 nothing
  'goalExposure', // that it would have, of equity
  'heldGoal', // in working memory
  'heldBound', // most exposure that it allows
  'gateOpener', // what opened the gate of working memory last
  'heldAge', // bars since
  'learnedVersion', // of the night's schemas in use; 0 none
  'learnedSchema', // its id, −1 where the moment is like none
  'learnedSimilarity', // cosine with the nearest
  ...each('learned', ACTIONS), // units of the usual reward
  // hippocampus
  'recalled',
  'recallDistance',
  ...each('recall', ACTIONS),
  // basal ganglia
  ...each('direct', ACTIONS),
  ...each('indirect', ACTIONS),
  ...each('act', ACTIONS),
  ...each('probability', ACTIONS),
  ...each('goGain', ACTIONS), // act = gain·direct − gain·indirect + prior, recall and facilitation
  ...each('noGoGain', ACTIONS),
  'choiceConfidence', // [0, 1], and the least that releases an entry
  'choiceThreshold',
  'caution', // [0, 1]
  'inhibitions', // bit i: INHIBITIONS[i] fired
  'habit', // 1 where a habit answered
  ...each('go', ACTIONS), // G and N of the regime held
  ...each('noGo', ACTIONS),
  'predictionError', // δ of the reward that came home at this event, reward scales
  // cerebellum
  'slippage',
  'volatility',
  'fillProbability',
  'edge',
  'cost',
  'correction',
  'adverse',
  'delay',
  'halfSpread',
  'impact',
  'spreadShare', // a, b, c of the forward model: learned shares of half spread and impact, drift in bps a bar of latency
  'impactShare',
  'driftRate',
  'latency', // high quantile, bars; NaN before a fill
  // prefrontal
  ...each('truth', RULES),
  'satisfaction',
  'satisfactionThreshold',
  // order and account
  'orderId',
  'side',
  'quantity',
  'stop',
  'target',
  'equity',
  'position',
  'exposure',
  'drawdown',
  'heat', // equity lost if every protective stop were hit
  'marginUsed',
  // emotional tags of the episode
  'surprise',
  'reward', // of the decision before this one, fraction of equity
  'progress', // of that decision towards the goal that was held, [−1, 1]
  // what else is switched off for the run
  'rulesOff', // bit i: RULES[i]
  'tiersOff', // bit i: MEMORY_TIERS[i]
  // rules in text, held against what was decided
  'axiomSatisfaction', // of those that are known
  'axiomSmoothed',
  'axiomWorst', // index of the least true, −1 none
  'axiomCount', // rules of the set in force
  ...AXIOM_SLOTS.map((k) => `axiomTruth.${k}`), // of the first rules of the set, NaN where unknown
  'spread', // of the market, fraction of the price; NaN without quotes
  'breach', // code of the account's limit that is passed, 0 none; NaN where the prefrontal cortex is off
  'rulesOrdinal', // of the rules in text held against the event: 0 the set that the day began with, 1 the one after it
] as const;

export const AUDIT_WIDTH = AUDIT_FIELDS.length;
const slots = new Map<string, number>(AUDIT_FIELDS.map((name, i) => [name, i]));
if (slots.size !== AUDIT_FIELDS.length) throw new Error('two audit fields share a name');

/** Slot of a field. @throws RangeError for a name that is not a field */
export function auditSlot(name: string): number {
  const slot = slots.get(name);
  if (slot === undefined) throw new RangeError(`'${name}' is not a field of the audit record`);
  return slot;
}

/** What kind of event a record answers. */
export const EVENT_KINDS = ['bar', 'fill', 'embedding', 'refit', 'artefact', 'control'] as const;

/** Stage times of one record, microseconds, float32; index = STAGES. */
export const TIMING_WIDTH = STAGES.length;
