/**
 * What models train on here: the backend that a job would get and why, and the card that WebGPU finds in Node. Looked
 * at in a process of its own: a driver that fails takes nothing with it, and this process stays small.
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ChosenBackend } from '@janus/neural';
import { REPOSITORY } from '../../../settings.ts';
import { check, type Check } from './check.ts';

export interface TensorsAnswer {
  /** Or why there is none. */
  readonly backend: ChosenBackend | string;
  readonly gpu: { readonly device: string; readonly software: boolean } | string;
}

const PATIENCE_MS = 20_000;
const PROGRAM = fileURLToPath(new URL('./tensors-probe.ts', import.meta.url));

function backendCheck(backend: TensorsAnswer['backend']): Check {
  const name = 'backend tensors';
  if (typeof backend === 'string')
    return check(name, 'degraded', `no model can be trained: ${backend}`, 'unset JANUS_TENSORS to train on wasm');
  const detail = `models train on ${backend.name}, ${backend.device} (${backend.reason})`;
  const lost = backend.passedOver.find(({ name: other }) => other === 'wasm');
  return lost
    ? check(name, 'degraded', `${detail}: ${lost.why}`, 'install the dependencies anew: npm run setup')
    : check(name, 'ok', detail);
}

function gpuCheck(gpu: TensorsAnswer['gpu']): Check {
  const name = 'backend webgpu';
  const cure =
    'nothing, where wasm is fast enough; or open the workbench in a browser with WebGPU: System says what it found';
  if (typeof gpu === 'string') return check(name, 'degraded', `in Node: ${gpu}`, cure);
  return gpu.software
    ? check(name, 'degraded', `in Node: only ${gpu.device}, which the processor imitates`, cure)
    : check(name, 'ok', `in Node: ${gpu.device}; JANUS_TENSORS=webgpu trains on it`);
}

/** Two checks, whatever happens. */
export async function tensorChecks(env: NodeJS.ProcessEnv): Promise<Check[]> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', PROGRAM], {
      cwd: REPOSITORY,
      env: { ...process.env, ...env },
      timeout: PATIENCE_MS,
    });
    const { backend, gpu } = JSON.parse(stdout) as TensorsAnswer;
    return [backendCheck(backend), gpuCheck(gpu)];
  } catch (error) {
    const why = `what looks for it ended: ${(error as Error).message.split('\n')[0]}`;
    return [
      check('backend tensors', 'degraded', why, 'install the dependencies anew: npm run setup'),
      check('backend webgpu', 'degraded', why, 'update the driver of the card, or use wasm'),
    ];
  }
}
