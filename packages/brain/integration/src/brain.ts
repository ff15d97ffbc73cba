/**
 * The whole brain as one value: a state a region and symbol, the structs that the stages write into, and the audit
 * segment. Made once; the day overwrites it and allocates nothing.
 */
import { init as initAmygdala, newThreatInput } from '@janus/amygdala';
import { init as initBasalGanglia, newChoiceInput, newOutcome } from '@janus/basal-ganglia';
import { init as initCerebellum, newFilled, newForecastInput } from '@janus/cerebellum';
import { init as initCortex, newLearnedMatch } from '@janus/cortex';
import {
  ACTIONS,
  AUDIT_WIDTH,
  EPISODE_STATE,
  EXPERIENCE_WIDTH,
  FACT_COUNT,
  MODALITIES,
  newAppetite,
  newChoice,
  newDiversification,
  newExperience,
  newForecast,
  newGatedPercept,
  newMarketState,
  newOrder,
  newPercept,
  newPrior,
  newRecall,
  newRegimeBelief,
  newRuleVerdict,
  newSchemaInput,
  newSignal,
  newThreatVerdict,
  parseConfig,
  STRATEGIES,
  TIMING_WIDTH,
  type AssetClass,
} from '@janus/domain';
import { init as initHippocampus } from '@janus/hippocampus';
import { init as initHypothalamus } from '@janus/hypothalamus';
import { featureFields, featureWarmUp, initFeatures } from '@janus/indicators';
import { initRules, marketRules, type RuleSet } from '@janus/logic';
import { initCorrelation, initVpin } from '@janus/market';
import { init as initPrefrontal } from '@janus/prefrontal';
import { init as initRegime } from '@janus/regime';
import { initGate, initStrategies } from '@janus/strategies';
import { init as initThalamus, initSenses } from '@janus/thalamus';
import { init as initVisualCortex } from '@janus/visual-cortex';
import type { BrainConfig } from './config.ts';
import type { LoadedSchemas } from './learned.ts';
import { newWitness } from './witness.ts';

/** Rows of one audit segment: handed on when full, then overwritten. */
export const SEGMENT_ROWS = 1024;

export interface SymbolSpec {
  readonly symbol: string;
  readonly assetClass: AssetClass;
  readonly timeframeMs: number;
}

/** What was decided last in a symbol and waits for its reward. */
const newPending = () => ({
  open: false,
  action: 0,
  regime: -1,
  schema: -1,
  strategy: -1,
  /** 1 − SAT of the rules where they were asked. */
  violation: 0,
  /** Coarse state of the choice, −1 not known. */
  key: -1,
  barIndex: -1,
  time: 0,
  equity: 0,
  close: 0,
  /** The symbol's cumulative profit when it was decided. */
  profit: 0,
});

/** The brain's own books of one symbol: what it needs to know what a decision was worth. Statistics, not money. */
const newBooks = () => ({
  position: 0,
  lastClose: Number.NaN,
  /** Cumulative mark-to-market net of fees, quote units. */
  profit: 0,
  /** Of the trade that is open. */
  tradeProfit: 0,
  tradeNotional: 0,
  tradeStrategy: -1,
  /** When the order last sent was decided, epoch ms. */
  sentAt: Number.NaN,
});

/** Bars of a day of trading: false alarms are counted a day. A day's bar, or a longer one, is one. */
const barsPerDay = (spec: SymbolSpec): number => Math.max(1, 86_400_000 / spec.timeframeMs);

function newSymbolBrain(
  config: BrainConfig,
  spec: SymbolSpec,
  seed: number,
  index: number,
  rules: RuleSet,
  witness: boolean,
) {
  const featureConfig = parseConfig(featureFields, { timeframeMs: spec.timeframeMs }, 'features');
  return {
    spec,
    barsPerDay: barsPerDay(spec),
    market: newMarketState(),
    features: initFeatures(featureConfig),
    visualCortex: initVisualCortex(config['visual-cortex']),
    regime: initRegime(config.regime),
    amygdala: initAmygdala(config.amygdala, { symbol: index, service: 0, barsPerDay: barsPerDay(spec), seed }),
    vpin: initVpin(config.vpin, barsPerDay(spec)),
    /** Of this bar; NaN without volume or while warming up. */
    vpinNow: Number.NaN,
    thalamus: initThalamus(config.thalamus, seed),
    /** Fusion engines: streams to evidence, whether or not the thalamus is switched off. */
    senses: initSenses(config.thalamus),
    cortex: initCortex(config.cortex),
    /** The night's schemas in use, null before a version is loaded. */
    learned: null as LoadedSchemas | null,
    hippocampus: initHippocampus(config.hippocampus, seed),
    basalGanglia: initBasalGanglia(config['basal-ganglia']),
    cerebellum: initCerebellum(config.cerebellum),
    /** The rules in text in force, and what is watched of them. */
    rules: initRules(rules, config.rules),
    strategies: initStrategies(config.strategies),
    gate: initGate(config.strategies, spec.symbol),
    signals: STRATEGIES.map(() => newSignal()),
    pending: newPending(),
    books: newBooks(),
    experience: newExperience(),
    episodeState: new Float64Array(EPISODE_STATE),
    /** What the decision turns on, and how much that usually varies. */
    witness: newWitness(witness),
    /** Strategy of the working or open order, by which a closed trade is credited. */
    orderStrategy: -1,
    /** True from the order that closed a position because of a breach until the position is gone. */
    flattening: false,
    /** Strongest admitted signal a side at this event, −1 none. */
    bestBuy: -1,
    bestSell: -1,
    /** True while somebody outside has halted entries in the symbol. */
    halted: false,
    /** Bars before the features are known. */
    warmUp: featureWarmUp(featureConfig),
  };
}
export type SymbolBrain = ReturnType<typeof newSymbolBrain>;

