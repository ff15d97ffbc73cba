/** The recall gate: a row a schema, a mark a recall by its cosine; filled where it passed, a cross where it did not. */
import { REGIME_LETTERS } from '@janus/domain';
import { fixed } from '@janus/views';
import { cross, font, horizontal, text, vertical, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import type { Recalls } from './columns.ts';
import type { GateRow } from './gate.ts';

export const GATE_ROW = 22;
export const GATE_FOOT = 24;
const LEFT = 74;
const RIGHT = 84;
/** Marks a row at most; of more, every so-many-th is drawn. */
const MARKS = 400;

export interface GatePicture {
  readonly rows: readonly GateRow[];
  readonly recalls: Recalls;
  /** Regime of each schema by id. */
  readonly regimes: ReadonlyMap<number, number>;
  readonly threshold: number;
  readonly chosen: number;
}

export function paintGate(c: Context, { width, height }: Size, picture: GatePicture): void {
  const p = palette();
  const { rows, recalls, regimes, threshold } = picture;
  const foot = Math.min(height - GATE_FOOT, rows.length * GATE_ROW);
  let low = 0;
  for (const similarity of recalls.similarity) low = Math.min(low, similarity);
  low = Math.floor(low * 5) / 5;
  const x = (cosine: number): number => LEFT + ((width - LEFT - RIGHT) * (cosine - low)) / (1 - low);
  if (width - LEFT - RIGHT < 60) return;
  c.fillStyle = p.raised;
  c.fillRect(x(threshold), 0, x(1) - x(threshold), foot);
  rows.forEach((row, k) => {
    const y = GATE_ROW * (k + 0.5);
    const regime = regimes.get(row.id) ?? -1;
    const colour = p.regimes[regime] ?? p.ink3;
    if (k === picture.chosen) {
      c.fillStyle = p.accentWeak;
      c.fillRect(0, GATE_ROW * k, width, GATE_ROW);
    }
    horizontal(c, y, LEFT, width - RIGHT, p.grid);
    c.fillStyle = colour;
    c.fillRect(12, y - 7, 14, 14);
    c.font = font(500);
    text(c, REGIME_LETTERS[regime] ?? '–', 19, y + 0.5, p.onRegime, 'center');
    text(c, `S${row.id}`, 32, y, p.ink);
    const every = Math.max(1, Math.ceil(row.at.length / MARKS));
    for (let j = 0; j < row.at.length; j += every) {
      const at = row.at[j]!;
      const px = x(recalls.similarity[at]!);
      // A fixed scatter within the row, so that marks do not hide one another.
      const py = y + (((at * 7919) % 13) - 6) * 1.1;
      if (recalls.passed[at] === 1) {
        c.fillStyle = colour;
        c.fillRect(px - 1.5, py - 1.5, 3, 3);
      } else cross(c, px, py, 1.6, p.ink4);
    }
    c.font = font();
    text(c, `${fixed(row.passed)}/${fixed(row.at.length)}`, width - 12, y, p.ink2, 'right');
  });
  vertical(c, x(threshold), 0, foot, p.ink);
  c.font = font();
  const y = foot + 12;
  const marks: readonly [number, string, string][] = [
    [low, fixed(low, 1), p.ink3],
    [threshold, `θ ${fixed(threshold, 2)}`, p.ink],
    [1, '1', p.ink3],
  ];
  for (const [at, label, ink] of marks) text(c, label, x(at), y, ink, 'center');
  text(c, 'cosine', 12, y, p.ink3);
}
