/** Paints a regime ribbon from its pixel columns: colour and letter = regime, opacity = confidence, hatch = doubt. */
import { REGIME_LETTERS, REGIMES } from '@janus/domain';
import { newRibbonColumns, ribbonColumns, ribbonRuns, type RibbonColumns, type RibbonSource } from '@janus/views';
import { font, text, type Context } from './draw.ts';
import { palette } from './palette.ts';

export const REGIME_NAMES = REGIMES.map((name) => name.charAt(0).toUpperCase() + name.slice(1));

/** Opacity of a confidence: never so faint that the regime cannot be seen. */
const opacity = (confidence: number): number => 0.28 + 0.72 * Math.min(1, Math.max(0, confidence));
const HATCH = 5;
/** Narrower runs keep their colour and lose their letter; the hover text still names them. */
const LETTER_ROOM = 12;
const NAME_ROOM = 68;

/** Keeps the columns of one ribbon between frames, so that painting allocates only where the width changes. */
export class RibbonPainter {
  #columns: RibbonColumns = newRibbonColumns(1);

  /** @param from, to bars at the left and right edge, fractional, bar i covering [i, i + 1) */
  paint(
    c: Context,
    source: RibbonSource,
    from: number,
    to: number,
    box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    named: boolean,
  ): void {
    const { x, y, width, height } = box;
    const cells = Math.max(1, Math.floor(width));
    if (this.#columns.regime.length !== cells) this.#columns = newRibbonColumns(cells);
    const columns = ribbonColumns(source, from, to, this.#columns);
    const p = palette();
    for (let k = 0; k < cells;) {
      const regime = columns.regime[k]!;
      const strength = Math.round(16 * columns.confidence[k]!);
      let end = k + 1;
      while (end < cells && columns.regime[end] === regime && Math.round(16 * columns.confidence[end]!) === strength)
        end++;
      if (regime >= 0) {
        c.globalAlpha = opacity(strength / 16);
        c.fillStyle = p.regimes[regime]!;
        c.fillRect(x + k, y, end - k, height);
      }
      k = end;
    }
    c.globalAlpha = 1;
    const runs = ribbonRuns(columns);
    c.save();
    c.beginPath();
    for (const run of runs) if (run.hatched) c.rect(x + run.from, y, run.to - run.from, height);
    c.clip();
    c.beginPath();
    for (const run of runs)
      if (run.hatched)
        for (let q = HATCH * Math.floor((run.from - height) / HATCH); q < run.to; q += HATCH) {
          c.moveTo(x + q, y + height);
          c.lineTo(x + q + height, y);
        }
    c.strokeStyle = p.panel;
    c.lineWidth = 1.5;
    c.stroke();
    c.restore();
    // One separator and one letter a stretch of one regime, whether or not part of it is hatched.
    c.font = font(600, 10);
    for (let k = 0; k < runs.length;) {
      const { from: start, regime } = runs[k]!;
      let weight = 0;
      let end = start;
      let hatched = false;
      while (k < runs.length && runs[k]!.regime === regime && (end === start || runs[k]!.from === end)) {
        const run = runs[k++]!;
        weight += run.confidence * (run.to - run.from);
        hatched ||= run.hatched;
        end = run.to;
      }
      const room = end - start;
      if (room > 4) {
        c.fillStyle = p.panel;
        c.fillRect(x + end - 1, y, 1, height);
      }
      if (room < LETTER_ROOM) continue;
      const name = named && room > NAME_ROOM ? REGIME_NAMES[regime]! : REGIME_LETTERS[regime]!;
      const alpha = opacity(weight / room);
      if (hatched) {
        const w = c.measureText(name).width;
        c.fillStyle = p.panel;
        c.fillRect(x + start + 2, y, w + 5, height);
        c.globalAlpha = alpha;
        c.fillStyle = p.regimes[regime]!;
        c.fillRect(x + start + 2, y, w + 5, height);
        c.globalAlpha = 1;
      }
      text(c, name, x + start + 4, y + height / 2 + 0.5, alpha > 0.62 ? p.onRegime : p.ink);
    }
  }
}
