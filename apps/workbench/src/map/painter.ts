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

export const hasWebGl = (): boolean => {
  const context = document.createElement('canvas').getContext('webgl2');
  // It counts against the browser's limit until it is collected.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
};
