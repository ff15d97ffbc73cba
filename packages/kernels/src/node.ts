/**
 * The kernels in Node: reads build/<kernel>.wasm from disk. The files are built, not committed; where one is missing
 * the error says how to make it.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FusedExports, InstantiateFused } from './fused/exports.ts';
import type { GafKernel } from './gaf.ts';
import { gafKernel } from './kernel.ts';
import type { InstantiateLogic, LogicExports } from './logic.ts';
import type { GafExports } from './memory.ts';

const file = fileURLToPath(new URL('../build/gaf.wasm', import.meta.url));
const logicFile = fileURLToPath(new URL('../build/logic.wasm', import.meta.url));
const fusedFile = fileURLToPath(new URL('../build/fused.wasm', import.meta.url));
const missing = (path: string, cause: unknown): Error =>
  new Error(`${path} cannot be read: build it with \`node packages/kernels/build.mjs\``, { cause });

function open(module: WebAssembly.Module): GafKernel {
  return gafKernel((pages) => {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    return { buffer: memory.buffer, exports: instance.exports as unknown as GafExports };
  });
}

let shared: GafKernel | undefined;

/** One compiled kernel a process. @throws Error where it has not been built */
export function loadGafKernelSync(): GafKernel {
  if (shared) return shared;
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw missing(file, cause);
  }
  return (shared = open(new WebAssembly.Module(bytes)));
}

/** The same without blocking while it reads and compiles. */
export async function loadGafKernel(): Promise<GafKernel> {
  if (shared) return shared;
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw missing(file, cause);
  });
  const module = await WebAssembly.compile(new Uint8Array(bytes));
  return (shared ??= open(module));
}

type Instances<E> = (pages: number) => { readonly buffer: ArrayBuffer; readonly exports: E };

function instancesOf<E>(path: string): () => Instances<E> {
  let module: WebAssembly.Module | undefined;
  return () => {
    if (module === undefined) {
      let bytes: Uint8Array<ArrayBuffer>;
      try {
        bytes = readFileSync(path);
      } catch (cause) {
        throw missing(path, cause);
      }
      module = new WebAssembly.Module(bytes);
    }
    const compiled = module;
    return (pages) => {
      const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
      const instance = new WebAssembly.Instance(compiled, { env: { memory } });
      return { buffer: memory.buffer, exports: instance.exports as unknown as E };
    };
  };
}

/** Instances of the logic kernel, for `openLogicBatch`; compiled once a process. @throws Error where it has not been built */
export const loadLogicKernelSync: () => InstantiateLogic = instancesOf<LogicExports>(logicFile);

/** Instances of the fused models' kernel, for `openFused` of @janus/neural; likewise. */
export const loadFusedKernelSync: () => InstantiateFused = instancesOf<FusedExports>(fusedFile);
