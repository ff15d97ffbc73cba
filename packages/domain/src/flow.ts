/**
 * The types of the flow, in order. One event enters; each stage reads its input and its own state, writes into a
 * struct that it is handed, and returns a reason code: 0 passes, anything else is a veto. Every struct is made once
 * (`new…`) and overwritten for ever after: nothing is allocated per event.
 *
 *   MarketState → Percept → RegimeBelief → Appetite → ThreatVerdict → GatedPercept → Diversification
 *     → Prior, Recall → Choice → Forecast → Verdict → Approved<Order>
 */
import { ACTIONS, MODALITIES, REGIMES, THREATS } from './closed.ts';
import type { OrderBook } from './book.ts';
import { FEATURE_COUNT, SCHEMA_FEATURES } from './features.ts';

/** A stage's answer: 0 = pass, else a code of REASON_LIST. */
export type ReasonCode = number;

/** S_t = (τ, f, O, c) [E53]. */
export interface MarketState {
  /** Index of the symbol in the run. */
  symbol: number;
  /** Index of the bar within its symbol. */
  index: number;
  /** τ: the moment the state became known (bar close), epoch ms. */
  time: number;
  /** f: FEATURES in order. */
  readonly features: Float64Array;
  /** O: null where the data has no book. */
  book: OrderBook | null;
  /** c: volatility a bar, spread as a fraction of the price (NaN unknown), volume in base units (NaN unknown). */
  volatility: number;
  spread: number;
  volume: number;
  /** What is said about the market, [−1, 1]; NaN in silence. */
  sentiment: number;
}
export const newMarketState = (): MarketState => ({
  symbol: 0,
  index: -1,
  time: 0,
  features: new Float64Array(FEATURE_COUNT).fill(Number.NaN),
  book: null,
  volatility: Number.NaN,
  spread: Number.NaN,
  volume: Number.NaN,
  sentiment: Number.NaN,
});

/** What vision says. `score` ∈ [−1, 1] is signed direction; `gate` is 0 until the readout has beaten its control. */
export interface Percept {
  present: boolean;
  score: number;
  gate: number;
  /** Bar index that the embedding is as of. */
  asOf: number;
  /** Index into VISION_MODELS and VISION_CAUSES: what saw, and why that and not another; −1 where nothing is seen. */
  model: number;
  cause: number;
  /** True at the first percept by another model than the one before. */
  changed: boolean;
}
export const newPercept = (): Percept => ({
  present: false,
  score: 0,
  gate: 0,
  asOf: -1,
  model: -1,
  cause: -1,
  changed: false,
});

/** Regimes are indices into REGIMES, −1 while warming up. */
export interface RegimeBelief {
  regime: number;
  /** Posterior of the regime held, [0, 1]. */
  confidence: number;
  /** Share of the votes cast that name the regime held, [0, 1]. */
  agreement: number;
  hmm: number;
  statistical: number;
  technical: number;
  /** Fused belief over REGIMES, sums to 1. */
  readonly posterior: Float64Array;
  /** Bars since the regime held last changed. */
  age: number;
}
export const newRegimeBelief = (): RegimeBelief => ({
  regime: -1,
  confidence: 0,
  agreement: 0,
  hmm: -1,
  statistical: -1,
  technical: -1,
  posterior: new Float64Array(REGIMES.length).fill(1 / REGIMES.length),
  age: 0,
});

/** The account as the brain may see it at a decision. Written by the ledger's owner before each step. */
export interface Account {
  equity: number;
  cash: number;
  /** Signed base quantity in the event's symbol. */
  position: number;
  averagePrice: number;
  /** Gross market value of all positions / equity. */
  exposure: number;
  peakEquity: number;
  /** 1 − equity / peakEquity, [0, 1]. */
  drawdown: number;
  /** Loss since the loss window began (a UTC day, or a session) / equity at its beginning, ≥ 0. */
  windowLoss: number;
  /** Market value of this symbol's position / equity, signed. */
  symbolExposure: number;
  /** True while an order of this symbol is working. */
  working: boolean;
  /** Portfolio heat: share of equity lost if every protective stop were hit now, ≥ 0. */
  heat: number;
  /** Share of the buying power in use, [0, 1]. */
  marginUsed: number;
}
export const newAccount = (equity: number): Account => ({
  equity,
  cash: equity,
  position: 0,
  averagePrice: Number.NaN,
  exposure: 0,
  peakEquity: equity,
  drawdown: 0,
  windowLoss: 0,
  symbolExposure: 0,
  working: false,
  heat: 0,
  marginUsed: 0,
});

