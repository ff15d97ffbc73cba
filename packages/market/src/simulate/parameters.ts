/**
 * Every number of the three market generators, in one place. The unit of time is one bar, whatever the bar's length:
 * `timeframeMs` only dates the bars. Sizes resemble an hour of a large crypto pair (σ ≈ 0.6 % a bar).
 * They were chosen from what the specification says of each regime and from the stylised facts (Cont 2001), before any
 * detector existed, and are not fitted to one.
 */
import type { Regime } from '@janus/domain';

/** Standard deviation of an ordinary bar's log return; the yardstick of the label rule. */
export const REFERENCE_VOLATILITY = 0.006;
/** Price of the first open, quote currency. */
export const START_PRICE = 100;
/** 2020-01-01T00:00Z, a Wednesday. */
export const START_TIME = 1_577_836_800_000;
/** Steps of the path inside a bar: open, high, low and close are prices of that path. */
export const STEPS_A_BAR = 8;

/** Volume, base units: level·exp(n_t + impulse·(|shock| − 0.75)), n_t an AR(1). 0.75 ≈ E|shock|. */
export const VOLUME = { level: 1000, persistence: 0.8, deviation: 0.22, impulse: 0.35, meanShock: 0.75 } as const;

export interface RegimeParameters {
  /** Expected log return a bar at age 0. */
  readonly drift: number;
  /** Bars over which the drift grows by its own size again: a parabola. ∞ = constant. */
  readonly driftDoubling: number;
  /** Share of the distance to the entry price that one bar takes back, [0, 1). */
  readonly pull: number;
  /** σ of a bar's log return at age 0, and the one it tends to. */
  readonly volatilityFirst: number;
  readonly volatilityLast: number;
  /** Bars in which half of the way from first to last is done (volatility and volume). */
  readonly halfLife: number;
  /** Degrees of freedom of the Student-t shock, > 2. */
  readonly tail: number;
  /** Jumps a bar, and mean and σ of their log size. */
  readonly jumpRate: number;
  readonly jumpMean: number;
  readonly jumpDeviation: number;
  /** Volume as a multiple of the ordinary level at age 0, and the one it tends to. */
  readonly volumeFirst: number;
  readonly volumeLast: number;
  /** Mean stay, bars: a fifth fixed, the rest gamma with shape 2. */
  readonly duration: number;
}

const table = (
  drift: number,
  driftDoubling: number,
  pull: number,
  [volatilityFirst, volatilityLast, halfLife]: readonly [number, number, number],
  tail: number,
  [jumpRate, jumpMean, jumpDeviation]: readonly [number, number, number],
  [volumeFirst, volumeLast]: readonly [number, number],
  duration: number,
): RegimeParameters => ({
  drift,
  driftDoubling,
  pull,
  volatilityFirst,
  volatilityLast,
  halfLife,
  tail,
  jumpRate,
  jumpMean,
  jumpDeviation,
  volumeFirst,
  volumeLast,
  duration,
});

const NEVER = Number.POSITIVE_INFINITY;

/** The base generator, a regime a row: drift, doubling, pull, [σ first, last, half-life], ν, jumps, volume, stay. */
export const BASE: Readonly<Record<Regime, RegimeParameters>> = {
  // sustained upward trend, expanding volume
  bull: table(0.00055, NEVER, 0, [0.0055, 0.005, 100], 5, [0.002, 0, 0.012], [1, 1.35], 450),
  // sustained downward trend, risk-off
  bear: table(-0.0009, NEVER, 0, [0.0075, 0.0075, 100], 5, [0.006, -0.004, 0.015], [1.2, 1.1], 320),
  // bounded, no direction
  ranging: table(0, NEVER, 0.02, [0.0045, 0.0045, 100], 6, [0.001, 0, 0.01], [0.9, 0.85], 450),
  // extreme volatility, falling, jumps
  crisis: table(-0.003, NEVER, 0, [0.022, 0.018, 60], 4, [0.03, -0.02, 0.03], [3, 2.4], 90),
  // volatility decays from crisis to ordinary
  recovery: table(0.0011, NEVER, 0, [0.014, 0.007, 60], 5, [0.003, 0.004, 0.015], [1.9, 1.1], 220),
  // parabolic acceleration
  bubble: table(0.0009, 110, 0, [0.007, 0.011, 120], 5, [0.004, 0.006, 0.015], [1.5, 2.5], 170),
  // sustained contraction, liquidity withdrawn
  deflation: table(-0.0004, NEVER, 0, [0.004, 0.003, 80], 6, [0.001, -0.003, 0.008], [0.7, 0.4], 350),
};

