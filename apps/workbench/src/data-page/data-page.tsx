'use client';
/** The Data page: what bars there are, how whole they are, and the ways to bring in more. */
import { useEffect, useState } from 'react';
import { Dock } from '../dock/dock.tsx';
import { showPanel } from '../dock/dock-store.ts';
import { usePage, type PageSpec } from '../shell/page-spec.ts';
import { askCatalogue, useCatalogue } from './catalogue-store.ts';
import styles from './data.module.css';
import { takeFile } from './import-store.ts';
import { DATA_LINK } from './link.ts';
import { DATA_DOCK } from './panels.ts';

const PAGE: PageSpec = {
  id: 'data',
  link: DATA_LINK,
  actions: [
    { id: 'import', label: 'Bring in a file', keys: ['i'], group: 'Page', run: () => showPanel('data', 'import') },
    {
      id: 'simulate',
      label: 'Simulate a market',
      keys: ['s'],
      group: 'Page',
      run: () => showPanel('data', 'simulate'),
    },
    { id: 'ask-data', label: 'Read the data sets again', keys: ['r'], group: 'Page', run: () => void askCatalogue() },
  ],
  pointer: 'Drop a file of bars anywhere on this page.',
};

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** True while a file is held over the page; a drop is taken in. */
function useDrop(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Between two elements of the page something else is entered.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) void takeFile(file);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return over;
}

export function DataPage() {
  usePage(PAGE);
  const kind = useCatalogue((s) => s.state.kind);
  const over = useDrop();
  useEffect(() => {
    void askCatalogue();
  }, []);
  return (
    <div className={styles['page']} data-ready={kind === 'asking' ? undefined : kind} data-page="data">
      <Dock spec={DATA_DOCK} />
      {over && (
        <div className={styles['over']} role="status">
          Drop to look at the file
        </div>
      )}
    </div>
  );
}
