/**
 * What is shown beside the time: the span, and the options of fields and regions that more than one page uses. All of
 * it lives in the URL, so that a link reproduces the view; nothing here is derived from data.
 */
import { create } from 'zustand';

export const WINDOWS = [32, 64, 128, 256] as const;
export const SIZES = [32, 64] as const;
export const SCALES = ['minmax', 'tanh'] as const;
/** Below 1700 px one of the two has room beside the fields. */
export const GAF_SIDES = ['clock', 'window'] as const;

export type ScaleName = (typeof SCALES)[number];
export type GafSide = (typeof GAF_SIDES)[number];

/** A cell of the GAF as fractions of the window, [0, 1]: survives another size. Row i, column j. */
export interface Cell {
  readonly i: number;
  readonly j: number;
}

export interface View {
  /** Bars shown by the candles, fractional, [from, to). */
  readonly span: readonly [number, number];
  readonly gafWindow: number;
  readonly gafSize: number;
  readonly gafScale: ScaleName;
  readonly gafSide: GafSide;
  readonly cell: Cell;
  /** Bar under the pointer in the candles, or null. */
  readonly hover: number | null;
  /** Selected region, key of REGIONS or 'integration'. */
  readonly region: string;
}

export const DEFAULT_VIEW: View = {
  span: [0, 0],
  gafWindow: 64,
  gafSize: 64,
  gafScale: 'minmax',
  gafSide: 'clock',
  cell: { i: 0.735, j: 0.22 },
  hover: null,
  region: 'amygdala',
};

export const useView = create<View>(() => DEFAULT_VIEW);
export const setView = (change: Partial<View>): void => {
  useView.setState(change);
};
