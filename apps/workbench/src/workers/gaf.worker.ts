/**
 * Draws the fields away from the main thread: one window's two fields on request, thumbnails in batches. It keeps the
 * closes of the run; what goes back is pixels and numbers, transferred, not copied. Requests are answered in order,
 * and the page has at most one frame on its way.
 */
import { colourMap, rasterise } from '@janus/views';
import { betterEngine, openEngine, type Engine } from './gaf-engine.ts';
import { THUMB, type FrameAsk, type FromWorker, type ToWorker } from './gaf-protocol.ts';

const scope = self as unknown as {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToWorker>) => void): void;
};
const sequential = colourMap('ylgnbu');
const diverging = colourMap('puor');

let close = new Float64Array(0);
function use(made: Engine): Engine {
  scope.postMessage({ kind: 'ready', backend: made.backend, why: made.why });
  return made;
}
let engine: Promise<Engine> = openEngine().then(use);
async function improve(): Promise<void> {
  const better = use(await betterEngine(await engine));
  engine = Promise.resolve(better);
}
void improve();

async function frame(ask: FrameAsk): Promise<void> {
  const { window, end, scale } = ask;
  const size = Math.min(ask.size, window);
  const began = performance.now();
  const fields = await (await engine).draw(close.subarray(end - window + 1, end + 1), size, scale);
  const gasfPixels = new Uint8ClampedArray(4 * size * size);
  const gadfPixels = new Uint8ClampedArray(4 * size * size);
  rasterise(fields.gasf, size, size, -1, 1, sequential, gasfPixels);
  rasterise(fields.gadf, size, size, -1, 1, diverging, gadfPixels);
  const micros = 1000 * (performance.now() - began);
  scope.postMessage({ kind: 'frame', ...ask, size, ...fields, gasfPixels, gadfPixels, micros }, [
    fields.scaled.buffer,
    fields.gasf.buffer,
    fields.gadf.buffer,
    gasfPixels.buffer,
    gadfPixels.buffer,
  ]);
}

async function thumbs(ask: Extract<ToWorker, { kind: 'thumbs' }>): Promise<void> {
  const { window, scale, field, ends } = ask;
  const size = Math.min(THUMB, window);
  const stride = 4 * THUMB * THUMB;
  const pixels = new Uint8ClampedArray(stride * ends.length);
  const ready = await engine;
  for (let k = 0; k < ends.length; k++) {
    const end = ends[k]!;
    const fields = await ready.draw(close.subarray(end - window + 1, end + 1), size, scale);
    const out = pixels.subarray(k * stride, (k + 1) * stride);
    const map = field === 'gasf' ? sequential : diverging;
    rasterise(fields[field], size, size, -1, 1, map, out, THUMB, Math.floor((THUMB - size) / 2));
  }
  scope.postMessage({ kind: 'thumbs', window, scale, field, ends, pixels }, [pixels.buffer]);
}

async function answer(message: ToWorker): Promise<void> {
  if (message.kind === 'open') close = new Float64Array(message.close);
  else if (message.kind === 'frame') await frame(message);
  else await thumbs(message);
}

let queue = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  queue = queue
    .then(() => answer(data))
    .catch((cause: unknown) =>
      scope.postMessage({ kind: 'trouble', what: cause instanceof Error ? cause.message : String(cause) }),
    );
});
