'use client';
/** The editor: rules or vocabulary, what is wrong with them, and the way to keep them. */
import { fixed } from '@janus/views';
import { useState } from 'react';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import { isChanged, redoEdit, revert, showPart, undoEdit, useDraft, type DraftFault, type Part } from '../draft.ts';
import { headOf, open, shortOf, useVersions } from '../versions-store.ts';
import { SaveForm } from './save-form.tsx';
import { TextArea, type Jump } from './text-area.tsx';
import styles from './editor.module.css';

/** Faults in words, as many as there are; a click goes to the place. */
function Faults(props: {
  readonly part: Part;
  readonly faults: readonly DraftFault[];
  readonly onGo: (to: Jump) => void;
}) {
  const { part, faults, onGo } = props;
  const [first] = faults;
  return (
    <div id="rule-faults" className={styles['faults']} role="status" data-part="faults" data-count={faults.length}>
      {first === undefined ? (
        <span className="mid">Reads without a fault.</span>
      ) : (
        <ul>
          {faults.slice(0, 20).map((fault) => (
            <li key={`${fault.line}:${fault.column}`}>
              <button type="button" onClick={() => onGo({ line: fault.line, column: fault.column })}>
                <b>
                  × {part === 'rules' ? 'Rules' : 'Vocabulary'} {fault.line}:{fault.column}
                </b>{' '}
                {fault.message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Foot({ saving, onSaving }: { readonly saving: boolean; readonly onSaving: (now: boolean) => void }) {
  const base = useDraft((s) => s.base);
  const read = useDraft((s) => s.read);
  const changed = useDraft(isChanged);
  const faulty = useDraft((s) => s.faults.length > 0);
  const past = useDraft((s) => s.edits.past.length);
  const future = useDraft((s) => s.edits.future.length);
  useVersions((s) => s.list);
  if (saving) return <SaveForm onDone={() => onSaving(false)} />;
  const name = headOf(base)?.name ?? (base === null ? '' : shortOf(base));
  return (
    <div className={styles['foot']}>
      <button
        type="button"
        className={changed && !faulty ? 'button primary' : 'button'}
        disabled={!changed || faulty}
        title={
          faulty ? 'Mend the faults first' : changed ? 'Ctrl+S in the text' : 'Nothing has changed since this version'
        }
        onClick={() => onSaving(true)}
      >
        Save as new version
      </button>
      <button type="button" className="button" disabled={past === 0} title="Ctrl+Z in the text" onClick={undoEdit}>
        Undo
      </button>
      <button type="button" className="button" disabled={future === 0} title="Ctrl+Y in the text" onClick={redoEdit}>
        Redo
      </button>
      <button type="button" className="button" disabled={!changed} onClick={revert}>
        Revert
      </button>
      <span className={styles['said']} data-part="draft" data-changed={changed || undefined}>
        {changed ? <b>● changed</b> : 'as kept'}: {name}, {fixed(read?.set.rules.length ?? 0)} rules
      </span>
    </div>
  );
}

export function EditorPanel() {
  const trouble = useVersions((s) => s.trouble);
  const base = useDraft((s) => s.base);
  const part = useDraft((s) => s.part);
  const texts = useDraft((s) => s.edits.now);
  const faultsIn = useDraft((s) => s.faultsIn);
  const faults = useDraft((s) => s.faults);
  const [jump, setJump] = useState<Jump | null>(null);
  const [saving, setSaving] = useState(false);
  const canSave = useDraft((s) => isChanged(s) && s.faults.length === 0);
  if (base === null)
    return trouble === null ? (
      <Skeleton shape="rows" rows={16} />
    ) : (
      <ErrorState
        what="The rules could not be read"
        why={trouble}
        cure="Ask again; if it stays so, look at the System page."
        action={{ label: 'Ask again', run: () => void open() }}
      />
    );
  return (
    <div className={styles['editor']} data-part="editor" data-base={base}>
      <TextArea
        key={part}
        part={part}
        text={part === 'rules' ? texts.text : texts.vocabulary}
        faults={faultsIn === part ? faults : []}
        jump={jump}
        onSave={() => canSave && setSaving(true)}
      />
      <Faults
        part={faultsIn}
        faults={faults}
        onGo={(to) => {
          showPart(faultsIn);
          setJump(to);
        }}
      />
      <Foot saving={saving} onSaving={setSaving} />
    </div>
  );
}
