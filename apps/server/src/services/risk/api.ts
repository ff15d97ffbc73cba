/**
 * What the Risk page and `janus risk` say of one moment of a stored run. Types only: the page imports them. What the run
 * does not keep, or the data cannot say, is NaN; shares of equity are fractions; times are bar closes, epoch ms.
 */
import type { Ellipse } from '@janus/amygdala';
import type { KillScope, Response, Rule, Severity, Threat } from '@janus/domain';
import type { LessonKind } from '@janus/integration';

export interface Moment {
  readonly bar: number;
  readonly time: number;
}

export interface ThreatReading {
  readonly threat: Threat;
  /** In the threat's own unit (THREAT_WORDS of views). */
  readonly measure: number;
  readonly limit: number;
  /** As recorded: 1 is the limit; NaN where it was not judged, ∞ where what must be known was not. */
  readonly ratio: number;
  readonly severity: Severity;
  /** One of the four that veto only together. */
  readonly votes: boolean;
  /** Bars above the limit up to and with this one, and the last of them. */
  readonly fired: number;
  readonly last: Moment | null;
}

export interface AmygdalaReading {
  /** 'off': switched off in this run; 'silent': not asked at this bar. */
  readonly state: 'asked' | 'silent' | 'off';
  readonly severity: Severity;
  readonly response: Response;
  /** Multiplies the size of an entry, [0, 1]. */
  readonly scale: number;
  /** Why it vetoed: key of REASON_LIST; null where it did not. */
  readonly veto: string | null;
  /** Bars that the last alarm of price still vetoes. */
  readonly hold: number;
  /** What it asked for outside at this bar. */
  readonly alert: boolean;
  readonly cancel: boolean;
  /** The severity marks, as shares of a limit. */
  readonly marks: { readonly low: number; readonly medium: number; readonly critical: number };
  readonly votesNeeded: number;
}

export interface LimitReading {
  readonly rule: Rule;
  /** Measured now, in the unit of the limit; NaN where only the truth is kept. */
  readonly value: number;
  readonly limit: number;
  /** Of the last order that was held against the rules; NaN where the rule had nothing to say of it. */
  readonly truth: number;
  /** Truth below which the rule alone refuses. */
  readonly floor: number;
  /** Share of the limit used up; of a truth, of the way from 1 to its floor. Not below 0; NaN where neither is known. */
  readonly used: number;
  readonly applies: boolean;
  /** Why it does not apply, or what to know about it; may be empty. */
  readonly note: string;
}
export interface LimitsReading {
  /** Account profile in force. */
  readonly profile: string;
  /** The last order that was held against the rules, at or before the bar; null where there was none. */
  readonly asked: Moment | null;
  readonly satisfaction: number;
  readonly threshold: number;
  /** Those that apply first, the tightest of them first. */
  readonly rules: readonly LimitReading[];
}

export const VITALS = ['exposure', 'as-one', 'drawdown', 'heat', 'margin'] as const;
export type Vital = (typeof VITALS)[number];
export interface VitalReading {
  readonly vital: Vital;
  readonly value: number;
  /** Up to here nothing is held back; NaN where it is held back from 0 on. */
  readonly comfort: number;
  /** Nothing may be added from here on. */
  readonly limit: number;
  readonly note: string;
}
export interface AccountReading {
  /** 'off': the hypothalamus is switched off; 'silent': not asked at this bar. */
  readonly state: 'asked' | 'silent' | 'off';
  readonly vitals: readonly VitalReading[];
  readonly appetite: number;
  readonly appetiteFloor: number;
  readonly homeostasis: number;
  readonly energy: number;
  readonly energyComfort: number;
  /** Share of equity that a full-strength entry may take. */
  readonly fraction: number;
  /** What appetite and fraction are made of, [0, 1] each. */
  readonly scales: {
    readonly drawdown: number;
    readonly regime: number;
    readonly heat: number;
    readonly kelly: number;
    readonly performance: number;
  };
}

export interface LessonReading extends Moment {
  readonly kind: LessonKind;
  readonly pain: number;
  readonly before: number;
  readonly after: number;
}
export interface FearedState {
  /** What was learned of it, and what extinction has laid over that, [0, 1]. */
  readonly memory: number;
  readonly inhibition: number;
  /** How like it the present state is, [0, 1]. */
  readonly likeness: number;
  /** True while safe exposures rewrite the memory itself. */
  readonly unsettled: boolean;
  /** The state, EPISODE_WORDS of views in order. */
  readonly state: readonly number[];
}
export interface FearReading {
  /** The larger of the two, as recorded. */
  readonly fear: number;
  readonly arousal: number;
  readonly learned: number;
  readonly limit: number;
  /** Lessons so far, by kind. */
  readonly counts: Readonly<Record<LessonKind, number>>;
  /** The newest first. */
  readonly lessons: readonly LessonReading[];
  /** What is feared at this moment most, first. */
  readonly feared: readonly FearedState[];
  /** The present state. */
  readonly state: readonly number[];
  readonly rates: {
    readonly conditioning: number;
    readonly reinstatement: number;
    readonly extinction: number;
    readonly unsettledFrom: number;
    readonly unsettledTo: number;
  };
}

export interface BreakerReading {
  readonly breaker: KillScope | 'freeze' | 'safe-mode';
  readonly on: boolean;
  /** When it went on; null while it is off. */
  readonly since: number | null;
  readonly why: string;
}
export interface BreakersReading {
  readonly breakers: readonly BreakerReading[];
  /** Threats that would latch by configuration. */
  readonly safeModeThreat: string;
  readonly killThreat: string;
  readonly killScope: string;
}

export interface RiskReading extends Moment {
  readonly runId: string;
  readonly symbol: string;
  /** True where the prices were made by a generator. */
  readonly simulatedData: boolean;
  /** What was derived and is not in the records was held against them: so many bars, so many of them differing. */
  readonly checked: number;
  readonly differing: number;
  readonly amygdala: AmygdalaReading;
  /** THREATS in order. */
  readonly threats: readonly ThreatReading[];
  readonly limits: LimitsReading;
  readonly account: AccountReading;
  readonly fear: FearReading;
  readonly breakers: BreakersReading;
}

/** Two signals of the amygdala as it saw them before the bar, and the bar itself last among the states. */
export interface EllipseReading extends Moment, Ellipse {
  readonly runId: string;
  /** False while warming up, or where the amygdala was not asked: then there is nothing to draw. */
  readonly judged: boolean;
  /** D_M of the bar itself, by all six signals. */
  readonly distance: number;
}
