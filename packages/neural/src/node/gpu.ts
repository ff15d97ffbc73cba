/**
 * TensorFlow with CUDA, @tensorflow/tfjs-node-gpu: an optional peer, because its installer downloads half a gigabyte
 * and it needs CUDA 11.2. Never tried on a card by this project.
 */
import util from 'node:util';
import { refused } from '@janus/domain';
import { choose, type ChosenBackend, type PassedOver } from '../tensor/backend.ts';

export const NODE_GPU_INSTALL =
  'npm install --no-save --ignore-scripts=false @tensorflow/tfjs-node-gpu@4.22.0 (needs CUDA 11.2 and cuDNN 8.1)';

/** Held in a variable, so that neither the compiler nor a bundler wants the package to be there. */
const PACKAGE: string = '@tensorflow/tfjs-node-gpu';

/** @throws JanusError refused, with the command that installs it, where the package is absent or does not load */
export async function openNodeGpu(reason: string, passedOver: readonly PassedOver[] = []): Promise<ChosenBackend> {
  // The package calls two functions that Node 23 took away.
  const gone = util as unknown as Record<string, unknown>;
  gone['isNullOrUndefined'] ??= (x: unknown) => x === null || x === undefined;
  gone['isArray'] ??= Array.isArray;
  try {
    await import(PACKAGE);
  } catch (cause) {
    const first = (cause as Error).message.split('\n')[0];
    throw refused(`${PACKAGE} cannot be loaded (${first}): ${NODE_GPU_INSTALL}`);
  }
  return choose({ name: 'node-gpu', reason, device: 'TensorFlow with CUDA', software: false, passedOver });
}
