/** What colours the points: regime, reward, schema, distortion. Bytes for the picture, entries for its legend. Pure. */
import { REGIME_LETTERS, REGIMES } from '@janus/domain';
import { colourMap, fixed, signed, level, type ColourMap } from '@janus/views';
import type { MapColumns, Memories } from '../sleep/columns.ts';

export const COLOUR_BY = ['regime', 'reward', 'schema', 'distortion'] as const;
export type ColourBy = (typeof COLOUR_BY)[number];

type Rgb = readonly [number, number, number];
export interface Inks {
  /** By regime, '#rrggbb'. */
  readonly regimes: readonly string[];
  readonly up: string;
  readonly down: string;
  readonly none: string;
}
export interface Entry {
  readonly letter: string;
  readonly words: string;
  readonly colour: string;
  readonly count: number;
}

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
const hexOf = ([r, g, b]: Rgb): string => `#${[r, g, b].map((v) => v.toString(16).padStart(2, '0')).join('')}`;

/** Twelve hues apart from one another; a schema keeps its own from night to night. */
const HUES = [
  '#4a97d6',
  '#cf6a3d',
  '#39a58a',
  '#d2508f',
  '#d9bd45',
  '#8f7ccb',
  '#7fb3b8',
  '#b98a5a',
  '#9aac4e',
  '#c77bd0',
  '#6f8fe0',
  '#d98b8b',
];
export const hueOf = (schema: number): string => HUES[schema % HUES.length]!;

const viridis: ColourMap = colourMap('viridis');
const mapped = (value: number, low: number, high: number): Rgb => {
  const at = 3 * level(value, low, high);
  return [viridis[at]!, viridis[at + 1]!, viridis[at + 2]!];
};

/** Reward from which the colour is full: most are within it. */
export function usualReward(reward: Float64Array): number {
  let square = 0;
  for (const r of reward) square += r * r;
  return reward.length > 0 ? Math.sqrt(square / reward.length) || 1 : 1;
}
/** Distortion at which the scale ends: nine in ten are below it, at least a hundredth. */
export function worstDistortion(distortion: Float64Array): number {
  const step = Math.max(1, Math.floor(distortion.length / 2000));
  const known: number[] = [];
  for (let i = 0; i < distortion.length; i += step) if (!Number.isNaN(distortion[i]!)) known.push(distortion[i]!);
  known.sort((a, b) => a - b);
  return Math.max(0.01, known[Math.floor(0.95 * known.length)] ?? 0.01);
}

const mix = (a: Rgb, b: Rgb, t: number): Rgb =>
  [0, 1, 2].map((k) => Math.round(a[k]! + (b[k]! - a[k]!) * t)) as unknown as Rgb;

/** RGBA of every point [n, 4]; alpha 255. */
export function coloursOf(by: ColourBy, memories: Memories, map: MapColumns, inks: Inks): Uint8Array {
  const n = map.x.length;
  const out = new Uint8Array(4 * n);
  const none = rgb(inks.none);
  const regimes = inks.regimes.map(rgb);
  const [up, down] = [rgb(inks.up), rgb(inks.down)];
  const usual = by === 'reward' ? usualReward(memories.reward) : 1;
  const worst = by === 'distortion' ? worstDistortion(map.distortion) : 1;
  const hues = new Map<number, Rgb>();
  const one = (i: number): Rgb => {
    if (by === 'regime') return regimes[memories.regime[i]!] ?? none;
    if (by === 'reward') {
      const r = memories.reward[i]!;
      return mix(none, r >= 0 ? up : down, Math.min(1, Math.abs(r) / usual));
    }
    if (by === 'schema') {
      const id = memories.schema[i]!;
      if (id < 0) return none;
      let hue = hues.get(id);
      if (!hue) hues.set(id, (hue = rgb(hueOf(id))));
      return hue;
    }
    const d = map.distortion[i]!;
    return Number.isNaN(d) ? none : mapped(d, 0, worst);
  };
  for (let i = 0; i < n; i++) {
    const [r, g, b] = one(i);
    out[4 * i] = r;
    out[4 * i + 1] = g;
    out[4 * i + 2] = b;
    out[4 * i + 3] = 255;
  }
  return out;
}

/** What the colours mean; of groups with their counts, those without a member left out. */
export function legendOf(by: ColourBy, memories: Memories, map: MapColumns, inks: Inks): readonly Entry[] {
  if (by === 'regime') {
    const counts = Array.from({ length: REGIMES.length + 1 }, () => 0);
    for (const regime of memories.regime) counts[regime >= 0 ? regime : REGIMES.length]!++;
    return counts
      .map((count, k) => ({
        letter: REGIME_LETTERS[k] ?? '–',
        words: REGIMES[k] ?? 'none',
        colour: inks.regimes[k] ?? inks.none,
        count,
      }))
      .filter((entry) => entry.count > 0);
  }
  if (by === 'schema') {
    const counts = new Map<number, number>();
    for (const id of memories.schema) counts.set(id, (counts.get(id) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1])
      .map(([id, count]) => ({
        letter: id < 0 ? '–' : `S${id}`,
        words: id < 0 ? 'none' : '',
        colour: id < 0 ? inks.none : hueOf(id),
        count,
      }));
  }
  if (by === 'reward') {
    const usual = 1e4 * usualReward(memories.reward);
    const count = (gain: boolean): number => memories.reward.reduce((sum, r) => sum + Number(gain ? r > 0 : r < 0), 0);
    return [
      { letter: '▲', words: `gain, full at ${signed(usual, 1)} bp`, colour: inks.up, count: count(true) },
      { letter: '▼', words: `loss, full at ${signed(-usual, 1)} bp`, colour: inks.down, count: count(false) },
    ];
  }
  const worst = worstDistortion(map.distortion);
  const steps = [0, 0.5, 1].map((t) => ({
    letter: '',
    words: `${fixed(t * worst, 3)}${t === 1 ? ' and up' : ''}`,
    colour: hexOf(mapped(t * worst, 0, worst)),
    count: 0,
  }));
  const missing = map.distortion.reduce((sum, d) => sum + Number(Number.isNaN(d)), 0);
  return missing > 0 ? [...steps, { letter: '', words: 'not examined', colour: inks.none, count: missing }] : steps;
}
