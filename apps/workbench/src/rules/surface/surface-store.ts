/** How the truth surface is looked at: operator, what stands beside it, the start of the way up, where the eye is. */
import { create } from 'zustand';

export const OPERATORS = ['and', 'or', 'implies', 'residuum', 'iff'] as const;
export type Operator = (typeof OPERATORS)[number];
/** Drawn as a net over the surface. */
export const TWINS = ['product', 'boolean', 'none'] as const;
export type Twin = (typeof TWINS)[number];

export interface SurfaceView {
  readonly operator: Operator;
  readonly twin: Twin;
  /** u, v where the optimiser starts; null: where the rule stands at the cursor, else the middle of a slope. */
  readonly start: readonly [number, number] | null;
  readonly flat: boolean;
  /** Degrees. */
  readonly yaw: number;
  readonly pitch: number;
  readonly zoom: number;
}
export const EYE = { yaw: 38, pitch: 28, zoom: 1 } as const;
export const useSurfaceView = create<SurfaceView>(() => ({
  operator: 'implies',
  twin: 'product',
  start: null,
  flat: false,
  ...EYE,
}));

/** '0.20,0.70' */
export function readStart(text: string | null): readonly [number, number] | null {
  const match = /^([01](?:\.\d{1,3})?),([01](?:\.\d{1,3})?)$/.exec(text ?? '');
  if (!match) return null;
  const [u, v] = [Number(match[1]), Number(match[2])];
  return u <= 1 && v <= 1 ? [u, v] : null;
}

export function turn(by: { readonly yaw?: number; readonly pitch?: number; readonly zoom?: number }): void {
  useSurfaceView.setState(({ yaw, pitch, zoom }) => ({
    yaw: (yaw + (by.yaw ?? 0) + 360) % 360,
    pitch: Math.min(89, Math.max(5, pitch + (by.pitch ?? 0))),
    zoom: Math.min(2.5, Math.max(0.6, zoom * (by.zoom ?? 1))),
  }));
}
