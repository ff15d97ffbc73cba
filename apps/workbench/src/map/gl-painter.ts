/** The points by deck.gl: one buffer of places, one of colours; a pan moves the camera and uploads nothing. */
import { Deck, OrthographicView } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { Size } from '../canvas/surface.ts';
import type { ContourLine } from '../workers/map-protocol.ts';
import { rgb } from './colours.ts';
import { RADIUS, type Painter, type Picture } from './painter.ts';
import type { MapView } from './view.ts';

/** @param fail told once the card gives up; the page then paints by itself */
export function glPainter(host: HTMLElement, fail: (why: string) => void): Painter {
  const canvas = document.createElement('canvas');
  canvas.style.position = 'absolute';
  canvas.style.inset = '0';
  canvas.style.width = '100%';
  canvas.style.height = '100%';
  host.append(canvas);
  const view = new OrthographicView({ id: 'map', flipY: false });
  const deck = new Deck({
    canvas,
    width: '100%',
    height: '100%',
    views: view,
    controller: false,
    viewState: { target: [0, 0, 0], zoom: 0 },
    layers: [],
    onError: (error) => fail(error.message),
  });
  canvas.addEventListener('webglcontextlost', () => fail('the context was lost'), { once: true });
  let sleepId = '';
  let positions = new Float32Array(0);
  return {
    name: 'WebGL2',
    show({ data, colours, contours, line }: Picture) {
      const { x, y } = data.map;
      if (sleepId !== data.sleepId || positions.length !== 2 * x.length) {
        sleepId = data.sleepId;
        positions = new Float32Array(2 * x.length);
        for (let i = 0; i < x.length; i++) {
          positions[2 * i] = x[i]!;
          positions[2 * i + 1] = y[i]!;
        }
      }
      const ink = rgb(line);
      deck.setProps({
        layers: [
          new PathLayer<ContourLine>({
            id: 'contours',
            data: contours as ContourLine[],
            getPath: ({ path }) => path,
            positionFormat: 'XY',
            getColor: ({ level }) => [...ink, Math.round(70 + 120 * level)] as [number, number, number, number],
            getWidth: 1,
            widthUnits: 'pixels',
          }),
          new ScatterplotLayer({
            id: 'points',
            data: {
              length: x.length,
              attributes: {
                getPosition: { value: positions, size: 2 },
                getFillColor: { value: colours, size: 4, normalized: true },
              },
            },
            getRadius: RADIUS,
            radiusUnits: 'pixels',
            antialiasing: true,
            pickable: false,
          }),
        ],
      });
    },
    look({ x, y, scale }: MapView, _size: Size) {
      deck.setProps({ viewState: { target: [x, y, 0], zoom: Math.log2(scale) } });
    },
    destroy() {
      deck.finalize();
      canvas.remove();
    },
  };
}