/** All in [0, 1]. `fraction` is the share of equity that one full-strength position may take. */
export interface Appetite {
  appetite: number;
  kelly: number;
  drawdownScale: number;
  regimeScale: number;
  heatScale: number;
  performanceScale: number;
  /** How far exposure, drawdown and correlation are inside their ranges. */
  homeostasis: number;
  /** What is left to act with: capital, margin and the capacity to recover. */
  energy: number;
  fraction: number;
}
export const newAppetite = (): Appetite => ({
  appetite: 1,
  kelly: 1,
  drawdownScale: 1,
  regimeScale: 1,
  heatScale: 1,
  performanceScale: 1,
  homeostasis: 1,
  energy: 1,
  fraction: 0,
});

export interface ThreatVerdict {
  /** D_M [E50] and the calibrated threshold τ [E51]. */
  distance: number;
  threshold: number;
  volatilityRatio: number;
  volatilityLimit: number;
  loss: number;
  lossLimit: number;
  /** Index into SEVERITIES. */
  severity: number;
  /** [0, 1] */
  fear: number;
  /** Bits: 1 freeze, 2 safe mode, 4 kill switch. */
  breakers: number;
  /** Measure / limit of each of THREATS, ≥ 0; NaN where the data cannot say. */
  readonly ratio: Float64Array;
  /** Index into RESPONSES. */
  response: number;
  /** Multiplies the size of an entry, [0, 1]: the mildest response, and fear. */
  scale: number;
  /** Fear of states like this one that was learned, [0, 1], and the limit above which they are not entered. */
  learned: number;
  fearLimit: number;
  /** What is asked for outside the day. Bits: 1 cancel every working order, 2 tell people. */
  intents: number;
}
export const newThreatVerdict = (): ThreatVerdict => ({
  distance: 0,
  threshold: Number.POSITIVE_INFINITY,
  volatilityRatio: 1,
  volatilityLimit: Number.POSITIVE_INFINITY,
  loss: 0,
  lossLimit: 1,
  severity: 0,
  fear: 0,
  breakers: 0,
  ratio: new Float64Array(THREATS.length).fill(Number.NaN),
  response: 0,
  scale: 1,
  learned: 0,
  fearLimit: 1,
  intents: 0,
});

/** One slot a modality. `present` is 0 or 1; an absent modality is masked, never merely gated. */
export interface GatedPercept {
  readonly present: Uint8Array;
  /** Raw direction evidence, [−1, 1]. */
  readonly evidence: Float64Array;
  /** g ∈ (0, 1) [E29]; 0 where absent. */
  readonly gate: Float64Array;
  /** gate · evidence. */
  readonly gated: Float64Array;
  /** Share of attention [E28], [0, 1], sums to 1 over the modalities present. */
  readonly attention: Float64Array;
  /** How much the evidence stands out from its own past, in its spread, ≥ 0; 0 where absent. */
  readonly saliency: Float64Array;
  /** Mean of gate·|evidence| over the modalities present, [0, 1]. */
  relevance: number;
  threshold: number;
}
export const newGatedPercept = (): GatedPercept => ({
  present: new Uint8Array(MODALITIES.length),
  evidence: new Float64Array(MODALITIES.length),
  gate: new Float64Array(MODALITIES.length),
  gated: new Float64Array(MODALITIES.length),
  attention: new Float64Array(MODALITIES.length),
  saliency: new Float64Array(MODALITIES.length),
  relevance: 0,
  threshold: 0,
});

export interface Diversification {
  /** Mean correlation of this symbol with the symbols held, [−1, 1]; 0 where nothing else is held. */
  averageCorrelation: number;
  /** Multiplies the size, [0, 1]. */
  scale: number;
}
export const newDiversification = (): Diversification => ({ averageCorrelation: 0, scale: 1 });

