/**
 * How far each rule of the prefrontal cortex is from its limit. What the run keeps or what follows from its bars is
 * measured now; of the rest the truth of the last order that was held against the rules is told.
 */
import { PREFRONTAL, RULES, type Rule } from '@janus/domain';
import { sheriffReadings, valueAtRisk, type PrefrontalConfig, type WashMode } from '@janus/prefrontal';
import type { LimitReading, LimitsReading, Moment } from './api.ts';
import type { Field } from './threats.ts';
import type { Place, Walk } from './walk.ts';

interface Measured {
  readonly value: number;
  readonly limit: number;
  readonly note?: string;
}
/** A bar beside its limit is no longer than this. */
const MOST = 99;

function measured(walk: Walk, place: Place, field: Field, order: Field | null): Partial<Record<Rule, Measured>> {
  const own = walk.config.brain.prefrontal;
  const { prefrontal, account, retrace } = place;
  const loss = field('loss');
  const ratio = field('threat.loss');
  // Where an earlier stage had vetoed, the loss is told by its ratio alone.
  account.windowLoss = Number.isNaN(loss) ? ratio * walk.config.brain.amygdala.lossLimit : loss;
  const day = prefrontal.risk.volatility[0] ?? Number.NaN;
  const held = Math.abs(account.symbolExposure);
  const byAccount = Object.fromEntries(
    sheriffReadings(prefrontal.sheriff, prefrontal.rules, account).map(({ rule, value, limit }) => [
      rule,
      { value, limit },
    ]),
  );
  const slippage = order ? order('slippage') : Number.NaN;
  const volatility = order ? order('volatility') : Number.NaN;
  return {
    ...byAccount,
    'position-limit': { value: held, limit: own.positionLimit, note: 'held now' },
    'aggregate-limit': { value: field('exposure'), limit: own.aggregateLimit, note: 'held now' },
    'drawdown-limit': { value: field('drawdown'), limit: own.drawdownLimit },
    'slippage-rule': { value: slippage, limit: own.slippageMultiple * volatility, note: 'of the last order' },
    'volatility-limit': {
      value: Number.isNaN(retrace.market.volatility) ? Number.NaN : day,
      limit: own.volatilityLimit,
    },
    'value-at-risk': {
      value: held === 0 ? 0 : valueAtRisk(prefrontal.z, held * day),
      limit: own.valueAtRiskLimit,
      note: 'held now',
    },
  };
}

function washModeOf({ config, run }: Walk): WashMode {
  const { washCrypto, washEquity, washFx } = config.brain.prefrontal;
  return { crypto: washCrypto, equity: washEquity, fx: washFx }[run.file.summary.run.assetClass];
}

/** Why a rule is out of force; empty where it is in force. */
function whyOff(rule: Rule, walk: Walk, place: Place): string {
  const { config, off, run } = walk;
  const own: PrefrontalConfig = config.brain.prefrontal;
  const { rules, strategyLimit } = place.prefrontal;
  if (((off.regions >> PREFRONTAL) & 1) === 1) return 'the prefrontal cortex is switched off in this run';
  if (((off.rules >> RULES.indexOf(rule)) & 1) === 1) return 'switched off in this run';
  const byProfile = `not in profile ${own.profile}`;
  const none: Partial<Record<Rule, string | false>> = {
    'strategy-limit': strategyLimit.every((limit) => limit === 0) && 'none is set',
    'value-at-risk': own.valueAtRiskLimit === 0 && 'switched off by configuration',
    'volatility-limit': own.volatilityLimit === 0 && 'switched off by configuration',
    'daily-loss': rules.dailyLoss === 0 && byProfile,
    'maximum-loss': rules.maximumLoss === 0 && byProfile,
    'trailing-drawdown': rules.trailingDrawdown === 0 && byProfile,
    consistency: rules.consistency === 0 && byProfile,
    'mandatory-stop': !rules.mandatoryStop && byProfile,
    'wash-sale': washModeOf(walk) === 'off' && `not tracked for ${run.file.summary.run.assetClass}`,
  };
  return none[rule] || '';
}

/** Share of a limit of 0 is all or nothing. */
const share = (value: number, limit: number): number =>
  limit > 0 ? Math.min(MOST, Math.max(0, value / limit)) : value > 0 ? MOST : Number.isNaN(value) ? value : 0;
/** How far a truth has come from 1 to its floor; one that must be whole is beyond it by what it lacks. */
function fallen(truth: number, floor: number): number {
  if (Number.isNaN(truth) || truth >= 1) return Number.isNaN(truth) ? truth : 0;
  return floor < 1 ? (1 - truth) / (1 - floor) : 2 - truth;
}

function reading(rule: Rule, walk: Walk, place: Place, found: Measured | undefined, order: Field | null): LimitReading {
  const floor = place.prefrontal.floors[RULES.indexOf(rule)]!;
  const off = whyOff(rule, walk, place);
  const truth = order ? order(`truth.${rule}`) : Number.NaN;
  const value = off ? Number.NaN : (found?.value ?? Number.NaN);
  const limit = off ? Number.NaN : (found?.limit ?? Number.NaN);
  const reported = rule === 'wash-sale' && washModeOf(walk) === 'report';
  const note = off || (reported ? 'reported only' : Number.isNaN(value) ? '' : (found?.note ?? ''));
  return {
    rule,
    value,
    limit,
    truth: off ? Number.NaN : truth,
    floor,
    // What refuses nothing has no limit to be near.
    used: off || reported ? Number.NaN : Number.isNaN(value) ? fallen(truth, floor) : share(value, limit),
    applies: off === '',
    note,
  };
}

const tightestFirst = (a: LimitReading, b: LimitReading): number =>
  Number(b.applies) - Number(a.applies) ||
  Number(Number.isNaN(a.used)) - Number(Number.isNaN(b.used)) ||
  (Number.isNaN(a.used) ? 0 : b.used - a.used);

/** @param asked the record of the last order that was held against the rules, null where there was none */
export function limitsReading(
  walk: Walk,
  place: Place,
  field: Field,
  asked: { readonly field: Field; readonly moment: Moment } | null,
): LimitsReading {
  const found = measured(walk, place, field, asked?.field ?? null);
  return {
    profile: walk.config.brain.prefrontal.profile,
    asked: asked?.moment ?? null,
    satisfaction: asked ? asked.field('satisfaction') : Number.NaN,
    threshold: asked ? asked.field('satisfactionThreshold') : Number.NaN,
    rules: RULES.map((rule) => reading(rule, walk, place, found[rule], asked?.field ?? null)).sort(tightestFirst),
  };
}
