/**
 * A canvas that fills its host at the screen's own resolution and paints when told: on resize, on a change of
 * palette, and on `invalidate`. It knows nothing of what it paints.
 */
import { useEffect, useRef, type RefObject } from 'react';
import { dropFrame, nextFrame } from './frame-clock.ts';
import { onPaletteChange } from './palette.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}
/** Painted in CSS pixels; the context is reset before every call. */
export type Paint = (context: CanvasRenderingContext2D, size: Size) => void;

export class Surface {
  readonly canvas: HTMLCanvasElement;
  readonly #host: HTMLElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #observer: ResizeObserver;
  readonly #stopPalette: () => void;
  #paint: Paint;
  #width = 0;
  #height = 0;

  constructor(host: HTMLElement, paint: Paint) {
    this.#host = host;
    this.#paint = paint;
    this.canvas = document.createElement('canvas');
    this.canvas.style.position = 'absolute';
    this.canvas.style.inset = '0';
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no 2D canvas: charts cannot be drawn');
    this.#context = context;
    host.append(this.canvas);
    this.#observer = new ResizeObserver(() => {
      // At once, not on the next frame: a canvas that lags behind its host shows a stretched picture.
      this.#width = this.#host.clientWidth;
      this.#height = this.#host.clientHeight;
      this.#draw();
    });
    this.#observer.observe(host);
    this.#stopPalette = onPaletteChange(() => this.invalidate());
  }

  set paint(paint: Paint) {
    this.#paint = paint;
    this.invalidate();
  }

  invalidate(): void {
    nextFrame(this.#draw);
  }

  readonly #draw = (): void => {
    const { canvas } = this;
    const width = this.#width;
    const height = this.#height;
    if (width === 0 || height === 0) return;
    const ratio = Math.max(1, devicePixelRatio || 1);
    const w = Math.round(width * ratio);
    const h = Math.round(height * ratio);
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const c = this.#context;
    c.reset?.();
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, width, height);
    c.textBaseline = 'middle';
    this.#paint(c, { width, height });
  };

  destroy(): void {
    dropFrame(this.#draw);
    this.#observer.disconnect();
    this.#stopPalette();
    this.canvas.remove();
  }
}

/**
 * Puts a surface into a host element. `paint` may change with every render; the returned function asks for a new
 * picture without one.
 */
export function useSurface(paint: Paint): { host: RefObject<HTMLDivElement | null>; invalidate: () => void } {
  const host = useRef<HTMLDivElement | null>(null);
  const surface = useRef<Surface | null>(null);
  const latest = useRef(paint);
  const invalidate = useRef(() => surface.current?.invalidate());
  useEffect(() => {
    latest.current = paint;
    surface.current?.invalidate();
  });
  useEffect(() => {
    if (!host.current) return undefined;
    const made = new Surface(host.current, (context, size) => latest.current(context, size));
    surface.current = made;
    return () => {
      surface.current = null;
      made.destroy();
    };
  }, []);
  return { host, invalidate: invalidate.current };
}
