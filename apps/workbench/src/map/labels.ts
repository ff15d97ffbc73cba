/** Names of groups on the map, each beside its middle and none over another. Pure. */
export interface Label {
  readonly letter: string;
  readonly words: string;
  readonly colour: string;
  readonly count: number;
  /** On the map. */
  readonly x: number;
  readonly y: number;
}
/** Pixels of an upper left corner, and a size. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export type Placed = Label & Room;

/** Members looked at for a middle; of more, every so-many-th. */
const SAMPLE = 1200;

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * The member nearest to the median of a group: inside the group even where that is bent around something else.
 * Null without a member.
 */
export function middleOf(
  x: Float64Array,
  y: Float64Array,
  member: (i: number) => boolean,
): { readonly x: number; readonly y: number } | null {
  const all: number[] = [];
  for (let i = 0; i < x.length; i++) if (member(i)) all.push(i);
  if (all.length === 0) return null;
  const step = Math.ceil(all.length / SAMPLE);
  const some = all.filter((_, k) => k % step === 0);
  const [mx, my] = [median(some.map((i) => x[i]!)), median(some.map((i) => y[i]!))];
  let best = some[0]!;
  let least = Infinity;
  for (const i of some) {
    const d = (x[i]! - mx) ** 2 + (y[i]! - my) ** 2;
    if (d < least) [least, best] = [d, i];
  }
  return { x: x[best]!, y: y[best]! };
}

export const LABEL_HEIGHT = 18;
const GAP = 3;

/**
 * Largest groups first, moved up or down to the nearest free height; one without room between `top` and `bottom` is left
 * out. `widthOf`: pixels of a label; `at`: pixels of its point; `taken`: what stands there already.
 */
export function place(
  labels: readonly Label[],
  widthOf: (label: Label) => number,
  at: (label: Label) => readonly [number, number],
  size: { readonly width: number; readonly height: number },
  taken: readonly Room[] = [],
): readonly Placed[] {
  const placed: Placed[] = [];
  const step = LABEL_HEIGHT + GAP;
  for (const label of labels.toSorted((a, b) => b.count - a.count)) {
    const width = widthOf(label);
    const [px, py] = at(label);
    if (px < 0 || px > size.width || py < 0 || py > size.height) continue;
    const left = Math.min(size.width - width - 2, Math.max(2, Math.round(px - width / 2)));
    const free = (top: number): boolean =>
      top >= 2 &&
      top + LABEL_HEIGHT <= size.height - 2 &&
      [...placed, ...taken].every(
        (p) =>
          left + width + GAP <= p.left ||
          p.left + p.width + GAP <= left ||
          top + step <= p.top ||
          p.top + p.height + GAP <= top,
      );
    const wished = Math.round(py - LABEL_HEIGHT / 2);
    const tried = Array.from({ length: 25 }, (_, k) => wished + (k % 2 === 0 ? -1 : 1) * Math.ceil(k / 2) * 7);
    const top = tried.find(free);
    if (top !== undefined) placed.push({ ...label, left, top, width, height: LABEL_HEIGHT });
  }
  return placed;
}