export interface BrainOptions {
  readonly config: BrainConfig;
  readonly symbols: readonly SymbolSpec[];
  readonly seed: number;
  /** Bit i switches REGIONS[i] off. */
  readonly lesions: number;
  /** Rules in text from the first event on; the ten market axioms unless stated. */
  readonly rules?: RuleSet;
  /** Note what each decision turns on, so that it can be asked what would have changed it. Changes none. */
  readonly witness?: boolean;
  /** Bit i switches RULES[i] off: it takes no part in any check. None unless stated. */
  readonly rulesOff?: number;
  /** Bit i leaves MEMORY_TIERS[i] unasked, though it goes on remembering. None unless stated. */
  readonly tiersOff?: number;
  /** Monotonic µs for the stage times, or null to leave them out. */
  readonly clock: (() => number) | null;
  /** A full or final segment: rows·AUDIT_WIDTH and rows·TIMING_WIDTH, valid only during the call. */
  readonly onSegment: ((audit: Float64Array, timing: Float32Array, rows: number) => void) | null;
  /** An experience whose reward is known, EXPERIENCE_FIELDS in order; valid only during the call. */
  readonly onExperience?: ((row: Float64Array) => void) | null;
}

export function initBrain(options: BrainOptions) {
  const { config, symbols, seed } = options;
  return {
    options,
    config,
    lesions: options.lesions,
    rulesOff: options.rulesOff ?? 0,
    tiersOff: options.tiersOff ?? 0,
    symbols: symbols.map((spec, i) =>
      newSymbolBrain(config, spec, (seed + i) >>> 0, i, options.rules ?? marketRules(), options.witness ?? false),
    ),
    hypothalamus: initHypothalamus(config.hypothalamus),
    correlation: initCorrelation(symbols.length, config.correlation),
    prefrontal: initPrefrontal(
      config.prefrontal,
      symbols.map((s) => s.assetClass),
      options.rulesOff ?? 0,
    ),
    /** How often the rules in text were replaced since the first event. */
    rulesOrdinal: 0,
    /** Signed exposure a symbol, fraction of equity. */
    held: new Float64Array(symbols.length),
    // What the stages write into
    percept: newPercept(),
    belief: newRegimeBelief(),
    appetite: newAppetite(),
    threat: newThreatVerdict(),
    gated: newGatedPercept(),
    diversification: newDiversification(),
    prior: newPrior(),
    recall: newRecall(),
    learned: newLearnedMatch(),
    choice: newChoice(),
    other: newChoice(),
    forecast: newForecast(),
    verdict: newRuleVerdict(),
    order: newOrder(),
    // Inputs put together by the loop
    evidence: new Float64Array(MODALITIES.length),
    present: new Uint8Array(MODALITIES.length),
    context: new Float64Array(4),
    /** Fast over slow volatility at this event. */
    volatilityRatio: 1,
    threatInput: newThreatInput(),
    schemaInput: newSchemaInput(),
    choiceInput: newChoiceInput(),
    forecastInput: newForecastInput(),
    filled: newFilled(),
    /** What a decision came to, for the basal ganglia. */
    actionOutcome: newOutcome(),
    facts: new Float64Array(FACT_COUNT).fill(Number.NaN),
    ungated: new Float64Array(MODALITIES.length),
    /** Evidence that reaches the hippocampus. */
    routed: new Float64Array(MODALITIES.length),
    noValue: new Float64Array(ACTIONS.length),
    /** Values of prior and recall in units of reward. */
    priorValue: new Float64Array(ACTIONS.length),
    recallValue: new Float64Array(ACTIONS.length),
    // What the event came to
    outcome: {
      reached: 0,
      reason: 0,
      action: 0,
      wanted: 0,
      decider: -1,
      other: 0,
      strategy: -1,
      strength: 0,
      fired: 0,
      admitted: 0,
      proposed: 0,
      hasOrder: false,
      /** The basal ganglia were asked; cerebellum was asked. */
      chosen: false,
      /** Deepest of stages 1–5 that was entered. */
      guarded: 0,
      forecast: false,
      /** The rules in text were held against the event. */
      axioms: false,
      /** The amygdala was asked at this event, be it only to go on learning. */
      sensed: false,
      /** Code of the account's limit that is passed, 0 none, NaN not watched. */
      breach: 0,
      /** The position was closed because of it at this event. */
      flattened: false,
      surprise: 0,
      reward: 0,
      progress: 0,
      tonic: 0,
      /** Coarse state of the choice, −1 not known. */
      key: -1,
    },
    /** Scratch: the experience that is handed on. */
    experienceRow: new Float64Array(EXPERIENCE_WIDTH),
    sequence: 0,
    nextOrderId: 1,
    // Audit segment; a slot that no event has written yet is NaN
    audit: new Float64Array(SEGMENT_ROWS * AUDIT_WIDTH).fill(Number.NaN),
    timing: new Float32Array(SEGMENT_ROWS * TIMING_WIDTH).fill(Number.NaN),
    rows: 0,
    lastStamp: 0,
    /** Whether the stages of this event are timed. */
    timed: false,
  };
}
export type Brain = ReturnType<typeof initBrain>;

/** True where region (index into REGIONS) is switched off. */
export const isLesioned = (brain: Brain, region: number): boolean => ((brain.lesions >> region) & 1) === 1;

/** True where a tier of memory (index into MEMORY_TIERS) is not asked. */
export const isUnasked = (brain: Brain, tier: number): boolean => ((brain.tiersOff >> tier) & 1) === 1;
