/** A file that a command writes for whoever named it: never over one that is there. */
import { statSync, writeFileSync } from 'node:fs';
import { badInput } from '@janus/domain';

/** @returns its bytes. @throws JanusError bad-input where the file is there already or cannot be written */
export function writeNew(option: string, file: string, content: string | Uint8Array): number {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw badInput(`--${option} ${file}: ${there ? 'is there already; name another file' : (error as Error).message}`);
  }
  return statSync(file).size;
}
