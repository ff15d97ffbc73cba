/**
 * The safetensors format: eight bytes with the length of a header as a little-endian number, the header as JSON, then
 * the numbers of all tensors, one after the other without a gap. The header names each tensor's type, shape and place;
 * `__metadata__` holds text. Only F32 is written and read here.
 */

/** Longest header that is read, as in the reference implementation. */
export const LONGEST_HEADER = 100_000_000;
/** Bytes before the header. */
export const PREFIX = 8;
export const METADATA = '__metadata__';

export interface Stored {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}
export interface SafetensorsFile {
  readonly tensors: Readonly<Record<string, Stored>>;
  readonly metadata: Readonly<Record<string, string>>;
}
