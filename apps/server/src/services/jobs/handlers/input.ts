/** Input of a job checked against a schema: one error that lists every fault. */
import { badInput } from '@janus/domain';
import type { z } from 'zod';

/** @throws JanusError bad-input with all faults */
export function checked<T>(kind: string, schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `  ${[kind, ...path].join('.')}: ${message}`);
  throw badInput(`the input of the ${kind} is refused:\n${faults.join('\n')}`);
}
