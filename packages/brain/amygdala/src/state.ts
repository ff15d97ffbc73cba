/** The amygdala's memory of one symbol: a plain value that serialises as it stands. */
import { chiSquareQuantile } from '@janus/numerics';
import { initBreakers, type Breakers } from './breakers.ts';
import { initCalibration, type Calibration } from './calibration.ts';
import type { AmygdalaConfig } from './config.ts';
import { fearKept } from './fear.ts';
import { initMoments, SIGNAL_COUNT, type Moments } from './moments.ts';

export interface AmygdalaState {
  readonly config: AmygdalaConfig;
  /** √χ²_{1−p, 6}: what the threshold would be for Gaussian signals, and its floor. */
  readonly reference: number;
  readonly moments: Moments;
  readonly calibration: Calibration;
  readonly breakers: Breakers;
  readonly scratch: Float64Array;
  /** Bars that the last anomaly still vetoes. */
  hold: number;
  fear: number;
  /** Share of the fear that is left a bar later. */
  readonly fearKept: number;
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
}

/** Bars of a day where nothing else is said. */
const HOURLY = 24;

/** One state a symbol: what is usual in one market is not in another. */
export function init(config: AmygdalaConfig, whose: Whose = {}): AmygdalaState {
  const falseAlarm = Math.min(0.5, config.falseAlarmsPerDay / (whose.barsPerDay ?? HOURLY));
  return {
    config,
    reference: Math.sqrt(chiSquareQuantile(1 - falseAlarm, SIGNAL_COUNT)),
    moments: initMoments(),
    calibration: initCalibration(config.calibrationBars, falseAlarm),
    breakers: initBreakers(whose.symbol ?? -1, whose.service ?? -1),
    scratch: new Float64Array(SIGNAL_COUNT),
    hold: 0,
    fear: 0,
    fearKept: fearKept(config.fearHalfLife),
    judged: 0,
    alarms: 0,
  };
}
