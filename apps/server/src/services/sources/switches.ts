/**
 * Which outside sources are switched on, from the environment: none by default, and none by accident. JANUS_SOURCES
 * names them; a source that needs a key has it in a variable of its own, and without it is off and says so.
 */
import { badInput } from '@janus/domain';
import { SOURCES, sourceOf, type Source } from '@janus/market';

export interface SourceState {
  readonly source: Source;
  readonly on: boolean;
  /** Why it is off; '' where it is on. */
  readonly why: string;
  /** The variable that holds its key; null where it needs none. */
  readonly keyVariable: string | null;
}

export const keyVariableOf = (source: Source): string | null =>
  source.key === null ? null : `JANUS_KEY_${source.id.toUpperCase().replaceAll('-', '_')}`;

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
    const keyVariable = keyVariableOf(source);
    const why = !named.includes(source.id)
      ? `not switched on: name it in JANUS_SOURCES=${source.id}`
      : keyVariable !== null && !env[keyVariable]
        ? `needs a key: put it into ${keyVariable}`
        : '';
    return { source, on: why === '', why, keyVariable };
  });
}

/** @throws JanusError bad-input for a source that there is not */
export const stateOf = (id: string, env: NodeJS.ProcessEnv): SourceState =>
  sourceStates(env).find(({ source }) => source === sourceOf(id))!;
