/** What the page and the worker that computes the density of a map say to one another. */
export interface ContourAsk {
  readonly ticket: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}
/** A line of equal density, in map coordinates. */
export interface ContourLine {
  /** 0 the thinnest … 1 the densest. */
  readonly level: number;
  /** x, y, x, y, … */
  readonly path: Float32Array;
}
export interface ContourAnswer {
  readonly ticket: number;
  readonly lines: readonly ContourLine[];
}
