/**
 * Protocol buffers, as much of their wire format as an ONNX file needs: a message is its fields one after the other,
 * each a key (number·8 + wire type) and a value: a varint (0), bytes with their length before them (2), or four bytes (5).
 */

/** Of a message: fields in the order they are written. */
export type Message = readonly Uint8Array[];

function varint(value: number | bigint): number[] {
  // Negative numbers are written as 64-bit two's complement.
  let left = BigInt.asUintN(64, BigInt(value));
  const out: number[] = [];
  do {
    const low = Number(left & 127n);
    left >>= 7n;
    out.push(left > 0n ? low | 128 : low);
  } while (left > 0n);
  return out;
}
const key = (field: number, wire: number): number[] => varint(field * 8 + wire);

/** UTF-8; this package has no host that encodes text. */
function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const out: number[] = [];
  for (let i = 0; i < escaped.length; i++)
    if (escaped[i] === '%') {
      out.push(Number.parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    } else out.push(escaped.charCodeAt(i));
  return Uint8Array.from(out);
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** int32, int64, enum */
export const integerField = (field: number, value: number | bigint): Uint8Array =>
  Uint8Array.from([...key(field, 0), ...varint(value)]);

export const bytesField = (field: number, bytes: Uint8Array): Uint8Array =>
  join([Uint8Array.from([...key(field, 2), ...varint(bytes.length)]), bytes]);

export const textField = (field: number, text: string): Uint8Array => bytesField(field, utf8(text));

export const messageField = (field: number, message: Message): Uint8Array => bytesField(field, join(message));

/** float */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return join([Uint8Array.from(key(field, 5)), bytes]);
}
