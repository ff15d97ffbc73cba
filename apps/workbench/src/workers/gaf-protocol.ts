/** What the page and the worker that draws the fields say to one another. */
import type { Backend } from '../state/backend.ts';
import type { ScaleName } from '../state/view.ts';

/** Which of the two fields a thumbnail shows. */
export type FieldName = 'gasf' | 'gadf';

/** Cells of a thumbnail, and its side in pixels: one pixel a cell. */
export const THUMB = 40;

export interface FrameAsk {
  readonly window: number;
  readonly size: number;
  readonly scale: ScaleName;
  /** Last bar of the window. */
  readonly end: number;
}

export type ToWorker =
  | { readonly kind: 'open'; readonly close: Float64Array }
  | ({ readonly kind: 'frame' } & FrameAsk)
  | ({ readonly kind: 'thumbs'; readonly ends: readonly number[]; readonly field: FieldName } & Omit<
      FrameAsk,
      'end' | 'size'
    >);

/** Both fields of one window, as numbers and as pixels, and what the scaling did. */
export interface GafPicture extends FrameAsk {
  /** x̃ of each of the `size` values, oldest first. */
  readonly scaled: Float32Array;
  /** [size, size], row-major, row 0 the oldest. */
  readonly gasf: Float32Array;
  readonly gadf: Float32Array;
  /** RGBA, row 0 at the bottom. */
  readonly gasfPixels: Uint8ClampedArray<ArrayBuffer>;
  readonly gadfPixels: Uint8ClampedArray<ArrayBuffer>;
  /** The window has no variance: the frame is defined, and says nothing. */
  readonly constant: boolean;
  readonly micros: number;
}

export type FromWorker =
  | { readonly kind: 'ready'; readonly backend: Backend; readonly why: string }
  | ({ readonly kind: 'frame' } & GafPicture)
  | {
      readonly kind: 'thumbs';
      readonly window: number;
      readonly scale: ScaleName;
      readonly field: FieldName;
      readonly ends: readonly number[];
      /** One picture of THUMB × THUMB RGBA an end, one after another. */
      readonly pixels: Uint8ClampedArray<ArrayBuffer>;
    }
  | { readonly kind: 'trouble'; readonly what: string };
