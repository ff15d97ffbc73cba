'use client';
/**
 * The text itself: a native text area whose letters are drawn by the mirror under it. A fault stands under its line,
 * with a caret under its column, as long as the writing is not on the lines that this would cover.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { redoEdit, type, undoEdit, type DraftFault, type Part } from '../draft.ts';
import { Gutter, Mirror } from './mirror.tsx';
import { indexOf, placeOf } from './words.ts';
import styles from './editor.module.css';

/** CSS pixels; as in the style sheet. */
export const LINE = 18;

export interface Jump {
  readonly line: number;
  readonly column: number;
}

/** The fault to speak of: that of the line written in, else the nearest above it, else the first. */
function spokenOf(faults: readonly DraftFault[], line: number): DraftFault | null {
  const own = faults.find((fault) => fault.line === line);
  if (own) return own;
  const [first] = faults;
  // Not over the line that is being written, nor the one after it.
  return first && (line <= first.line || line > first.line + 2) ? first : null;
}

function useJump(area: React.RefObject<HTMLTextAreaElement | null>, jump: Jump | null, text: string): void {
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  useEffect(() => {
    const element = area.current;
    if (!jump || !element) return;
    const index = indexOf(latest.current, jump.line, jump.column);
    element.focus();
    element.setSelectionRange(index, index);
    element.scrollTop = Math.max(0, (jump.line - 4) * LINE);
  }, [area, jump]);
}

export function TextArea(props: {
  readonly part: Part;
  readonly text: string;
  readonly faults: readonly DraftFault[];
  readonly jump: Jump | null;
  readonly onSave: () => void;
}) {
  const { part, text, faults, jump, onSave } = props;
  const area = useRef<HTMLTextAreaElement | null>(null);
  const moved = useRef<HTMLDivElement | null>(null);
  const [line, setLine] = useState(1);
  useJump(area, jump, text);
  const look = (): void => {
    const element = area.current;
    if (element) setLine(placeOf(element.value, element.selectionStart).line);
  };
  const scroll = (): void => {
    const [element, target] = [area.current, moved.current];
    if (!element || !target) return;
    target.style.setProperty('--x', `${-element.scrollLeft}px`);
    target.style.setProperty('--y', `${-element.scrollTop}px`);
  };
  useEffect(scroll, [part, text]);
  const keys = (event: KeyboardEvent): void => {
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y' && key !== 's') return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 's') onSave();
    else if (key === 'y' || event.shiftKey) redoEdit();
    else undoEdit();
  };
  const spoken = spokenOf(faults, line);
  const name = part === 'rules' ? 'Rules, one a line' : 'Vocabulary, one predicate a line';
  return (
    <div className={styles['text']} data-faulty={faults.length > 0 || undefined}>
      <div className={styles['moved']} ref={moved} data-mirror>
        <Gutter lines={text.split('\n').length} faults={faults} at={line} />
        <Mirror text={text} faults={faults} />
        {spoken && (
          <div
            className={styles['spoken']}
            data-part="fault"
            style={{ top: spoken.line * LINE, left: `calc(${spoken.column - 1}ch)` }}
          >
            <b aria-hidden>^</b>
            <span>
              {spoken.line}:{spoken.column} {spoken.message}
            </span>
          </div>
        )}
      </div>
      <textarea
        ref={area}
        className={styles['area']}
        data-part="rule-text"
        aria-label={name}
        aria-invalid={faults.length > 0}
        aria-describedby="rule-faults"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
        value={text}
        onChange={(event) => {
          type(part, event.target.value);
          look();
        }}
        onKeyDown={keys}
        onSelect={look}
        onScroll={scroll}
      />
    </div>
  );
}
