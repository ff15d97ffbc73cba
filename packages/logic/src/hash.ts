/** A name for a content: the 64-bit FNV-1a of its UTF-16 code units, low byte first. Not cryptographic. */
const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** 16 hexadecimal digits. Source: Fowler, Noll, Vo; RFC 9923. For text in ASCII the high bytes are left out. */
export function fnv1a64(text: string): string {
  let hash = OFFSET;
  const eat = (byte: number): void => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    eat(unit & 0xff);
    if (unit > 0xff) eat(unit >> 8);
  }
  return hash.toString(16).padStart(16, '0');
}
