/**
 * Files as one tar stream (ustar) and back, so that any tar program can read what JANUS writes. Regular files and
 * folders, names up to 255 bytes, 8 GiB a file. Not a general tar reader: links, devices, extensions and names that
 * leave the folder are refused.
 */
import { closeSync, createReadStream, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { badInput } from '@janus/domain';

const BLOCK = 512;
const LARGEST = 8 ** 11;

/** What goes in: a file on the disk, bytes in memory, or (neither given) a folder. */
export interface TarInput {
  /** Relative, forward slashes. */
  readonly name: string;
  readonly file?: string;
  readonly bytes?: Uint8Array;
}

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** @throws JanusError bad-input where the name does not fit in 100 bytes after a folder of at most 155 */
function splitName(name: string): { prefix: string; last: string } {
  if (Buffer.byteLength(name) <= 100) return { prefix: '', last: name };
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const prefix = name.slice(0, at);
    const last = name.slice(at + 1);
    if (last !== '' && Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(last) <= 100) return { prefix, last };
  }
  throw badInput(`the name ${name} is too long for a tar file: shorten it`);
}

function checksum(header: Buffer): number {
  let sum = 0;
  for (let i = 0; i < BLOCK; i += 1) sum += i >= 148 && i < 156 ? 32 : header[i]!;
  return sum;
}

function headerOf(name: string, size: number, folder: boolean): Buffer {
  if (size >= LARGEST) throw badInput(`${name} has ${size} bytes: a tar entry holds less than 8 GiB`);
  const { prefix, last } = splitName(name);
  const header = Buffer.alloc(BLOCK);
  header.write(last, 0);
  header.write(octal(folder ? 0o700 : 0o600, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(0, 12), 136);
  header.write(folder ? '5' : '0', 156);
  header.write('ustar\u{0}00', 257);
  header.write(prefix, 345);
  header.write(`${octal(checksum(header), 7)} `, 148);
  return header;
}

const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

async function* contents(input: TarInput, size: number): AsyncGenerator<Uint8Array> {
  if (input.bytes) {
    yield input.bytes;
    return;
  }
  if (size === 0) return;
  let seen = 0;
  for await (const chunk of createReadStream(input.file!, { end: size - 1 })) {
    seen += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
  if (seen !== size) throw new Error(`${input.file} became shorter while it was read`);
}

/**
 * A file that grows while it is read goes in as long as it was when its turn came.
 * @param seen told every piece of content, without headers, before the next input is asked for
 */
export async function* tarOf(
  inputs: Iterable<TarInput>,
  seen: (chunk: Uint8Array) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  for (const input of inputs) {
    const folder = !input.file && !input.bytes;
    const size = input.bytes ? input.bytes.length : input.file ? statSync(input.file).size : 0;
    yield headerOf(folder ? `${input.name.replace(/\/$/, '')}/` : input.name, size, folder);
    for await (const chunk of contents(input, size)) {
      seen(chunk);
      yield chunk;
    }
    yield padding(size);
  }
  yield Buffer.alloc(2 * BLOCK);
}

interface Entry {
  readonly name: string;
  readonly size: number;
  readonly folder: boolean;
}

const text = (header: Buffer, from: number, to: number): string => {
  const part = header.subarray(from, to);
  const end = part.indexOf(0);
  return part.toString('utf8', 0, end < 0 ? part.length : end);
};

function entryOf(header: Buffer): Entry {
  if (Number.parseInt(text(header, 148, 155), 8) !== checksum(header))
    throw badInput('this is no tar file, or it is damaged: the check sum of a header is wrong');
  const prefix = text(header, 345, 500);
  const name = prefix === '' ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
  const type = text(header, 156, 157);
  if (type !== '0' && type !== '5' && type !== '')
    throw badInput(`${name} is of type ${type} in the tar file: only plain files and folders are taken`);
  if (name === '' || name.startsWith('/') || /[\\\0]/.test(name) || name.split('/').includes('..'))
    throw badInput(`the name ${JSON.stringify(name)} in the tar file leads out of its folder`);
  return { name, size: Number.parseInt(text(header, 124, 136), 8), folder: type === '5' };
}

/** Hands out exactly as many bytes as are asked for, from chunks of any size. */
function reader(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    /** Up to `most` bytes, at least one. @throws JanusError bad-input at the end of the source */
    async some(most: number): Promise<Buffer> {
      while (rest.length === 0) {
        const { value, done } = await chunks.next();
        if (done) throw badInput('the tar file is cut off');
        rest = Buffer.from(value.buffer, value.byteOffset, value.length);
      }
      const out = rest.subarray(0, most);
      rest = rest.subarray(out.length);
      return out;
    },
    async exactly(count: number): Promise<Buffer> {
      const parts: Buffer[] = [];
      for (let have = 0; have < count; have += parts.at(-1)!.length) parts.push(await this.some(count - have));
      return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    },
  };
}

/**
 * Every file of a tar stream, in order: `open` is told its name and answers with what takes its bytes.
 * @throws JanusError bad-input where the stream is damaged, cut off, or names what leads out of its folder
 */
export async function readTar(
  source: AsyncIterable<Uint8Array>,
  open: (entry: Entry) => { write(chunk: Buffer): void; close(): void },
): Promise<void> {
  const input = reader(source);
  for (;;) {
    const header = await input.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const entry = entryOf(header);
    const sink = open(entry);
    try {
      for (let left = entry.size; left > 0;) {
        const chunk = await input.some(left);
        sink.write(chunk);
        left -= chunk.length;
      }
    } finally {
      sink.close();
    }
    await input.exactly(padding(entry.size).length);
  }
}

/** Writes what a tar stream holds below `folder`, which is made. Existing files are never overwritten. */
export async function untar(source: AsyncIterable<Uint8Array>, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await readTar(source, ({ name, folder: isFolder }) => {
    const target = path.join(folder, name);
    mkdirSync(isFolder ? target : path.dirname(target), { recursive: true, mode: 0o700 });
    if (isFolder) return { write: () => undefined, close: () => undefined };
    const fd = openSync(target, 'wx', 0o600);
    return {
      write(chunk) {
        for (let at = 0; at < chunk.length;) at += writeSync(fd, chunk, at);
      },
      close: () => closeSync(fd),
    };
  });
}
