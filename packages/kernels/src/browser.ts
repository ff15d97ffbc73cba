/**
 * The kernels in a browser or its workers: fetches build/<kernel>.wasm as an asset of the bundle. Needs
 * `wasm-unsafe-eval` in the page's script-src and nothing looser.
 */
import type { FusedExports, InstantiateFused } from './fused/exports.ts';
import type { GafKernel } from './gaf.ts';
import { gafKernel } from './kernel.ts';
import type { GafExports } from './memory.ts';

interface Instance<E> {
  readonly buffer: ArrayBuffer;
  readonly exports: E;
}

async function load<E>(url: URL): Promise<(pages: number) => Instance<E>> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`${url.pathname} answered ${response.status}: build it with \`node packages/kernels/build.mjs\``);
  // From bytes, not streaming: a static server may not send application/wasm.
  const module = await WebAssembly.compile(await response.arrayBuffer());
  return (pages) => {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(module, { env: { memory } });
    return { buffer: memory.buffer, exports: instance.exports as unknown as E };
  };
}

/** One a page or worker. A failed load is not remembered: the next call tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let shared: Promise<T> | undefined;
  return () =>
    (shared ??= make().catch((cause: unknown) => {
      shared = undefined;
      throw cause;
    }));
}

export const loadGafKernel: () => Promise<GafKernel> = once(async () =>
  gafKernel(await load<GafExports>(new URL('../build/gaf.wasm', import.meta.url))),
);

/** Instances of the fused models' kernel, for `openFused` of @janus/neural. */
export const loadFusedKernel: () => Promise<InstantiateFused> = once(() =>
  load<FusedExports>(new URL('../build/fused.wasm', import.meta.url)),
);
