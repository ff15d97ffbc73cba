/**
 * The defaults of every run from one TOML file in the data folder, read again when it changes. A file with faults keeps
 * the last good one in force, and says all its faults; at the start it is refused, since there is no last good one.
 */
import { readFileSync } from 'node:fs';
import { parseRunConfig, type RunConfig } from '@janus/backtest';
import { ConfigError, JanusError, badInput } from '@janus/domain';
import { TomlError, parse } from 'smol-toml';

type Table = Readonly<Record<string, unknown>>;

export interface HotConfigHealth {
  readonly file: string;
  /** 'absent': built-in defaults; 'loaded': the file as it is; 'faulty': the file has faults, an older text is in force. */
  readonly state: 'absent' | 'loaded' | 'faulty';
  readonly faults: readonly string[];
  /** When what is in force was read, epoch ms. */
  readonly since: number;
}

export interface HotConfig {
  /** What the file sets, and nothing else: to be laid under the configuration of a run with `withDefaults`. */
  readonly table: Table;
  /** The whole configuration in force, every default filled in. */
  readonly config: RunConfig;
  health(): HotConfigHealth;
  /** Called after each change of `config` or `health`. @returns what ends it */
  onChange(listener: (health: HotConfigHealth) => void): () => void;
  /** Reads the file now; it is read by itself every second. */
  reload(): void;
  close(): void;
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The configuration of one run over the defaults: what it says wins, field by field. */
export function withDefaults(defaults: Table, own: unknown): unknown {
  if (!isTable(own)) return own ?? defaults;
  const out: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(own)) {
    const below = out[key];
    out[key] = isTable(below) && isTable(value) ? withDefaults(below, value) : value;
  }
  return out;
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new JanusError('failed', `${file} cannot be read: ${(error as Error).message}`);
  }
}

function faultsOf(error: unknown): string[] {
  if (error instanceof ConfigError) return [...error.faults];
  if (error instanceof TomlError)
    return [`line ${error.line}, column ${error.column}: ${error.message.split('\n')[0]}`];
  return [(error as Error).message];
}

/**
 * @param clock epoch ms
 * @throws JanusError bad-input with all faults of a file that is there and cannot be used
 */
export function hotConfig(file: string, clock: () => number, everyMs = 1000): HotConfig {
  const listeners = new Set<(health: HotConfigHealth) => void>();
  let seen: string | null | undefined;
  let table: Table = {};
  let config = parseRunConfig({});
  let health: HotConfigHealth = { file, state: 'absent', faults: [], since: clock() };

  function load(): void {
    let text: string | null;
    try {
      text = readText(file);
    } catch (error) {
      if (health.state === 'faulty' && seen === undefined) return;
      seen = undefined;
      health = { ...health, state: 'faulty', faults: faultsOf(error) };
      return tell();
    }
    if (text === seen) return;
    seen = text;
    try {
      const next = text === null ? {} : parse(text);
      config = parseRunConfig(next);
      table = next;
      health = { file, state: text === null ? 'absent' : 'loaded', faults: [], since: clock() };
    } catch (error) {
      health = { ...health, state: 'faulty', faults: faultsOf(error) };
    }
    tell();
  }
  function tell(): void {
    for (const listener of listeners) listener(health);
  }

  load();
  if (health.state === 'faulty')
    throw badInput(`${file} cannot be used:\n${health.faults.map((fault) => `  ${fault}`).join('\n')}`);
  const timer = setInterval(load, everyMs);
  timer.unref();
  return {
    get table() {
      return table;
    },
    get config() {
      return config;
    },
    health: () => health,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reload: load,
    close() {
      clearInterval(timer);
      listeners.clear();
    },
  };
}
