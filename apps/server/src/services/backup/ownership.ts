/** The data folder for one piece of work: the lock that a server on it would hold. */
import path from 'node:path';
import { refused } from '@janus/domain';
import { takeLock } from '../../../../../tools/lock.mjs';

/** @throws JanusError refused where another process serves the folder; it is named */
export async function owning<T>(dataFolder: string, work: () => Promise<T>): Promise<T> {
  const lock = takeLock(path.join(dataFolder, 'server.lock'));
  if (!lock.release)
    throw refused(
      `process ${lock.owner || '(just starting)'} serves the data in ${dataFolder}: stop that server first`,
    );
  const { release } = lock;
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
