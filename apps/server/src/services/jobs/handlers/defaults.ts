/**
 * Backtests and walk-forwards over the defaults of the data folder's own configuration file. They are laid under a
 * request when it is submitted, so that a job that waits is not changed by a file that changes meanwhile.
 */
import type { JobKind } from '../api.ts';
import type { JobHandler } from '../handler.ts';
import { withDefaults } from '../../state/hot-config.ts';

const CONFIGURED: readonly JobKind[] = ['backtest', 'walkforward', 'lesion'];
type Table = Readonly<Record<string, unknown>>;

/** The request with the defaults under its configuration; what is no request is left for the handler to refuse. */
export function overDefaults(input: unknown, defaults: Table): unknown {
  if (typeof input !== 'object' || input === null || Object.keys(defaults).length === 0) return input;
  return { ...input, config: withDefaults(defaults, (input as Table)['config']) };
}

/** @param defaults what the file sets, asked anew for each submission */
export const withRunDefaults = (handlers: readonly JobHandler[], defaults: () => Table): JobHandler[] =>
  handlers.map((handler) =>
    CONFIGURED.includes(handler.kind)
      ? { ...handler, parse: (input: unknown) => handler.parse(overDefaults(input, defaults())) }
      : handler,
  );
