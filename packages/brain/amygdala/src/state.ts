/** The amygdala's memory of one symbol: a plain value that serialises as it stands. */
import { EPISODE_STATE, REGIMES } from '@janus/domain';
import { chiSquareQuantile } from '@janus/numerics';
import { initBreakers, type Breakers } from './breakers.ts';
import { initCalibration, type Calibration } from './calibration.ts';
import type { AmygdalaConfig } from './config.ts';
import { initExposure, type Exposure } from './exposure.ts';
import { initFear, type FearMemory } from './fear.ts';
import { initFlow, type FlowSenses } from './flow.ts';
import { initForest, type Forest } from './forest.ts';
import { initMoments, SIGNAL_COUNT, type Moments } from './moments.ts';
import { initPrice, type PriceSenses } from './price.ts';
import { initRing, type Ring } from './ring.ts';
import { arousalKept } from './severity.ts';
import { initShifts, type ShiftSenses } from './shifts.ts';

export interface AmygdalaState {
  readonly config: AmygdalaConfig;
  readonly barsPerDay: number;
  /** √χ²_{1−p, 6}: what the threshold would be for Gaussian signals, and its floor. */
  readonly reference: number;
  readonly moments: Moments;
  readonly calibration: Calibration;
  readonly price: PriceSenses;
  readonly forest: Forest;
  readonly forestLimit: Calibration;
  readonly flow: FlowSenses;
  readonly shifts: ShiftSenses;
  readonly ring: Ring;
  readonly breakers: Breakers;
  readonly fear: FearMemory;
  readonly exposure: Exposure;
  readonly scratch: Float64Array;
  /** Bars stepped. */
  bars: number;
  /** Bars that the last alarm of price still vetoes, and what it was told by. */
  hold: number;
  holdCode: number;
  arousal: number;
  /** Share of the arousal that is left a bar later. */
  readonly arousalKept: number;
  /** Response of the last bar, index into RESPONSES. */
  response: number;
  /** Bars judged, and how many of them were anomalies. */
  judged: number;
  alarms: number;
}

export interface Whose {
  /** Index of the symbol and of the service; left out, a kill switch of any symbol or service counts. */
  readonly symbol?: number;
  readonly service?: number;
  /** Bars in a day of this market, > 0; hourly unless given. */
  readonly barsPerDay?: number;
  /** Draws the isolation forest's samples and cuts; whole, [0, 2³²). */
  readonly seed?: number;
}

/** Bars of a day where nothing else is said. */
const HOURLY = 24;

/** One state a symbol: what is usual in one market is not in another. */
export function init(config: AmygdalaConfig, whose: Whose = {}): AmygdalaState {
  const barsPerDay = whose.barsPerDay ?? HOURLY;
  const falseAlarm = Math.min(0.5, config.falseAlarmsPerDay / barsPerDay);
  return {
    config,
    barsPerDay,
    reference: Math.sqrt(chiSquareQuantile(1 - falseAlarm, SIGNAL_COUNT)),
    moments: initMoments(),
    calibration: initCalibration(config.calibrationBars, falseAlarm),
    price: initPrice(config, falseAlarm),
    forest: initForest(config.trees, whose.seed ?? 1),
    forestLimit: initCalibration(config.calibrationBars, falseAlarm),
    flow: initFlow(config),
    shifts: initShifts(config, falseAlarm, REGIMES.length),
    ring: initRing(),
    breakers: initBreakers(whose.symbol ?? -1, whose.service ?? -1),
    fear: initFear(EPISODE_STATE),
    exposure: initExposure(EPISODE_STATE),
    scratch: new Float64Array(SIGNAL_COUNT),
    bars: 0,
    hold: 0,
    holdCode: 0,
    arousal: 0,
    arousalKept: arousalKept(config.arousalHalfLife),
    response: 0,
    judged: 0,
    alarms: 0,
  };
}
