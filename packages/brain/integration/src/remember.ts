/**
 * After the fact: what a decision was worth, and who learns from it. A decision is a choice among actions that a
 * strategy proposed, HOLD included; its reward is the symbol's mark-to-market net of costs from the close at which it
 * was decided to the close at which the next one is due (or `rewardHorizon` bars), as a fraction of equity [E37].
 * Called before a new decision is taken, so nothing learns from a future that the decision could not know.
 */
import { learn as learnAction } from '@janus/basal-ganglia';
import { learn as learnForecast, learnBar } from '@janus/cerebellum';
import { learn as learnSchema, reportProgress } from '@janus/cortex';
import {
  AMYGDALA,
  BASAL_GANGLIA,
  CEREBELLUM,
  CORTEX,
  EXPERIENCE_NEXT,
  EXPERIENCE_STATE,
  HIPPOCAMPUS,
  HYPOTHALAMUS,
  PREFRONTAL,
  THALAMUS,
  type Fill,
} from '@janus/domain';
import { remember as rememberEpisode } from '@janus/hippocampus';
import { learn as learnAppetite } from '@janus/hypothalamus';
import { onFill as ruleOnFill } from '@janus/prefrontal';
import { recordTrade } from '@janus/strategies';
import { learn as learnGates } from '@janus/thalamus';
import { isLesioned, type Brain, type SymbolBrain } from './brain.ts';
import { learnThreat } from './threat.ts';

/** Marks the books of a symbol to a new close. */
export function markBooks(brain: Brain, own: SymbolBrain, close: number): void {
  const books = own.books;
  if (books.lastClose > 0) {
    const gain = books.position * (close - books.lastClose);
    books.profit += gain;
    books.tradeProfit += gain;
    if (!isLesioned(brain, CEREBELLUM))
      learnBar(own.cerebellum, Math.abs(Math.log(close / books.lastClose)), own.market.index, close);
  }
  books.lastClose = close;
}

/** True when the pending decision's reward is due at this bar. */
export const isDue = (brain: Brain, own: SymbolBrain, barIndex: number): boolean =>
  own.pending.open && barIndex - own.pending.barIndex >= brain.config.loop.rewardHorizon;

/** The experience as a row for the store; its fields in the order of EXPERIENCE_FIELDS. */
function handOn(brain: Brain, own: SymbolBrain, onExperience: (row: Float64Array) => void): void {
  const { pending, experience: e, market } = own;
  const row = brain.experienceRow;
  row[0] = e.time;
  row[1] = market.symbol;
  row[2] = pending.barIndex;
  row[3] = e.action;
  row[4] = e.regime;
  row[5] = pending.schema;
  row[6] = pending.strategy;
  row[7] = e.reward;
  row[8] = market.index - pending.barIndex;
  row[9] = e.volatility;
  row[10] = e.spread;
  row[11] = e.volume;
  row[12] = e.fear;
  row[13] = e.confidence;
  row[14] = e.surprise;
  row[15] = pending.violation;
  row.set(e.state, EXPERIENCE_STATE);
  row.set(e.next, EXPERIENCE_NEXT);
  onExperience(row);
}

/** The basal ganglia hear what the action came to, and in which state it left the symbol. */
function teachAction(brain: Brain, own: SymbolBrain, value: number, nextState: Float64Array): void {
  const { pending } = own;
  const o = brain.actionOutcome;
  o.context = pending.regime;
  o.nextContext = brain.belief.regime;
  o.action = pending.action;
  o.key = pending.key;
  o.reward = value;
  o.decidedAt = pending.barIndex;
  o.bar = own.market.index;
  o.state.set(own.experience.state);
  o.nextState.set(nextState);
  learnAction(own.basalGanglia, o);
}

/** Closes the pending decision of a symbol: everyone learns, the hippocampus keeps the episode. */
export function reward(brain: Brain, own: SymbolBrain, nextState: Float64Array): void {
  const pending = own.pending;
  if (!pending.open) return;
  pending.open = false;
  const value = pending.equity > 0 ? (own.books.profit - pending.profit) / pending.equity : 0;
  brain.outcome.reward = value;
  const moved = own.books.lastClose - pending.close;
  if (!isLesioned(brain, THALAMUS)) learnGates(own.thalamus, Math.sign(moved));
  if (!isLesioned(brain, AMYGDALA)) learnThreat(own, value);
  if (!isLesioned(brain, BASAL_GANGLIA)) teachAction(brain, own, value, nextState);
  if (!isLesioned(brain, CORTEX)) {
    learnSchema(own.cortex, pending.schema, pending.action, value);
    brain.outcome.progress = reportProgress(own.cortex, brain.held[own.market.symbol]!);
  }
  if (!isLesioned(brain, HIPPOCAMPUS)) {
    const e = own.experience;
    e.reward = value;
    e.next.set(nextState);
    rememberEpisode(own.hippocampus, e);
    if (brain.options.onExperience) handOn(brain, own, brain.options.onExperience);
  }
}

/** The cerebellum hears how the order that it forecast was filled. */
function teachForecast(brain: Brain, own: SymbolBrain, fill: Fill): void {
  const { filled } = brain;
  filled.side = fill.side;
  filled.price = fill.price;
  filled.slippage = fill.slippage;
  filled.latency = (fill.time - own.books.sentAt) / own.spec.timeframeMs;
  filled.bar = fill.barIndex;
  filled.opens = fill.kind === 0;
  learnForecast(own.cerebellum, filled);
}

/** A fill of ours: the books move, the rules see the lot, the forecast is corrected, a closed trade is credited. */
export function absorbFill(brain: Brain, fill: Fill): void {
  const own = brain.symbols[fill.symbol]!;
  const books = own.books;
  const signed = fill.side * fill.quantity;
  const wasFlat = Math.abs(books.position) < 1e-12;
  const reference = books.lastClose > 0 ? books.lastClose : fill.price;
  const gain = signed * (reference - fill.price) - fill.fee;
  books.profit += gain;
  if (wasFlat) {
    books.tradeProfit = 0;
    books.tradeNotional = 0;
    books.tradeStrategy = own.orderStrategy;
  }
  books.tradeProfit += gain;
  if (wasFlat || Math.sign(books.position) === fill.side) books.tradeNotional += fill.quantity * fill.price;
  books.position += signed;
  if (!isLesioned(brain, PREFRONTAL)) ruleOnFill(brain.prefrontal, fill);
  // Stops and targets were not forecast.
  if (!isLesioned(brain, CEREBELLUM) && fill.kind <= 1) teachForecast(brain, own, fill);
  if (!wasFlat && Math.abs(books.position) < 1e-12) {
    books.position = 0;
    const tradeReturn = books.tradeNotional > 0 ? books.tradeProfit / books.tradeNotional : 0;
    if (books.tradeStrategy >= 0) recordTrade(own.gate, books.tradeStrategy, tradeReturn);
    if (!isLesioned(brain, HYPOTHALAMUS)) learnAppetite(brain.hypothalamus, tradeReturn);
  }
}
