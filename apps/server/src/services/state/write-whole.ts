/** Writes a file so that after a crash or a power cut it is either the old one or the new one, never a part. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from '../journal/index.ts';

/** On the disk when it returns. The caller is the only writer. */
export function writeWhole(file: string, content: string): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.part`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(fd, content);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, file);
  syncFolder(folder);
}
