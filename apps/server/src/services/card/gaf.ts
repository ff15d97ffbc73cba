/**
 * A window of prices for the kernel `gaf`, and its cells back as numbers. The kernel draws; the window is brought to
 * [0, 1] here, in double precision, because that needs a division a value.
 */
import { badInput } from '@janus/domain';
import { assertWithin, rawOf, scaleOf } from './fixed-point.ts';
import { manifest } from './manifest.ts';

export type CardField = 'gasf' | 'gadf';

/**
 * u = (p − min)/(max − min), so that x̃ = 2u − 1 is [E1]. Constant windows have u = 1/2: x̃ = 0 throughout.
 * @param window [n] @throws JanusError bad-input for what is not finite, or spans more than a double can
 */
export function scaled(window: Float64Array): Float64Array {
  const wrong = window.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw badInput(`value ${wrong} of the window is ${window[wrong]}: every one must be finite`);
  const low = window.reduce((a, b) => Math.min(a, b));
  const range = window.reduce((a, b) => Math.max(a, b)) - low;
  if (!Number.isFinite(range)) throw badInput(`the window spans more than a double can hold, from ${low} on`);
  return range === 0 ? new Float64Array(window.length).fill(0.5) : window.map((value) => (value - low) / range);
}

/**
 * Words of a request: field, n, u[n].
 * @throws JanusError bad-input for a window too short, too long or not finite
 */
export function gafWords(window: Float64Array, field: CardField): Int32Array {
  const { limits, formats, operations } = manifest().gaf;
  assertWithin(window.length, limits['window']!, 'gaf');
  const words = new Int32Array(2 + window.length);
  words[0] = operations[field]!;
  words[1] = window.length;
  scaled(window).forEach((u, i) => (words[2 + i] = rawOf(u, formats['unit']!, `scaled value ${i}`)));
  return words;
}

/** Cells [n, n] of an answer, each in [−1, 1]. */
export function gafCells(words: Int32Array): Float64Array {
  const scale = scaleOf(manifest().gaf.formats['cell']!);
  return Float64Array.from(words, (raw) => raw / scale);
}
