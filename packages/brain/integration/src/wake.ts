/**
 * The day. One bar comes in; six stages of one shape read it in order, each writing into the struct that it is handed
 * and answering with a reason code: 0 passes, anything else is a veto and the day ends there for new entries. Out
 * come one audit record and at most one approved order. Nothing is allocated.
 *
 *   perceive → 1 regime → 2 hypothalamus → 3 amygdala → 4 thalamus → 5 correlation → recall
 *            → 6 basal ganglia and strategies → cerebellum → prefrontal → order
 *
 * An exit is never vetoed by what guards entries: when a strategy asks against the position that is held, stages 2–5
 * and the limits are recorded but do not stop it.
 */
import * as amygdala from '@janus/amygdala';
import * as cerebellum from '@janus/cerebellum';
import * as cortex from '@janus/cortex';
import {
  AMYGDALA,
  BUY,
  CEREBELLUM,
  CORTEX,
  EPISODES,
  F,
  HIPPOCAMPUS,
  HOLD,
  HYPOTHALAMUS,
  newSignal,
  PASS,
  PREFRONTAL,
  reasonCode,
  reasonOf,
  SCHEMA_TIER,
  SELL,
  STAGES,
  STRATEGIES,
  THALAMUS,
  VISUAL_CORTEX,
  type Account,
  type Approved,
  type Order,
  type OrderBook,
  type ReasonCode,
} from '@janus/domain';
import * as hippocampus from '@janus/hippocampus';
import * as hypothalamus from '@janus/hypothalamus';
import { stepFeatures } from '@janus/indicators';
import { diversify, effectiveExposure, stepCorrelation } from '@janus/market';
import * as prefrontal from '@janus/prefrontal';
import * as regime from '@janus/regime';
import type { RegimeRefit } from '@janus/regime';
import { admit, GATE_REASONS, gateReason, stepStrategies } from '@janus/strategies';
import * as thalamus from '@janus/thalamus';
import * as visualCortex from '@janus/visual-cortex';
import { isLesioned, isUnasked, type Brain, type SymbolBrain } from './brain.ts';
import { judgeAxioms, stepAxioms } from './axioms.ts';
import { decide } from './decide.ts';
import { fillFacts } from './facts.ts';
import { fillContext, fillEpisodeState, fillEvidence, fillSchemaInput, volatilityRatio } from './inputs.ts';
import { recallLearned } from './learned.ts';
import { beginTiming, chooseTiming, record, stamp } from './record.ts';
import { isDue, markBooks, reward } from './remember.ts';
import { perceiveFlow, senseThreat, watchProposal } from './threat.ts';
import { W, witness } from './witness.ts';

const STAGE = Object.fromEntries(STAGES.map((name, i) => [name, i])) as {
  readonly [K in (typeof STAGES)[number]]: number;
};
const WARMING = reasonCode('features-warming-up');
const NO_SIGNAL = reasonCode('no-signal');
const GATED = reasonCode('strategies-gated');
const DENIED = GATE_REASONS.indexOf('denied');
const NOT_ALLOWED = GATE_REASONS.indexOf('not-allowed');
const POSITIONED = reasonCode('already-positioned');
const TOO_SMALL = reasonCode('size-below-minimum');
const SILENT = newSignal();

/** A bar that has closed. `time` is its close; `spread` is NaN where unknown. */
export interface BarClose {
  symbol: number;
  index: number;
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  spread: number;
}