/** The cortex's view: which schema matches, what usually follows, and tonic dopamine ρ. */
export interface Prior {
  /** Index into REGIMES (a schema a regime), or −1. */
  schema: number;
  /** [E43], over the features present, [0, 1]. */
  match: number;
  /** How many of the ten features are present. */
  featuresPresent: number;
  /** P(next schema) [E44], sums to 1. */
  readonly next: Float64Array;
  /** ρ ∈ [−1, 1]. */
  tonic: number;
  /** Value added to each action's score, in units of reward; index = ACTIONS. */
  readonly value: Float64Array;
  /** What the manager asks for: index into GOALS, −1 none, and the exposure it would have, [−1, 1] of equity. */
  goal: number;
  goalExposure: number;
  /** Most exposure of either side that the goal allows in the symbol, of equity; Infinity where there is no goal. */
  goalBound: number;
}
export const newPrior = (): Prior => ({
  schema: -1,
  match: 0,
  featuresPresent: 0,
  next: new Float64Array(REGIMES.length).fill(1 / REGIMES.length),
  tonic: 0,
  value: new Float64Array(ACTIONS.length),
  goal: -1,
  goalExposure: 0,
  goalBound: Number.POSITIVE_INFINITY,
});

/** What the k nearest episodes were worth, by action; 0 where none were recalled. */
export interface Recall {
  count: number;
  meanDistance: number;
  readonly value: Float64Array;
}
export const newRecall = (): Recall => ({
  count: 0,
  meanDistance: Number.NaN,
  value: new Float64Array(ACTIONS.length),
});

/** A strategy's word on one bar. Distances are in price units, > 0 where direction ≠ 0; target 0 = none. */
export interface Signal {
  /** −1 sell, 0 nothing, 1 buy. */
  direction: number;
  /** [0, 1] */
  strength: number;
  stopDistance: number;
  targetDistance: number;
}
export const newSignal = (): Signal => ({ direction: 0, strength: 0, stopDistance: 0, targetDistance: 0 });

/** The basal ganglia's choice. Vectors are indexed by ACTIONS. */
export interface Choice {
  /** Index into ACTIONS. */
  action: number;
  /** d_direct [E33], d_indirect [E34]. */
  readonly direct: Float64Array;
  readonly indirect: Float64Array;
  /** Act before the softmax. */
  readonly act: Float64Array;
  /** [E32] */
  readonly probability: Float64Array;
  /** How sure the choice is, [0, 1], and the least that releases it. */
  confidence: number;
  threshold: number;
  /** No-Go's caution score, [0, 1], and the bits of INHIBITIONS that it counted. */
  caution: number;
  inhibitions: number;
  /** True where a habit answered. */
  habit: boolean;
  /** What one unit of d_direct adds to the act, and one of d_indirect takes from it. */
  readonly goGain: Float64Array;
  readonly noGoGain: Float64Array;
}
export const newChoice = (): Choice => ({
  action: 0,
  direct: new Float64Array(ACTIONS.length),
  indirect: new Float64Array(ACTIONS.length),
  act: new Float64Array(ACTIONS.length),
  probability: new Float64Array(ACTIONS.length),
  confidence: 0,
  threshold: 0,
  caution: 0,
  inhibitions: 0,
  habit: false,
  goGain: new Float64Array(ACTIONS.length),
  noGoGain: new Float64Array(ACTIONS.length),
});

/** What executing would cost; fractions of the arrival price over the order's horizon [E35, E52]. */
export interface Forecast {
  slippage: number;
  volatility: number;
  /** [0, 1] */
  fillProbability: number;
  /** Expected gain of the trade as a fraction of the price, before costs. */
  edge: number;
  /** Slippage and fees both ways. */
  cost: number;
  /** The PID's addition to the slippage forecast [E36]. */
  correction: number;
  /** Expected move against the order after its fill, and during its latency, fractions of the price, ≥ 0. */
  adverse: number;
  delay: number;
  /** Half the spread and the impact as the formulas say, before anything learned; fractions of the price. */
  halfSpread: number;
  impact: number;
}
export const newForecast = (): Forecast => ({
  slippage: 0,
  volatility: 0,
  fillProbability: 1,
  edge: 0,
  cost: 0,
  correction: 0,
  adverse: 0,
  delay: 0,
  halfSpread: 0,
  impact: 0,
});

