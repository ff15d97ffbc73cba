/** Byte for byte as the format's own description has it; what is cut off or foreign is refused with nothing loaded. */
import { describe, expect, it } from 'vitest';
import { readSafetensors } from './read.ts';
import { writeSafetensors } from './write.ts';

/** A file as another program would write it: header not padded, not sorted, text with letters beyond ASCII. */
function byHand(header: string, numbers: readonly number[]): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + 4 * numbers.length);
  // 8 bytes: unsigned little-endian 64-bit length of the header.
  bytes[0] = text.length & 0xff;
  bytes[1] = text.length >> 8;
  bytes.set(text, 8);
  const floats = new Uint8Array(Float32Array.from(numbers).buffer);
  bytes.set(floats, 8 + text.length);
  return bytes;
}
const TWO =
  '{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"__metadata__":{"who":"Ærø 100 %"},"a":{"dtype":"F32","shape":[1,1],"data_offsets":[8,12]}}';

describe('safetensors', () => {
  it('is read as described', () => {
    const { tensors, metadata } = readSafetensors(byHand(TWO, [1.5, -2, 0.25]), 'x');
    expect(tensors).toEqual({
      b: { shape: [2], values: Float32Array.of(1.5, -2) },
      a: { shape: [1, 1], values: Float32Array.of(0.25) },
    });
    expect(metadata).toEqual({ who: 'Ærø 100 %' });
  });
  it('is written as described: length, JSON filled with spaces to eight bytes, then the numbers by name', () => {
    const bytes = writeSafetensors({
      tensors: { b: { shape: [2], values: Float32Array.of(1, 2) }, a: { shape: [], values: Float32Array.of(-0.5) } },
      metadata: { who: 'Ærø' },
    });
    const header =
      '{"__metadata__":{"who":"\\u00c6r\\u00f8"},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}';
    const padded = header.padEnd(Math.ceil(header.length / 8) * 8, ' ');
    expect([...bytes.subarray(0, 8)]).toEqual([padded.length, 0, 0, 0, 0, 0, 0, 0]);
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + padded.length))).toBe(padded);
    // −0.5, 1 and 2 as IEEE 754 single precision, little-endian.
    expect([...bytes.subarray(8 + padded.length)]).toEqual([0, 0, 0, 0xbf, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40]);
  });
  it('comes back as it went, to the bit, wherever in memory it lies', () => {
    const values = Float32Array.of(Math.PI, -0, 1e-42, 3.4e38, Number.POSITIVE_INFINITY);
    const bytes = writeSafetensors({ tensors: { 'layer.0/α': { shape: [5], values } }, metadata: { 'ключ 🜚': '%41' } });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const back = readSafetensors(shifted.subarray(3), 'x');
    expect(new Uint8Array(back.tensors['layer.0/α']!.values.buffer)).toEqual(new Uint8Array(values.buffer));
    expect(back.metadata).toEqual({ 'ключ 🜚': '%41' });
  });
  it('of which a byte is missing or too many is refused at every length', () => {
    const bytes = byHand(TWO, [1.5, -2, 0.25]);
    for (let n = 0; n < bytes.length; n++)
      expect(() => readSafetensors(bytes.subarray(0, n), 'm.safetensors'), String(n)).toThrow('m.safetensors');
    expect(() => readSafetensors(Uint8Array.from([...bytes, 0]), 'm')).toThrow('m has 1 bytes more');
  });
  it.each([
    ['another format', new Uint8Array(64).fill(0x50), 'no safetensors file'],
    ['broken JSON', byHand('{"a":', []), 'its header is not JSON'],
    ['half precision', byHand('{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}', [1]), 'type "F16"; only F32'],
    [
      'a shape that its bytes do not fill',
      byHand('{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}', [1]),
      'takes 8 bytes, not 4',
    ],
    [
      'a gap',
      byHand('{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}', [1, 2]),
      'begins at byte 4 where 0 is next',
    ],
    [
      'an overlap',
      byHand(
        '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}',
        [1],
      ),
      "'b' begins at byte 0 where 4",
    ],
    [
      'a negative size',
      byHand('{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', [1]),
      'has no shape but [-1]',
    ],
    ['metadata that is no text', byHand('{"__metadata__":{"a":1}}', []), 'not a table of text'],
  ])('with %s is refused by what is wrong', (_, bytes, why) => {
    expect(() => readSafetensors(bytes, 'm')).toThrow(why);
  });
});
