'use client';
/**
 * A table that stays calm: fixed widths, one line a row, only the rows in sight in the page. Arrows, Home, End, Page
 * keys move; Enter or a double click opens; Ctrl/Cmd C copies the row. A click on a title sorts.
 */
import { createSortedRowModel, rowSortingFeature, sortFn_basic, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { copyText } from '../shell/export.ts';
import { rowText, type Column } from './column.ts';
import styles from './data-table.module.css';

const ROW = 24;
const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
});

/** A cell that has no room for its text says it on hover. */
function tellCut({ target }: MouseEvent): void {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[role="gridcell"]') : null;
  if (!cell) return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}

export interface DataTableProps<Row> {
  /** Told to screen readers. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Stays the same while a row lives, so that the selection stays with it when the table changes. */
  readonly keyOf: (row: Row) => string;
  /** Column sorted by at first; the order of `rows` where it is left out. */
  readonly sort?: { readonly column: string; readonly descending: boolean };
  readonly selected?: string | null;
  readonly onSelect?: (row: Row) => void;
  readonly onOpen?: (row: Row) => void;
}

export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, columns, rows, keyOf, sort, onSelect, onOpen } = props;
  const [own, setOwn] = useState<string | null>(null);
  const selected = props.selected === undefined ? own : props.selected;
  const scroller = useRef<HTMLDivElement | null>(null);
  const defs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        // What is not known sorts last, whichever way.
        accessorFn: (row: Row) => column.value(row) ?? undefined,
        sortFn: 'basic' as const,
        sortUndefined: 'last' as const,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: (row: Row) => keyOf(row),
    initialState: { sorting: sort ? [{ id: sort.column, desc: sort.descending }] : [] },
  });
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const template = columns.map((c) => (c.width === null ? 'minmax(60px, 1fr)' : `${c.width}px`)).join(' ');
  const at = sorted.findIndex((row) => row.id === selected);
  const select = (index: number): void => {
    const row = sorted[Math.min(sorted.length - 1, Math.max(0, index))];
    if (!row) return;
    setOwn(row.id);
    onSelect?.(row.original);
    virtual.scrollToIndex(sorted.indexOf(row));
  };
  const keys = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: sorted.length - 1,
    };
    const row = sorted[at]?.original;
    const { key } = event;
    if (key in moves) select(moves[key]!);
    else if (key === 'Enter' && row && onOpen) onOpen(row);
    else if (key === 'c' && (event.ctrlKey || event.metaKey) && row && !getSelection()?.toString())
      copyText(rowText(columns, row), 'Row copied');
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={styles['table']}
      role="grid"
      data-keys="rows"
      aria-label={name}
      aria-rowcount={sorted.length + 1}
      aria-colcount={columns.length}
    >
      <div role="row" aria-rowindex={1} className={styles['head']} style={{ gridTemplateColumns: template }}>
        {columns.map((column) => {
          const order = table.getColumn(column.id)?.getIsSorted() ?? false;
          return (
            <span
              key={column.id}
              role="columnheader"
              aria-sort={order === 'asc' ? 'ascending' : order === 'desc' ? 'descending' : 'none'}
              data-align={column.align}
            >
              <button type="button" onClick={() => table.getColumn(column.id)?.toggleSorting()}>
                {column.title}
                {column.unit && <span className="unit">{column.unit}</span>}
                {order !== false && <span aria-hidden>{order === 'asc' ? ' ↑' : ' ↓'}</span>}
              </button>
            </span>
          );
        })}
      </div>
      <div
        ref={scroller}
        role="rowgroup"
        className={styles['scroll']}
        tabIndex={0}
        aria-label={`${name}, rows`}
        onKeyDown={keys}
        onMouseOver={tellCut}
      >
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const row = sorted[item.index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={row.id === selected}
                className={styles['row']}
                style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }}
                onClick={() => select(item.index)}
                onDoubleClick={() => onOpen?.(row.original)}
              >
                {columns.map((column) => (
                  <span key={column.id} role="gridcell" data-align={column.align}>
                    {column.shown ? column.shown(row.original) : column.value(row.original)}
                  </span>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