/** Stages 1–5. Returns the first veto, or 0; every stage up to the veto has written its struct. */
function guard(brain: Brain, own: SymbolBrain, account: Account, previousClose: number): ReasonCode {
  const { market } = own;
  const outcome = brain.outcome;
  outcome.reached = STAGE.regime;
  const { belief, evidence, present } = brain;
  brain.volatilityRatio = witness(own.witness, W.volatilityRatio, volatilityRatio(market.features));
  let code: ReasonCode = regime.step(own.regime, market, belief);
  belief.confidence = witness(own.witness, W.confidence, belief.confidence);
  fillEvidence(market, belief, brain.percept, own.senses, brain.config.thalamus, evidence, present);
  for (let m = 0; m < evidence.length; m++)
    if (present[m] === 1) evidence[m] = witness(own.witness, W.evidence + m, evidence[m]!);
  thalamus.route(brain.evidence, HIPPOCAMPUS, brain.routed);
  fillEpisodeState(market, brain.routed, own.episodeState);
  stamp(brain, STAGE.regime);
  if (code !== PASS) return code;

  outcome.reached = STAGE.hypothalamus;
  const ratio = brain.volatilityRatio;
  account.drawdown = witness(own.witness, W.drawdown, account.drawdown);
  account.windowLoss = witness(own.witness, W.windowLoss, account.windowLoss);
  if (isLesioned(brain, HYPOTHALAMUS)) hypothalamus.uninformed(brain.appetite, brain.config.hypothalamus);
  else {
    const asOne = brain.symbols.length > 1 ? effectiveExposure(brain.correlation, brain.held) : Number.NaN;
    code = hypothalamus.step(brain.hypothalamus, brain.belief, account, ratio, asOne, brain.appetite);
  }
  stamp(brain, STAGE.hypothalamus);
  if (code !== PASS) {
    // The amygdala must go on learning what is normal even when nothing may be entered.
    if (!isLesioned(brain, AMYGDALA)) senseThreat(brain, own, account, previousClose);
    return code;
  }

  outcome.reached = STAGE.amygdala;
  if (isLesioned(brain, AMYGDALA)) {
    amygdala.uninformed(brain.threat);
    outcome.sensed = true;
    // What people have switched off stays off.
    code = amygdala.breakerCode(own.amygdala);
  } else code = senseThreat(brain, own, account, previousClose);
  stamp(brain, STAGE.amygdala);
  if (code !== PASS) return code;

  outcome.reached = STAGE.thalamus;
  fillContext(market, belief, brain.volatilityRatio, brain.context);
  if (isLesioned(brain, THALAMUS)) thalamus.uninformed(brain.evidence, brain.present, brain.gated);
  else code = thalamus.step(own.thalamus, brain.evidence, brain.present, brain.context, brain.gated);
  stamp(brain, STAGE.thalamus);
  if (code !== PASS) return code;

  outcome.reached = STAGE.correlation;
  code = diversify(brain.correlation, market.symbol, brain.held, brain.config.correlation, brain.diversification);
  const { averageCorrelation } = brain.diversification;
  const supposed = witness(own.witness, W.averageCorrelation, averageCorrelation);
  if (supposed !== averageCorrelation)
    code = diversify(
      brain.correlation,
      market.symbol,
      brain.held,
      brain.config.correlation,
      brain.diversification,
      supposed,
    );
  stamp(brain, STAGE.correlation);
  return code;
}

/** True for a strategy that the deny and allow lists keep out altogether. */
function isShutOut(own: SymbolBrain, held: number, strategy: number): boolean {
  const why = gateReason(own.gate, held, strategy);
  return why === DENIED || why === NOT_ALLOWED;
}

/** True for a strategy that the gate admits and no kill switch stops. */
const mayEnter = (own: SymbolBrain, held: number, strategy: number): boolean =>
  admit(own.gate, held, strategy) && !amygdala.isStrategyKilled(own.amygdala, strategy);

function anyFired(own: SymbolBrain): boolean {
  for (let i = 0; i < STRATEGIES.length; i++) if (own.signals[i]!.direction !== 0) return true;
  return false;
}

/** Strength of a side's strongest signal, 0 where there is none. */
function strengthOf(own: SymbolBrain, strategy: number, slot: number): number {
  if (strategy < 0) return 0;
  const signal = own.signals[strategy]!;
  signal.strength = witness(own.witness, slot, signal.strength);
  return signal.strength;
}

