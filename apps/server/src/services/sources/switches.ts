/**
 * Which outside sources are switched on, from the environment: none by default, and none by accident. JANUS_SOURCES
 * names them. A key is read from nowhere, neither from the environment nor from a file: its place is the vault, and
 * until there is one a source that needs a key stays off and says so.
 */
import { badInput } from '@janus/domain';
import { SOURCES, sourceOf, type Source } from '@janus/market';

export interface SourceState {
  readonly source: Source;
  readonly on: boolean;
  /** Why it is off; '' where it is on. */
  readonly why: string;
}

/** Why a source that needs a key cannot be asked, and what can be done instead. */
const keyless = (source: Source): string =>
  `needs a key (${source.key!.name}), keys are kept in the vault alone, and this version has none: ` +
  `read a saved answer with janus sources --source ${source.id} --input FILE`;

/** @throws JanusError bad-input where JANUS_SOURCES names a source that there is not */
export function sourceStates(env: NodeJS.ProcessEnv): SourceState[] {
  const named = (env['JANUS_SOURCES'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of named)
    if (!SOURCES.some((source) => source.id === name))
      throw badInput(`JANUS_SOURCES names '${name}'; there are ${SOURCES.map((s) => s.id).join(', ')}`);
  return SOURCES.map((source): SourceState => {
    const why =
      source.key !== null
        ? keyless(source)
        : named.includes(source.id)
          ? ''
          : `not switched on: name it in JANUS_SOURCES=${source.id}`;
    return { source, on: why === '', why };
  });
}

/** @throws JanusError bad-input for a source that there is not */
export const stateOf = (id: string, env: NodeJS.ProcessEnv): SourceState =>
  sourceStates(env).find(({ source }) => source === sourceOf(id))!;
