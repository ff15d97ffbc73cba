'use client';
/** What a version is called and why it was made, asked once, when it is kept. */
import { useState, type FormEvent } from 'react';
import { activate, headOf, save } from '../versions-store.ts';
import { useDraft } from '../draft.ts';
import styles from './editor.module.css';

export function SaveForm({ onDone }: { readonly onDone: () => void }) {
  const base = useDraft((s) => s.base);
  const [name, setName] = useState(() => `${(headOf(base)?.name ?? 'Rules').replace(/, edited$/, '')}, edited`);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = async (active: boolean): Promise<void> => {
    setBusy(true);
    const version = await save(name, note);
    if (version === null) {
      setBusy(false);
      return;
    }
    if (active) activate(version);
    onDone();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void keep(false);
  };
  return (
    <form
      className={styles['save']}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
      data-part="save-form"
    >
      <label>
        <span>Name</span>
        {/* Opened by a button: writing begins here. */}
        <input autoFocus value={name} maxLength={80} required onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        <span>Why</span>
        <input value={note} maxLength={400} onChange={(event) => setNote(event.target.value)} />
      </label>
      <div>
        <button type="submit" className="button primary" disabled={busy || name.trim() === ''}>
          Save
        </button>
        <button type="button" className="button" disabled={busy || name.trim() === ''} onClick={() => void keep(true)}>
          Save and put into force
        </button>
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