/** The strongest admitted signal a side; writes fired and admitted bits. Returns 0, or why nothing can be proposed. */
function gather(brain: Brain, own: SymbolBrain, allowShort: boolean, position: number): ReasonCode {
  const outcome = brain.outcome;
  const { signals } = own;
  let fired = 0;
  let admitted = 0;
  own.bestBuy = -1;
  own.bestSell = -1;
  for (let i = 0; i < STRATEGIES.length; i++) {
    const signal = signals[i]!;
    if (signal.direction === 0) continue;
    fired |= 1 << i;
    // A strategy that the gate holds back may still close what is open.
    const closes = position * signal.direction < 0;
    if (closes ? isShutOut(own, brain.belief.regime, i) : !mayEnter(own, brain.belief.regime, i)) continue;
    admitted |= 1 << i;
    if (signal.direction > 0) {
      if (own.bestBuy < 0 || signal.strength > signals[own.bestBuy]!.strength) own.bestBuy = i;
    } else if (allowShort || position > 0) {
      if (own.bestSell < 0 || signal.strength > signals[own.bestSell]!.strength) own.bestSell = i;
    }
  }
  outcome.fired = fired;
  outcome.admitted = admitted;
  if (fired === 0) return NO_SIGNAL;
  if (admitted === 0) return GATED;
  if (own.bestBuy < 0 && own.bestSell < 0) return GATED;
  const buy = strengthOf(own, own.bestBuy, W.buy);
  const sell = strengthOf(own, own.bestSell, W.sell);
  outcome.wanted = buy >= sell ? BUY : SELL;
  outcome.strategy = buy >= sell ? own.bestBuy : own.bestSell;
  outcome.strength = Math.max(buy, sell);
  outcome.proposed = 1;
  return PASS;
}

/** The order as the cerebellum hears of it. */
function fillForecastInput(brain: Brain, own: SymbolBrain, edge: number): cerebellum.ForecastInput {
  const { order, forecastInput: input } = brain;
  const { market } = own;
  input.side = order.side;
  input.quantity = order.quantity;
  input.price = order.arrivalPrice;
  input.volume = witness(own.witness, W.volume, market.volume);
  input.volatility = market.volatility;
  input.spread = market.spread;
  input.edge = witness(own.witness, W.edge, edge);
  // Orders of the day go to the market: they are at the touch.
  input.distance = 0;
  return input;
}

/** Sizes the order, asks cerebellum and prefrontal. Returns 0 when brain.order is approved. */
function execute(
  brain: Brain,
  own: SymbolBrain,
  account: Account,
  action: number,
  strategy: number,
  closing: boolean,
): ReasonCode {
  const { market } = own;
  const outcome = brain.outcome;
  // A position that is closed by force need not be any strategy's of ours.
  const signal = strategy < 0 ? SILENT : own.signals[strategy]!;
  const price = market.features[F.close]!;
  const side = action === BUY ? 1 : -1;
  const loop = brain.config.loop;
  const order = brain.order;
  outcome.strategy = strategy;
  outcome.strength = signal.strength;
  const byFraction = (brain.appetite.fraction * account.equity) / price;
  const byStop = signal.stopDistance > 0 ? (loop.riskPerTrade * account.equity) / signal.stopDistance : byFraction;
  order.id = brain.nextOrderId;
  order.symbol = market.symbol;
  order.side = side;
  if (closing) order.quantity = Math.abs(account.position);
  else {
    const wanted = Math.min(byFraction, byStop) * brain.diversification.scale * brain.threat.scale;
    const memory = brain.prefrontal.memories[market.symbol]!;
    order.quantity = prefrontal.withinGoal(memory, account.position, side, wanted, price, account.equity);
  }
  order.decidedAt = market.index;
  order.time = market.time;
  order.arrivalPrice = price;
  order.stop = closing || !(signal.stopDistance > 0) ? Number.NaN : price - side * signal.stopDistance;
  order.target = closing || !(signal.targetDistance > 0) ? Number.NaN : price + side * signal.targetDistance;
  order.strategy = strategy;
  order.reduceOnly = closing;

  outcome.reached = STAGE.cerebellum;
  outcome.forecast = true;
  const move = signal.targetDistance > 0 ? signal.targetDistance : loop.rewardToRisk * signal.stopDistance;
  const edge = (signal.strength * move) / price;
  let code: ReasonCode = PASS;
  if (isLesioned(brain, CEREBELLUM)) cerebellum.uninformed(brain.forecast);
  else code = cerebellum.forecast(own.cerebellum, fillForecastInput(brain, own, edge), brain.forecast);
  brain.forecast.slippage = witness(own.witness, W.slippage, brain.forecast.slippage);
  stamp(brain, STAGE.cerebellum);
  if (code !== PASS && !closing) return code;

  outcome.reached = STAGE.prefrontal;
  code = PASS;
  if (isLesioned(brain, PREFRONTAL)) code = prefrontal.passUnchecked(brain.prefrontal, order, brain.verdict);
  else {
    const correlations = brain.symbols.length > 1 ? brain.correlation : null;
    const axioms = judgeAxioms(brain, own, account, action);
    code = prefrontal.check(brain.prefrontal, order, account, brain.forecast, correlations, axioms, brain.verdict);
  }
  stamp(brain, STAGE.prefrontal);
  // Nothing cannot be sent, whoever is asked.
  return code === PASS && !(order.quantity > 0) ? TOO_SMALL : code;
}

