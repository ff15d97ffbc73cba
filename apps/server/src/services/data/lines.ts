/**
 * A file, plain text, gzip or Parquet (told by its first bytes, not its name), as batches of lines. Holds one chunk at a
 * time.
 * The sha256 is of the file as it lies on disk.
 */
import { createHash } from 'node:crypto';
import { createReadStream, openSync, readSync, closeSync, statSync } from 'node:fs';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { badInput, cancelled } from '@janus/domain';
import { openParquetLines } from './parquet-lines.ts';

export interface LineHooks {
  /** Bytes of the file read so far, and in all. */
  readonly onBytes?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface FileLines {
  /** Batches of whole lines, in order, without line ends. */
  batches(): AsyncGenerator<readonly string[], void>;
  /** Hexadecimal; known after the last batch. */
  sha256(): string;
}

const LONGEST_LINE = 1 << 20;

/** The first four bytes as Latin-1 text. */
function magicOf(file: string): string {
  const first = Buffer.alloc(4);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, first, 0, 4, 0);
  } finally {
    closeSync(fd);
  }
  return first.toString('latin1');
}

function sizeOf(file: string): number {
  let size: number;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw badInput(`${file}: is not a file`);
    size = stat.size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw badInput(`${file}: there is no such file`);
    throw error;
  }
  return size;
}

/** @throws JanusError bad-input where there is no such file */
export function openLines(file: string, hooks: LineHooks = {}): FileLines {
  const total = sizeOf(file);
  const magic = magicOf(file);
  if (magic === 'PAR1') return openParquetLines(file, total, hooks);
  const hash = createHash('sha256');
  let done = 0;
  let digest = '';
  async function* batches(): AsyncGenerator<readonly string[], void> {
    const counter = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        hash.update(chunk);
        done += chunk.length;
        hooks.onBytes?.(done, total);
        next(null, chunk);
      },
    });
    const text = (magic.startsWith('\u001f\u008b') ? createGunzip() : new PassThrough()).setEncoding('utf8');
    const flow = pipeline(createReadStream(file), counter, text, { signal: hooks.signal }).catch((error: unknown) => {
      text.destroy(error as Error);
    });
    let rest = '';
    let any = false;
    try {
      for await (const chunk of text) {
        const lines = (rest + String(chunk)).split(/\r?\n/);
        rest = lines.pop() ?? '';
        if (rest.length > LONGEST_LINE && !any) {
          // Its beginning is enough to say what the file is, if not bars.
          yield [rest.slice(0, LONGEST_LINE)];
          return;
        }
        if (rest.length > LONGEST_LINE) throw badInput(`${file}: a line is longer than ${LONGEST_LINE} characters`);
        any ||= lines.length > 0;
        if (lines.length > 0) yield lines;
      }
    } catch (error) {
      if (hooks.signal?.aborted) throw cancelled(`reading ${file} was cancelled; nothing was written`);
      if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
        throw badInput(`${file}: the gzip data is damaged or cut off (${(error as Error).message})`);
      throw error;
    } finally {
      text.destroy();
      await flow;
    }
    if (rest !== '') yield [rest];
    digest = hash.digest('hex');
  }
  return { batches, sha256: () => digest };
}
