/** One line of a delimited file into its cells. Quotes may surround a cell; a doubled quote inside is one quote. */

/**
 * Cells into `out`, which is reused; cells beyond the count returned are left over from before.
 * @returns how many cells, or −1 for a quote that is never closed
 */
export function splitLine(line: string, delimiter: string, out: string[]): number {
  let count = 0;
  let at = 0;
  for (;;) {
    if (line.charCodeAt(at) === 34) {
      let cell = '';
      for (;;) {
        const end = line.indexOf('"', at + 1);
        if (end < 0) return -1;
        cell += line.slice(at + 1, end);
        at = end + 1;
        if (line.charCodeAt(at) !== 34) break;
        cell += '"';
      }
      const next = line.indexOf(delimiter, at);
      out[count++] = cell.trim();
      if (next < 0) return count;
      at = next + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      out[count++] = (next < 0 ? line.slice(at) : line.slice(at, next)).trim();
      if (next < 0) return count;
      at = next + 1;
    }
  }
}

/** The delimiter that splits a header into most cells: comma, semicolon, tab or bar. */
export function delimiterOf(header: string): string {
  const cells: string[] = [];
  let best = ',';
  let most = 1;
  for (const delimiter of [',', ';', '\t', '|']) {
    const count = splitLine(header, delimiter, cells);
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A plain decimal number, else NaN: no hexadecimal, no thousands separators, no empty cell, no Infinity. */
export function parseNumber(text: string): number {
  if (!NUMBER.test(text)) return Number.NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}
