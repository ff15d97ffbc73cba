/**
 * The running replay: audit records pushed by the server at a chosen number of bars a second. One socket while
 * playing, none while paused. Latest wins: at most one record is handed on per animation frame.
 */
import { AUDIT_WIDTH } from '@janus/domain';
import { dropFrame, nextFrame } from '../canvas/frame-clock.ts';

export interface FrameHandlers {
  onFrame(bar: number, row: Float64Array): void;
  onEnd(): void;
  /** Told once; the stream is closed by then. */
  onLost(why: string): void;
}

const HEADER = 16;
const BAR_RECORD = 1;

export class FrameStream {
  readonly #socket: WebSocket;
  readonly #handlers: FrameHandlers;
  #latest: ArrayBuffer | null = null;
  #after: number;
  #closed = false;
  /** Moment of the last message, ms of performance.now(). */
  heardAt = performance.now();

  constructor(runId: string, from: number, speed: number, handlers: FrameHandlers) {
    const query = new URLSearchParams({ run: runId, from: String(from), speed: String(speed) });
    this.#handlers = handlers;
    this.#after = from;
    this.#socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/frames?${query}`);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.addEventListener('message', (event: MessageEvent<unknown>) => this.#take(event.data));
    this.#socket.addEventListener('close', (event) => {
      if (!this.#closed) this.#lose(event.reason || `the connection closed with code ${event.code}`);
    });
  }

  setSpeed(speed: number): void {
    this.#tell({ speed });
  }
  /** Records of bars before the new place are dropped until the server has followed. */
  seek(bar: number): void {
    this.#after = bar;
    this.#latest = null;
    this.#tell({ seek: bar });
  }
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    dropFrame(this.#hand);
    this.#socket.close();
  }

  #tell(message: Readonly<Record<string, number>>): void {
    const text = JSON.stringify(message);
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
    else if (this.#socket.readyState === WebSocket.CONNECTING)
      this.#socket.addEventListener('open', () => this.#socket.send(text), { once: true });
  }

  #lose(why: string): void {
    this.close();
    this.#handlers.onLost(why);
  }

  #take(data: unknown): void {
    this.heardAt = performance.now();
    if (data instanceof ArrayBuffer) {
      if (data.byteLength !== HEADER + 8 * AUDIT_WIDTH)
        return this.#lose(
          `a record of ${data.byteLength} bytes came, not ${HEADER + 8 * AUDIT_WIDTH}: reload the page`,
        );
      const header = new Uint32Array(data, 0, 4);
      if (header[0] !== BAR_RECORD || header[1]! < this.#after) return;
      this.#latest = data;
      nextFrame(this.#hand);
      return;
    }
    const message = JSON.parse(String(data)) as { end?: boolean; error?: string };
    if (message.error) this.#lose(message.error);
    else if (message.end) {
      this.#hand();
      this.close();
      this.#handlers.onEnd();
    }
  }

  readonly #hand = (): void => {
    const data = this.#latest;
    this.#latest = null;
    if (data && !this.#closed)
      this.#handlers.onFrame(new Uint32Array(data, 0, 4)[1]!, new Float64Array(data, HEADER, AUDIT_WIDTH));
  };
}
