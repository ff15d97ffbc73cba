/** Videos by the kernel are those of DiffGAF under the same map, and of the angles under min–max. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadGafKernelSync } from '@janus/kernels/node';
import { describe, expect, it } from 'vitest';
import { diffGaf } from '../models/diff-gaf.ts';
import { openBackend } from '../node/backend.ts';
import { dispose, read, tensor, tidy } from '../tensor/index.ts';
import { gafVideoSamples } from './gaf-videos.ts';
import { windowSamples } from './windows.ts';

execFileSync(process.execPath, [fileURLToPath(new URL('../../../kernels/build.mjs', import.meta.url))]);
const kernel = loadGafKernelSync();
const LENGTH = 40;
const column = Float64Array.from({ length: LENGTH }, (_, i) => Math.sin(i) + 0.3 * Math.cos(3 * i));
const table = (values: Float64Array) => ({ names: ['return'], length: LENGTH, columns: [values] });
const SHAPE = { window: 8, size: 4, stride: 2, frames: 3, field: 'gadf' as const };
const windows = windowSamples(table(column), { bars: 12, every: 5, horizon: 1, stride: 2, values: column });

describe('[E1, E2, E6, §1.2] videos drawn by the kernel', () => {
  it('equal DiffGAF under the same frozen map', async () => {
    await openBackend('cpu');
    const map = { mu: 0.1, sigma: 0.8, gamma: 0.5, beta: 0.2 };
    const videos = gafVideoSamples(kernel, windows, { ...SHAPE, scale: { kind: 'tanh', map } });
    expect(videos.input).toEqual([3, 1, 4, 4]);
    const [got, given] = [new Float32Array(48), new Float32Array(12)];
    videos.fill(1, got, 0);
    windows.fill(1, given, 0);
    const video = tidy(() => {
      const w = { 'gaf.gamma': tensor([map.gamma], [1]), 'gaf.beta': tensor([map.beta], [1]) };
      const z = tensor(
        given.map((x) => (x - map.mu) / map.sigma),
        [1, 12, 1],
      );
      return diffGaf(w, { ...SHAPE, features: 1, select: [0] }, z);
    });
    const want = await read(video);
    dispose(video);
    got.forEach((x, i) => expect(Math.abs(x - want[i]!)).toBeLessThan(1e-6));
  });
  it('know the next one, and keep bars and labels', () => {
    const videos = gafVideoSamples(kernel, windows, { ...SHAPE, scale: { kind: 'minmax' } });
    const [now, next] = [new Float32Array(48), new Float32Array(48)];
    videos.fill(2, now, 0);
    videos.fillNext!(2, next, 0);
    expect(next.slice(0, 32)).toEqual(now.slice(16));
    expect(videos.at).toBe(windows.at);
    expect(videos.values).toBe(windows.values);
    // Under min–max every frame holds φ = 0 and φ = π: some sin(φi − φj) is 0 between them, the diagonal always.
    expect([now[0], now[5], now[10], now[15]]).toEqual([0, 0, 0, 0]);
  });
  it('of a constant frame under min–max, or of windows that do not fit, are refused', () => {
    const still = column.map((x, i) => (i >= 20 && i < 30 ? 1 : x));
    const some = windowSamples(table(still), { bars: 12, every: 1, horizon: 1 });
    const videos = gafVideoSamples(kernel, some, { ...SHAPE, scale: { kind: 'minmax' } });
    const at = some.at.indexOf(27);
    expect(() => videos.fill(at, new Float32Array(48), 0)).toThrow('frame 2 of the sample at bar 27 is constant');
    expect(() => gafVideoSamples(kernel, some, { ...SHAPE, frames: 4, scale: { kind: 'minmax' } })).toThrow(
      'need windows of [14, 1], not [12, 1]',
    );
  });
});
