/** Numbers to and from the raw words that a kernel takes: the value times 2^fraction. */
import { badInput } from '@janus/domain';
import type { FixedFormat, Limit } from './manifest.ts';

/** 2^(bits after the point). */
export const scaleOf = ({ width, integer }: FixedFormat): number => 2 ** (width - integer);

/**
 * Raw word of a value in [0, 1], rounded to the nearest, halves up, as AP_RND does.
 * @param what names the value where it is refused
 * @throws JanusError bad-input for what is not a number in [0, 1]
 */
export function rawOf(value: number, format: FixedFormat, what: string): number {
  if (!(value >= 0 && value <= 1)) throw badInput(`${what} ${value} is not a number in [0, 1]`);
  return Math.floor(value * scaleOf(format) + 0.5);
}

/** @throws JanusError bad-input naming the count, its limits and the kernel */
export function assertWithin(count: number, { min, max, unit }: Limit, kernel: string): void {
  if (!Number.isInteger(count) || count < min || count > max)
    throw badInput(`the kernel ${kernel} takes ${min} to ${max} ${unit}, not ${count}`);
}
