'use client';
/** What is seen of the text: words by their weight, lines with numbers, faults underlined where they begin. */
import { memo } from 'react';
import type { DraftFault } from '../draft.ts';
import { wordsOf, type Word } from './words.ts';
import styles from './editor.module.css';

/** The words of a line with the fault's place marked: at a word, or behind the last. */
function Line({ line, fault }: { readonly line: string; readonly fault: DraftFault | undefined }) {
  const words = wordsOf(line);
  const at = fault ? words.find((word) => holds(word, fault.column)) : undefined;
  return (
    <div className={styles['line']}>
      {words.map((word) => (
        <span key={word.column} data-word={word.kind} data-fault={word === at || undefined}>
          {word.text}
        </span>
      ))}
      {fault && !at && (
        <span data-fault data-word="plain">
          {' '}
        </span>
      )}
      {'​'}
    </div>
  );
}
const holds = (word: Word, column: number): boolean => column >= word.column && column < word.column + word.text.length;

export const Mirror = memo(function Mirror(props: { readonly text: string; readonly faults: readonly DraftFault[] }) {
  const { text, faults } = props;
  return (
    <div className={styles['mirror']} aria-hidden>
      {text.split('\n').map((line, i) => (
        // Lines have no other name than their number.
        // oxlint-disable-next-line react/no-array-index-key
        <Line key={i} line={line} fault={faults.find((fault) => fault.line === i + 1)} />
      ))}
    </div>
  );
});

export const Gutter = memo(function Gutter(props: {
  readonly lines: number;
  readonly faults: readonly DraftFault[];
  readonly at: number;
}) {
  const { lines, faults, at } = props;
  const faulty = new Set(faults.map((fault) => fault.line));
  return (
    <div className={styles['gutter']} aria-hidden>
      {Array.from({ length: lines }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={i} data-faulty={faulty.has(i + 1) || undefined} data-at={i + 1 === at || undefined}>
          {faulty.has(i + 1) ? '×' : ''}
          {i + 1}
        </span>
      ))}
    </div>
  );
});
