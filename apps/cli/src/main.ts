/**
 * `janus`: finds the command, checks its words, runs it, prints what it returns, and turns faults into exit codes.
 * Commands neither print nor exit. With --json stdout carries exactly one JSON document, of a fault too; everything
 * that is said beside it goes to stderr.
 */
import { ConfigError, ERROR_EXIT, JanusError, VERSION, badInput } from '@janus/domain';
import { dataFolderOf } from '@janus/server/settings';
import { helpOf, overview } from './help.ts';
import { hint } from './nearest.ts';
import { parseOptions } from './parse.ts';
import { jsonText, progressBar } from './print.ts';
import { COMMAND_NAMES, loadAll, loadCommand, matchCommand } from './registry.ts';

export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** stderr is a terminal. */
  readonly tty: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Words before the first option. */
function leading(args: readonly string[]): readonly string[] {
  const end = args.findIndex((word) => word.startsWith('-'));
  return end < 0 ? args : args.slice(0, end);
}

function unknownCommand(words: readonly string[]): JanusError {
  const given = words.join(' ');
  const within = COMMAND_NAMES.filter((name) => name.startsWith(`${words[0]} `));
  if (within.length > 0)
    return badInput(`'${given}' is not complete: ${within.map((name) => `janus ${name}`).join(', ')}`);
  return badInput(`there is no command '${words[0]}'${hint(words[0]!, COMMAND_NAMES)}; janus --help lists them`);
}

/** Words that stand before the command, as in `janus --json data list`, count as if they came after it. */
function order(args: readonly string[]): readonly string[] {
  const first = args.findIndex((word) => word !== '--json' && word !== '--help' && word !== '-h');
  return first <= 0 ? args : [...args.slice(first), ...args.slice(0, first)];
}

async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const words = leading(args);
  if (words.length === 0) {
    const asked = args.some((word) => word === '--help' || word === '-h');
    const strange = args.find((word) => !['--help', '-h', '--json'].includes(word));
    if (strange !== undefined)
      throw badInput(`janus has no option ${strange} without a command; janus --help lists them`);
    const commands = await loadAll();
    if (args.includes('--json')) io.out(jsonText({ version: VERSION, commands: commands.map(describe) }));
    else if (asked) io.out(`${overview(commands, VERSION)}\n`);
    else io.err(`${overview(commands, VERSION)}\n`);
    return asked ? 0 : 2;
  }
  const found = matchCommand(words);
  if (!found) throw unknownCommand(words);
  const command = await loadCommand(found.name);
  const { positional, options, json, help } = parseOptions(command, args.slice(found.length));
  if (help) {
    io.out(json ? jsonText(describe(command)) : `${helpOf(command)}\n`);
    return 0;
  }
  const bar = progressBar(
    (text) => io.err(text),
    io.tty,
    () => performance.now(),
  );
  try {
    const result = await command.run({
      positional,
      options,
      dataFolder: dataFolderOf(io.env),
      progress: (label, done, total) => bar.show(label, done, total),
      say: (line) => {
        bar.clear();
        io.err(`${line}\n`);
      },
      signal: io.signal,
    });
    bar.clear();
    const text = json ? jsonText(result.json) : result.text;
    io.out(text.endsWith('\n') || text === '' ? text : `${text}\n`);
    return result.exitCode ?? 0;
  } finally {
    bar.clear();
  }
}

const describe = ({ name, usage, summary, options }: Awaited<ReturnType<typeof loadCommand>>) => ({
  name,
  usage,
  summary,
  options,
});

/** @returns the exit status */
export async function main(args: readonly string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  try {
    return await dispatch(order(args), io);
  } catch (error) {
    const expected = error instanceof JanusError || error instanceof ConfigError;
    const code = error instanceof JanusError ? error.code : error instanceof ConfigError ? 'bad-input' : 'failed';
    const message = error instanceof Error ? error.message : String(error);
    // A fault nobody foresaw shows where it happened.
    io.err(`janus: ${expected ? message : error instanceof Error ? error.stack : message}\n`);
    if (json) io.out(jsonText({ error: { code, message } }));
    return ERROR_EXIT[code];
  }
}
