/**
 * WebAssembly on one thread, with SIMD where the engine has it: the default on a processor. More threads were slower
 * at the sizes of these models, and need a worker made from a blob, which a strict policy forbids.
 */
import * as tf from '@tensorflow/tfjs-core';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { choose, type ChosenBackend, type PassedOver } from './tensor/backend.ts';

/** Where the two binaries of @tensorflow/tfjs-backend-wasm/dist lie: paths in Node, addresses in a browser. */
export interface WasmFiles {
  /** tfjs-backend-wasm-simd.wasm */
  readonly simd: string;
  /** tfjs-backend-wasm.wasm */
  readonly plain: string;
}

/** @throws JanusError refused where a file cannot be read or compiled */
export async function openWasm(
  { simd, plain }: WasmFiles,
  reason: string,
  passedOver: readonly PassedOver[] = [],
): Promise<ChosenBackend> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setThreadsCount(1);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
  const withSimd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const device = withSimd ? 'WebAssembly with SIMD, one thread' : 'WebAssembly without SIMD, one thread';
  return choose({ name: 'wasm', reason, device, software: false, passedOver });
}
