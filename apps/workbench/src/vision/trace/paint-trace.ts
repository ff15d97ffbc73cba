/** The embedding through time as rows of colour, and its map with the present as a ring. Paints only. */
import { lastTo } from '@janus/numerics';
import { barLabel, colourMap, cssColour, rasterise } from '@janus/views';
import { font, text, vertical, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';
import type { Trace } from '../../workers/vision-protocol.ts';
import { onMap, placeMap } from './geometry.ts';

/** Deviations at which a colour ends. */
const END = 2.5;
/** Room for the axis below. */
export const AXIS = 18;
/** Samples of the path behind the present. */
const PATH = 12;

/** One pixel a component and sample, components from the top. */
export function traceImage(rows: Float32Array, width: number, samples: number): HTMLCanvasElement {
  const image = document.createElement('canvas');
  image.width = samples;
  image.height = width;
  const pixels = new Uint8ClampedArray(4 * width * samples);
  rasterise(rows, width, samples, -END, END, colourMap('puor'), pixels);
  image.getContext('2d')?.putImageData(new ImageData(pixels, samples, width), 0, 0);
  return image;
}

export interface TraceView {
  readonly trace: Trace;
  readonly time: Float64Array;
  readonly timeframeMs: number;
  readonly cursor: number;
  /** Sample under the pointer; −1 none. */
  readonly told: number;
}

const placeOf = (trace: Trace, bar: number, width: number): number => {
  const first = trace.bars[0]!;
  const last = trace.bars.at(-1)!;
  return ((bar - first) / Math.max(1, last - first)) * (width - 1);
};

export function paintTrace(c: Context, { width, height }: Size, view: TraceView, image: HTMLCanvasElement): void {
  const p = palette();
  const { trace, time, timeframeMs, cursor, told } = view;
  const bottom = height - AXIS;
  c.imageSmoothingEnabled = false;
  c.drawImage(image, 0, 0, width, bottom);
  c.font = font();
  const first = trace.bars[0]!;
  const last = trace.bars.at(-1)!;
  for (const at of [0, 0.25, 0.5, 0.75, 1]) {
    const words = barLabel(time[Math.round(first + at * (last - first))]!, timeframeMs);
    const half = c.measureText(words).width / 2;
    text(c, words, Math.min(width - half, Math.max(half, at * width)), bottom + 10, p.ink3, 'center');
  }
  if (trace.trainedTo !== null) {
    const x = placeOf(trace, trace.trainedTo, width);
    c.setLineDash([3, 3]);
    c.strokeStyle = p.ink;
    c.beginPath();
    c.moveTo(Math.round(x) + 0.5, 0);
    c.lineTo(Math.round(x) + 0.5, bottom);
    c.stroke();
    c.setLineDash([]);
  }
  const line = (bar: number, colour: string): void => {
    const x = Math.min(width - 2, Math.max(0, placeOf(trace, bar, width)));
    vertical(c, x - 1, 0, bottom, p.panel);
    vertical(c, x, 0, bottom, colour);
    vertical(c, x + 1, 0, bottom, p.panel);
  };
  if (told >= 0) line(trace.bars[told]!, p.ink2);
  line(Math.min(last, Math.max(first, cursor)), p.accent);
}

export function paintMap(c: Context, size: Size, { trace, cursor, told }: TraceView): void {
  const p = palette();
  const { map, bars, trainedTo } = trace;
  const place = placeMap(size, map);
  const viridis = colourMap('viridis');
  const n = bars.length;
  for (let k = 0; k < n; k++) {
    const [x, y] = onMap(place, map, k);
    // Dark theme: the darkest of viridis would be lost, and in the light one the brightest.
    const colour = cssColour(viridis, p.dark ? 0.2 + (0.8 * k) / n : (0.88 * k) / n, 0, 1);
    c.beginPath();
    c.arc(x, y, 2, 0, 2 * Math.PI);
    if (trainedTo !== null && bars[k]! >= trainedTo) {
      c.strokeStyle = colour;
      c.stroke();
    } else {
      c.fillStyle = colour;
      c.fill();
    }
  }
  const now = lastTo(bars, cursor);
  if (now >= 0) {
    c.strokeStyle = p.ink;
    c.beginPath();
    for (let k = Math.max(0, now - PATH); k <= now; k++) c.lineTo(...onMap(place, map, k));
    c.globalAlpha = 0.55;
    c.stroke();
    c.globalAlpha = 1;
    const [x, y] = onMap(place, map, now);
    c.lineWidth = 4;
    c.strokeStyle = p.panel;
    c.beginPath();
    c.arc(x, y, 7, 0, 2 * Math.PI);
    c.stroke();
    c.lineWidth = 2;
    c.strokeStyle = p.accent;
    c.stroke();
    c.lineWidth = 1;
  }
  if (told >= 0) {
    const [x, y] = onMap(place, map, told);
    c.strokeStyle = p.ink;
    c.beginPath();
    c.arc(x, y, 5, 0, 2 * Math.PI);
    c.stroke();
  }
}
