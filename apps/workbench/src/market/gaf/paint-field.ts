/**
 * One Gramian angular field on a canvas: whole-pixel cells, both axes time, the crosshair of the selected cell, and
 * a colour scale with the cell's value on it. Row 0, the oldest, is at the bottom.
 */
import { barLabel, colourMap, cssColour, signed, wholeCell, type ColourMapName } from '@janus/views';
import { font, text, vertical, type Context } from '../../canvas/draw.ts';
import { palette } from '../../canvas/palette.ts';
import type { Size } from '../../canvas/surface.ts';
import { cellIndex } from '../../state/cell.ts';
import type { Cell } from '../../state/view.ts';
import type { GafPicture } from '../../workers/gaf-protocol.ts';

export interface FieldKind {
  readonly name: 'GASF' | 'GADF';
  readonly formula: string;
  readonly map: ColourMapName;
}
export const GASF: FieldKind = { name: 'GASF', formula: 'cos(φi + φj)', map: 'ylgnbu' };
export const GADF: FieldKind = { name: 'GADF', formula: 'sin(φi − φj)', map: 'puor' };

export interface FieldBox {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly cell: number;
}

const LEFT = 18;
const TOP = 21;
const SCALE_ROOM = 34;
const BOTTOM = 17;

/** Where the matrix sits in its canvas. */
export function fieldBox({ width, height }: Size, cells: number): FieldBox {
  const cell = wholeCell(width - LEFT - SCALE_ROOM, height - TOP - BOTTOM, cells);
  const side = cell * cells;
  return { x: LEFT, y: TOP + Math.max(0, Math.floor((height - TOP - BOTTOM - side) / 2)), side, cell };
}

/** The scale is painted once a map and kept: 256 fills a frame would be too many. */
const scales = new Map<string, HTMLCanvasElement>();
function scaleStrip(map: ColourMapName): HTMLCanvasElement {
  let strip = scales.get(map);
  if (!strip) {
    strip = document.createElement('canvas');
    strip.width = 1;
    strip.height = 256;
    const c = strip.getContext('2d');
    if (!c) return strip;
    for (let k = 0; k < 256; k++) {
      c.fillStyle = cssColour(colourMap(map), 255 - k, 0, 255);
      c.fillRect(0, k, 1, 1);
    }
    scales.set(map, strip);
  }
  return strip;
}

function crosshair(c: Context, box: FieldBox, i: number, j: number): void {
  const { cell, side } = box;
  const x = box.x + (j + 0.5) * cell;
  const y = box.y + side - (i + 0.5) * cell;
  const lines = (): void => {
    c.beginPath();
    c.moveTo(box.x, y);
    c.lineTo(x - cell, y);
    c.moveTo(x + cell, y);
    c.lineTo(box.x + side, y);
    c.moveTo(x, box.y);
    c.lineTo(x, y - cell);
    c.moveTo(x, y + cell);
    c.lineTo(x, box.y + side);
    c.stroke();
  };
  // Dark on a light halo: seen on every colour of both maps.
  c.lineWidth = 3;
  c.strokeStyle = 'rgba(255, 255, 255, 0.6)';
  lines();
  c.lineWidth = 1;
  c.strokeStyle = '#0d0e10';
  lines();
  c.strokeStyle = '#ffffff';
  c.strokeRect(x - cell / 2 - 1.5, y - cell / 2 - 1.5, cell + 3, cell + 3);
  c.strokeStyle = '#000000';
  c.strokeRect(x - cell / 2 - 2.5, y - cell / 2 - 2.5, cell + 5, cell + 5);
}

function axes(c: Context, box: FieldBox, labels: readonly string[]): void {
  const p = palette();
  const { x, y, side } = box;
  c.font = font();
  const widest = Math.max(...labels.map((l) => c.measureText(l).width));
  const shown = side >= 3 * widest + 24 ? [0, 0.5, 1] : [0, 1];
  for (const at of shown) {
    const words = labels[Math.round(at * 2)]!;
    const w = c.measureText(words).width / 2;
    const px = Math.min(x + side - w, Math.max(x + w, x + at * side));
    vertical(c, Math.min(x + side - 1, x + at * side), y + side, y + side + 3, p.ink4);
    text(c, words, px, y + side + 11, p.ink3, 'center');
  }
  for (const at of [0, 1]) {
    const words = labels[2 * at]!;
    const w = c.measureText(words).width / 2;
    c.save();
    c.translate(x - 9, y + side - (at === 0 ? w : side - w));
    c.rotate(-Math.PI / 2);
    text(c, words, 0, 0, p.ink3, 'center');
    c.restore();
  }
}

function scale(c: Context, box: FieldBox, kind: FieldKind, value: number): void {
  const p = palette();
  const x = box.x + box.side + 6;
  c.imageSmoothingEnabled = true;
  c.drawImage(scaleStrip(kind.map), x, box.y, 6, box.side);
  for (const [at, words] of [
    [0, '+1'],
    [0.5, '0'],
    [1, '−1'],
  ] as const)
    text(c, words, x + 10, Math.min(box.y + box.side - 6, Math.max(box.y + 6, box.y + at * box.side)), p.ink3);
  const y = box.y + ((1 - value) / 2) * box.side;
  c.fillStyle = p.ink;
  c.beginPath();
  c.moveTo(x - 1, y);
  c.lineTo(x - 5, y - 3);
  c.lineTo(x - 5, y + 3);
  c.fill();
}

/** @param image the matrix as a canvas of one pixel a cell */
export function paintField(
  c: Context,
  size: Size,
  kind: FieldKind,
  picture: GafPicture,
  image: HTMLCanvasElement,
  cell: Cell,
  time: Float64Array,
  timeframeMs: number,
): void {
  const p = palette();
  const box = fieldBox(size, picture.size);
  if (box.cell < 1) return;
  const i = cellIndex(cell.i, picture.size);
  const j = cellIndex(cell.j, picture.size);
  const value = (kind.name === 'GASF' ? picture.gasf : picture.gadf)[i * picture.size + j]!;
  c.imageSmoothingEnabled = false;
  c.drawImage(image, box.x, box.y, box.side, box.side);
  const first = picture.end - picture.window + 1;
  const middle = Math.round((first + picture.end) / 2);
  axes(
    c,
    box,
    [first, middle, picture.end].map((bar) => barLabel(time[bar]!, timeframeMs)),
  );
  crosshair(c, box, i, j);
  scale(c, box, kind, value);
  c.font = font(600, 12);
  text(c, kind.name, box.x, box.y - 10, p.ink);
  const after = box.x + c.measureText(kind.name).width + 7;
  c.font = font(500, 12);
  text(c, signed(value, 3), box.x + box.side, box.y - 10, p.ink, 'right');
  const before = box.x + box.side - c.measureText(signed(value, 3)).width - 6;
  c.font = font();
  if (after + c.measureText(kind.formula).width < before) text(c, kind.formula, after, box.y - 10, p.ink3);
}
