/**
 * Closed lists of the domain. Each is an ordered tuple: the index is the number that the hot path and the
 * audit record carry, the string is what people read. −1 means "none".
 */
export const REGIMES = ['bull', 'bear', 'ranging', 'crisis', 'recovery', 'bubble', 'deflation'] as const;
export type Regime = (typeof REGIMES)[number];
/** One letter a regime, always printed beside its colour. */
export const REGIME_LETTERS = ['B', 'E', 'R', 'C', 'V', 'U', 'D'] as const;
export const BULL = 0;
export const BEAR = 1;
export const RANGING = 2;
export const CRISIS = 3;
export const RECOVERY = 4;
export const BUBBLE = 5;
export const DEFLATION = 6;

/** The nine regions that are stages and can be switched off one by one; integration is the loop itself. */
export const REGIONS = [
  'visual-cortex',
  'thalamus',
  'hypothalamus',
  'amygdala',
  'prefrontal',
  'basal-ganglia',
  'cerebellum',
  'hippocampus',
  'cortex',
] as const;
export type Region = (typeof REGIONS)[number];
export const VISUAL_CORTEX = 0;
export const THALAMUS = 1;
export const HYPOTHALAMUS = 2;
export const AMYGDALA = 3;
export const PREFRONTAL = 4;
export const BASAL_GANGLIA = 5;
export const CEREBELLUM = 6;
export const HIPPOCAMPUS = 7;
export const CORTEX = 8;

/** What a decision can be. HOLD is a decision too. */
export const ACTIONS = ['hold', 'buy', 'sell'] as const;
export type Action = (typeof ACTIONS)[number];
export const HOLD = 0;
export const BUY = 1;
export const SELL = 2;

/** Streams that the thalamus gates. Bars alone carry price, volume and vision; the others are masked as absent. */
export const MODALITIES = ['price', 'volume', 'vision', 'book', 'sentiment'] as const;
export type Modality = (typeof MODALITIES)[number];
export const PRICE = 0;
export const VOLUME = 1;
export const VISION = 2;
export const BOOK = 3;
export const SENTIMENT = 4;

/** What the visual cortex sees through: its own readout of frames, or a trained model of this kind. */
export const VISION_MODELS = ['readout', 'diffgaf-vivit', 'diffgaf-lstm', 'lstm', 'mlp'] as const;
export type VisionModel = (typeof VISION_MODELS)[number];
/**
 * Why it is that model: chosen; forced by the options; the other takes too much memory, or took too long; or the other
 * had been calm for long enough to be seen through again.
 */
export const VISION_CAUSES = ['chosen', 'forced', 'memory', 'latency', 'calm'] as const;
export type VisionCause = (typeof VISION_CAUSES)[number];

/** The nine strategies in the specification's order. */
export const STRATEGIES = [
  'ema-flip',
  'ema-ribbon-scalper',
  'trend-pullback',
  'momentum-surge',
  'multi-timeframe-trend',
  'mean-reversion',
  'bollinger-squeeze-breakout',
  'vwap-scalper',
  'opening-range-breakout',
] as const;
export type StrategyId = (typeof STRATEGIES)[number];

export const ASSET_CLASSES = ['crypto', 'equity', 'fx'] as const;
export type AssetClass = (typeof ASSET_CLASSES)[number];

/** Threat severity of the amygdala. */
export const SEVERITIES = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a tripped kill switch or freeze covers. */
export const KILL_SCOPES = ['strategy', 'instrument', 'service', 'global'] as const;
export type KillScope = (typeof KILL_SCOPES)[number];

/** What the amygdala listens for. Each is told as measure / limit: 1 is the limit, NaN where the data cannot say. */
export const THREATS = [
  'anomaly', // Mahalanobis distance of the state [E50]
  'z-score',
  'isolation-forest',
  'moving-average',
  'percentile',
  'volatility',
  'loss',
  'liquidity',
  'regime-shift',
  'correlation-breakdown',
  'black-swan',
  'toxicity', // VPIN
  'flash-crash',
] as const;
export type Threat = (typeof THREATS)[number];

/** The amygdala's answer to a threat, from mild to final; each holds what the one before it holds. */
export const RESPONSES = ['none', 'reduce', 'freeze', 'safe-mode', 'kill'] as const;
export type Response = (typeof RESPONSES)[number];

/** Why No-Go may hold an action back, in the specification's order. Bit i of a mask is INHIBITIONS[i]. */
export const INHIBITIONS = [
  'risk-threshold',
  'position-limit',
  'loss-limit',
  'high-volatility',
  'low-liquidity',
  'cooling-off',
  'correlation-risk',
  'drawdown-protection',
  'time-restriction',
  'external-halt',
  'learned-pattern',
  'custom',
] as const;
export type Inhibition = (typeof INHIBITIONS)[number];

/** What the cortex's manager may ask of the levels below it. */
export const GOALS = ['grow', 'hold', 'protect', 'recover'] as const;
export type Goal = (typeof GOALS)[number];