/** Rules in the order that the audit carries their truth values. Each is also the key of its reason. */
export const RULES = [
  'position-limit',
  'capital-limit',
  'drawdown-limit',
  'wash-sale',
  'slippage-rule',
  'aggregate-limit',
  'strategy-limit',
  'value-at-risk',
  'volatility-limit',
  'daily-loss',
  'maximum-loss',
  'trailing-drawdown',
  'consistency',
  'mandatory-stop',
  'axioms',
] as const;
export type Rule = (typeof RULES)[number];

export interface RuleVerdict {
  /** Truth of each rule, [0, 1]; NaN where it is off or has nothing to say of the order. */
  readonly truth: Float64Array;
  /** SAT [E26] over the rules that are on and apply. */
  satisfaction: number;
  threshold: number;
}
export const newRuleVerdict = (): RuleVerdict => ({
  truth: new Float64Array(RULES.length).fill(1),
  satisfaction: 1,
  threshold: 0,
});

/** What the brain wants done: at most one an event. Quantities are base units, > 0. */
export interface Order {
  id: number;
  symbol: number;
  /** 1 buy, −1 sell. */
  side: number;
  quantity: number;
  /** Bar index at which it was decided; it can fill from the next bar on. */
  decidedAt: number;
  time: number;
  /** Reference price at the decision. */
  arrivalPrice: number;
  /** Protective stop and target, absolute prices; NaN = none. Attached to what the order opens. */
  stop: number;
  target: number;
  /** Index into STRATEGIES, or −1 for an exit that no strategy asked for. */
  strategy: number;
  /** True where the order only closes what is open. */
  reduceOnly: boolean;
}
export const newOrder = (): Order => ({
  id: 0,
  symbol: 0,
  side: 0,
  quantity: 0,
  decidedAt: -1,
  time: 0,
  arrivalPrice: Number.NaN,
  stop: Number.NaN,
  target: Number.NaN,
  strategy: -1,
  reduceOnly: false,
});

declare const approved: unique symbol;
/** The only thing that a venue takes. Made by the prefrontal stage and nowhere else. */
export type Approved<T> = T & { readonly [approved]: true };

/** Why an order ended or filled. */
export const FILL_KINDS = ['entry', 'exit', 'stop', 'target'] as const;
export interface Fill {
  orderId: number;
  symbol: number;
  time: number;
  barIndex: number;
  side: number;
  quantity: number;
  price: number;
  fee: number;
  /** Index into FILL_KINDS. */
  kind: number;
  /** (fill price − arrival price)·side / arrival price. */
  slippage: number;
  /** True where part of the order is still open. */
  partial: boolean;
}

/** (s, a, r, s′, c, e) [E37]: one a decision, HOLD too, written when its reward is known. */
export interface Experience {
  /** Key of the state: the vector that recall compares. */
  readonly state: Float64Array;
  action: number;
  /** Mark-to-market of the decision net of costs until the next decision, fraction of equity. */
  reward: number;
  readonly next: Float64Array;
  /** c: volatility, spread, volume. */
  volatility: number;
  spread: number;
  volume: number;
  /** e: emotional tags, each [0, 1]. */
  fear: number;
  confidence: number;
  surprise: number;
  time: number;
  regime: number;
}
/** Length of an experience's state vector. */
export const EPISODE_STATE = 12;
export const newExperience = (): Experience => ({
  state: new Float64Array(EPISODE_STATE),
  action: 0,
  reward: 0,
  next: new Float64Array(EPISODE_STATE),
  volatility: 0,
  spread: 0,
  volume: 0,
  fear: 0,
  confidence: 0,
  surprise: 0,
  time: 0,
  regime: -1,
});

/** One slot a schema feature, NaN where absent. */
export const newSchemaInput = (): Float64Array => new Float64Array(SCHEMA_FEATURES.length).fill(Number.NaN);
