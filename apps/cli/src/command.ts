/**
 * What a command is: a name, its options declared once (parsing, help and documentation come from that), and a
 * function that returns one JSON document and the readable text of the same. A command never prints or exits;
 * main.ts does both.
 */
export interface OptionSpec {
  readonly type: 'string' | 'number' | 'integer' | 'flag';
  readonly meaning: string;
  readonly default?: string | number;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}
export type OptionValue = string | number | boolean | undefined;

export interface CommandInput {
  readonly positional: readonly string[];
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Folder of JANUS's own data (bars, audits); created by whoever writes first. */
  readonly dataFolder: string;
  /** Progress on stderr; `total` 0 = unknown. */
  readonly progress: (label: string, done: number, total: number) => void;
  /** One line on stderr at once, e.g. how time will be divided. */
  readonly say?: (line: string) => void;
  /** Aborted by Ctrl-C: long work stops at the next boundary and throws a JanusError with code cancelled. */
  readonly signal: AbortSignal;
}
export interface CommandResult {
  /** Exactly what `--json` prints. */
  readonly json: unknown;
  /** What is printed without `--json`. */
  readonly text: string;
  /** 0 unless stated; 4 = no data for the question. */
  readonly exitCode?: 0 | 1 | 3 | 4;
}
export interface Command {
  readonly name: string;
  /** e.g. `data import FILE --symbol S --timeframe T` */
  readonly usage: string;
  readonly summary: string;
  readonly positional: { readonly min: number; readonly max: number; readonly names: readonly string[] };
  readonly options: Readonly<Record<string, OptionSpec>>;
  run(input: CommandInput): Promise<CommandResult>;
}
