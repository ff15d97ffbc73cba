/** What a column of a table shows, sorts by and exports; and the whole table as CSV. Pure. */
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Stands behind the title in small. */
  readonly unit?: string;
  /** Pixels; `null` takes what is left, and is cut with an ellipsis. At most one column may. */
  readonly width: number | null;
  /** Sorted and exported by this: a number in full, a text, or null where there is none. */
  value(row: Row): number | string | null;
  /** What is read; the value itself where it is left out. */
  readonly shown?: (row: Row) => ReactNode;
  /** Numbers stand on the right; texts on the left. */
  readonly align: 'left' | 'right';
}

/** A field of a CSV file (RFC 4180): quoted where it holds a comma, a quote or a line break. */
export function csvField(value: number | string | null): string {
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function tableCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const head = columns.map((c) => csvField(c.unit ? `${c.title}, ${c.unit}` : c.title)).join(',');
  return `${[head, ...rows.map((row) => columns.map((c) => csvField(c.value(row))).join(','))].join('\n')}\n`;
}

/** One row for the clipboard: tabs between, as spreadsheets take it. */
export const rowText = <Row>(columns: readonly Column<Row>[], row: Row): string =>
  columns.map((c) => String(c.value(row) ?? '')).join('\t');
