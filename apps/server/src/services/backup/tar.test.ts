import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTar, tarOf, untar, type TarInput } from './tar.ts';
import { treeOf } from './tree.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'janus-tar-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const LONG = `${'folder/'.repeat(20)}${'n'.repeat(90)}`;
const CONTENTS: Readonly<Record<string, Buffer>> = {
  'a.txt': Buffer.from('short'),
  'empty.bin': Buffer.alloc(0),
  'block.bin': Buffer.alloc(512, 7),
  'über/größe.bin': Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251)),
  [LONG]: Buffer.from('deep'),
};
const source = path.join(scratch, 'source');
for (const [name, bytes] of Object.entries(CONTENTS)) {
  mkdirSync(path.dirname(path.join(source, name)), { recursive: true });
  writeFileSync(path.join(source, name), bytes);
}

async function packed(inputs: readonly TarInput[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of tarOf(inputs)) parts.push(chunk);
  return Buffer.concat(parts);
}
/** In pieces that fall across every border. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const filesOf = (folder: string): Record<string, Buffer> =>
  Object.fromEntries(treeOf(folder).flatMap(({ name, file }) => (file ? [[name, readFileSync(file)]] : [])));

describe('a tar file', () => {
  it('gives back every file, however the bytes arrive', async () => {
    const bytes = await packed(treeOf(source));
    expect(bytes.length % 512).toBe(0);
    for (const size of [313, 512, 1_000_000]) {
      const target = path.join(scratch, `target-${size}`);
      await untar(pieces(bytes, size), target);
      expect(filesOf(target)).toEqual(CONTENTS);
    }
  });

  it.skipIf(spawnSync('tar', ['--version']).status !== 0)('is read by the tar of the system', async () => {
    const file = path.join(scratch, 'all.tar');
    writeFileSync(file, await packed(treeOf(source)));
    const target = path.join(scratch, 'by-system');
    mkdirSync(target);
    expect(spawnSync('tar', ['-xf', file, '-C', target]).status).toBe(0);
    expect(filesOf(target)).toEqual(CONTENTS);
  });

  it('is refused where it is cut off, altered, or no tar at all', async () => {
    const bytes = await packed(treeOf(source));
    const read = (altered: Buffer): Promise<void> =>
      readTar(pieces(altered, 4096), () => ({ write: () => undefined, close: () => undefined }));
    await expect(read(bytes)).resolves.toBeUndefined();
    await expect(read(bytes.subarray(0, 2000))).rejects.toThrow('cut off');
    await expect(read(bytes.subarray(0, bytes.length - 1024))).rejects.toThrow('cut off');
    const altered = Buffer.from(bytes);
    altered[3] = altered[3]! ^ 1;
    await expect(read(altered)).rejects.toThrow('check sum');
    await expect(read(Buffer.alloc(1024, 65))).rejects.toThrow('no tar file');
  });

  it.each(['../up', '/etc/passwd', 'a/../../b', 'a\\b'])('is refused where it names %s', async (name) => {
    const bytes = await packed([{ name, bytes: Buffer.from('x') }]);
    const target = path.join(scratch, 'never');
    await expect(untar(pieces(bytes, 512), target)).rejects.toThrow('leads out of its folder');
    expect(filesOf(target)).toEqual({});
  });

  it('cannot hold a name that has no place for a border', async () => {
    await expect(packed([{ name: 'n'.repeat(101), bytes: Buffer.alloc(0) }])).rejects.toThrow('too long');
  });
});
