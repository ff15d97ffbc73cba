/** The lines of a recorded file, as they are read: plain, gzip, or the one entry of a zip archive. */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createGunzip, inflateRawSync } from 'node:zlib';
import { badInput } from '@janus/domain';

const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * The only entry of a zip archive (PKWARE APPNOTE 4.3): its size and place from the directory at the end.
 * @throws JanusError bad-input for an archive that is broken, encrypted, or of several files
 */
export function unzipOne(bytes: Buffer, name: string): Buffer {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw badInput(`${name} is a zip archive without its end: fetch it again`);
  const entries = bytes.readUInt16LE(end + 10);
  if (entries !== 1) throw badInput(`${name} holds ${entries} files: unpack it and name one of them`);
  const at = bytes.readUInt32LE(end + 16);
  const method = bytes.readUInt16LE(at + 10);
  const size = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw badInput(`${name} is encrypted`);
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(from, from + size);
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw badInput(`${name} is packed by method ${method}: unpack it first`);
}

/** A file's first bytes tell what it is, its name does not. */
function head(file: string): Buffer {
  const bytes = Buffer.alloc(4);
  let handle;
  try {
    handle = openSync(file, 'r');
    readSync(handle, bytes, 0, 4, 0);
  } catch (error) {
    throw badInput(`${file}: ${(error as Error).message}`);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
  return bytes;
}

/** @throws JanusError bad-input where the file cannot be read or unpacked */
export async function* recordedLines(file: string): AsyncGenerator<string> {
  const magic = head(file);
  const packed = magic[0] === 0x1f && magic[1] === 0x8b;
  const input =
    magic.toString('latin1', 0, 2) === 'PK'
      ? Readable.from([unzipOne(readFileSync(file), file)])
      : packed
        ? createReadStream(file).pipe(createGunzip())
        : createReadStream(file);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    if (packed && (error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw badInput(`${file}: ${(error as Error).message}`);
    throw error;
  }
}

/** @throws JanusError bad-input where the file cannot be read */
export async function recordedText(file: string): Promise<string> {
  const lines: string[] = [];
  for await (const line of recordedLines(file)) lines.push(line);
  return lines.join('\n');
}

export const fileHash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
