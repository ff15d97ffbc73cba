'use client';
/** Seven by seven: share and count a cell, the diagonal framed. One cell is in the tab order; arrow keys move it. */
import { REGIME_LETTERS, REGIMES } from '@janus/domain';
import { fixed } from '@janus/views';
import { useRef, useState, type KeyboardEvent } from 'react';
import { REGIME_NAMES } from '../canvas/ribbon-paint.ts';
import body from '../panel/body.module.css';
import styles from './regimes.module.css';

export interface MatrixProps {
  readonly name: string;
  /** 'from' and 'to' of a transition; 'truth' and 'told'. */
  readonly rows: string;
  readonly columns: string;
  /** [7][7] */
  readonly counts: readonly (readonly number[])[];
  /** A sentence on one cell. */
  readonly said: (row: number, column: number, share: number, count: number) => string;
  /** What of a column stands under it, such as F1; left out where there is none. */
  /** One line below the table. */
  readonly note?: string;
  readonly foot?: { readonly title: string; readonly values: readonly (number | null)[] };
}

const K = REGIMES.length;
/** Shares to the depth of a cell, in steps that a class of the style sheet has. */
const depth = (share: number): number => (share <= 0 ? 0 : Math.min(8, 1 + Math.floor(share * 8)));

export function shareText(share: number): string {
  if (Number.isNaN(share)) return '–';
  if (share === 0) return '0';
  const percent = 100 * share;
  return percent < 0.1 ? '<0.1' : fixed(percent, percent >= 99.95 ? 0 : 1);
}

export function Matrix({ name, rows, columns, counts, said, foot, note }: MatrixProps) {
  const [[row, column], move] = useState<readonly [number, number]>([0, 0]);
  const table = useRef<HTMLTableElement | null>(null);
  const totals = counts.map((line) => line.reduce((a, b) => a + b, 0));
  const shareOf = (i: number, j: number): number => counts[i]![j]! / (totals[i]! || Number.NaN);
  const go = (i: number, j: number): void => {
    const next = [Math.min(K - 1, Math.max(0, i)), Math.min(K - 1, Math.max(0, j))] as const;
    move(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]},${next[1]}"]`)?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [row, 0],
      End: [row, K - 1],
    };
    const to = moves[event.key];
    if (!to) return;
    go(...to);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={body['fill']}>
      <p className={styles['said']} role="status" data-part="cell-said">
        {said(row, column, shareOf(row, column), counts[row]![column]!)}
      </p>
      <table ref={table} className={styles['matrix']} role="grid" aria-label={name} onKeyDown={keys} data-part="matrix">
        <thead>
          <tr>
            <th scope="col">
              <span className="dim">
                {rows} ↓ {columns} →
              </span>
            </th>
            {REGIMES.map((regime, j) => (
              <th key={regime} scope="col" title={REGIME_NAMES[j]}>
                <b className={styles['letter']} data-regime={regime}>
                  {REGIME_LETTERS[j]}
                </b>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {REGIMES.map((regime, i) => (
            <tr key={regime}>
              <th scope="row">
                <b className={styles['letter']} data-regime={regime}>
                  {REGIME_LETTERS[i]}
                </b>
                <span>{REGIME_NAMES[i]}</span>
              </th>
              {REGIMES.map((_, j) => (
                <td
                  key={REGIMES[j]}
                  role="gridcell"
                  data-cell={`${i},${j}`}
                  data-depth={depth(shareOf(i, j))}
                  data-diagonal={i === j ? 'true' : undefined}
                  aria-selected={i === row && j === column}
                  tabIndex={i === row && j === column ? 0 : -1}
                  onClick={() => go(i, j)}
                  onPointerEnter={() => move([i, j])}
                >
                  <b>{shareText(shareOf(i, j))}</b>
                  <small>{fixed(counts[i]![j]!)}</small>
                </td>
              ))}
            </tr>
          ))}
          {foot && (
            <tr className={styles['foot']}>
              <th scope="row">{foot.title}</th>
              {REGIMES.map((regime, j) => (
                <td key={regime}>{fixed(foot.values[j] ?? Number.NaN, 2)}</td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      {note && <p className={styles['legend']}>{note}</p>}
    </div>
  );
}
