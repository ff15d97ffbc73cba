/** Computes the density of a map away from the main thread. */
import { contoursOf } from './map-contours.ts';
import type { ContourAnswer, ContourAsk } from './map-protocol.ts';

const scope = self as unknown as {
  postMessage(message: ContourAnswer, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ContourAsk>) => void): void;
};
scope.addEventListener('message', ({ data: { ticket, x, y } }) => {
  const lines = contoursOf(x, y);
  scope.postMessage(
    { ticket, lines },
    lines.map(({ path }) => path.buffer as ArrayBuffer),
  );
});
