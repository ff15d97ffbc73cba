'use client';
/** A panel of small tables of one reading: it scrolls as a whole, and a table is its head and its rows. */
import type { ReactNode } from 'react';
import styles from './risk.module.css';

export function Tables(props: {
  readonly name: string;
  readonly part: string;
  readonly bar: number;
  readonly children: ReactNode;
}) {
  const { name, part, bar, children } = props;
  return (
    <div className={styles['scroll']} data-part={part} data-bar={bar} tabIndex={0} role="group" aria-label={name}>
      {children}
    </div>
  );
}

/** A column: its title, and how its cells stand; 'note' takes what room is left, and its title is only heard. */
export type Head = string | readonly [title: string, kind: 'num' | 'note'];

export function Table({ heads, children }: { readonly heads: readonly Head[]; readonly children: ReactNode }) {
  return (
    <table className={styles['plain']}>
      <thead>
        <tr>
          {heads.map((head) => {
            const [title, kind] = typeof head === 'string' ? [head] : head;
            if (kind === 'note')
              return (
                <th key={title} scope="col" className={styles['wide']}>
                  <span className="sr">{title}</span>
                </th>
              );
            return (
              <th key={title} scope="col" className={kind}>
                {title}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
