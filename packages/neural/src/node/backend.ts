/**
 * Which backend a Node process computes with: wasm, and cpu where that does not start. A graphics card is used when it
 * is asked for by name, not by default: no real card has been tried.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { badInput } from '@janus/domain';
import { openCpu } from '../cpu.ts';
import type { ChosenBackend, PassedOver } from '../tensor/backend.ts';
import { openWasm } from '../wasm.ts';

/** What JANUS_TENSORS may say. */
export const NODE_CHOICES = ['auto', 'cpu', 'wasm', 'webgpu', 'webgpu-software', 'node-gpu'] as const;
export type NodeChoice = (typeof NODE_CHOICES)[number];

/** @throws JanusError bad-input for another word */
export function nodeChoice(word: string | undefined): NodeChoice {
  if (word === undefined || word === '') return 'auto';
  if ((NODE_CHOICES as readonly string[]).includes(word)) return word as NodeChoice;
  throw badInput(`JANUS_TENSORS: '${word}' is none of ${NODE_CHOICES.join(', ')}`);
}

const NOT_ASKED: readonly PassedOver[] = [
  { name: 'node-gpu', why: 'not asked for: JANUS_TENSORS=node-gpu' },
  { name: 'webgpu', why: 'not asked for: JANUS_TENSORS=webgpu' },
];

function openNodeWasm(reason: string, passedOver: readonly PassedOver[] = []): Promise<ChosenBackend> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  const file = (name: string) => path.join(folder, name);
  const files = { simd: file('tfjs-backend-wasm-simd.wasm'), plain: file('tfjs-backend-wasm.wasm') };
  return openWasm(files, reason, passedOver);
}

async function auto(): Promise<ChosenBackend> {
  try {
    return await openNodeWasm('the default of Node', NOT_ASKED);
  } catch (cause) {
    return openCpu('wasm does not start', [...NOT_ASKED, { name: 'wasm', why: (cause as Error).message }]);
  }
}

/**
 * Opens the backend of this process.
 * @param choice 'auto', or the one that is wanted and no other
 * @throws JanusError refused where the one asked for is not to be had, with the cure
 */
export async function openBackend(choice: NodeChoice = 'auto'): Promise<ChosenBackend> {
  const asked = 'asked for by name';
  switch (choice) {
    case 'auto':
      return auto();
    case 'cpu':
      return openCpu(asked);
    case 'wasm':
      return openNodeWasm(asked);
    case 'node-gpu':
      return (await import('./gpu.ts')).openNodeGpu(asked);
    case 'webgpu':
    case 'webgpu-software': {
      const { dawn } = await import('./dawn.ts');
      const { openWebgpu } = await import('../webgpu.ts');
      const software = choice === 'webgpu-software';
      return openWebgpu(dawn(software), software, asked);
    }
  }
}

/** The card that Dawn would use in this process, imitated or not. @throws JanusError refused where it finds none */
export async function nodeGpu(): Promise<{ readonly device: string; readonly software: boolean }> {
  const { dawn } = await import('./dawn.ts');
  const { findGpu } = await import('../webgpu.ts');
  const { device, software } = await findGpu(dawn(false), true);
  return { device, software };
}
