/** `janus backup`: everything worth keeping of the data folder in one file. */
import path from 'node:path';
import { backup, backupName, backupsFolder, owning } from '@janus/server/backup';
import { openStore } from '@janus/server/store';
import type { Command } from '../command.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup [FILE]',
  summary: 'puts the rows of the store, runs, data sets, journals and state into one file',
  positional: { min: 0, max: 1, names: ['FILE'] },
  options: {},
  async run({ positional, dataFolder, progress, signal }) {
    const now = Date.now();
    const file = path.resolve(positional[0] ?? path.join(backupsFolder(dataFolder), backupName(now)));
    progress('backing up', 0, 0);
    const { bytes, manifest } = await owning(dataFolder, async () => {
      const store = await openStore({ dataFolder, databaseUrl: process.env['DATABASE_URL'] });
      try {
        return await backup({ dataFolder, store, file, now, signal });
      } finally {
        await store.close();
      }
    });
    const { version, createdAt, rows, files } = manifest;
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    return {
      json: { file, bytes, version, createdAt, rows, files: files.length },
      text: `${file}\n${(bytes / 2 ** 20).toFixed(1)} MiB: ${total} rows of the store, ${files.length} files, each with its sha256`,
    };
  },
};
