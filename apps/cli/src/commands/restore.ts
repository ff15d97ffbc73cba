/** `janus restore`: a backup put back, into an empty place, all of it or nothing. */
import path from 'node:path';
import { restore } from '@janus/server/backup';
import type { Command } from '../command.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore FILE [--to FOLDER]',
  summary: 'checks a backup and puts it back into a folder that is empty or not there',
  positional: { min: 1, max: 1, names: ['FILE'] },
  options: { to: { type: 'string', meaning: 'folder to restore into; the data folder (JANUS_DATA) unless given' } },
  async run({ positional, options, dataFolder, progress }) {
    const file = path.resolve(positional[0]!);
    const to = options['to'];
    const folder = path.resolve(typeof to === 'string' ? to : dataFolder);
    progress('restoring', 0, 0);
    const databaseUrl = process.env['DATABASE_URL'];
    const { version, createdAt, rows, files } = await restore({
      file,
      dataFolder: folder,
      databaseUrl,
      now: Date.now(),
    });
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    return {
      json: { file, folder, version, createdAt, rows, files: files.length },
      text: `${folder}\n${total} rows of the store and ${files.length} files of ${new Date(createdAt).toISOString()}, every sha256 checked`,
    };
  },
};
