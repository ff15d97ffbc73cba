/** Every source there is, in one list. */
import { badInput } from '@janus/domain';
import { cryptoPanic, newsApi } from './news.ts';
import type { Source } from './source.ts';
import { noaaKp, noaaSolarWind, openWeatherMap } from './weather.ts';

export const SOURCES: readonly Source[] = [newsApi, cryptoPanic, openWeatherMap, noaaKp, noaaSolarWind];

/** @throws JanusError bad-input naming those there are */
export function sourceOf(id: string): Source {
  const found = SOURCES.find((source) => source.id === id);
  if (!found) throw badInput(`there is no source '${id}'; there are ${SOURCES.map((s) => s.id).join(', ')}`);
  return found;
}
