/** Where plate and labels go in the room there is, and the curves between the places of the way. */
import type { Size } from '../../canvas/surface.ts';
import { SHAPES, type Point } from './atlas.ts';
import { REGION_WORDS, WAY } from './regions.ts';

export interface Layout {
  /** Pixels a hundredth of a plate unit. */
  readonly scale: number;
  readonly centre: Point;
  /** End of each label's leader line, px; its y is the label's middle. */
  readonly labels: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

/** Half the plate in hundredths of a unit, with a margin. */
const HALF_WIDTH = 104;
const ABOVE = 87;
const BELOW = 86;
/** Room of a label, and where its leader line begins. */
const LABEL = 96;
const LEADER = 98;

export function layoutOf({ width, height }: Size): Layout {
  const label = Math.min(116, Math.max(LABEL, 0.2 * width));
  const scale = Math.max(0.2, Math.min((width - 2 * label) / (2 * HALF_WIDTH), (height - 8) / (ABOVE + BELOW)));
  const centre: Point = [width / 2, 4 + (height - 8 - (ABOVE + BELOW) * scale) / 2 + ABOVE * scale];
  const labels: Record<string, { x: number; y: number }> = {};
  for (const side of ['left', 'right'] as const) {
    const names = Object.keys(REGION_WORDS).filter((region) => REGION_WORDS[region]!.side === side);
    names.forEach((region, k) => {
      labels[region] = {
        x: side === 'left' ? LEADER : width - LEADER,
        y: 22 + (k * (height - 44)) / (names.length - 1),
      };
    });
  }
  return { scale, centre, labels };
}

/** Points of the bent line from place k of the way to the next. */
export function wayCurve(k: number): Point[] {
  const a = SHAPES[WAY[k]!.region]!.anchor;
  const b = SHAPES[WAY[k + 1]!.region]!.anchor;
  const bend: Point = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.16, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.16];
  return Array.from({ length: 13 }, (_, s): Point => {
    const t = s / 12;
    const u = 1 - t;
    return [u * u * a[0] + 2 * u * t * bend[0] + t * t * b[0], u * u * a[1] + 2 * u * t * bend[1] + t * t * b[1]];
  });
}
