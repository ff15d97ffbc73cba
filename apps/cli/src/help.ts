/** Help, from what the commands declare. */
import type { Command, OptionSpec } from './command.ts';

const COMMON = `  --json   exactly one JSON document on stdout; everything else goes to stderr
  --help   this text`;

const EXITS = `Exit status: 0 done · 1 failed · 2 bad usage or input · 3 refused · 4 no data · 130 cancelled`;

const columns = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}   ${right}`).join('\n');
};

/** All commands, a line each. */
export function overview(commands: readonly Command[], version: string): string {
  return [
    `JANUS ${version}: a neuromorphic trading research workbench. All trading is simulated.`,
    `Usage: janus COMMAND [options]   (janus COMMAND --help says more)`,
    columns(commands.map(({ usage, summary }) => [usage, summary])),
    `${COMMON}\n  --version`,
    `Data lies in the folder that JANUS_DATA names, else in .janus/data of the repository.\n${EXITS}`,
  ].join('\n\n');
}

function detail(spec: OptionSpec): string {
  const notes = [
    spec.choices ? `one of ${spec.choices.join(', ')}` : '',
    spec.min !== undefined && spec.max !== undefined ? `${spec.min} to ${spec.max}` : '',
    spec.required ? 'required' : '',
    spec.default !== undefined ? `default ${spec.default}` : '',
  ].filter((note) => note !== '');
  return notes.length > 0 ? `${spec.meaning} (${notes.join('; ')})` : spec.meaning;
}

export function helpOf(command: Command): string {
  const options = Object.entries(command.options).map(
    ([name, spec]) =>
      [spec.type === 'flag' ? `--${name}` : `--${name} ${spec.type.toUpperCase()}`, detail(spec)] as const,
  );
  const parts = [
    `janus ${command.usage}`,
    command.summary,
    ...(options.length > 0 ? [columns(options)] : []),
    COMMON,
    EXITS,
  ];
  return parts.join('\n\n');
}
