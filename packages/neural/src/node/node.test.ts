/** What a Node process gets, what it is told where it gets less, and files that are whole or not there. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { initWeights } from '../models/weights.ts';
import { openModel } from '../models/open.ts';
import { openTask } from '../tasks/open.ts';
import { backendNamed, chosenBackend } from '../tensor/index.ts';
import { writeModel } from '../training/artefact.ts';
import { nodeChoice, openBackend } from './backend.ts';
import { loadModel, saveBytes } from './files.ts';

describe('the backend of a Node process', () => {
  it('is none before one is opened, and the error says how', async () => {
    vi.resetModules();
    const fresh = await import('../tensor/backend.ts');
    expect(fresh.backendIfAny()).toBeNull();
    expect(() => fresh.chosenBackend()).toThrow('await openBackend()');
  });
  it('is wasm unless another is asked for, and says why not a card', async () => {
    expect(await openBackend()).toMatchObject({ name: 'wasm', reason: 'the default of Node', software: false });
    expect(chosenBackend().device).toContain('one thread');
    expect(chosenBackend().passedOver.map(({ name }) => name)).toEqual(['node-gpu', 'webgpu']);
    await openBackend('cpu');
    expect(chosenBackend()).toMatchObject({ name: 'cpu', reason: 'asked for by name', passedOver: [] });
  });
  it('node-gpu without its package is refused with the command that installs it; what was open stays', async () => {
    await expect(openBackend('node-gpu')).rejects.toThrow(
      'npm install --no-save --ignore-scripts=false @tensorflow/tfjs-node-gpu@4.22.0',
    );
    expect(chosenBackend().name).toBe('cpu');
  });
  it('a card that the processor imitates is refused unless asked for by name', async () => {
    // Here Dawn finds an imitated one or none; a machine with a card would open it.
    const answer = await openBackend('webgpu').catch((cause: unknown) => (cause as Error).message);
    if (typeof answer === 'string') expect(answer).toMatch(/imitates and wasm outruns|finds no graphics card/);
    else expect(answer.software).toBe(false);
  });
  it('by a word that is none is refused', () => {
    expect(nodeChoice(undefined)).toBe('auto');
    expect(nodeChoice('wasm')).toBe('wasm');
    expect(() => nodeChoice('cuda')).toThrow("JANUS_TENSORS: 'cuda' is none of auto, cpu, wasm");
    expect(backendNamed('webgpu')).toBe('webgpu');
    expect(() => backendNamed('gpu')).toThrow("'gpu' is no tensor backend");
  });
});

describe('files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'janus-neural-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const model = openModel('mlp', { bars: 3, features: 1, hidden: 2, layers: 1, width: 2 });
  const task = openTask('volatility', model);
  const weights = initWeights([...model.specs, ...task.specs], 1);

  it('come back as they were saved, and nothing lies beside them', async () => {
    const file = path.join(folder, 'm.safetensors');
    await saveBytes(file, Uint8Array.of(1));
    await saveBytes(file, writeModel({ model, task }, weights));
    expect((await loadModel(file)).weights).toEqual(weights);
    expect(await readdir(folder)).toEqual(['m.safetensors']);
  });
  it('that cannot be written leave what was there and no part', async () => {
    const file = path.join(folder, 'm.safetensors');
    const before = await readFile(file);
    const notBytes = { length: 1 } as unknown as Uint8Array;
    await expect(saveBytes(file, notBytes)).rejects.toThrow();
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(['m.safetensors']);
  });
  it('that are absent or cut off are told by name', async () => {
    await expect(loadModel(path.join(folder, 'no'))).rejects.toMatchObject({ code: 'no-data' });
    const cut = path.join(folder, 'cut');
    await writeFile(cut, writeModel({ model, task }, weights).subarray(0, 50));
    await expect(loadModel(cut)).rejects.toThrow(`${cut} is cut off`);
  });
});
