/** What the System page and the command line are told of the card. Types only: the page imports them. */
import type { CardField } from './gaf.ts';
import type { DriverName } from './driver.ts';
import type { LatencyReport } from './latency.ts';
import type { KernelManifest, KernelName } from './manifest.ts';

export interface KernelReport extends KernelManifest {
  readonly name: KernelName;
  /** Requests from end to end, and in the kernel alone, µs. */
  readonly trip: LatencyReport;
  readonly inside: LatencyReport;
  /** Largest error of the last trial against double precision; null before one. */
  readonly error: number | null;
}

export interface CardReport {
  /** A card is there and answers for itself: never so for csim and noop. */
  readonly present: boolean;
  readonly driver: DriverName | null;
  readonly detail: string;
  /** Null where there is a driver. */
  readonly cure: string | null;
  /** What answers is not a card. */
  readonly simulated: boolean;
  /** Of the device, once it was asked. */
  readonly device: string | null;
  readonly kernels: readonly KernelReport[];
  readonly requests: number;
  readonly errors: number;
  readonly restarts: number;
  readonly lastError: string | null;
}

/** Of one kernel held against double precision. */
export interface Trial {
  readonly kernel: KernelName;
  readonly times: number;
  readonly error: number;
  readonly tolerance: number;
  readonly within: boolean;
}

export type { CardField };
