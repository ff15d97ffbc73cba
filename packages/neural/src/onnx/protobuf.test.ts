/** The wire format by the examples of its own description (protobuf.dev, Encoding), and by hand. */
import { expect, it } from 'vitest';
import { bytesField, floatField, integerField, messageField, textField } from './protobuf.ts';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join(' ');

it('writes whole numbers as varints', () => {
  expect(hex(integerField(1, 150))).toBe('08 96 01');
  expect(hex(integerField(1, 0))).toBe('08 00');
  expect(hex(integerField(1, -2))).toBe('08 fe ff ff ff ff ff ff ff ff 01');
  expect(hex(integerField(16, 2n ** 53n))).toBe('80 01 80 80 80 80 80 80 80 10');
});
it('writes text as UTF-8 after its length', () => {
  expect(hex(textField(2, 'testing'))).toBe('12 07 74 65 73 74 69 6e 67');
  expect(hex(textField(1, 'Æ %🜚'))).toBe('0a 08 c3 86 20 25 f0 9f 9c 9a');
  expect(hex(textField(1, ''))).toBe('0a 00');
});
it('writes bytes, messages within messages, and floats', () => {
  expect(hex(bytesField(9, Uint8Array.of(1, 0, 255)))).toBe('4a 03 01 00 ff');
  expect(hex(messageField(3, [integerField(1, 150)]))).toBe('1a 03 08 96 01');
  // 1e-5 in IEEE 754 single precision is 0x3727c5ac.
  expect(hex(floatField(2, 1e-5))).toBe('15 ac c5 27 37');
});
