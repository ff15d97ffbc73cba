/**
 * One frame of the video that the model sees, its patch grid, and over it how much a token looks at each patch, in
 * viridis with the figure. Row 0, the oldest, at the bottom. Paints only.
 */
import { colourMap, cssColour, fixed, rasterise } from '@janus/views';
import { font, text, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';

export interface FrameModel {
  /** [size, size], row-major. */
  readonly cells: Float32Array;
  readonly size: number;
  readonly patch: number;
  readonly field: 'gasf' | 'gadf';
  /** A share a patch, row by row. */
  readonly looks: Float64Array;
  /** Patch whose view is shown; −1 the class token's. */
  readonly token: number;
  readonly labels: readonly [from: string, to: string];
}

const MARGIN = { left: 20, right: 12, top: 4, bottom: 18 };

/** Where the frame lies. */
export function frameBox({ width, height }: Size): { readonly x: number; readonly y: number; readonly side: number } {
  const side = Math.max(0, Math.min(width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom));
  return { x: Math.max(MARGIN.left, Math.floor((width - side) / 2)), y: MARGIN.top, side: Math.floor(side) };
}

/** Patch under a place; −1 outside. */
export function patchAt(
  size: Size,
  { size: cells, patch }: Pick<FrameModel, 'size' | 'patch'>,
  px: number,
  py: number,
) {
  const { x, y, side } = frameBox(size);
  const across = cells / patch;
  const column = Math.floor(((px - x) / side) * across);
  const row = across - 1 - Math.floor(((py - y) / side) * across);
  return column < 0 || row < 0 || column >= across || row >= across ? -1 : row * across + column;
}

/** A picture of one pixel a cell. */
export function frameImage(cells: Float32Array, size: number, field: 'gasf' | 'gadf'): HTMLCanvasElement {
  const image = document.createElement('canvas');
  image.width = size;
  image.height = size;
  const pixels = new Uint8ClampedArray(4 * size * size);
  rasterise(cells, size, size, -1, 1, colourMap(field === 'gasf' ? 'ylgnbu' : 'puor'), pixels);
  image.getContext('2d')?.putImageData(new ImageData(pixels, size, size), 0, 0);
  return image;
}

export function paintFrame(c: Context, size: Size, model: FrameModel, image: HTMLCanvasElement): void {
  const p = palette();
  const { x, y, side } = frameBox(size);
  if (side < 24) return;
  const across = model.size / model.patch;
  const step = side / across;
  c.imageSmoothingEnabled = false;
  c.drawImage(image, x, y, side, side);
  const { looks } = model;
  const most = Math.max(...looks);
  const viridis = colourMap('viridis');
  for (let k = 0; k < looks.length; k++) {
    const px = x + (k % across) * step;
    const py = y + side - (Math.floor(k / across) + 1) * step;
    const share = most > 0 ? looks[k]! / most : 0;
    c.globalAlpha = 0.5;
    c.fillStyle = cssColour(viridis, share, 0, 1);
    c.fillRect(px, py, step, step);
    c.globalAlpha = 1;
    if (step < 34) continue;
    c.font = font(500);
    const words = fixed(100 * looks[k]!, 1);
    // On a chip of its own: it is read over every colour.
    const half = c.measureText(words).width / 2 + 3;
    c.fillStyle = p.panel;
    c.globalAlpha = 0.86;
    c.fillRect(px + step / 2 - half, py + step / 2 - 8, 2 * half, 16);
    c.globalAlpha = 1;
    text(c, words, px + step / 2, py + step / 2 + 0.5, p.ink, 'center');
  }
  c.strokeStyle = p.panel;
  c.lineWidth = 1;
  c.beginPath();
  for (let k = 1; k < across; k++) {
    const at = Math.round(k * step) + 0.5;
    c.moveTo(x + at, y);
    c.lineTo(x + at, y + side);
    c.moveTo(x, y + at);
    c.lineTo(x + side, y + at);
  }
  c.stroke();
  if (model.token >= 0) {
    const px = x + (model.token % across) * step;
    const py = y + side - (Math.floor(model.token / across) + 1) * step;
    c.lineWidth = 2;
    c.strokeStyle = p.accent;
    c.strokeRect(px + 1, py + 1, step - 2, step - 2);
    c.lineWidth = 1;
  }
  c.font = font();
  text(c, model.labels[0], x, y + side + 10, p.ink3);
  text(c, model.labels[1], x + side, y + side + 10, p.ink3, 'right');
  c.save();
  c.translate(x - 9, y + side / 2);
  c.rotate(-Math.PI / 2);
  text(c, 'time →', 0, 0, p.ink3, 'center');
  c.restore();
}
