/** Keeps the address bar equal to the view, a few times a second at most: browsers refuse faster. */
import { useRun } from '../data/run.ts';
import { frontOf, useDock } from '../dock/dock-store.ts';
import { currentPage, useCurrentPage } from '../shell/page-spec.ts';
import { queryOf, writeShared } from './link.ts';
import { useTime } from './time.ts';
import { useView } from './view.ts';

const PAUSE = 400;

/** Run, cursor, span and speed: what goes along from page to page. */
export function sharedQuery(): Record<string, string> {
  const { state } = useRun.getState();
  const { cursor: bar, speed } = useTime.getState();
  const { span } = useView.getState();
  return writeShared({ run: state.kind === 'ready' ? state.run.info.runId : null, bar, span, speed });
}

/** The query string of the page shown. */
export function viewQuery(): string {
  const page = currentPage();
  return queryOf(sharedQuery(), page?.link?.write() ?? {}, page ? frontOf(page.id) : []);
}

/** Mounted once by the frame; the returned function stops. */
export function followAddress(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopPage: (() => void) | null = null;
  const write = (): void => {
    timer = null;
    // Before the run is there, the address still says what is wanted; between two pages it belongs to neither.
    if (useRun.getState().state.kind !== 'ready' || !currentPage()) return;
    const query = viewQuery();
    const to = query === '' ? location.pathname : `?${query}`;
    if (to !== location.search) history.replaceState(history.state, '', to);
  };
  const soon = (): void => {
    timer ??= setTimeout(write, PAUSE);
  };
  const page = (): void => {
    stopPage?.();
    stopPage = currentPage()?.link?.follow(soon) ?? null;
    soon();
  };
  const stops = [useTime, useView, useRun, useDock].map((store) => store.subscribe(soon));
  stops.push(useCurrentPage.subscribe(page));
  page();
  return () => {
    for (const stop of stops) stop();
    stopPage?.();
    if (timer) clearTimeout(timer);
  };
}
