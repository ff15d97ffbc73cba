/** The points on a 2D canvas, where there is no WebGL2 to be had: pixels set by hand, lines of density below them. */
import { dropFrame, nextFrame } from '../canvas/frame-clock.ts';
import { Surface, type Size } from '../canvas/surface.ts';
import { RADIUS, type Painter, type Picture } from './painter.ts';
import { discOf, rasterPoints } from './raster.ts';
import { screenX, screenY, type MapView } from './view.ts';

export function canvasPainter(host: HTMLElement): Painter {
  let picture: Picture | null = null;
  let view: MapView | null = null;
  let size: Size = { width: 0, height: 0 };
  let pixels: ImageData | null = null;
  let colours = new Uint32Array(0);

  const lines = new Surface(host, (c, room) => {
    if (!picture || !view) return;
    c.strokeStyle = picture.line;
    for (const { path, level } of picture.contours) {
      c.globalAlpha = 0.3 + 0.45 * level;
      c.beginPath();
      for (let k = 0; k < path.length; k += 2) {
        const [px, py] = [screenX(view, room, path[k]!), screenY(view, room, path[k + 1]!)];
        if (k === 0) c.moveTo(px, py);
        else c.lineTo(px, py);
      }
      c.stroke();
    }
  });
  const canvas = document.createElement('canvas');
  canvas.style.position = 'absolute';
  canvas.style.inset = '0';
  host.append(canvas);
  // Kept in memory: a picture that is exchanged whole gains nothing from a card, emulated or not.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser gives no 2D canvas: the map cannot be drawn');

  function paint(): void {
    if (!picture || !view || !context || size.width === 0) return;
    const ratio = Math.max(1, devicePixelRatio || 1);
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (!pixels || canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.width}px`;
      canvas.style.height = `${size.height}px`;
      pixels = context.createImageData(width, height);
    }
    const cells = new Uint32Array(pixels.data.buffer);
    cells.fill(0);
    const scale = view.scale * ratio;
    const { x, y } = picture.data.map;
    rasterPoints(cells, width, height, x, y, colours, discOf(RADIUS * ratio), {
      offsetX: width / 2 - view.x * scale,
      offsetY: height / 2 + view.y * scale,
      factorX: scale,
      factorY: -scale,
    });
    context.putImageData(pixels, 0, 0);
  }
  return {
    name: '2D canvas',
    show(now) {
      picture = now;
      // The same bytes, four at a time, as the pixels of a picture lie.
      colours = new Uint32Array(now.colours.slice().buffer);
      lines.invalidate();
      nextFrame(paint);
    },
    look(now, room) {
      view = now;
      size = room;
      lines.invalidate();
      nextFrame(paint);
    },
    destroy() {
      dropFrame(paint);
      lines.destroy();
      canvas.remove();
    },
  };
}
