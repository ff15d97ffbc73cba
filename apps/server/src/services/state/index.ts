/** Operational state and the hot-reloaded defaults of runs. */
import path from 'node:path';
import { memoryOpStore } from './memory.ts';
import type { OpStore } from './op-store.ts';
import { redisOpStore } from './redis.ts';

export type { OpStore, OpStoreHealth, Watcher } from './op-store.ts';
export { hotConfig, withDefaults, type HotConfig, type HotConfigHealth } from './hot-config.ts';

export const stateFile = (dataFolder: string): string => path.join(dataFolder, 'state.json');
export const configFile = (dataFolder: string): string => path.join(dataFolder, 'janus.toml');

/**
 * @param redisUrl empty or undefined: in this process
 * @throws JanusError refused where another process has the file, failed where Redis does not answer
 */
export async function openOpStore(dataFolder: string, redisUrl: string | undefined): Promise<OpStore> {
  return redisUrl ? redisOpStore(redisUrl) : memoryOpStore(stateFile(dataFolder));
}
