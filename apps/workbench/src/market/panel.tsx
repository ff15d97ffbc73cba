'use client';
/** A panel: a row of tabs (or one title), a status slot, in-place help, and a body that fills what is left. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { HelpButton, type HelpTopic } from './help.tsx';
import styles from './panel.module.css';

export interface PanelTab<T extends string> {
  readonly id: T;
  readonly label: string;
  /** Shown only below 1700 px, where its content has no place of its own. */
  readonly narrowOnly?: boolean;
}

export function Panel<T extends string>(props: {
  readonly name: string;
  readonly tabs: readonly PanelTab<T>[];
  readonly tab: T;
  readonly onTab?: (tab: T) => void;
  readonly info?: ReactNode;
  readonly help: HelpTopic;
  readonly children: ReactNode;
}) {
  const { name, tabs, tab, onTab, info, help, children } = props;
  const list = useRef<HTMLDivElement | null>(null);
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex((t) => t.id === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length]!;
    onTab?.(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <section className={styles['panel']} aria-label={name} data-panel={name}>
      <div className={styles['head']}>
        {tabs.length > 1 ? (
          <div role="tablist" aria-label={name} ref={list} className={styles['tabs']} onKeyDown={move}>
            {tabs.map((t) => (
              <button
                key={t.id}
                type="button"
                role="tab"
                data-tab={t.id}
                data-narrow={t.narrowOnly || undefined}
                aria-selected={t.id === tab}
                tabIndex={t.id === tab ? 0 : -1}
                className={styles['tab']}
                onClick={() => onTab?.(t.id)}
              >
                {t.label}
              </button>
            ))}
          </div>
        ) : (
          <div className={styles['tabs']}>
            <h2 className={styles['tab']} data-only>
              {tabs[0]!.label}
            </h2>
          </div>
        )}
        <div className={styles['info']}>{info}</div>
        <HelpButton topic={help} />
      </div>
      <div
        className={styles['body']}
        role={tabs.length > 1 ? 'tabpanel' : undefined}
        aria-label={tabs.length > 1 ? name : undefined}
      >
        {children}
      </div>
    </section>
  );
}
