/** The rules that a run was held against, from what the run keeps of itself. */
import { noData, parseConfig } from '@janus/domain';
import { rulesFields } from '@janus/logic';
import { readRunFile } from '../runs/store.ts';
import { BUILT_IN, type RunRules } from './api.ts';
import { readRules, type OpenRules } from './store.ts';

/** null for a version that is not kept here: the run may have come from elsewhere. */
function kept(dataFolder: string, version: string): OpenRules | null {
  try {
    return readRules(dataFolder, version);
  } catch {
    return null;
  }
}

/** @throws JanusError no-data where there is no such run */
export function rulesOfRun(dataFolder: string, runId: string): RunRules {
  const file = readRunFile(dataFolder, runId);
  if (!file) throw noData(`there is no run ${runId}; \`runs.list\` names those that are there`);
  const version = file.summary.run.rules ?? BUILT_IN;
  const rules = kept(dataFolder, version);
  const { brain } = (file.config ?? {}) as { readonly brain?: { readonly rules?: unknown } };
  return {
    version,
    name: rules?.name ?? null,
    meaning: rules?.meaning ?? null,
    rules: rules?.rules ?? 0,
    later: (file.summary.run.laterRules ?? []).map(({ from, version: name }) => ({
      from,
      version: name,
      name: kept(dataFolder, name)?.name ?? null,
    })),
    config: parseConfig(rulesFields, brain?.rules ?? {}, 'rules'),
    // With the prefrontal cortex the rules are off.
    held: !file.summary.run.lesions.includes('prefrontal'),
  };
}
