/**
 * The amygdala of a run, lived through again from what the run keeps: its bars, and the audit records that say what the
 * other regions told it. Market features, evidence and VPIN are computed anew, as in the day; belief, percept, account,
 * decisions and rewards are read. What comes out can be held against what the records say: `differing` counts where it
 * is not the same. It sees no bar after the one asked for. Not the day itself, and not on the hot path.
 */
import {
  fearAt,
  flashLimitOf,
  init as initAmygdala,
  learn,
  measuresOf,
  newMeasures,
  newThreatInput,
  SIGNAL_COUNT,
  step,
  watch,
} from '@janus/amygdala';
import {
  AMYGDALA,
  auditSlot,
  BUY,
  EPISODE_STATE,
  HIPPOCAMPUS,
  HOLD,
  MODALITIES,
  newMarketState,
  newPercept,
  newRegimeBelief,
  newThreatVerdict,
  parseConfig,
  PASS,
  REGIMES,
  THREATS,
  type ReasonCode,
} from '@janus/domain';
import { featureFields, initFeatures, stepFeatures } from '@janus/indicators';
import { initVpin, stepVpin } from '@janus/market';
import { behaviourOf } from '@janus/regime';
import { initSenses, route, senseBar } from '@janus/thalamus';
import type { BrainConfig } from './config.ts';
import { fillAnomalyState, fillEpisodeState, fillEvidence, volatilityRatio } from './inputs.ts';
import { F } from './names.ts';
import type { BarClose } from './wake.ts';

/** What taught fear, or took it away. */
export const LESSONS = ['alarm', 'loss', 'safe', 'spared'] as const;
export type LessonKind = (typeof LESSONS)[number];
/** alarm: a price alarm began. loss: a decision lost. safe: one with a position did not. spared: one held back would not have. */
export interface Lesson {
  readonly bar: number;
  readonly kind: LessonKind;
  /** λ, how much it hurt, [0, 1]; 0 of what was safe. */
  readonly pain: number;
  /** V of the state concerned, before and after, [0, 1]. */
  readonly before: number;
  readonly after: number;
}

export interface RetraceOf {
  readonly config: BrainConfig;
  readonly timeframeMs: number;
  readonly seed: number;
  /** Bit i: REGIONS[i] is switched off. */
  readonly lesions: number;
}

const each = (name: string, keys: readonly string[]): string[] => keys.map((k) => `${name}.${k}`);
/** Fields of the audit that are read, in the order of `row` of `retraceBar`. */
export const RETRACE_FIELDS: readonly string[] = [
  'response',
  'distance',
  'loss',
  'learnedFear',
  'habit',
  'action',
  'wanted',
  'proposed',
  'reason',
  'reward',
  'position',
  'regime',
  'spread',
  'visionPresent',
  'visionScore',
  'visionGate',
  ...each('posterior', REGIMES),
  ...each('threat', THREATS),
];
const R = Object.fromEntries(RETRACE_FIELDS.map((name, i) => [name, i])) as Record<string, number>;
export const RETRACE_SLOTS: readonly number[] = RETRACE_FIELDS.map(auditSlot);
const at = (name: string): number => R[name]!;
const POSTERIOR = at(`posterior.${REGIMES[0]}`);
const THREAT = at(`threat.${THREATS[0]}`);
const LOSS = THREATS.indexOf('loss');

