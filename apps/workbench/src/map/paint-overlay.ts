/** Over the points: names of groups, the memory chosen, the one that is now, its track, the lasso being drawn. */
import { font, tag, text, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import { LABEL_HEIGHT, place, type Label, type Room } from './labels.ts';
import type { MapData } from './map-store.ts';
import { screenX, screenY, type MapView } from './view.ts';

export interface Over {
  readonly data: MapData;
  readonly view: MapView;
  readonly labels: readonly Label[];
  readonly selected: number | null;
  /** Memories nearest to the one chosen. */
  readonly near: readonly number[];
  /** The newest memory at the cursor, −1 none. */
  readonly now: number;
  readonly hover: number;
  readonly members: Uint32Array | null;
  /** In map coordinates. */
  readonly outline: readonly number[] | null;
}

/** Members of a group that are ringed; of more only the outline tells. */
const RINGED = 3000;

function names(c: Context, size: Size, { view, labels }: Over, taken: readonly Room[]): void {
  const p = palette();
  c.font = font(500, 12);
  const wide = (label: Label): number =>
    28 + Math.ceil(c.measureText(`${label.words} ${label.count}`).width) + (label.letter.length > 1 ? 10 : 0);
  const at = (label: Label) => [screenX(view, size, label.x), screenY(view, size, label.y)] as const;
  for (const label of place(labels, wide, at, size, taken)) {
    const chip = label.letter.length > 1 ? 24 : 14;
    c.fillStyle = `${p.panel.slice(0, 7)}e0`;
    c.fillRect(label.left, label.top, label.width, LABEL_HEIGHT);
    c.strokeStyle = p.line2;
    c.strokeRect(label.left + 0.5, label.top + 0.5, label.width - 1, LABEL_HEIGHT - 1);
    c.fillStyle = label.colour;
    c.fillRect(label.left + 2, label.top + 2, chip, LABEL_HEIGHT - 4);
    c.font = font(500);
    text(c, label.letter, label.left + 2 + chip / 2, label.top + LABEL_HEIGHT / 2 + 0.5, p.onRegime, 'center');
    c.font = font(500, 12);
    const middle = label.top + LABEL_HEIGHT / 2 + 0.5;
    text(c, label.words, label.left + chip + 6, middle, p.ink);
    const used = c.measureText(label.words).width;
    c.font = font(400, 12);
    text(c, String(label.count), label.left + chip + 6 + used + (label.words ? 4 : 0), middle, p.ink3);
  }
}

export function paintOver(c: Context, size: Size, over: Over): void {
  const p = palette();
  const { data, view, selected, now, hover, members, outline } = over;
  const { x, y } = data.map;
  const at = (i: number) => [screenX(view, size, x[i]!), screenY(view, size, y[i]!)] as const;
  const circle = (i: number, radius: number): void => {
    const [px, py] = at(i);
    c.beginPath();
    c.arc(px, py, radius, 0, 2 * Math.PI);
    c.stroke();
  };
  if (members && members.length <= RINGED) {
    c.strokeStyle = p.ink;
    c.globalAlpha = 0.7;
    for (const i of members) circle(i, 4);
    c.globalAlpha = 1;
  }
  // The mark of what is now keeps its place; names give way.
  const [nx, ny] = now >= 0 ? at(now) : [-1000, -1000];
  names(c, size, over, [{ left: nx - 12, top: ny - 10, width: 62, height: 20 }]);
  if (outline && outline.length >= 4) {
    c.strokeStyle = p.accent;
    c.fillStyle = p.accentWeak;
    c.lineWidth = 1.5;
    c.beginPath();
    for (let k = 0; k < outline.length; k += 2) {
      const [px, py] = [screenX(view, size, outline[k]!), screenY(view, size, outline[k + 1]!)];
      if (k === 0) c.moveTo(px, py);
      else c.lineTo(px, py);
    }
    c.closePath();
    c.fill();
    c.stroke();
    c.lineWidth = 1;
  }
  if (selected !== null) {
    const [px, py] = at(selected);
    c.strokeStyle = p.ink3;
    for (const i of over.near) {
      const [qx, qy] = at(i);
      c.beginPath();
      c.moveTo(px, py);
      c.lineTo(qx, qy);
      c.stroke();
    }
    c.lineWidth = 2;
    c.strokeStyle = p.panel;
    circle(selected, 9);
    c.lineWidth = 1.5;
    c.strokeStyle = p.ink;
    circle(selected, 7);
    c.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      c.moveTo(px + 5 * dx, py + 5 * dy);
      c.lineTo(px + 12 * dx, py + 12 * dy);
    }
    c.stroke();
  }
  if (now >= 0) {
    const [px, py] = at(now);
    c.strokeStyle = p.accent;
    c.lineWidth = 2;
    circle(now, 8);
    c.font = font(500);
    if (px > -20 && px < size.width + 20) tag(c, 'now', Math.min(size.width - 40, px + 12), py, p.accent, p.onAccent);
  }
  if (hover >= 0) {
    c.strokeStyle = p.ink;
    c.lineWidth = 1;
    circle(hover, 5);
  }
  c.lineWidth = 1;
}
