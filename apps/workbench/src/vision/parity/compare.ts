/** Whether two machines gave the same: largest difference and a hash of the bytes. Pure. */

/** How far an output may be from that of plain JavaScript, absolutely; values of both are about 1. */
export const TOLERANCES = { field: 1e-6, embedding: 1e-5 } as const;
/** What the button of a row adds to one of its numbers. */
export const INJECTED = 1e-3;

export interface Verdict {
  readonly hash: string;
  /** NaN where the lengths differ or a number is not finite. */
  readonly largest: number;
  readonly within: boolean;
  /** Not a bit apart. */
  readonly identical: boolean;
}

/** FNV-1a over the bytes of 32-bit floats, as eight hexadecimal digits. −0 is 0: on its way from a server it loses its sign. */
export function hashOf(values: Float32Array): string {
  const bytes = new Uint8Array(values.map((x) => (x === 0 ? 0 : x)).buffer);
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A copy with one number, that in the middle, wrong by `INJECTED`. */
export function injected(values: Float32Array): Float32Array {
  const out = values.slice();
  out[out.length >> 1]! += INJECTED;
  return out;
}

export function judge(reference: Float32Array, output: Float32Array, tolerance: number): Verdict {
  let largest = reference.length === output.length ? 0 : Number.NaN;
  for (let k = 0; k < output.length && !Number.isNaN(largest); k++) {
    const apart = Math.abs(output[k]! - reference[k]!);
    largest = Number.isFinite(apart) ? Math.max(largest, apart) : Number.NaN;
  }
  const hash = hashOf(output);
  return { hash, largest, within: largest <= tolerance, identical: hash === hashOf(reference) && largest === 0 };
}
