'use client';
/** A field for a name with its button; what is wrong with the name is said below it. */
import { useState, type FormEvent } from 'react';
import styles from './layout-list.module.css';

export function NameForm(props: {
  readonly label: string;
  readonly button: string;
  readonly start: string;
  /** In words, or null. */
  readonly fault: (name: string) => string | null;
  readonly onName: (name: string) => void;
}) {
  const { label, button, start, fault, onName } = props;
  const [name, setName] = useState(start);
  const [told, tell] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = fault(name);
    tell(found);
    if (!found) onName(name.trim());
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <span aria-hidden="true">{label}</span>
      <input
        aria-label={label}
        aria-invalid={told !== null}
        value={name}
        maxLength={60}
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
