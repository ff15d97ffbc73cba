'use client';
/** The keys in force on the page shown, on one sheet, opened with `?`. */
import { Modal } from '@mantine/core';
import { GROUPS } from './action.ts';
import { actionsNow } from './actions.ts';
import { shownKey } from './keys.ts';
import { useCurrentPage } from './page-spec.ts';
import { useShell } from './shell-store.ts';
import styles from './key-sheet.module.css';

function Sheet() {
  const page = useCurrentPage((s) => s.spec);
  const actions = actionsNow().filter((action) => action.keys.length > 0);
  return (
    <>
      <div className={styles['groups']}>
        {GROUPS.map((group) => {
          const mine = actions.filter((action) => action.group === group);
          return mine.length === 0 ? null : (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {mine.map((action) => (
                  <div key={action.id}>
                    <dt>{action.label}</dt>
                    <dd>
                      <kbd>{shownKey(action.keys[0]!)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      {page?.pointer && <p className={styles['hint']}>{page.pointer}</p>}
    </>
  );
}

export function KeySheet() {
  const open = useShell((s) => s.keySheet);
  return (
    <Modal
      opened={open}
      onClose={() => useShell.setState({ keySheet: false })}
      title="Keyboard"
      // Named from the first frame on: the title's own link comes a frame later.
      attributes={{ content: { 'aria-label': 'Keyboard' } }}
      size={620}
      centered
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.5 }}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Sheet />
    </Modal>
  );
}
