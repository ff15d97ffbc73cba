/** Seven beliefs stacked to one over the same bars as the timeline: colour and letter say the regime. */
import { REGIME_LETTERS, REGIMES } from '@janus/domain';
import { font, horizontal, text, type Context } from '../canvas/draw.ts';
import { palette } from '../canvas/palette.ts';
import type { Size } from '../canvas/surface.ts';
import { AXIS, paintMarks, paintTimeAxis, plotWidth, type BarsView } from './paint-axis.ts';
import type { Labelled } from './regime-store.ts';
import { stackColumns } from './stack.ts';

const K = REGIMES.length;
/** A letter is set where an area is so tall for so long, px. */
const TALL = 18;
const LONG = 28;

export class PosteriorPainter {
  #stack = new Float32Array(0);

  paint(c: Context, size: Size, { report, track }: Labelled, view: BarsView): void {
    const p = palette();
    const width = plotWidth(size);
    const bottom = size.height - AXIS;
    const top = 4;
    const height = Math.max(10, bottom - top - 2);
    if (this.#stack.length !== width * K) this.#stack = new Float32Array(width * K);
    stackColumns(track.posterior, view.span[0], view.span[1], width, this.#stack);
    paintTimeAxis(c, size, track.time, view, report.timeframeMs, bottom);
    const base = new Float32Array(width);
    const letters: (readonly [letter: string, x: number, y: number])[] = [];
    for (let r = 0; r < K; r++) {
      c.fillStyle = p.regimes[r]!;
      let run = 0;
      let last = -LONG * 5;
      for (let k = 0; k < width; k++) {
        const share = this.#stack[k * K + r]!;
        if (Number.isNaN(share)) continue;
        const y = top + height * (1 - base[k]! - share);
        c.fillRect(k, y, 1, height * share);
        run = height * share > TALL ? run + 1 : 0;
        if (run >= LONG && k - last > LONG * 5) {
          last = k;
          const middle = k - (LONG >> 1);
          const at = top + height * (1 - base[middle]! + this.#stack[middle * K + r]! / 2);
          letters.push([REGIME_LETTERS[r]!, middle, at]);
        }
        base[k]! += share;
      }
    }
    c.font = font(600);
    for (const [letter, x, y] of letters) text(c, letter, x, y, p.onRegime, 'center');
    c.font = font();
    for (const share of [0, 0.5, 1]) {
      const y = top + height * (1 - share);
      horizontal(c, y, width, width + 4, p.line2);
      text(c, `${100 * share} %`, width + 6, Math.min(bottom - 5, Math.max(top + 5, y)), p.ink3);
    }
    paintMarks(c, size, track.time, view, report.timeframeMs, bottom);
  }
}
