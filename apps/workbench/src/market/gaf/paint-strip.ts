/**
 * The video of a field as a strip of thumbnails, `stride` bars apart and fixed in time: the film moves, its frames do
 * not change. The accent frame is the last that the cursor has seen; an orange corner marks a threat inside a frame.
 */
import { firstFrom } from '@janus/numerics';
import type { Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';
import { THREAT } from '../../data/events.ts';
import type { LoadedRun } from '../../data/run.ts';
import type { View } from '../../state/view.ts';
import { THUMB, type FieldName } from '../../workers/gaf-protocol.ts';
import type { FieldSource } from './field-source.ts';

const GAP = 4;
/** Frames shown after that. */
const AHEAD = 2;

export interface StripFrame {
  readonly x: number;
  /** Last bar of the frame's window. */
  readonly end: number;
}
export interface StripModel {
  readonly frames: readonly StripFrame[];
  /** Index of the accent frame, −1 none. */
  readonly at: number;
}

/** Bar of the frame under a place, or null. */
export function stripAt({ frames }: StripModel, x: number): number | null {
  return frames.find((f) => x >= f.x && x < f.x + THUMB + GAP)?.end ?? null;
}

function threatened(run: LoadedRun, end: number, stride: number): boolean {
  const { events } = run;
  for (let k = firstFrom(events.bar, end - stride + 1); k < events.length && events.bar[k]! <= end; k++)
    if (events.mark[k] === THREAT) return true;
  return false;
}

export function paintStrip(
  c: Context,
  { width, height }: Size,
  source: FieldSource,
  run: LoadedRun,
  cursor: number,
  view: View,
  stride: number,
  field: FieldName,
): StripModel {
  const p = palette();
  const room = Math.floor((width - 24 + GAP) / (THUMB + GAP));
  const left = Math.round((width - (room * (THUMB + GAP) - GAP)) / 2);
  const top = Math.round((height - THUMB) / 2);
  // The last frame that the cursor has wholly seen.
  const current = Math.floor(cursor / stride) * stride;
  const frames: StripFrame[] = [];
  for (let k = 0; k < room; k++) {
    const end = current - (room - 1 - AHEAD - k) * stride;
    if (end >= view.gafWindow - 1 && end < run.bars.time.length) frames.push({ x: left + k * (THUMB + GAP), end });
  }
  const places = source.thumbs(
    frames.map((f) => f.end),
    view.gafWindow,
    view.gafScale,
    field,
  );
  c.imageSmoothingEnabled = false;
  let at = -1;
  frames.forEach(({ x, end }, k) => {
    const place = places[k];
    c.globalAlpha = end > cursor ? 0.35 : 1;
    if (place) c.drawImage(source.atlas, place.x, place.y, THUMB, THUMB, x, top, THUMB, THUMB);
    else {
      c.fillStyle = p.raised;
      c.fillRect(x, top, THUMB, THUMB);
    }
    c.globalAlpha = 1;
    if (end === current) {
      at = k;
      c.strokeStyle = p.accent;
      c.lineWidth = 2;
      c.strokeRect(x - 2, top - 2, THUMB + 4, THUMB + 4);
    }
    if (threatened(run, end, stride)) {
      c.fillStyle = p.anom;
      c.beginPath();
      c.moveTo(x + THUMB, top);
      c.lineTo(x + THUMB, top + 9);
      c.lineTo(x + THUMB - 9, top);
      c.fill();
    }
  });
  return { frames, at };
}
