/**
 * Files that a page has handed over, waiting to be imported: `<dataFolder>/uploads/<id>-<name>`. A page never names a
 * path: it gets an id for what it sent, and names that.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { badInput, cancelled, noData } from '@janus/domain';
import { pour } from '../journal/index.ts';

/** Largest file taken, bytes. Larger ones are for `janus data import`, which reads them where they lie. */
export const UPLOAD_LIMIT = 2 * 1024 ** 3;
/** Kept this long when nobody imports them. */
const KEPT_MS = 7 * 86_400_000;

const ID = /^[0-9a-f]{16}-[A-Za-z0-9._-]{1,120}$/;

export interface Upload {
  /** Names it in `preview` and in an import. */
  readonly upload: string;
  /** As the page called it. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const folderOf = (dataFolder: string): string => path.join(dataFolder, 'uploads');
/** What of a name may be part of a file's name. */
const safeName = (name: string): string =>
  path
    .basename(name)
    .replaceAll(/[^A-Za-z0-9._-]/g, '_')
    .slice(-120) || 'file';

/** What an upload was called by whoever sent it, as far as its id tells. */
export const uploadName = (upload: string): string => upload.slice(17);

/** Path of an upload. @throws JanusError bad-input for what is no id, no-data for one that is not there */
export function uploadPath(dataFolder: string, upload: string): string {
  if (!ID.test(upload)) throw badInput(`upload '${upload}' is not an id that an upload was given`);
  const file = path.join(folderOf(dataFolder), upload);
  if (!existsSync(file)) throw noData(`the upload ${upload} is not there any more: drop the file again`);
  return file;
}

/**
 * Takes a file in, streaming. It is whole or not there.
 * @throws JanusError bad-input where it is empty or larger than UPLOAD_LIMIT, cancelled where the sender went away
 */
export async function takeUpload(dataFolder: string, name: string, body: Readable): Promise<Upload> {
  const folder = folderOf(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const upload = `${randomBytes(8).toString('hex')}-${safeName(name)}`;
  const draft = path.join(folder, `.${upload}`);
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length;
      hash.update(chunk);
      if (bytes > UPLOAD_LIMIT)
        next(
          badInput(`${name} is larger than ${UPLOAD_LIMIT} bytes: import it with \`janus data import\`, which streams`),
        );
      else next(null, chunk);
    },
  });
  try {
    await pour(body, meter, draft);
    if (bytes === 0) throw badInput(`${name} is empty`);
    renameSync(draft, path.join(folder, upload));
  } catch (error) {
    if (
      (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' ||
      (error as Error).message === 'aborted'
    )
      throw cancelled(`sending ${name} was broken off after ${bytes} bytes; nothing was kept`);
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return { upload, name: path.basename(name), bytes, sha256: hash.digest('hex') };
}

/** Removes an upload that was imported or is not wanted. */
export function dropUpload(dataFolder: string, upload: string): void {
  rmSync(uploadPath(dataFolder, upload), { force: true });
}

/** Removes drafts of senders that are gone, and what nobody has imported for a week. `now` epoch ms. */
export function sweepUploads(dataFolder: string, now: number): void {
  const folder = folderOf(dataFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.startsWith('.') || now - statSync(file).mtimeMs > KEPT_MS) rmSync(file, { force: true });
  }
}
