/**
 * Labels in two columns beside the brain: the half that appears further left stands left, each column in the order of
 * height, evenly. Whatever the eye does, no two labels overlap and no two leader lines of a column cross. Pure.
 */
import type { Room } from './orbit.ts';

export interface Place {
  readonly side: 'left' | 'right';
  /** Middle of the label, px from the top. */
  readonly y: number;
}
export const LABEL_HEIGHT = 32;
const MARGIN = 6;

/** @param seen where each anchor appears */
export function placeLabels(
  seen: Readonly<Record<string, { readonly x: number; readonly y: number }>>,
  { height }: Room,
): Readonly<Record<string, Place>> {
  const byX = Object.keys(seen).sort((a, b) => seen[a]!.x - seen[b]!.x || a.localeCompare(b));
  const half = Math.ceil(byX.length / 2);
  const places: Record<string, Place> = {};
  for (const [side, names] of [
    ['left', byX.slice(0, half)],
    ['right', byX.slice(half)],
  ] as const) {
    const column = [...names].sort((a, b) => seen[a]!.y - seen[b]!.y || a.localeCompare(b));
    const first = MARGIN + LABEL_HEIGHT / 2;
    const pitch = column.length > 1 ? (height - 2 * first) / (column.length - 1) : 0;
    column.forEach((name, k) => {
      places[name] = { side, y: column.length > 1 ? first + k * pitch : height / 2 };
    });
  }
  return places;
}
