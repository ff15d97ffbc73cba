/**
 * Writes the audit record of one event: what each stage that was entered saw and said. A stage that was not entered
 * leaves NaN, never what an earlier event left behind. Stage times go into their own row.
 */
import { rowOf } from '@janus/basal-ganglia';
import {
  ACTIONS,
  AUDIT_WIDTH,
  AXIOM_SLOTS,
  auditSlot,
  BASAL_GANGLIA,
  CEREBELLUM,
  PASS,
  STAGES,
  TIMING_WIDTH,
  type Account,
} from '@janus/domain';
import { isLesioned, SEGMENT_ROWS, type Brain, type SymbolBrain } from './brain.ts';
import { F } from './names.ts';

const at = (stage: (typeof STAGES)[number]): number => STAGES.indexOf(stage);
const REGIME = at('regime');
const HYPOTHALAMUS = at('hypothalamus');
const AMYGDALA = at('amygdala');
const THALAMUS = at('thalamus');
const CORRELATION = at('correlation');
const PREFRONTAL = at('prefrontal');

/** First slot of each block; the fields of a block follow one another in AUDIT_FIELDS. */
const S = {
  sequence: auditSlot('sequence'),
  kind: auditSlot('kind'),
  vision: auditSlot('visionPresent'),
  regime: auditSlot('regime'),
  appetite: auditSlot('appetite'),
  threat: auditSlot('distance'),
  threats: auditSlot('threat.anomaly'),
  evidence: auditSlot('evidence.price'),
  gate: auditSlot('gate.price'),
  attention: auditSlot('attention.price'),
  saliency: auditSlot('saliency.price'),
  present: auditSlot('present'),
  correlation: auditSlot('averageCorrelation'),
  schema: auditSlot('schema'),
  learned: auditSlot('learnedVersion'),
  recalled: auditSlot('recalled'),
  choice: auditSlot('direct.hold'),
  weights: auditSlot('go.hold'),
  forecast: auditSlot('slippage'),
  truth: auditSlot('truth.position-limit'),
  order: auditSlot('orderId'),
  account: auditSlot('equity'),
  surprise: auditSlot('surprise'),
  off: auditSlot('rulesOff'),
  axioms: auditSlot('axiomSatisfaction'),
  rulesOrdinal: auditSlot('rulesOrdinal'),
  breach: auditSlot('breach'),
  spread: auditSlot('spread'),
};

/** Of the events on which no strategy fires, one in so many has its stages timed: a clock reading costs like a stage. */
const TIMED_EVERY = 8;

/** Begins the stage times of an event. */
export function beginTiming(brain: Brain): void {
  const { clock } = brain.options;
  brain.timed = false;
  if (clock === null) return;
  brain.lastStamp = clock();
}

/** Decides, once it is known whether a strategy has fired, whether this event's stages are timed. */
export function chooseTiming(brain: Brain, fired: boolean): void {
  brain.timed = brain.options.clock !== null && (fired || brain.sequence % TIMED_EVERY === 0);
}

/** Takes the time since the last stamp for `stage`. */
export function stamp(brain: Brain, stage: number): void {
  if (!brain.timed) return;
  const now = brain.options.clock!();
  brain.timing[brain.rows * TIMING_WIDTH + stage] = now - brain.lastStamp;
  brain.lastStamp = now;
}

/** Copies a vector into the row from `o` on; returns the slot after it. */
function put(row: Float64Array, o: number, values: Float64Array): number {
  for (let i = 0; i < values.length; i++) row[o + i] = values[i]!;
  return o + values.length;
}

function recordPerception(brain: Brain, row: Float64Array, base: number): void {
  const { percept, belief, outcome } = brain;
  let o = base + S.vision;
  row[o++] = percept.present ? 1 : 0;
  row[o++] = percept.score;
  row[o++] = percept.gate;
  row[o++] = percept.asOf;
  row[o++] = percept.model;
  row[o++] = percept.cause;
  row[o] = percept.changed ? 1 : 0;
  if (outcome.reached < REGIME) return;
  o = base + S.regime;
  row[o++] = belief.regime;
  row[o++] = belief.confidence;
  row[o++] = belief.agreement;
  row[o++] = belief.hmm;
  row[o++] = belief.statistical;
  row[o++] = belief.technical;
  row[o++] = belief.age;
  put(row, o, belief.posterior);
}

