'use client';
/** The bookmarks: opened, removed with Undo; and a name for what is shown now. */
import { Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { addBookmark, askBookmarks, openBookmark, removeBookmark, useBookmarks } from '../kept/bookmarks.ts';
import { bookmarkFault, labelOf } from '../kept/bookmark.ts';
import { KeptNote } from '../kept/kept-note.tsx';
import { NameForm } from './name-form.tsx';
import styles from './layout-list.module.css';

export function BookmarkList() {
  const all = useBookmarks((b) => b.all);
  const list = useRef<HTMLDivElement | null>(null);
  useEffect(() => void askBookmarks(), []);
  const entries = Object.entries(all).toSorted(([a], [b]) => a.localeCompare(b));
  return (
    <div className={styles['list']} ref={list} tabIndex={-1} data-part="bookmarks">
      <h3>Bookmarks: run, bars, panels and options of a view</h3>
      {entries.length === 0 && <p className={styles['none']}>None yet. Give what is shown now a name.</p>}
      {entries.map(([name, path]) => (
        <div key={name} className={styles['row']}>
          <button type="button" onClick={() => openBookmark(path)}>
            <span className={styles['name']}>{name}</span>
            <span className="dim">{labelOf(path)}</span>
          </button>
          <button
            type="button"
            className={styles['icon']}
            aria-label={`Remove ${name}`}
            onClick={() => {
              removeBookmark(name);
              // What had the focus is gone: the list takes it, so that Escape and Tab go on from here.
              list.current?.focus();
            }}
          >
            <Trash2 size={12} strokeWidth={1.5} aria-hidden />
          </button>
        </div>
      ))}
      <NameForm
        key={entries.length}
        label="Name for this view"
        button="Bookmark"
        start=""
        fault={(name) => bookmarkFault(all, name)}
        onName={addBookmark}
      />
      <KeptNote />
    </div>
  );
}
