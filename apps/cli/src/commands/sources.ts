/** `janus sources`: the outside sources there are, and what one of them says: asked, or from a saved answer. */
import { badInput } from '@janus/domain';
import { SOURCES, sourceOf, type Observation } from '@janus/market';
import { askSource, sourceStates, stateOf } from '@janus/server/sources';
import type { Command, CommandInput, CommandResult } from '../command.ts';
import { recordedText } from '../recorded-lines.ts';
import { valuesOf } from '../series-file.ts';

const SHOWN = 10;

function listed(): CommandResult {
  const states = sourceStates(process.env);
  const rows = states.map(({ source, on, why }) => ({
    id: source.id,
    name: source.name,
    kind: source.kind,
    unit: source.unit,
    documentation: source.documentation,
    on,
    why,
    key: source.key,
  }));
  return {
    json: { sources: rows },
    text: rows.map((r) => `${r.id.padEnd(16)} ${r.name.padEnd(24)} ${r.on ? 'on' : `off: ${r.why}`}`).join('\n'),
  };
}

function observed(id: string, asked: boolean, all: readonly Observation[]): CommandResult {
  const { name, unit } = sourceOf(id);
  const lines = all
    .slice(-SHOWN)
    .map(
      (o) =>
        `${new Date(o.time).toISOString()}  ${o.value.toFixed(3).padStart(9)} ${unit}  ${(o.text ?? '').slice(0, 80)}`,
    );
  return {
    json: { source: id, asked, observations: all },
    text: [`${all.length} observations of ${name}${all.length > SHOWN ? `, the last ${SHOWN}` : ''}`, ...lines].join(
      '\n',
    ),
    ...(all.length === 0 ? { exitCode: 4 as const } : {}),
  };
}

export const sourcesCommand: Command = {
  name: 'sources',
  usage: 'sources [--source ID] [--input FILE] [--query WORDS] [--latitude N --longitude N]',
  summary: 'news, weather and space weather: which are on, and what one says; nothing is asked unless switched on',
  positional: { min: 0, max: 0, names: [] },
  options: {
    source: {
      type: 'string',
      meaning: 'the source to read; without it all are listed',
      choices: SOURCES.map((s) => s.id),
    },
    input: { type: 'string', meaning: 'a saved answer of the source; without it the source is asked' },
    query: { type: 'string', meaning: 'words or currencies to look for' },
    latitude: { type: 'number', meaning: 'degrees north', min: -90, max: 90 },
    longitude: { type: 'number', meaning: 'degrees east', min: -180, max: 180 },
  },
  async run({ options }: CommandInput) {
    const given = options['source'];
    if (given === undefined) {
      const stray = ['input', 'query', 'latitude', 'longitude'].find((name) => options[name] !== undefined);
      if (stray !== undefined) throw badInput(`--${stray} is about one source: name it with --source`);
      return listed();
    }
    const id = String(given);
    if (options['input'] !== undefined)
      return observed(id, false, await valuesOf(sourceOf(id).parse(await recordedText(String(options['input'])))));
    const ask = {
      ...(options['query'] === undefined ? {} : { query: String(options['query']) }),
      ...(options['latitude'] === undefined ? {} : { latitude: Number(options['latitude']) }),
      ...(options['longitude'] === undefined ? {} : { longitude: Number(options['longitude']) }),
    };
    return observed(id, true, await valuesOf(await askSource(stateOf(id, process.env), ask, fetch)));
  },
};
