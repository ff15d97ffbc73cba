/**
 * The layout: stochastic gradient descent on the loss. An edge of weight w pulls its two ends together in a share
 * w / w_max of the passes; each pull comes with some random others that are pushed away in place of all 1 − w pairs.
 */
import type { Graph } from '../graph/fuzzy.ts';
import type { Stream } from '../stream.ts';
import { cellOf, type ForceTable } from './force.ts';

export interface Layout {
  /** [n, 2] */
  readonly embedding: Float32Array;
  readonly epochs: number;
  epoch: number;
  /** Edges heavy enough to be drawn at least once, by their ends. */
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** Passes between two draws of an edge; pass of its next draw. */
  readonly every: Float32Array;
  readonly next: Float32Array;
  readonly rate: number;
  readonly negatives: number;
  readonly forces: ForceTable;
}

/** @param embedding start of the layout, moved in place [n, 2] */
export function initLayout(
  graph: Graph,
  embedding: Float32Array,
  forces: ForceTable,
  epochs: number,
  rate: number,
  negatives: number,
): Layout {
  const { n, first, other, weight } = graph;
  const heaviest = weight.reduce((most, w) => Math.max(most, w), 0);
  const used = (w: number): boolean => w * epochs >= heaviest;
  const count = weight.reduce((sum, w) => sum + (used(w) ? 1 : 0), 0);
  const head = new Int32Array(count);
  const tail = new Int32Array(count);
  const every = new Float32Array(count);
  let at = 0;
  for (let i = 0; i < n; i++)
    for (let e = first[i]!; e < first[i + 1]!; e++) {
      if (!used(weight[e]!)) continue;
      head[at] = i;
      tail[at] = other[e]!;
      every[at++] = heaviest / weight[e]!;
    }
  return { embedding, epochs, epoch: 0, head, tail, every, next: every.slice(), rate, negatives, forces };
}

/** No single force moves a point further than this, in map units at a rate of 1. */
const LIMIT = 4;
const clip = (move: number): number => (move > LIMIT ? LIMIT : move < -LIMIT ? -LIMIT : move);

const squaredValue = new Float32Array(1);
const squaredBits = new Int32Array(squaredValue.buffer);

/** One pass over the graph. */
export function stepLayout(layout: Layout, stream: Stream): void {
  const { embedding: y, head, tail, every, next, negatives, epoch } = layout;
  const { attract, repel } = layout.forces;
  const n = y.length >> 1;
  const scale = n / 2 ** 32;
  const rate = layout.rate * (1 - epoch / layout.epochs);
  let s = stream[0]!;
  for (let e = 0; e < head.length; e++) {
    if (next[e]! > epoch) continue;
    next[e]! += every[e]!;
    const h = head[e]! << 1;
    const t = tail[e]! << 1;
    let hx = y[h]!;
    let hy = y[h + 1]!;
    let dx = hx - y[t]!;
    let dy = hy - y[t + 1]!;
    let squared = dx * dx + dy * dy;
    if (squared > 0) {
      squaredValue[0] = squared;
      const force = attract[cellOf(squaredBits[0]!)]!;
      const mx = rate * clip(force * dx);
      const my = rate * clip(force * dy);
      hx -= mx;
      hy -= my;
      y[t]! += mx;
      y[t + 1]! += my;
    }
    for (let k = 0; k < negatives; k++) {
      // Xorshift as in stream.ts, kept in a register.
      s ^= s << 13;
      s ^= s >>> 17;
      s ^= s << 5;
      const o = Math.floor((s >>> 0) * scale) << 1;
      if (o === h) continue;
      dx = hx - y[o]!;
      dy = hy - y[o + 1]!;
      squared = dx * dx + dy * dy;
      if (squared > 0) {
        squaredValue[0] = squared;
        const force = repel[cellOf(squaredBits[0]!)]!;
        hx += rate * clip(force * dx);
        hy += rate * clip(force * dy);
      } else {
        // Coinciding points have no direction: pushed apart along a random diagonal.
        hx += (s & 1) === 0 ? rate * LIMIT : -rate * LIMIT;
        hy += (s & 2) === 0 ? rate * LIMIT : -rate * LIMIT;
      }
    }
    y[h] = hx;
    y[h + 1] = hy;
  }
  stream[0] = s;
  layout.epoch++;
}
