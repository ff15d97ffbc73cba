/** What works on this machine, what does not or only partly, why, and the cure: for `janus doctor` and for the page. */
import type { Check } from './check.ts';
import { machineChecks } from './machine.ts';
import { storeChecks } from './stores.ts';

export type { Check, Health } from './check.ts';

/** Changes nothing, whatever it finds. */
export async function diagnose(dataFolder: string, env: NodeJS.ProcessEnv): Promise<Check[]> {
  return [...machineChecks(dataFolder), ...(await storeChecks(dataFolder, env))];
}
