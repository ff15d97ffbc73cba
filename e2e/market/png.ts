/** Reads a screenshot: 8-bit RGB or RGBA, not interlaced, as browsers write them. Enough to count colours. */
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGB, three bytes a pixel. */
  readonly rgb: Uint8Array;
}

/** Predictor of Paeth [PNG specification, filter 4]. */
function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

export function readPng(file: Buffer): Picture {
  let at = 8;
  let width = 0;
  let height = 0;
  let channels = 0;
  const parts: Buffer[] = [];
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      width = data.readUInt32BE(0);
      height = data.readUInt32BE(4);
      channels = data[9] === 6 ? 4 : 3;
      if (data[8] !== 8 || data[12] !== 0) throw new Error('only 8-bit pictures without interlacing are read');
    } else if (kind === 'IDAT') parts.push(data);
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const lines = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const value = raw[y * (stride + 1) + 1 + x]!;
      const left = x >= channels ? lines[y * stride + x - channels]! : 0;
      const up = y > 0 ? lines[(y - 1) * stride + x]! : 0;
      const corner = x >= channels && y > 0 ? lines[(y - 1) * stride + x - channels]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      lines[y * stride + x] = value + guess;
    }
  }
  const rgb = new Uint8Array(3 * width * height);
  for (let k = 0; k < width * height; k++) for (let c = 0; c < 3; c++) rgb[3 * k + c] = lines[channels * k + c]!;
  return { width, height, rgb };
}

/** How many different colours there are. */
export function colours({ rgb }: Picture): number {
  const seen = new Set<number>();
  for (let k = 0; k < rgb.length; k += 3) seen.add((rgb[k]! << 16) | (rgb[k + 1]! << 8) | rgb[k + 2]!);
  return seen.size;
}

/** Share of the pixels that differ, [0, 1]. */
export function difference(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let k = 0; k < a.rgb.length; k += 3)
    if (a.rgb[k] !== b.rgb[k] || a.rgb[k + 1] !== b.rgb[k + 1] || a.rgb[k + 2] !== b.rgb[k + 2]) count++;
  return (3 * count) / a.rgb.length;
}
