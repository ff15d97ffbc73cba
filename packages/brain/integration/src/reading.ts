/** Reads a field of an audit record by name. */
import { auditSlot } from '@janus/domain';

export type Read = (field: string) => number;

export const reader =
  (row: Float64Array): Read =>
  (field) =>
    row[auditSlot(field)] ?? Number.NaN;

/** Name at an index of a closed list; 'none' outside it. */
export const nameOf = (names: readonly string[], index: number): string => names[index] ?? 'none';

/** Names of the bits that are set in a mask over a closed list, by commas; '' where none is, or the mask is not known. */
export const namesOfBits = (names: readonly string[], bits: number): string =>
  names.filter((_, i) => (bits >> i) & 1).join(', ');
