/** Which engine draws the Gramian angular fields right now; told by the worker, never guessed. */
import { create } from 'zustand';

export type Backend = 'WebGPU' | 'WASM' | 'CPU';
export interface BackendStore {
  readonly backend: Backend | null;
  /** Why a faster one is not in use. */
  readonly why: string;
  /** Time of the last frame in the worker, µs. */
  readonly frameUs: number;
}
export const useBackend = create<BackendStore>(() => ({ backend: null, why: '', frameUs: Number.NaN }));