/** The state after a bar: a plain value, but for the configuration it can be copied as it stands. */
export function openRetrace({ config, timeframeMs, seed, lesions }: RetraceOf) {
  const barsPerDay = Math.max(1, 86_400_000 / timeframeMs);
  return {
    timeframeMs,
    off: ((lesions >> AMYGDALA) & 1) === 1,
    lossLimit: config.amygdala.lossLimit,
    senses: initSenses(config.thalamus),
    thalamus: config.thalamus,
    features: initFeatures(parseConfig(featureFields, { timeframeMs }, 'features')),
    vpin: initVpin(config.vpin, barsPerDay),
    vpinNow: Number.NaN,
    amygdala: initAmygdala(config.amygdala, { symbol: 0, service: 0, barsPerDay, seed: seed >>> 0 }),
    market: newMarketState(),
    percept: newPercept(),
    belief: newRegimeBelief(),
    evidence: new Float64Array(MODALITIES.length),
    present: new Uint8Array(MODALITIES.length),
    routed: new Float64Array(MODALITIES.length),
    episode: new Float64Array(EPISODE_STATE),
    input: newThreatInput(),
    verdict: newThreatVerdict(),
    /** Of the bar, before it became part of what is usual. */
    measures: newMeasures(),
    /** Move that would have been a flash crash at the bar. */
    flashLimit: Number.NaN,
    /** What the bar was held against: mean and factor of the covariance before it, and the threshold. */
    usual: { mean: new Float64Array(SIGNAL_COUNT), factor: new Float64Array(SIGNAL_COUNT ** 2) },
    /** What the amygdala answered at the bar; −1 where it was not asked. */
    code: -1 as ReasonCode,
    /** The decision that waits for its reward. */
    pending: { action: HOLD as number, state: new Float64Array(EPISODE_STATE) },
    lastClose: Number.NaN,
    /** Last bar taken in. */
    bar: -1,
    /** Bars at which the amygdala was asked, and at how many of them the records say otherwise. */
    asked: 0,
    differing: 0,
    /** Of each threat: bars above its limit, and the last of them, −1 none. */
    fired: new Int32Array(THREATS.length),
    lastFired: new Int32Array(THREATS.length).fill(-1),
  };
}
export type Retrace = ReturnType<typeof openRetrace>;

/** Largest difference from a record that is rounding. */
const ROUNDING = 1e-9;
const differs = (a: number, b: number): boolean =>
  Number.isNaN(a) !== Number.isNaN(b) || Math.abs(a - b) > ROUNDING * Math.max(1, Math.abs(b));

/** Market, senses and belief as they were at the bar. */
function perceive(r: Retrace, bar: BarClose, row: Float64Array): void {
  const { market, percept, belief } = r;
  const f = market.features;
  stepFeatures(r.features, bar.time - r.timeframeMs, bar.open, bar.high, bar.low, bar.close, bar.volume, f);
  market.symbol = 0;
  market.index = bar.index;
  market.time = bar.time;
  market.volatility = f[F.volatility]!;
  market.volume = bar.volume;
  market.spread = row[at('spread')]!;
  r.vpinNow = stepVpin(r.vpin, f[F.logReturn]!, bar.volume);
  senseBar(r.senses, bar.high, bar.low, bar.close, bar.volume);
  percept.present = row[at('visionPresent')] === 1;
  percept.score = row[at('visionScore')]!;
  percept.gate = row[at('visionGate')]!;
  belief.regime = row[at('regime')]!;
  for (let i = 0; i < REGIMES.length; i++) belief.posterior[i] = row[POSTERIOR + i]!;
}

