/** Reads a field of an audit record by name. */
import { auditSlot } from '@janus/domain';

export type Read = (field: string) => number;

export const reader =
  (row: Float64Array): Read =>
  (field) =>
    row[auditSlot(field)] ?? Number.NaN;

/** Name at an index of a closed list; 'none' outside it. */
export const nameOf = (names: readonly string[], index: number): string => names[index] ?? 'none';