/** Which regime follows, P(to | from) on leaving; rows and columns in the order of REGIMES, each row sums to 1. */
export const BASE_TRANSITIONS: readonly (readonly number[])[] = [
  // bull, bear, ranging, crisis, recovery, bubble, deflation
  [0, 0.2, 0.4, 0.08, 0, 0.25, 0.07],
  [0.2, 0, 0.3, 0.25, 0, 0, 0.25],
  [0.42, 0.23, 0, 0.12, 0, 0.08, 0.15],
  [0, 0.2, 0, 0, 0.7, 0, 0.1],
  [0.5, 0.1, 0.35, 0, 0, 0.05, 0],
  [0, 0.25, 0.2, 0.55, 0, 0, 0],
  [0.25, 0.15, 0.4, 0.05, 0.15, 0, 0],
];

/** Volatility clustering inside a regime, GARCH(1,1) about 1: v = (1 − α − β) + α·shock² + β·v. */
export const BASE_CLUSTERING = { alpha: 0.07, beta: 0.9 } as const;

/**
 * Regime-switching GARCH (Haas, Mittnik and Paolella 2004): each volatility state runs its own
 * h = σ²(1 − α − β) + α·ε² + β·h on the same ε; the active state's h is the true variance. A drift chain runs beside.
 */
export const GARCH = {
  tail: 6,
  volatility: [
    { name: 'calm', sigma: 0.003, alpha: 0.04, beta: 0.93, duration: 450, driftShift: 0, volume: 0.65 },
    { name: 'normal', sigma: 0.006, alpha: 0.06, beta: 0.91, duration: 500, driftShift: 0, volume: 1 },
    { name: 'tense', sigma: 0.011, alpha: 0.08, beta: 0.88, duration: 180, driftShift: -0.0002, volume: 1.6 },
    { name: 'extreme', sigma: 0.022, alpha: 0.1, beta: 0.8, duration: 90, driftShift: -0.002, volume: 2.8 },
  ],
  volatilityTransitions: [
    [0, 0.85, 0.12, 0.03],
    [0.55, 0, 0.35, 0.1],
    [0.1, 0.6, 0, 0.3],
    [0, 0.3, 0.7, 0],
  ],
  drift: [
    { name: 'down', drift: -0.0007, duration: 300 },
    { name: 'flat', drift: 0, duration: 350 },
    { name: 'up', drift: 0.00065, duration: 400 },
    { name: 'surge', drift: 0.0018, duration: 110 },
  ],
  driftTransitions: [
    [0, 0.65, 0.35, 0],
    [0.45, 0, 0.47, 0.08],
    [0.25, 0.5, 0, 0.25],
    [0.6, 0.25, 0.15, 0],
  ],
} as const;

/**
 * Heston variance with simultaneous jumps in price and variance (Duffie, Pan and Singleton 2000) and a drift that is
 * an Ornstein–Uhlenbeck process of its own.
 */
export const SVJ = {
  /** Normal steps: the fat tails come from variance and jumps. */
  tail: Number.POSITIVE_INFINITY,
  /** Square root of the variance's level without jumps. */
  sigma: 0.005,
  /** Reversion a bar: half-life of a variance shock 46 bars. */
  reversion: 0.015,
  /** Feller's ratio 2κθ/ξ². At 1 the variance is exponential about its level. */
  feller: 1,
  /** Correlation of return and variance shocks: falling prices raise variance. */
  leverage: -0.5,
  jumpRate: 0.0025,
  /** Mean of the exponential jump in variance, multiples of the level θ. */
  varianceJump: 4,
  jumpMean: -0.012,
  jumpDeviation: 0.015,
  /** Stationary σ of the drift, and bars in which half of it is forgotten. */
  driftDeviation: 0.0006,
  driftHalfLife: 150,
  /** Volume ∝ volatility to this power. */
  volumeExponent: 0.9,
} as const;

/**
 * The label rule of the GARCH and SVJ generators (label.ts). m = smoothed true drift / σ_ref, v = smoothed true
 * volatility / σ_ref. Each pair is enter, leave: a label is kept until the second is crossed.
 */
export const LABEL = {
  /** Bars of the exponential smoothing of the hidden path. */
  span: 12,
  crisis: [2.3, 1.7],
  bubble: [0.2, 0.1],
  trend: [0.07, 0.035],
  /** Deflation: a falling drift while v is below. */
  deflation: [0.7, 0.85],
  /** Recovery: at most so many bars after a crisis, and while v is still above. */
  recoveryBars: 250,
  recoveryVolatility: 0.9,
} as const;
