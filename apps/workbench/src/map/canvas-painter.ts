/** The points on a 2D canvas, for browsers without WebGL2. Of very many only some are drawn while the map moves. */
import { Surface, type Size } from '../canvas/surface.ts';
import { RADIUS, type Painter, type Picture } from './painter.ts';
import { screenX, screenY, type MapView } from './view.ts';

/** Points of one picture while it moves, and how long it must have stood still for all of them. */
const MOVING = 12_000;
const STILL_MS = 160;
/** Points between two looks at the clock, so that a picture of all never holds the page up. */
const SLICE = 12_000;

export function canvasPainter(host: HTMLElement): Painter {
  let picture: Picture | null = null;
  let view: MapView | null = null;
  let all = true;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let slice: ReturnType<typeof setTimeout> | null = null;

  function points(c: CanvasRenderingContext2D, size: Size, from: number, to: number, step: number): void {
    if (!picture || !view) return;
    const { map } = picture.data;
    const { colours } = picture;
    let last = '';
    for (let i = from; i < to; i += step) {
      const [px, py] = [screenX(view, size, map.x[i]!), screenY(view, size, map.y[i]!)];
      if (px < -RADIUS || py < -RADIUS || px > size.width + RADIUS || py > size.height + RADIUS) continue;
      const colour = `rgb(${colours[4 * i]} ${colours[4 * i + 1]} ${colours[4 * i + 2]} / ${(colours[4 * i + 3]! / 255).toFixed(2)})`;
      if (colour !== last) c.fillStyle = last = colour;
      c.fillRect(px - RADIUS, py - RADIUS, 2 * RADIUS, 2 * RADIUS);
    }
  }

  const surface = new Surface(host, (c, size) => {
    if (slice) clearTimeout(slice);
    if (!picture || !view) return;
    c.strokeStyle = picture.line;
    for (const { path, level } of picture.contours) {
      c.globalAlpha = 0.3 + 0.45 * level;
      c.beginPath();
      for (let k = 0; k < path.length; k += 2) {
        const [px, py] = [screenX(view, size, path[k]!), screenY(view, size, path[k + 1]!)];
        if (k === 0) c.moveTo(px, py);
        else c.lineTo(px, py);
      }
      c.stroke();
    }
    c.globalAlpha = 1;
    const n = picture.data.map.x.length;
    if (!all) {
      points(c, size, 0, n, Math.max(1, Math.ceil(n / MOVING)));
      return;
    }
    const next = (from: number): void => {
      points(c, size, from, Math.min(n, from + SLICE), 1);
      if (from + SLICE < n) slice = setTimeout(() => next(from + SLICE), 0);
    };
    next(0);
  });
  return {
    name: '2D canvas',
    show(now) {
      picture = now;
      surface.invalidate();
    },
    look(now) {
      all = view === null || now === view;
      view = now;
      surface.invalidate();
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => {
        all = true;
        surface.invalidate();
      }, STILL_MS);
    },
    destroy() {
      if (timer) clearTimeout(timer);
      if (slice) clearTimeout(slice);
      surface.destroy();
    },
  };
}
