/** What a safetensors file holds. Everything is checked before anything is returned: half a file is no file. */
import { badInput } from '@janus/domain';
import { LONGEST_HEADER, METADATA, PREFIX, type SafetensorsFile, type Stored } from './format.ts';

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** UTF-8, by way of the escapes of addresses. @throws URIError where it is none */
function utf8(bytes: Uint8Array): string {
  let escaped = '';
  for (const b of bytes)
    escaped += b < 0x80 && b !== 0x25 ? String.fromCharCode(b) : `%${b.toString(16).padStart(2, '0')}`;
  return decodeURIComponent(escaped);
}

function headerOf(bytes: Uint8Array, name: string): { header: Record<string, unknown>; start: number } {
  if (bytes.length < PREFIX)
    throw badInput(`${name} has ${bytes.length} bytes, less than the ${PREFIX} that a safetensors file begins with`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const start = PREFIX + length;
  if (length > LONGEST_HEADER || bytes[PREFIX] !== 0x7b)
    throw badInput(`${name} is no safetensors file: its first bytes are not the length of a JSON header`);
  if (start > bytes.length)
    throw badInput(`${name} is cut off: its header has ${length} bytes, ${bytes.length - PREFIX} are there`);
  try {
    return { header: JSON.parse(utf8(bytes.subarray(PREFIX, start))) as Record<string, unknown>, start };
  } catch (cause) {
    throw badInput(`${name} is no safetensors file: its header is not JSON (${(cause as Error).message})`);
  }
}

const whole = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0;

function entryOf(name: string, of: string, found: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = (found ?? {}) as Record<string, unknown>;
  if (dtype !== 'F32') throw badInput(`${of}: tensor '${name}' is of type ${JSON.stringify(dtype)}; only F32 is read`);
  if (!Array.isArray(shape) || !shape.every(whole))
    throw badInput(`${of}: tensor '${name}' has no shape but ${JSON.stringify(shape)}`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(whole))
    throw badInput(`${of}: tensor '${name}' has no place but ${JSON.stringify(offsets)}`);
  const [from, to] = offsets as [number, number];
  const bytes = 4 * shape.reduce((a: number, b: number) => a * b, 1);
  if (to - from !== bytes)
    throw badInput(`${of}: tensor '${name}' of shape [${shape.join(', ')}] takes ${bytes} bytes, not ${to - from}`);
  return { name, shape: shape, from, to };
}

function metadataOf(found: unknown, of: string): Record<string, string> {
  if (found === undefined) return {};
  const good = typeof found === 'object' && found !== null && Object.values(found).every((x) => typeof x === 'string');
  if (!good) throw badInput(`${of}: its ${METADATA} is not a table of text`);
  return found as Record<string, string>;
}

/**
 * @param name of the file, for the errors
 * @throws JanusError bad-input for a file that is cut off, longer than it says, of another format or type
 */
export function readSafetensors(bytes: Uint8Array, name: string): SafetensorsFile {
  const { header, start } = headerOf(bytes, name);
  const { [METADATA]: text, ...rest } = header;
  const metadata = metadataOf(text, name);
  const entries = Object.entries(rest).map(([key, found]) => entryOf(key, name, found));
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (entry.from !== end)
      throw badInput(`${name}: tensor '${entry.name}' begins at byte ${entry.from} where ${end} is next`);
    end = entry.to;
  }
  const there = bytes.length - start;
  if (there < end) throw badInput(`${name} is cut off: its tensors take ${end} bytes, ${there} are there`);
  if (there > end) throw badInput(`${name} has ${there - end} bytes more than its header says`);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start);
  const tensors: Record<string, Stored> = {};
  for (const { name: key, shape, from, to } of entries) {
    const values = new Float32Array((to - from) / 4);
    for (let i = 0; i < values.length; i++) values[i] = view.getFloat32(from + 4 * i, true);
    tensors[key] = { shape, values };
  }
  return { tensors, metadata };
}
