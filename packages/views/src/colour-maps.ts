/**
 * Colour maps as tables of 256 RGB triples: value in [0, 1] → index 0…255 → three bytes.
 * YlGnBu (sequential, GASF) and PuOr (diverging, GADF; orange −, purple +) are ColorBrewer schemes [Brewer 2003] joined by a uniform
 * cubic B-spline, as d3-scale-chromatic joins them; viridis [Smith, van der Walt 2015, CC0] is used as published.
 * None of them pairs red with green, and each keeps its order in greyscale or states its centre.
 */
import { VIRIDIS_HEX } from './viridis.ts';

export const COLOUR_MAPS = ['ylgnbu', 'puor', 'viridis'] as const;
export type ColourMapName = (typeof COLOUR_MAPS)[number];

/** 256 × 3 bytes, row k = colour of k / 255. */
export type ColourMap = Uint8Array;
export const LEVELS = 256;

const YLGNBU = 'ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea8253494081d58';
const PUOR = '7f3b08b35806e08214fdb863fee0b6f7f7f7d8daebb2abd28073ac5427882d004b';

function channels(hex: string): number[][] {
  const out: number[][] = [[], [], []];
  for (let at = 0; at < hex.length; at += 6)
    for (let c = 0; c < 3; c++) out[c]!.push(Number.parseInt(hex.slice(at + 2 * c, at + 2 * c + 2), 16));
  return out;
}

/**
 * Uniform cubic B-spline through the knots' neighbourhoods, t ∈ [0, 1]; the ends are extended so that the curve
 * starts at the first knot and ends at the last. [de Boor 1978]
 */
export function basisSpline(knots: readonly number[], t: number): number {
  const n = knots.length - 1;
  const i = t >= 1 ? n - 1 : Math.max(0, Math.floor(t * n));
  const u = Math.min(1, Math.max(0, t)) * n - i;
  const b = knots[i]!;
  const c = knots[i + 1]!;
  const a = i > 0 ? knots[i - 1]! : 2 * b - c;
  const d = i < n - 1 ? knots[i + 2]! : 2 * c - b;
  const u2 = u * u;
  const u3 = u2 * u;
  return ((1 - 3 * u + 3 * u2 - u3) * a + (4 - 6 * u2 + 3 * u3) * b + (1 + 3 * u + 3 * u2 - 3 * u3) * c + u3 * d) / 6;
}

function splined(hex: string): ColourMap {
  const knots = channels(hex);
  const out = new Uint8Array(3 * LEVELS);
  for (let k = 0; k < LEVELS; k++)
    for (let c = 0; c < 3; c++)
      out[3 * k + c] = Math.round(Math.min(255, Math.max(0, basisSpline(knots[c]!, k / (LEVELS - 1)))));
  return out;
}

function listed(hex: string): ColourMap {
  const out = new Uint8Array(3 * LEVELS);
  for (let k = 0; k < out.length; k++) out[k] = Number.parseInt(hex.slice(2 * k, 2 * k + 2), 16);
  return out;
}

const made = new Map<ColourMapName, ColourMap>();

/** The table of one map; made once, shared: treat it as read-only. */
export function colourMap(name: ColourMapName): ColourMap {
  let map = made.get(name);
  if (!map) {
    map = name === 'viridis' ? listed(VIRIDIS_HEX) : splined(name === 'puor' ? PUOR : YLGNBU);
    made.set(name, map);
  }
  return map;
}

/** Index 0…255 of a value between `lo` and `hi`; what lies outside takes the end's colour. */
export function level(value: number, lo: number, hi: number): number {
  const t = (value - lo) / (hi - lo);
  return t <= 0 ? 0 : t >= 1 ? LEVELS - 1 : Math.round(t * (LEVELS - 1));
}

/** CSS colour of a value. */
export function cssColour(map: ColourMap, value: number, lo: number, hi: number): string {
  const k = 3 * level(value, lo, hi);
  return `rgb(${map[k]}, ${map[k + 1]}, ${map[k + 2]})`;
}
