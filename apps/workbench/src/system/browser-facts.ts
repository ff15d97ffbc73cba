/** Asks the browser what it offers to the engines. Nothing is assumed: what does not answer is told as absent. */
export interface BrowserFacts {
  readonly webgpu: string;
  readonly webgl: string;
  readonly simd: boolean;
  readonly isolated: boolean;
  readonly processors: number;
  /** Bytes that this origin uses and may use, or null where the browser does not tell. */
  readonly storage: { readonly used: number; readonly quota: number } | null;
}

/** The smallest module with a vector instruction: i8x16.splat of a constant, dropped. */
const SIMD = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
]);

interface Adapter {
  readonly info?: {
    readonly vendor?: string;
    readonly architecture?: string;
    readonly description?: string;
    readonly isFallbackAdapter?: boolean;
  };
}
interface Gpu {
  requestAdapter(): Promise<Adapter | null>;
}

async function webgpu(): Promise<string> {
  const { gpu } = navigator as unknown as { readonly gpu?: Gpu };
  if (!gpu) return 'none: this browser has no WebGPU';
  try {
    const adapter = await gpu.requestAdapter();
    if (!adapter) return 'none: no adapter';
    const { vendor = '', architecture = '', description = '', isFallbackAdapter = false } = adapter.info ?? {};
    const name =
      [vendor, architecture, description].filter((part) => part !== '').join(' ') || 'an adapter without a name';
    return isFallbackAdapter ? `${name}, in software` : name;
  } catch (cause) {
    return `none: ${String(cause)}`;
  }
}

function webgl(): string {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return 'none';
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name : 'a renderer without a name';
}

export async function browserFacts(): Promise<BrowserFacts> {
  const estimate = await navigator.storage?.estimate().catch(() => null);
  return {
    webgpu: await webgpu(),
    webgl: webgl(),
    simd: WebAssembly.validate(SIMD),
    isolated: crossOriginIsolated,
    processors: navigator.hardwareConcurrency,
    storage:
      estimate?.usage !== undefined && estimate.quota !== undefined
        ? { used: estimate.usage, quota: estimate.quota }
        : null,
  };
}