/** Stage 6 in whole. Returns 0 when an order goes out. */
function act(brain: Brain, own: SymbolBrain, account: Account, veto: ReasonCode): ReasonCode {
  const outcome = brain.outcome;
  const { signals } = own;
  const position = account.position;
  const closer = position > 0 ? own.bestSell : position < 0 ? own.bestBuy : -1;
  if (veto !== PASS) {
    if (closer < 0) return veto;
    outcome.action = position > 0 ? SELL : BUY;
    const refused = execute(brain, own, account, outcome.action, closer, true);
    if (refused !== PASS) outcome.action = HOLD;
    return refused;
  }
  if (isLesioned(brain, HIPPOCAMPUS) || isUnasked(brain, EPISODES)) hippocampus.uninformed(brain.recall);
  else hippocampus.recall(own.hippocampus, own.episodeState, brain.recall);
  recallLearned(brain, own);
  const buy = own.bestBuy < 0 ? 0 : signals[own.bestBuy]!.strength;
  const sell = own.bestSell < 0 ? 0 : signals[own.bestSell]!.strength;
  const code = decide(brain, own, account, buy, sell);
  outcome.chosen = true;
  stamp(brain, STAGE['basal-ganglia']);
  if (code !== PASS) return code;
  const action = brain.choice.action;
  const side = action === BUY ? 1 : -1;
  if (position * side > 0 || account.working) return POSITIONED;
  const strategy = action === BUY ? own.bestBuy : own.bestSell;
  const refused = execute(brain, own, account, action, strategy, position * side < 0);
  if (refused === PASS) outcome.action = action;
  return refused;
}

/** True where a limit of the account is passed, the position is to be closed then, and no order does so yet. */
function mustFlatten(brain: Brain, own: SymbolBrain, account: Account): boolean {
  if (account.position === 0) own.flattening = false;
  if (!brain.config.prefrontal.flattenOnBreach || !(brain.outcome.breach > 0) || account.position === 0) return false;
  return !(own.flattening && account.working);
}

/** Closes the position, whoever opened it and whatever is proposed. Not a choice: nothing is learned of it. */
function flatten(brain: Brain, own: SymbolBrain, account: Account): ReasonCode {
  const { outcome } = brain;
  const action = account.position > 0 ? SELL : BUY;
  outcome.wanted = action;
  const refused = execute(brain, own, account, action, own.orderStrategy, true);
  if (refused !== PASS) return refused;
  outcome.action = action;
  outcome.flattened = true;
  outcome.decider = PREFRONTAL;
  own.flattening = true;
  return PASS;
}

/** Opens the books on a decision: its reward comes later. */
function commit(brain: Brain, own: SymbolBrain, account: Account): void {
  const { pending, experience: e, market } = own;
  const outcome = brain.outcome;
  const f = market.features;
  pending.open = true;
  pending.action = outcome.action;
  pending.regime = brain.belief.regime;
  // The cortex's own: it learns on while its schemas are not asked.
  pending.schema = own.cortex.schema;
  pending.key = outcome.key;
  pending.strategy = outcome.strategy;
  pending.violation = outcome.reached >= STAGE.prefrontal ? 1 - brain.verdict.satisfaction : 0;
  pending.barIndex = market.index;
  pending.time = market.time;
  pending.equity = account.equity;
  pending.close = f[F.close]!;
  pending.profit = own.books.profit;
  e.state.set(own.episodeState);
  e.action = outcome.action;
  e.volatility = market.volatility;
  e.spread = market.spread;
  e.volume = market.volume;
  e.fear = brain.threat.fear;
  e.confidence = brain.choice.probability[brain.choice.action]!;
  e.surprise = outcome.surprise;
  e.time = market.time;
  e.regime = brain.belief.regime;
  if (!isLesioned(brain, THALAMUS)) thalamus.remember(own.thalamus);
  if (isLesioned(brain, CORTEX)) return;
  const memory = brain.prefrontal.memories[market.symbol]!;
  cortex.pursue(own.cortex, memory.goal, memory.exposure, account.symbolExposure, outcome.action);
}

