/** What a night and a map answer with: on the command line, and as the result of their jobs. */
import type { StoredMap } from '../store/index.ts';
import type { MapDocument } from './execute-map.ts';
import type { NightConfig, NightOutcome } from './execute.ts';
import type { Night } from './api.ts';

export function sleepOutcome({ record, version }: NightOutcome) {
  const config = record.config as NightConfig;
  const recall = record.recall as Night['recall'];
  const phases = record.phases as Night['phases'];
  return {
    sleepId: record.sleepId,
    runId: record.runId,
    seed: record.seed,
    configHash: config.configHash,
    dataHash: config.dataHash,
    version: config.codeVersion,
    backend: config.backend,
    data: config.dataSet,
    simulatedData: config.simulatedData,
    experiences: config.experiences,
    phases: phases.map(({ name, replayed, ripples, seconds }) => ({
      name,
      replayed,
      ripples: Object.values(ripples).reduce((sum, count) => sum + count, 0),
      seconds,
    })),
    recall: { passed: recall.passed, blocked: recall.blocked },
    schemas: {
      version: version.version,
      count: version.schemas.length,
      hash: version.hash,
      parent: version.parent,
      knownAt: version.knownAt,
    },
  };
}

const byK = (quality: MapDocument, which: 'trustworthiness' | 'continuity'): Record<string, number | null> =>
  Object.fromEntries(quality.at.map((at) => [String(at.k), at[which]]));

export function mapOutcome(map: StoredMap) {
  const quality = map.quality as MapDocument;
  return {
    sleepId: map.sleepId,
    seed: map.seed,
    n: map.n,
    neighbours: quality.neighbours,
    minDist: quality.options.minDist,
    epochs: quality.epochs,
    alignedTo: quality.alignedTo,
    placed: quality.placed,
    quality: {
      grade: quality.grade,
      trustworthiness: byK(quality, 'trustworthiness'),
      continuity: byK(quality, 'continuity'),
    },
  };
}
