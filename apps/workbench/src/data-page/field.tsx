'use client';
/** One field of a form: its name, the native control, a line on what it means. */
import type { ReactNode } from 'react';
import styles from './data.module.css';

export function Field(props: {
  readonly label: string;
  readonly note?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <label className={styles['field']} data-wide={props.wide ? 'true' : undefined}>
      <span>{props.label}</span>
      {props.children}
      {props.note && <small>{props.note}</small>}
    </label>
  );
}

export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly note?: ReactNode;
  readonly wide?: boolean;
  readonly numeric?: boolean;
}) {
  const { label, value, onChange, note, wide, numeric } = props;
  return (
    <Field label={label} note={note} wide={wide ?? false}>
      <input
        value={value}
        spellCheck={false}
        autoComplete="off"
        inputMode={numeric ? 'decimal' : 'text'}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export function SelectField<T extends string>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
  readonly wide?: boolean;
}) {
  const { label, value, options, onChange, wide } = props;
  return (
    <Field label={label} wide={wide ?? false}>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find(([v]) => v === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([v, name]) => (
          <option key={v} value={v}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
