/** `janus model export`: the file it writes, and what it refuses without writing anything. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { initWeights, openModel, openTask, writeModel } from '@janus/neural';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseOptions } from '../parse.ts';
import { modelExportCommand } from './model-export.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-model-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => path.join(folder, name);

function stored(name: string, kind: string): Uint8Array {
  const model = openModel(kind, { features: 2 });
  const task = openTask('volatility', model);
  const bytes = writeModel({ model, task }, initWeights([...model.specs, ...task.specs], 1), { dataHash: 'abc' });
  writeFileSync(at(name), bytes);
  return bytes;
}
async function run(...args: string[]) {
  const { options, positional } = parseOptions(modelExportCommand, args);
  const { signal } = new AbortController();
  return modelExportCommand.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
}

it('writes a file that holds the graph, and says what goes in and comes out', async () => {
  stored('a.safetensors', 'diffgaf-lstm');
  const { json, text } = await run(at('a.safetensors'), '--onnx', at('a.onnx'));
  expect(json).toMatchObject({
    onnx: at('a.onnx'),
    bytes: statSync(at('a.onnx')).size,
    opset: 20,
    model: 'diffgaf-lstm',
    task: 'volatility',
    inputs: { input: ['batch', 60, 2] },
    outputs: { embedding: ['batch', 32], output: ['batch', 1] },
    facts: { dataHash: 'abc' },
  });
  expect(text).toContain('input  [batch, 60, 2]');
  const bytes = readFileSync(at('a.onnx'));
  // IR version 9 first, then the producer.
  expect([...bytes.subarray(0, 9)]).toEqual([8, 9, 0x12, 5, ...Buffer.from('janus')]);
  expect(bytes.includes('LSTM')).toBe(true);
});

it('finds an artefact by its id, and says which there are', async () => {
  const [id, models] = ['0123456789abcdef', at('vision/models')];
  await expect(run(id, '--onnx', at('id.onnx'))).rejects.toMatchObject({ code: 'no-data' });
  mkdirSync(models, { recursive: true });
  stored(`vision/models/${id}.safetensors`, 'diffgaf-vivit');
  writeFileSync(path.join(models, `${id}.json`), JSON.stringify({ artefact: id, timing: { createdAt: 0 } }));
  const { json } = await run(id, '--onnx', at('id.onnx'));
  expect(json).toMatchObject({ file: path.join(models, `${id}.safetensors`), model: 'diffgaf-vivit' });
});

it('writes over no file', async () => {
  stored('b.safetensors', 'diffgaf-lstm');
  writeFileSync(at('mine.onnx'), 'mine');
  await expect(run(at('b.safetensors'), '--onnx', at('mine.onnx'))).rejects.toThrow('is there already');
  expect(readFileSync(at('mine.onnx'), 'utf8')).toBe('mine');
});

it('refuses a file that is not there, cut off, or of a kind without a graph, and writes nothing', async () => {
  const bytes = stored('c.safetensors', 'diffgaf-lstm');
  writeFileSync(at('half.safetensors'), bytes.subarray(0, bytes.length >> 1));
  stored('mlp.safetensors', 'mlp');
  const refusals = [
    ['none.safetensors', 'cannot be read (ENOENT)'],
    ['half.safetensors', 'is cut off'],
    ['mlp.safetensors', "'mlp' is not exported"],
  ] as const;
  for (const [name, why] of refusals) await expect(run(at(name), '--onnx', at('out.onnx'))).rejects.toThrow(why);
  expect(existsSync(at('out.onnx'))).toBe(false);
  expect(() => parseOptions(modelExportCommand, [at('c.safetensors')])).toThrow('--onnx');
});
