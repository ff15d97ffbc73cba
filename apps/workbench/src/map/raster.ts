/** Points into pixels, by hand: one pass over all of them, a small disc each. A hundred thousand take some ms. Pure. */
export interface Disc {
  /** Offsets of its pixels from its centre. */
  readonly dx: Int8Array;
  readonly dy: Int8Array;
}

/** Pixels whose middle lies within `radius` pixels. */
export function discOf(radius: number): Disc {
  const r = Math.ceil(radius);
  const found: [number, number][] = [];
  for (let y = -r; y <= r; y++) for (let x = -r; x <= r; x++) if (Math.hypot(x, y) <= radius) found.push([x, y]);
  return { dx: Int8Array.from(found, ([x]) => x), dy: Int8Array.from(found, ([, y]) => y) };
}

export interface Camera {
  /** Pixel of a point = offset + factor × coordinate. */
  readonly offsetX: number;
  readonly offsetY: number;
  readonly factorX: number;
  readonly factorY: number;
}

/**
 * Paints over what is in `pixels` [height, width], each as the four bytes of `colours` lie; a point covers those
 * before it.
 */
export function rasterPoints(
  pixels: Uint32Array,
  width: number,
  height: number,
  x: Float64Array,
  y: Float64Array,
  colours: Uint32Array,
  disc: Disc,
  { offsetX, offsetY, factorX, factorY }: Camera,
): void {
  const { dx, dy } = disc;
  for (let i = 0; i < x.length; i++) {
    const px = Math.round(offsetX + factorX * x[i]!);
    const py = Math.round(offsetY + factorY * y[i]!);
    if (px < -8 || py < -8 || px > width + 8 || py > height + 8) continue;
    const colour = colours[i]!;
    for (let k = 0; k < dx.length; k++) {
      const cx = px + dx[k]!;
      const cy = py + dy[k]!;
      if (cx >= 0 && cx < width && cy >= 0 && cy < height) pixels[cy * width + cx] = colour;
    }
  }
}
