/** A safetensors file from named numbers. */
import { METADATA, PREFIX, type SafetensorsFile } from './format.ts';

/** JSON in ASCII: what is not is escaped, since the header is bytes and this package has no host that encodes text. */
function ascii(value: unknown): Uint8Array {
  const escaped = JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(escaped, (c) => c.charCodeAt(0));
}

/** Tensors in the order of their names, so that equal content gives equal bytes. The header is filled with spaces to a multiple of eight. */
export function writeSafetensors({ tensors, metadata }: SafetensorsFile): Uint8Array {
  const names = Object.keys(tensors).sort();
  const header: Record<string, unknown> = { [METADATA]: metadata };
  let end = 0;
  for (const name of names) {
    const { shape, values } = tensors[name]!;
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + 4 * values.length] };
    end += 4 * values.length;
  }
  const text = ascii(header);
  const length = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(PREFIX + length + end);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(length), true);
  bytes.fill(0x20, PREFIX, PREFIX + length);
  bytes.set(text, PREFIX);
  let at = PREFIX + length;
  for (const name of names)
    for (const x of tensors[name]!.values) {
      view.setFloat32(at, x, true);
      at += 4;
    }
  return bytes;
}
