'use client';
/** Named layouts of the page: choose, save, rename, remove, back to the default; and the panels, open or closed. */
import { Check, Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDock } from '../dock/dock-store.ts';
import { nameFault } from '../dock/layouts.ts';
import { KeptNote } from '../kept/kept-note.tsx';
import { NameForm } from './name-form.tsx';
import styles from './layout-list.module.css';

export function LayoutList() {
  const { layouts, panels, page, door } = useDock();
  const open = useDock((d) => (d.page === null ? undefined : d.open[d.page]));
  const [renaming, rename] = useState<string | null>(null);
  const list = useRef<HTMLDivElement | null>(null);
  /** What had the focus is gone: the list takes it, so that Escape and Tab go on from here. */
  const refocus = (): void => list.current?.focus();
  // Once for each opening: another browser may have saved one meanwhile.
  useEffect(() => door?.refresh(), [door]);
  if (!door || page === null) return null;
  const names = Object.keys(layouts.named);
  return (
    <div className={styles['list']} ref={list} tabIndex={-1}>
      <h3>Layouts of this page</h3>
      <div className={styles['row']} data-current={layouts.current === null || undefined}>
        <button type="button" aria-pressed={layouts.current === null} onClick={() => door.choose(null)}>
          Default
        </button>
        {(layouts.current !== null || layouts.working) && (
          <button
            type="button"
            className={styles['small']}
            onClick={() => {
              door.reset();
              refocus();
            }}
          >
            Reset
          </button>
        )}
      </div>
      {names.map((name) =>
        renaming === name ? (
          <NameForm
            key={name}
            label={`New name of ${name}`}
            button="Rename"
            start={name}
            fault={(to) => nameFault(layouts, to, name)}
            onName={(to) => {
              door.rename(name, to);
              rename(null);
              refocus();
            }}
          />
        ) : (
          <div key={name} className={styles['row']} data-current={layouts.current === name || undefined}>
            <button type="button" aria-pressed={layouts.current === name} onClick={() => door.choose(name)}>
              {name}
            </button>
            <button type="button" className={styles['icon']} aria-label={`Rename ${name}`} onClick={() => rename(name)}>
              <Pencil size={12} strokeWidth={1.5} aria-hidden />
            </button>
            <button
              type="button"
              className={styles['icon']}
              aria-label={`Remove ${name}`}
              onClick={() => {
                door.remove(name);
                refocus();
              }}
            >
              <Trash2 size={12} strokeWidth={1.5} aria-hidden />
            </button>
          </div>
        ),
      )}
      <NameForm
        key={`save-${layouts.current ?? ''}-${names.length}`}
        label="Name for what is shown now"
        button="Save"
        start={layouts.current ?? ''}
        // Saving under the name in use is how a change is kept.
        fault={(name) => (name.trim() === layouts.current ? null : nameFault(layouts, name))}
        onName={(name) => door.saveAs(name)}
      />
      <KeptNote />
      <h3>Panels</h3>
      {panels.map((panel) => {
        const there = open?.includes(panel.id) ?? false;
        return (
          <div key={panel.id} className={styles['row']}>
            <button
              type="button"
              role="checkbox"
              aria-checked={there}
              onClick={() => (there ? door.close(panel.id) : door.show(panel.id))}
            >
              <span className={styles['tick']}>{there && <Check size={12} strokeWidth={2} aria-hidden />}</span>
              {panel.title}
            </button>
          </div>
        );
      })}
    </div>
  );
}
