/**
 * A run that names no rules takes the version in force when it is submitted: it is written into the request then, so
 * that a job that waits is not changed by a version that is activated meanwhile.
 */
import type { JobKind } from '../jobs/api.ts';
import type { JobHandler } from '../jobs/handler.ts';

const RULED: readonly JobKind[] = ['backtest', 'walkforward', 'lesion'];

/** The request with its version of the rules; what is no request is left for the handler to refuse. */
export function withRules(input: unknown, inForce: string): unknown {
  if (typeof input !== 'object' || input === null || 'rules' in input) return input;
  return { ...input, rules: inForce };
}

/** @param inForce asked anew for each submission */
export const withRulesInForce = (handlers: readonly JobHandler[], inForce: () => string): JobHandler[] =>
  handlers.map((handler) =>
    RULED.includes(handler.kind)
      ? { ...handler, parse: (input: unknown) => handler.parse(withRules(input, inForce())) }
      : handler,
  );