/** Asks the amygdala as the day did. @returns what it learned of the bar itself */
function ask(r: Retrace, bar: BarClose, row: Float64Array): Lesson[] {
  const { market, input: x, amygdala, episode } = r;
  fillEvidence(market, r.belief, r.percept, r.senses, r.thalamus, r.evidence, r.present);
  route(r.evidence, HIPPOCAMPUS, r.routed);
  fillEpisodeState(market, r.routed, episode);
  fillAnomalyState(market, r.lastClose, x.signals);
  x.time = bar.time;
  x.volatilityRatio = volatilityRatio(market.features);
  x.alarm = behaviourOf(r.belief.regime).alarm;
  x.high = bar.high;
  x.low = bar.low;
  x.close = bar.close;
  x.spread = market.spread;
  x.vpin = r.vpinNow;
  x.posterior = r.belief.posterior;
  x.averageCorrelation = Number.NaN;
  x.state = episode;
  // Where an earlier stage had vetoed, the record tells the loss by its ratio alone.
  const loss = row[at('loss')]!;
  x.account.windowLoss = Number.isNaN(loss) ? row[THREAT + LOSS]! * r.lossLimit : loss;
  const { fear, exposure, config } = amygdala;
  const { hurts, exposures } = fear;
  const sparedBefore = exposure.open ? fearAt(fear, exposure.state, config) : 0;
  const before = fearAt(fear, episode, config);
  measuresOf(amygdala, x, r.measures);
  r.flashLimit = flashLimitOf(amygdala);
  r.usual.mean.set(amygdala.moments.mean);
  r.usual.factor.set(amygdala.moments.factor);
  r.code = step(amygdala, x, r.verdict);
  const lessons: Lesson[] = [];
  if (fear.exposures > exposures) {
    const after = fearAt(fear, exposure.state, config);
    lessons.push({ bar: bar.index, kind: 'spared', pain: 0, before: sparedBefore, after });
  }
  if (fear.hurts > hurts) {
    lessons.push({ bar: bar.index, kind: 'alarm', pain: fear.pain, before, after: r.verdict.learned });
  }
  return lessons;
}

function compare(r: Retrace, row: Float64Array): void {
  const { verdict } = r;
  r.asked++;
  let same = !differs(verdict.learned, row[at('learnedFear')]!) && verdict.response === row[at('response')]!;
  if (!Number.isNaN(row[at('distance')]!)) same &&= !differs(verdict.distance, row[at('distance')]!);
  for (let i = 0; i < THREATS.length; i++) {
    const told = row[THREAT + i]!;
    if (differs(verdict.ratio[i]!, told) && verdict.ratio[i] !== told) same = false;
    if (told > 1) {
      r.fired[i] = r.fired[i]! + 1;
      r.lastFired[i] = r.bar;
    }
  }
  if (!same) r.differing++;
}

/** A reward came home at this bar: a hurt, a safe exposure, or nothing. */
function hear(r: Retrace, row: Float64Array): Lesson[] {
  const { amygdala, pending } = r;
  const { fear, config } = amygdala;
  const reward = row[at('reward')]!;
  const exposed = pending.action !== HOLD || Math.abs(row[at('position')]!) > 1e-12;
  const { hurts, exposures } = fear;
  const before = fearAt(fear, pending.state, config);
  learn(amygdala, pending.state, exposed, reward);
  if (fear.hurts === hurts && fear.exposures === exposures) return [];
  const after = fearAt(fear, pending.state, config);
  const lost = fear.hurts > hurts;
  return [{ bar: r.bar, kind: lost ? 'loss' : 'safe', pain: lost ? fear.pain : 0, before, after }];
}

/**
 * One bar on. Bars come in order, none left out.
 * @param row the bar's record, RETRACE_FIELDS in order, NaN throughout where it has none
 * @returns what was learned at the bar, in order
 */
export function retraceBar(r: Retrace, bar: BarClose, row: Float64Array): readonly Lesson[] {
  r.bar = bar.index;
  r.code = -1;
  perceive(r, bar, row);
  const lessons: Lesson[] = [];
  if (!r.off && Number.isFinite(row[at('response')]!)) {
    lessons.push(...ask(r, bar, row));
    compare(r, row);
  }
  r.lastClose = bar.close;
  if (r.off) return lessons;
  if (Number.isFinite(row[at('reward')]!)) lessons.push(...hear(r, row));
  // A choice was made: it waits for its reward.
  if (Number.isFinite(row[at('habit')]!)) {
    r.pending.action = row[at('action')]!;
    r.pending.state.set(r.episode);
  }
  if (row[at('proposed')] === 1 && row[at('reason')] !== PASS && row[at('position')] === 0)
    watch(r.amygdala, r.episode, row[at('wanted')] === BUY ? 1 : -1, bar.close);
  return lessons;
}
