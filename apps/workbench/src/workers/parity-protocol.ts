/** What the parity panel and its worker say to one another. */
import type { FieldChoice } from '../vision/view-store.ts';
import type { BarsAsk } from './vision-protocol.ts';

/** What is computed everywhere: both fields of the window of closes, or the embedding of a ViViT. */
export type Subject = 'field' | 'embedding';
/** fused: one call of the fused kernel, for the embedding alone. */
export type Place = 'cpu' | 'wasm' | 'fused' | 'webgpu';
/** Asked of the server, for the fields alone. */
export type FarPlace = 'server' | 'card';

export interface ParityAsk {
  readonly ticket: number;
  /** Bars up to the cursor. */
  readonly bars: BarsAsk;
  readonly window: number;
  /** Cells of a side of the field. */
  readonly size: number;
  readonly stride: number;
  readonly field: FieldChoice;
  /** Also a graphics card that the processor imitates. */
  readonly allowSoftware: boolean;
}

export type ParityAnswer =
  | {
      readonly kind: 'row';
      readonly ticket: number;
      readonly subject: Subject;
      readonly place: Place;
      /** What computed it, as the host names it. */
      readonly device: string;
      readonly output: Float32Array;
    }
  /** Not to be had here, and why. */
  | {
      readonly kind: 'absent';
      readonly ticket: number;
      readonly subject: Subject;
      readonly place: Place;
      readonly why: string;
    }
  | { readonly kind: 'done'; readonly ticket: number }
  | { readonly kind: 'failed'; readonly ticket: number; readonly why: string };