/** The streams beside the bars: what they say is as of the bar's close, and what is too old is absent. */
function perceiveStreams(own: SymbolBrain, bar: BarClose): void {
  const { market, senses } = own;
  thalamus.senseBar(senses, bar.high, bar.low, bar.close, bar.volume);
  market.sentiment = thalamus.sentimentEvidence(senses.sentiment, bar.time);
  if (market.book === null) return;
  const spread = thalamus.consolidated(senses.book, senses.book.spread, bar.time);
  if (Number.isNaN(spread)) market.book = null;
  else if (Number.isNaN(market.spread)) market.spread = spread;
}

/** One bar in; one audit record out. Returns the approved order, or null. The order is overwritten by the next event. */
export function onBar(brain: Brain, bar: BarClose, account: Account): Approved<Order> | null {
  const own = brain.symbols[bar.symbol]!;
  const { market } = own;
  const f = market.features;
  const outcome = brain.outcome;
  beginTiming(brain);
  outcome.reached = STAGE.perceive;
  outcome.action = HOLD;
  outcome.wanted = HOLD;
  outcome.decider = -1;
  outcome.other = HOLD;
  outcome.strategy = -1;
  outcome.strength = 0;
  outcome.fired = 0;
  outcome.admitted = 0;
  outcome.proposed = 0;
  outcome.hasOrder = false;
  outcome.chosen = false;
  outcome.guarded = 0;
  outcome.forecast = false;
  outcome.axioms = false;
  outcome.sensed = false;
  outcome.flattened = false;
  outcome.reward = Number.NaN;
  outcome.progress = Number.NaN;
  outcome.key = -1;

  if (own.witness.on) own.witness.seen.fill(Number.NaN);
  const previousClose = own.books.lastClose;
  stepFeatures(own.features, bar.time - own.spec.timeframeMs, bar.open, bar.high, bar.low, bar.close, bar.volume, f);
  market.symbol = bar.symbol;
  market.index = bar.index;
  market.time = bar.time;
  market.volatility = f[F.volatility]!;
  market.spread = bar.spread > 0 ? bar.spread / bar.close : Number.NaN;
  market.volume = bar.volume;
  perceiveStreams(own, bar);
  market.spread = witness(own.witness, W.spread, market.spread);
  perceiveFlow(own);
  stepStrategies(own.strategies, market, own.signals);
  chooseTiming(brain, anyFired(own));
  if (isLesioned(brain, VISUAL_CORTEX)) visualCortex.uninformed(brain.percept);
  else visualCortex.step(own.visualCortex, bar.index, brain.percept);
  if (brain.symbols.length > 1) stepCorrelation(brain.correlation, bar.symbol, f[F.logReturn]!, bar.time);
  brain.held[bar.symbol] = account.symbolExposure;
  markBooks(brain, own, bar.close);
  outcome.breach = Number.NaN;
  if (!isLesioned(brain, PREFRONTAL)) {
    prefrontal.observe(brain.prefrontal, bar.symbol, bar.time, account, market.volatility, own.barsPerDay);
    outcome.breach = prefrontal.breachOf(brain.prefrontal, account);
  }
  outcome.surprise = f[F.volatility]! > 0 ? Math.min(1, Math.abs(f[F.logReturn]!) / (5 * f[F.volatility]!)) : 0;
  stamp(brain, STAGE.perceive);

  let code: ReasonCode = WARMING;
  if (bar.index + 1 >= own.warmUp) {
    code = guard(brain, own, account, previousClose);
    outcome.guarded = outcome.reached;
    recallSchema(brain, own, account);
    if (isDue(brain, own, bar.index)) reward(brain, own, own.episodeState);
    if (brain.belief.regime >= 0) {
      fillFacts(brain, own, account, brain.facts);
      const proposal = gather(brain, own, brain.config.loop.allowShort, account.position);
      if (code === PASS) outcome.reached = STAGE['basal-ganglia'];
      if (mustFlatten(brain, own, account)) code = flatten(brain, own, account);
      else if (proposal === PASS) {
        const entered = code === PASS;
        if (entered) reward(brain, own, own.episodeState);
        code = act(brain, own, account, code);
        if (entered) commit(brain, own, account);
        if (code !== PASS && account.position === 0 && !isLesioned(brain, AMYGDALA)) watchProposal(brain, own);
      } else if (code === PASS) code = proposal;
    }
  }
  outcome.reason = code;
  if (code === PASS) send(brain, own);
  else if (outcome.proposed === 1) {
    const { region } = reasonOf(code);
    if (region !== outcome.decider) outcome.other = region < 0 ? HOLD : outcome.wanted;
    outcome.decider = region;
  }
  if (brain.belief.regime >= 0 && outcome.reached > STAGE.perceive) stepAxioms(brain, own, account);
  record(brain, own, account);
  return outcome.hasOrder ? prefrontal.approveIfPassed(brain.prefrontal, brain.order) : null;
}

