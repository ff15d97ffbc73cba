'use client';
/** Named layouts of the page: choose, save, rename, remove, back to the default; and the panels, open or closed. */
import { Check, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useDock } from '../dock/dock-store.ts';
import { nameFault } from '../dock/layouts.ts';
import styles from './layout-list.module.css';

function NameForm(props: {
  readonly label: string;
  readonly button: string;
  readonly start: string;
  readonly renamed: string | null;
  readonly onName: (name: string) => void;
}) {
  const { label, button, start, renamed, onName } = props;
  const layouts = useDock((d) => d.layouts);
  const [name, setName] = useState(start);
  const [told, tell] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Saving under the name in use is how a change is kept.
    const fault = name.trim() === layouts.current && renamed === null ? null : nameFault(layouts, name, renamed);
    tell(fault);
    if (!fault) onName(name.trim());
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <input
        aria-label={label}
        aria-invalid={told !== null}
        value={name}
        maxLength={60}
        placeholder={label}
        onChange={(event) => {
          setName(event.target.value);
          tell(null);
        }}
      />
      <button type="submit" className="button">
        {button}
      </button>
      {told && (
        <p role="alert" className={styles['fault']}>
          {told}
        </p>
      )}
    </form>
  );
}

export function LayoutList() {
  const { layouts, panels, page, door } = useDock();
  const open = useDock((d) => (d.page === null ? undefined : d.open[d.page]));
  const [renaming, rename] = useState<string | null>(null);
  const list = useRef<HTMLDivElement | null>(null);
  /** What had the focus is gone: the list takes it, so that Escape and Tab go on from here. */
  const refocus = (): void => list.current?.focus();
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
            renamed={name}
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
        renamed={null}
        onName={(name) => door.saveAs(name)}
      />
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
