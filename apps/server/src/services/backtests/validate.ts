/** A configuration as text: parsed by the same parser that a run uses, every fault with its field and its line. */
import { parseRunConfig } from '@janus/backtest';
import { ConfigError } from '@janus/domain';
import { parse, TomlError } from 'smol-toml';
import type { Fault } from './api.ts';

/** Line of a field in the text, from 1; null where it is not written there as `name = …` below its `[table]`. */
export function lineOf(text: string, field: string): number | null {
  const parts = field.split('.');
  const lines = text.split('\n').map((line) => line.replace(/#.*$/, '').trim());
  for (let cut = parts.length - 1; cut >= 0; cut--) {
    const table = parts.slice(0, cut).join('.');
    const key = parts.slice(cut).join('.');
    let within = '';
    for (const [k, line] of lines.entries()) {
      const head = /^\[([^\]]+)\]$/.exec(line)?.[1]?.replaceAll(/["'\s]/g, '');
      if (head !== undefined) within = head;
      const name = /^([^=]+?)\s*=/.exec(line)?.[1]?.replaceAll(/["'\s]/g, '');
      if (head === field || (within === table && name === key && key !== '')) return k + 1;
    }
  }
  return null;
}

function faultOf(text: string, words: string): Fault {
  const [, field = '', message = words] = /^([\w.-]+): ([\s\S]*)$/.exec(words) ?? [];
  return { field, message, line: field === '' ? null : lineOf(text, field) };
}

export interface Checked {
  /** Tables as they are written; null where the text is not TOML. */
  readonly table: Readonly<Record<string, unknown>> | null;
  readonly faults: readonly Fault[];
}

/** No text takes every default. */
export function checkToml(text: string): Checked {
  let table: Record<string, unknown>;
  try {
    table = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.split('\n');
    return { table: null, faults: [{ field: '', message, line: error.line }] };
  }
  try {
    parseRunConfig(table);
    return { table, faults: [] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { table, faults: error.faults.map((fault) => faultOf(text, fault)) };
  }
}
