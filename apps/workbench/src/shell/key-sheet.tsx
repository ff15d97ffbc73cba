'use client';
/** All keyboard shortcuts on one sheet, opened with `?`. */
import { Modal } from '@mantine/core';
import { ACTIONS } from './actions.ts';
import { useShell } from './shell-store.ts';
import styles from './key-sheet.module.css';

export function KeySheet() {
  const open = useShell((s) => s.keySheet);
  return (
    <Modal
      opened={open}
      onClose={() => useShell.setState({ keySheet: false })}
      title="Keyboard"
      size={560}
      centered
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.5 }}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles['groups']}>
        {(['Time', 'Events', 'Page'] as const).map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {ACTIONS.filter((a) => a.group === group).map((a) => (
                <div key={a.id}>
                  <dt>{a.label}</dt>
                  <dd>
                    {a.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles['hint']}>
        In the candles: click sets the cursor, drag pans, wheel zooms, double-click shows the bars around the cursor
        again. On the time bar: drag moves the cursor, drag inside the frame moves the window.
      </p>
    </Modal>
  );
}