function recordRisk(brain: Brain, row: Float64Array, base: number, deepest: number): void {
  const { appetite, threat, gated, diversification } = brain;
  if (deepest >= HYPOTHALAMUS) {
    let o = base + S.appetite;
    row[o++] = appetite.appetite;
    row[o++] = brain.config.hypothalamus.appetiteFloor;
    row[o++] = appetite.kelly;
    row[o++] = appetite.drawdownScale;
    row[o++] = appetite.regimeScale;
    row[o++] = appetite.fraction;
    row[o++] = appetite.heatScale;
    row[o++] = appetite.performanceScale;
    row[o++] = appetite.homeostasis;
    row[o] = appetite.energy;
  }
  if (deepest >= AMYGDALA) {
    let o = base + S.threat;
    row[o++] = threat.distance;
    row[o++] = threat.threshold;
    row[o++] = threat.volatilityRatio;
    row[o++] = threat.volatilityLimit;
    row[o++] = threat.loss;
    row[o++] = threat.lossLimit;
    row[o++] = threat.severity;
    row[o++] = threat.fear;
    row[o] = threat.breakers;
  }
  // Measured, and perhaps answered, also where the stage before had vetoed already.
  if (brain.outcome.sensed) {
    let o = put(row, base + S.threats, threat.ratio);
    row[o++] = threat.response;
    row[o++] = threat.scale;
    row[o++] = threat.learned;
    row[o++] = threat.fearLimit;
    row[o] = threat.intents;
  }
  if (deepest >= THALAMUS) {
    put(row, base + S.evidence, gated.evidence);
    put(row, base + S.gate, gated.gate);
    put(row, base + S.attention, gated.attention);
    put(row, base + S.saliency, gated.saliency);
    let bits = 0;
    for (let i = 0; i < gated.present.length; i++) bits |= gated.present[i]! << i;
    row[base + S.present] = bits;
    row[base + S.present + 1] = gated.relevance;
    row[base + S.present + 2] = gated.threshold;
  }
  if (deepest >= CORRELATION) {
    row[base + S.correlation] = diversification.averageCorrelation;
    row[base + S.correlation + 1] = diversification.scale;
  }
}

/** G and N of the regime held, and the error that they last moved by. */
function recordPlasticity(brain: Brain, own: SymbolBrain, row: Float64Array, base: number): void {
  if (brain.belief.regime < 0 || brain.outcome.reached < REGIME || isLesioned(brain, BASAL_GANGLIA)) return;
  const { go, noGo, delta } = own.basalGanglia;
  const cell = rowOf(brain.belief.regime);
  const n = ACTIONS.length;
  for (let a = 0; a < n; a++) {
    row[base + S.weights + a] = go[cell + a]!;
    row[base + S.weights + n + a] = noGo[cell + a]!;
  }
  if (Number.isFinite(brain.outcome.reward)) row[base + S.weights + 2 * n] = delta;
}

function recordChoice(brain: Brain, own: SymbolBrain, row: Float64Array, base: number): void {
  const { prior, learned, recall, choice, forecast, verdict, outcome } = brain;
  if (brain.belief.regime >= 0 && outcome.reached >= REGIME) {
    let o = base + S.schema;
    row[o++] = prior.schema;
    row[o++] = prior.match;
    row[o++] = prior.featuresPresent;
    row[o++] = outcome.chosen ? outcome.tonic : prior.tonic;
    o = put(row, o, prior.value);
    const memory = brain.prefrontal.memories[own.market.symbol]!;
    row[o++] = prior.goal;
    row[o++] = prior.goalExposure;
    row[o++] = memory.goal;
    row[o++] = memory.bound;
    row[o++] = memory.openedBy;
    row[o] = memory.age;
  }
  row[base + S.learned] = own.learned === null ? 0 : own.learned.schemas.version;
  if (outcome.chosen) {
    row[base + S.learned + 1] = learned.schema;
    row[base + S.learned + 2] = learned.similarity;
    put(row, base + S.learned + 3, learned.value);
    row[base + S.recalled] = recall.count;
    row[base + S.recalled + 1] = recall.meanDistance;
    put(row, base + S.recalled + 2, recall.value);
    let o = put(row, base + S.choice, choice.direct);
    o = put(row, o, choice.indirect);
    o = put(row, o, choice.act);
    o = put(row, o, choice.probability);
    o = put(row, o, choice.goGain);
    o = put(row, o, choice.noGoGain);
    row[o++] = choice.confidence;
    row[o++] = choice.threshold;
    row[o++] = choice.caution;
    row[o++] = choice.inhibitions;
    row[o] = choice.habit ? 1 : 0;
  }
  recordPlasticity(brain, own, row, base);
  if (outcome.forecast) {
    let o = base + S.forecast;
    row[o++] = forecast.slippage;
    row[o++] = forecast.volatility;
    row[o++] = forecast.fillProbability;
    row[o++] = forecast.edge;
    row[o++] = forecast.cost;
    row[o++] = forecast.correction;
    row[o++] = forecast.adverse;
    row[o++] = forecast.delay;
    row[o++] = forecast.halfSpread;
    row[o++] = forecast.impact;
    if (!isLesioned(brain, CEREBELLUM)) {
      o = put(row, o, own.cerebellum.model.theta);
      row[o] = own.cerebellum.latency.high;
    }
  }
  if (outcome.forecast && outcome.reached >= PREFRONTAL) {
    const o = put(row, base + S.truth, verdict.truth);
    row[o] = verdict.satisfaction;
    row[o + 1] = verdict.threshold;
  }
}

