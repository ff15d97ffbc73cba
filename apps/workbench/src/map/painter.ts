/** What paints the points: on the graphics card where the browser gives WebGL2, else on a 2D canvas. Same picture. */
import type { Size } from '../canvas/surface.ts';
import type { ContourLine } from '../workers/map-protocol.ts';
import type { MapData } from './map-store.ts';
import type { MapView } from './view.ts';

export interface Picture {
  readonly data: MapData;
  /** RGBA a point. */
  readonly colours: Uint8Array;
  readonly contours: readonly ContourLine[];
  /** '#rrggbb' */
  readonly line: string;
}
export interface Painter {
  readonly name: 'WebGL2' | '2D canvas';
  /** Exchanges what is painted. */
  show(picture: Picture): void;
  /** Paints it from there. */
  look(view: MapView, size: Size): void;
  destroy(): void;
}

/** CSS pixels of a point. */
export const RADIUS = 2.4;

/** More points than this are painted faster by the page than by a WebGL that is itself software. */
const SOFTWARE_MOST = 20_000;
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Why the card is not to paint so many points; null where it is. */
export function whyNotWebGl(points: number): string | null {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return 'this browser gives no WebGL2';
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const card = String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  // It counts against the browser's limit until it is collected.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  if (points > SOFTWARE_MOST && SOFTWARE.test(card))
    return `WebGL2 is emulated here (${card.slice(0, 80)}), which is slower for so many points`;
  return null;
}
