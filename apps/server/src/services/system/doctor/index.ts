/** What works on this machine, what does not or only partly, why, and the cure: for `janus doctor` and for the page. */
import type { Check } from './check.ts';
import { cardChecks } from './card.ts';
import { machineChecks } from './machine.ts';
import { storeChecks } from './stores.ts';
import { tensorChecks } from './tensors.ts';

export type { Check, Health } from './check.ts';

/** Changes nothing, whatever it finds. */
export async function diagnose(dataFolder: string, env: NodeJS.ProcessEnv): Promise<Check[]> {
  const [tensors, stores] = await Promise.all([tensorChecks(env), storeChecks(dataFolder, env)]);
  return [...machineChecks(dataFolder), ...tensors, ...cardChecks(env), ...stores];
}
