'use client';
/** Two small controls that the tab rows use. Native elements: keyboard and screen reader come with them. */
import styles from './controls.module.css';

type Option<T extends string | number> = readonly [T, string];

export function Choice<T extends string | number>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <select
      className={styles['choice']}
      aria-label={label}
      title={label}
      value={String(value)}
      onChange={(event) => {
        const chosen = options.find(([v]) => String(v) === event.target.value);
        if (chosen) onChange(chosen[0]);
      }}
    >
      {options.map(([v, words]) => (
        <option key={v} value={String(v)}>
          {words}
        </option>
      ))}
    </select>
  );
}

export function Segments<T extends string | number>(props: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  const { label, value, options, onChange } = props;
  return (
    <span role="group" aria-label={label} className={styles['segments']}>
      {options.map(([v, words]) => (
        <button key={v} type="button" aria-pressed={v === value} onClick={() => onChange(v)}>
          {words}
        </button>
      ))}
    </span>
  );
}
