/**
 * The border to the compiled kernel: what build/gaf.wasm exports, and how a memory is laid out for it. No host is named
 * here: whoever has WebAssembly and the bytes passes an `Instantiate` in.
 *
 * Every plan and stream owns an instance with a memory of exactly its size. The module is compiled once, an instance
 * takes microseconds, and no view is ever detached because no memory ever grows.
 */
import { badInput } from '@janus/domain';

/** Addresses are byte offsets into the instance's memory. */
export interface GafExports {
  base(): number;
  paa(n: number, m: number, overlap: number, src: number, dst: number): void;
  pairs(
    map: number,
    length: number,
    window: number,
    size: number,
    stride: number,
    src: number,
    scratch: number,
    lo: number,
    hi: number,
    flags: number,
    p: number,
    q: number,
    r: number,
  ): number;
  frames(kind: number, count: number, n: number, lo: number, hi: number, x: number, s: number, g: number): void;
  tick(
    kind: number,
    n: number,
    at: number,
    value: number,
    mu: number,
    slope: number,
    beta: number,
    x: number,
    s: number,
    g: number,
  ): number;
  unroll(n: number, oldest: number, g: number, out: number): void;
  pool(n: number, m: number, oldest: number, g: number, sums: number, out: number): void;
}

export interface GafInstance {
  readonly buffer: ArrayBuffer;
  readonly exports: GafExports;
}

/** An instance of the compiled kernel with a memory of its own of `pages` × 64 KiB, zeroed. */
export type Instantiate = (pages: number) => GafInstance;

/** First address that the kernel leaves to its caller is below this: it has 2 KiB of tables. */
export const FLOOR = 8192;
const PAGE = 65_536;
const LIMIT = 2 ** 32 - PAGE;

/** Lays areas out one after the other, each aligned and padded so that a vector may run past its end. */
export interface Layout {
  next: number;
}
export const openLayout = (): Layout => ({ next: FLOOR });
export function area(layout: Layout, bytes: number): number {
  const at = layout.next;
  layout.next = Math.ceil((at + bytes + 32) / 16) * 16;
  return at;
}
/** @throws JanusError bad-input where more is asked for than a memory can hold */
export function pagesOf(layout: Layout): number {
  if (layout.next > LIMIT)
    throw badInput(
      `${Math.ceil(layout.next / 2 ** 20)} MiB of frames do not fit one memory: use fewer or smaller ones`,
    );
  return Math.ceil(layout.next / PAGE);
}
