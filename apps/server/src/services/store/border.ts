/** Values at the border of the store: JANUS has numbers, the tables have bigint, JSON and bytes. */
import { badInput } from '@janus/domain';
import type { Prisma } from '../../../build/prisma/client.ts';

/** @throws JanusError bad-input where the number is not a whole one that a double holds exactly */
export function whole(value: number, what: string): bigint {
  if (!Number.isSafeInteger(value)) throw badInput(`${what} ${value} is not a whole number`);
  return BigInt(value);
}

export const numberOf = (value: bigint): number => Number(value);
export const numberOrNull = (value: bigint | null): number | null => (value === null ? null : Number(value));

/** As JSON keeps it: what is not a finite number becomes null, what is undefined goes. */
export const documentOf = (value: unknown): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

export const bytesOf = (view: ArrayBufferView): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));

/** The bytes as a typed array of their own: what a database hands out need not lie at a multiple of the element. */
export function elements<T>(bytes: Uint8Array, as: new (buffer: ArrayBuffer) => T): T {
  return new as(Uint8Array.from(bytes).buffer);
}
