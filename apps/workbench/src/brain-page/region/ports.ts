/** What goes into each region and comes out, as fields of the audit record with the way they are read. Pure. */
import {
  ACTIONS,
  auditSlot,
  MODALITIES,
  REGIMES,
  RULES,
  SEVERITIES,
  STAGES,
  STRATEGIES,
  VISION_CAUSES,
  VISION_MODELS,
} from '@janus/domain';
import { fixed, NO_VALUE } from '@janus/views';

export interface Port {
  readonly label: string;
  /** In words, unit included; a dash where the record says nothing. */
  read(field: (name: string) => number): string;
}
export interface Ports {
  readonly takes: readonly Port[];
  readonly gives: readonly Port[];
}

const number = (label: string, name: string, digits = 2, unit = '', factor = 1): Port => ({
  label,
  read(field) {
    const value = factor * field(name);
    return Number.isFinite(value) ? `${fixed(value, digits)}${unit === '' ? '' : ` ${unit}`}` : NO_VALUE;
  },
});
const percent = (label: string, name: string, digits = 2): Port => number(label, name, digits, '%', 100);
const bps = (label: string, name: string): Port => number(label, name, 1, 'bps', 1e4);
const named = (label: string, name: string, list: readonly string[]): Port => ({
  label,
  read: (field) => list[field(name)] ?? NO_VALUE,
});
const each = (prefix: string, keys: readonly string[], digits = 3): Port[] =>
  keys.map((key) => number(`${prefix} ${key}`.replaceAll('-', ' '), `${prefix}.${key}`, digits));

export const PORTS: Readonly<Record<string, Ports>> = {
  'visual-cortex': {
    takes: [
      { label: 'picture', read: (field) => (field('visionPresent') === 1 ? 'there' : 'absent') },
      number('as of bar', 'visionAsOf', 0),
      named('seen through', 'visionModel', VISION_MODELS),
      named('because', 'visionCause', VISION_CAUSES),
    ],
    gives: [number('score of direction', 'visionScore', 3), number('gate', 'visionGate', 3)],
  },
  thalamus: {
    takes: each('evidence', MODALITIES),
    gives: [
      ...each('gate', MODALITIES),
      number('relevance', 'relevance', 3),
      number('least relevance', 'relevanceThreshold', 3),
    ],
  },
  hypothalamus: {
    takes: [
      percent('drawdown', 'drawdown'),
      named('regime', 'regime', REGIMES),
      percent('confidence', 'confidence', 0),
      number('volatility, of the usual', 'volatilityRatio'),
    ],
    gives: [
      number('appetite', 'appetite'),
      number('least appetite', 'appetiteFloor'),
      percent('fraction of equity', 'fraction', 1),
    ],
  },
  amygdala: {
    takes: [
      number('distance from the usual', 'distance'),
      number('its limit', 'distanceLimit'),
      number('volatility, of the usual', 'volatilityRatio'),
      number('its limit', 'volatilityLimit'),
      percent('loss', 'loss'),
      percent('its limit', 'lossLimit'),
    ],
    gives: [
      named('threat', 'severity', SEVERITIES),
      number('fear', 'fear'),
      { label: 'breakers', read: (field) => (field('breakers') > 0 ? 'open' : 'none') },
    ],
  },
  prefrontal: {
    takes: [
      number('quantity', 'quantity', 4),
      percent('exposure', 'exposure', 1),
      percent('drawdown', 'drawdown'),
      bps('forecast slippage', 'slippage'),
      bps('volatility', 'volatility'),
    ],
    gives: [
      ...each('truth', RULES, 2),
      number('satisfaction', 'satisfaction'),
      number('least satisfaction', 'satisfactionThreshold'),
    ],
  },
  'basal-ganglia': {
    takes: [
      named('asked for', 'wanted', ACTIONS),
      named('by', 'strategy', STRATEGIES),
      number('strength', 'signalStrength'),
      number('tonic dopamine', 'tonic', 3),
      ...each('prior', ACTIONS),
      ...each('recall', ACTIONS),
    ],
    gives: [...each('probability', ACTIONS), named('decided', 'action', ACTIONS)],
  },
  cerebellum: {
    takes: [number('quantity', 'quantity', 4), bps('volatility', 'volatility'), bps('edge', 'edge')],
    gives: [
      bps('slippage', 'slippage'),
      bps('cost', 'cost'),
      percent('chance of a fill', 'fillProbability', 0),
      bps('correction', 'correction'),
    ],
  },
  hippocampus: {
    takes: [number('episodes near by', 'recalled', 0), number('their mean distance', 'recallDistance')],
    gives: each('recall', ACTIONS),
  },
  cortex: {
    takes: [number('features there, of 10', 'schemaFeatures', 0), named('regime', 'regime', REGIMES)],
    gives: [
      named('schema', 'schema', REGIMES),
      number('match', 'schemaMatch'),
      number('tonic dopamine', 'tonic', 3),
      ...each('prior', ACTIONS),
    ],
  },
  integration: {
    takes: [number('event', 'sequence', 0), number('close', 'close', 2), number('position', 'position', 4)],
    gives: [
      named('last stage entered', 'reached', STAGES),
      named('decided', 'action', ACTIONS),
      { label: 'order', read: (field) => (field('orderId') > 0 ? `no. ${fixed(field('orderId'))}` : 'none') },
    ],
  },
};

/** The reader of one record; NaN for all of it where there is none. */
export const fieldsOf =
  (row: Float64Array | null) =>
  (name: string): number =>
    row?.[auditSlot(name)] ?? Number.NaN;
