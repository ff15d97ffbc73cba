/**
 * The page's end of the worker: asks for the frame at the cursor, one at a time, the newest request winning, and for
 * thumbnails in batches. Pictures are kept as small canvases that the panels draw from.
 */
import { useBackend } from '../../state/backend.ts';
import {
  THUMB,
  type FieldName,
  type FrameAsk,
  type FromWorker,
  type GafPicture,
  type ToWorker,
} from '../../workers/gaf-protocol.ts';

/** Thumbnails in the atlas; older ones give way. */
const SLOTS = 192;
const ACROSS = 16;

export interface FieldListener {
  onPicture(picture: GafPicture): void;
  onThumbs(): void;
  onTrouble(what: string): void;
}

const sameAsk = (a: FrameAsk, b: FrameAsk): boolean =>
  a.end === b.end && a.window === b.window && a.size === b.size && a.scale === b.scale;

export class FieldSource {
  readonly #worker: Worker;
  readonly #listener: FieldListener;
  #flying: FrameAsk | null = null;
  #next: FrameAsk | null = null;
  /** All thumbnails on one canvas; key → slot, in order of age. */
  readonly atlas: HTMLCanvasElement;
  readonly #slots = new Map<string, number>();
  readonly #asked = new Set<string>();

  constructor(close: Float64Array, listener: FieldListener) {
    this.#listener = listener;
    this.atlas = document.createElement('canvas');
    this.atlas.width = ACROSS * THUMB;
    this.atlas.height = (SLOTS / ACROSS) * THUMB;
    this.#worker = new Worker(new URL('../../workers/gaf.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', (event: MessageEvent<FromWorker>) => this.#take(event.data));
    this.#worker.addEventListener('error', (event) => listener.onTrouble(event.message || 'the worker did not start'));
    this.#tell({ kind: 'open', close });
  }

  /** Wants a frame; what was wanted before and is not being drawn yet is forgotten. */
  want(ask: FrameAsk): void {
    if (this.#flying) this.#next = ask;
    else {
      this.#flying = ask;
      this.#tell({ kind: 'frame', ...ask });
    }
  }

  /** Place of a thumbnail in the atlas, or null; those missing are asked for together. */
  thumbs(
    ends: readonly number[],
    window: number,
    scale: FrameAsk['scale'],
    field: FieldName,
  ): ({ x: number; y: number } | null)[] {
    const missing: number[] = [];
    const places = ends.map((end) => {
      const key = `${end} ${window} ${scale} ${field}`;
      const slot = this.#slots.get(key);
      if (slot !== undefined) return { x: (slot % ACROSS) * THUMB, y: Math.floor(slot / ACROSS) * THUMB };
      if (end >= window - 1 && !this.#asked.has(key)) {
        this.#asked.add(key);
        missing.push(end);
      }
      return null;
    });
    if (missing.length > 0) this.#tell({ kind: 'thumbs', ends: missing, window, scale, field });
    return places;
  }

  destroy(): void {
    this.#worker.terminate();
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #take(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        useBackend.setState({ backend: message.backend, why: message.why });
        break;
      case 'frame':
        this.#landed();
        this.#listener.onPicture(message);
        break;
      case 'thumbs':
        this.#keep(message);
        this.#listener.onThumbs();
        break;
      case 'trouble':
        this.#landed();
        this.#listener.onTrouble(message.what);
    }
  }

  #landed(): void {
    const next = this.#next;
    const done = this.#flying;
    this.#next = null;
    this.#flying = null;
    if (next && !(done && sameAsk(next, done))) this.want(next);
  }

  #keep({ ends, window, scale, field, pixels }: Extract<FromWorker, { kind: 'thumbs' }>): void {
    const context = this.atlas.getContext('2d');
    if (!context) return;
    const stride = 4 * THUMB * THUMB;
    ends.forEach((end, k) => {
      const key = `${end} ${window} ${scale} ${field}`;
      let slot = this.#slots.size;
      if (slot >= SLOTS) {
        const [oldest, freed] = this.#slots.entries().next().value!;
        this.#slots.delete(oldest);
        slot = freed;
      }
      this.#slots.set(key, slot);
      this.#asked.delete(key);
      const data = new ImageData(pixels.slice(k * stride, (k + 1) * stride), THUMB, THUMB);
      context.putImageData(data, (slot % ACROSS) * THUMB, Math.floor(slot / ACROSS) * THUMB);
    });
  }
}
