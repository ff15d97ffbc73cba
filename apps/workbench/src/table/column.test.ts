import { describe, expect, it } from 'vitest';
import { csvField, rowText, tableCsv, type Column } from './column.ts';

interface Row {
  readonly name: string;
  readonly x: number | null;
}
const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', width: null, align: 'left', value: (r) => r.name },
  { id: 'x', title: 'Share', unit: '%', width: 60, align: 'right', value: (r) => r.x },
];

describe('a table as text', () => {
  it('quotes what a comma, a quote or a line break would break', () => {
    expect(csvField('a,b')).toBe('"a,b"');
    expect(csvField('say "x"')).toBe('"say ""x"""');
    expect(csvField('two\nlines')).toBe('"two\nlines"');
    expect(csvField(-1.25)).toBe('-1.25');
    expect(csvField(Number.NaN)).toBe('');
  });
  it('writes units into the head and leaves out what is not known', () => {
    expect(
      tableCsv(columns, [
        { name: 'a', x: 1 },
        { name: 'b', x: null },
      ]),
    ).toBe('Name,"Share, %"\na,1\nb,\n');
  });
  it('copies a row with tabs', () => {
    expect(rowText(columns, { name: 'a', x: 0.5 })).toBe('a\t0.5');
  });
});
