/**
 * What a page tells the frame about itself while it is shown: its part of the link, its actions, and what it does
 * when a run opens. One page is shown at a time.
 */
import { useEffect } from 'react';
import { create } from 'zustand';
import { loadedRun, type LoadedRun } from '../data/run.ts';
import type { Action } from './action.ts';

export interface PageLink {
  /** Takes from a query string what this page understands and leaves the rest alone. */
  read(query: URLSearchParams): void;
  /** What of the page differs from its default, by parameter. Not `run`, `bar`, `span`, `speed`, `theme`, `show`. */
  write(): Readonly<Record<string, string>>;
  /** Calls back whenever `write` would answer otherwise; returns how to stop. */
  follow(changed: () => void): () => void;
}

export interface PageSpec {
  /** As in pages.ts. */
  readonly id: string;
  readonly link?: PageLink;
  readonly actions?: readonly Action[];
  /** One line at the foot of the key sheet: what the pointer does here. */
  readonly pointer?: string;
  /** The run on the screen has just opened, or was open when the page was entered; the cursor is already placed. */
  onRun?(run: LoadedRun): void;
}

export const useCurrentPage = create<{ readonly spec: PageSpec | null }>(() => ({ spec: null }));
export const currentPage = (): PageSpec | null => useCurrentPage.getState().spec;

/** Called once by the page's own component, with a constant. */
export function usePage(spec: PageSpec): void {
  useEffect(() => {
    spec.link?.read(new URLSearchParams(location.search));
    useCurrentPage.setState({ spec });
    const run = loadedRun();
    if (run) spec.onRun?.(run);
    return () => {
      if (currentPage() === spec) useCurrentPage.setState({ spec: null });
    };
  }, [spec]);
}
