/** What `hls/manifest.json` says of the kernels for the card: ids, limits, formats, operations, promises. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../../settings.ts';

export const KERNELS = ['gaf', 'ltn'] as const;
export type KernelName = (typeof KERNELS)[number];

export interface Limit {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

/** Two's complement of `width` bits, `integer` of them before the point. */
export interface FixedFormat {
  readonly width: number;
  readonly integer: number;
  readonly rounding: 'AP_TRN' | 'AP_RND' | 'AP_RND_CONV';
  readonly overflow: 'AP_SAT' | 'AP_WRAP';
  readonly holds: string;
}

export interface KernelManifest {
  readonly id: number;
  readonly title: string;
  readonly equations: readonly string[];
  readonly limits: Readonly<Record<string, Limit>>;
  readonly formats: Readonly<Record<string, FixedFormat>>;
  readonly operations: Readonly<Record<string, number>>;
  /** Largest absolute difference to double precision that is promised. */
  readonly tolerance: number;
}

export const HLS_FOLDER = path.join(REPOSITORY, 'hls');

let kernels: Readonly<Record<KernelName, KernelManifest>> | null = null;
/** Read when it is first asked for. */
export function manifest(): Readonly<Record<KernelName, KernelManifest>> {
  kernels ??= (
    JSON.parse(readFileSync(path.join(HLS_FOLDER, 'manifest.json'), 'utf8')) as {
      kernels: Record<KernelName, KernelManifest>;
    }
  ).kernels;
  return kernels;
}
