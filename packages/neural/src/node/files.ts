/** Files of models and checkpoints on disk. A file is whole or not there: it is written beside its place and renamed. */
import { open, readFile, rename, rm } from 'node:fs/promises';
import { noData } from '@janus/domain';
import { readModel, type ReadModel } from '../training/artefact.ts';

/** Replaces what is there in one move, after the bytes are on the disk. @throws where the disk is full or closed; then nothing has changed */
export async function saveBytes(file: string, bytes: Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    const handle = await open(beside, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}

/** @throws JanusError no-data where the file is not there; bad-input as `readModel` */
export async function loadModel(file: string): Promise<ReadModel> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw noData(
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code}): train a model, or name another file`,
    );
  }
  return readModel(bytes, file);
}
