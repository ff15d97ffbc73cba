export type Lock =
  { readonly owner: null; readonly release: () => void } | { readonly owner: number; readonly release: null };
export function takeLock(file: string): Lock;
export function lockOwner(file: string): number | null;
