/**
 * The kernel in a browser or its workers: fetches build/gaf.wasm as an asset of the bundle. Needs `wasm-unsafe-eval`
 * in the page's script-src and nothing looser.
 */
import type { GafKernel } from './gaf.ts';
import { gafKernel } from './kernel.ts';
import type { GafExports } from './memory.ts';

async function load(): Promise<GafKernel> {
  const url = new URL('../build/gaf.wasm', import.meta.url);
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`${url.pathname} answered ${response.status}: build it with \`node packages/kernels/build.mjs\``);
  // From bytes, not streaming: a static server may not send application/wasm.
  const module = await WebAssembly.compile(await response.arrayBuffer());
  return gafKernel((pages) => {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    return { buffer: memory.buffer, exports: instance.exports as unknown as GafExports };
  });
}

let shared: Promise<GafKernel> | undefined;

/** One compiled kernel a page or worker. A failed load is not remembered: the next call tries again. */
export function loadGafKernel(): Promise<GafKernel> {
  shared ??= load().catch((cause: unknown) => {
    shared = undefined;
    throw cause;
  });
  return shared;
}