/** The rules in text, where they were held against the event. */
function recordAxioms(brain: Brain, own: SymbolBrain, row: Float64Array, base: number): void {
  if (!brain.outcome.axioms) return;
  const { satisfaction, smoothed, worst, truth } = own.rules;
  let o = base + S.axioms;
  row[o++] = satisfaction;
  row[o++] = smoothed;
  row[o++] = worst;
  row[o++] = truth.length;
  const carried = Math.min(truth.length, AXIOM_SLOTS.length);
  for (let k = 0; k < carried; k++) row[o + k] = truth[k]!;
  row[base + S.rulesOrdinal] = brain.rulesOrdinal;
}

/** Writes the row of this event and hands the segment on when it is full. */
export function record(brain: Brain, own: SymbolBrain, account: Account): void {
  const { outcome, order, audit: row } = brain;
  const base = brain.rows * AUDIT_WIDTH;
  let o = base + S.sequence;
  row[o++] = brain.sequence++;
  row[o++] = own.market.time;
  row[o++] = own.market.symbol;
  row[o++] = own.market.index;
  row[o++] = own.market.features[F.close]!;
  row[o++] = 0;
  row[o++] = brain.lesions;
  row[o++] = outcome.reached;
  row[o++] = outcome.proposed;
  row[o++] = outcome.action;
  row[o++] = outcome.wanted;
  row[o++] = outcome.reason;
  row[o++] = outcome.decider;
  row[o++] = outcome.other;
  row[o++] = outcome.strategy;
  row[o++] = outcome.strength;
  row[o++] = outcome.fired;
  row[o] = outcome.admitted;
  recordPerception(brain, row, base);
  recordRisk(brain, row, base, outcome.guarded);
  recordChoice(brain, own, row, base);
  if (outcome.reason === PASS && outcome.hasOrder) {
    o = base + S.order;
    row[o++] = order.id;
    row[o++] = order.side;
    row[o++] = order.quantity;
    row[o++] = order.stop;
    row[o] = order.target;
  }
  o = base + S.account;
  row[o++] = account.equity;
  row[o++] = account.position;
  row[o++] = account.exposure;
  row[o++] = account.drawdown;
  row[o++] = account.heat;
  row[o] = account.marginUsed;
  row[base + S.surprise] = outcome.surprise;
  row[base + S.surprise + 1] = outcome.reward;
  row[base + S.surprise + 2] = outcome.progress;
  row[base + S.breach] = outcome.breach;
  recordAxioms(brain, own, row, base);
  row[base + S.off] = brain.rulesOff;
  row[base + S.off + 1] = brain.tiersOff;
  row[base + S.spread] = own.market.spread;
  if (++brain.rows === SEGMENT_ROWS) flush(brain);
}

/** Hands on what the segment holds. Call once more when the run ends. */
export function flush(brain: Brain): void {
  if (brain.rows > 0) brain.options.onSegment?.(brain.audit, brain.timing, brain.rows);
  // Cleared a segment at a time: a row of its own would cost a call an event.
  brain.audit.fill(Number.NaN, 0, brain.rows * AUDIT_WIDTH);
  brain.timing.fill(Number.NaN, 0, brain.rows * TIMING_WIDTH);
  brain.rows = 0;
}