/**
 * Cortex: which schema matches, what usually follows, what goal the manager sets; the prefrontal cortex takes it in or
 * keeps the one it holds. Runs whether or not a stage has vetoed, so that both learn.
 */
function recallSchema(brain: Brain, own: SymbolBrain, account: Account): void {
  const known = brain.symbols.length > 1 && brain.outcome.reached >= STAGE.correlation;
  fillSchemaInput(own.market, known ? brain.diversification.averageCorrelation : Number.NaN, brain.schemaInput);
  if (isLesioned(brain, CORTEX)) cortex.uninformed(brain.prior);
  else {
    cortex.step(own.cortex, brain.schemaInput, brain.belief.regime, brain.prior);
    cortex.manage(own.cortex, account.drawdown, own.books.profit, account.equity, brain.prior);
  }
  const { symbol } = own.market;
  if (!isLesioned(brain, PREFRONTAL))
    prefrontal.hold(brain.prefrontal, symbol, brain.prior, brain.belief.regime, brain.outcome.surprise);
  if (!isLesioned(brain, CORTEX)) {
    const { goal, exposure } = brain.prefrontal.memories[symbol]!;
    cortex.addSubgoal(own.cortex, goal, exposure, account.symbolExposure, brain.prior.value);
  }
  if (isUnasked(brain, SCHEMA_TIER)) cortex.withoutSchemas(brain.prior);
}

function send(brain: Brain, own: SymbolBrain): void {
  brain.outcome.hasOrder = true;
  brain.outcome.reached = STAGE.sent;
  brain.nextOrderId++;
  own.orderStrategy = brain.order.strategy;
  own.books.sentAt = brain.order.time;
  if (!isLesioned(brain, CEREBELLUM)) cerebellum.noteSent(own.cerebellum, brain.forecast);
}

/**
 * An embedding has become known: `asOf` is the bar that it saw last. Carried in the records of the bars after it, with
 * the model that made it and why that one (indices into VISION_MODELS and VISION_CAUSES).
 */
export function onEmbedding(
  brain: Brain,
  symbol: number,
  asOf: number,
  score: number,
  gate: number,
  model = 0,
  cause = 0,
): void {
  visualCortex.receive(brain.symbols[symbol]!.visualCortex, score, gate, asOf, model, cause);
}

/** A refit of the regime model has become known. */
export function onRefit(brain: Brain, symbol: number, refit: RegimeRefit): void {
  regime.receiveRefit(brain.symbols[symbol]!.regime, refit);
}

/** Somebody outside, a venue or a supervisor, halts entries in a symbol, or lets them go on. Exits are not held. */
export function onHalt(brain: Brain, symbol: number, halted: boolean): void {
  brain.symbols[symbol]!.halted = halted;
}

/**
 * A venue's order book has become known at `time`, epoch ms; `venue` [0, 8) is its number in this market. Counts from
 * the next bar on, until it is older than the thalamus allows.
 */
export function onBook(brain: Brain, symbol: number, venue: number, book: OrderBook, time: number): void {
  const own = brain.symbols[symbol]!;
  own.market.book = book;
  thalamus.pushBook(own.senses.book, venue, book, time);
}

/** Something said about a market has become known at `time`, epoch ms: `score` in [−1, 1]. */
export function onSentiment(brain: Brain, symbol: number, score: number, time: number): void {
  thalamus.pushSentiment(brain.symbols[symbol]!.senses.sentiment, score, time);
}
