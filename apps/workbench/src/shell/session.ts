/**
 * The run and the cursor behind all pages: opened once from the address, kept while pages come and go. A link's
 * places hold for the run it names; another run starts at its own.
 */
import { useEffect } from 'react';
import { isSent } from '../data/events.ts';
import { followTime } from '../data/player.ts';
import { followDecision } from '../data/record.ts';
import { openRuns, useLoadedRun, useRun, type LoadedRun } from '../data/run.ts';
import { wantPanels } from '../dock/dock-store.ts';
import { followAddress } from '../state/address-bar.ts';
import { readLink, type Link } from '../state/link.ts';
import { spanAround } from '../state/span.ts';
import { openTime, seek, setSpeed, useTime } from '../state/time.ts';
import { setView } from '../state/view.ts';
import { currentPage } from './page-spec.ts';
import { pageOf } from './pages.ts';
import { setTheme } from './theme.ts';

/** Bars that a first view keeps after its cursor. */
const ROOM_AFTER = 30;

/** The last trade that has something after it to be judged by; the end of the run where there was no trade. */
function firstCursor(run: LoadedRun): number {
  const { events, bars } = run;
  for (let k = events.length - 1; k >= 0; k--)
    if (isSent(events.mark[k]!) && events.bar[k]! < bars.time.length - ROOM_AFTER) return events.bar[k]!;
  return bars.time.length - 1;
}

function openAt(run: LoadedRun, link: Link | null): void {
  const mine = link && (link.run === null || link.run === run.info.runId) ? link : null;
  const cursor = Math.min(run.bars.time.length - 1, mine?.bar ?? firstCursor(run));
  openTime(run.bars.time.length, cursor);
  setView({ span: mine?.span ?? spanAround(cursor), hover: null });
  currentPage()?.onRun?.(run);
}

/** Back and forward: the page's panels and the cursor as that address has them, where it is of the same run. */
function returnTo(): void {
  const link = readLink(location.search);
  const { state } = useRun.getState();
  wantPanels(pageOf(location.pathname).id, link.show);
  if (state.kind !== 'ready' || link.run !== state.run.info.runId) return;
  if (link.bar !== null && link.bar < useTime.getState().bars) seek(link.bar);
  if (link.span) setView({ span: link.span });
}

/** Mounted once by the frame. @param withTime whether the page follows the cursor: others ask for no records */
export function useSession(withTime: boolean): void {
  const run = useLoadedRun();
  useEffect(() => {
    let link: Link | null = readLink(location.search);
    wantPanels(pageOf(location.pathname).id, link.show);
    if (link.speed) setSpeed(link.speed);
    if (link.theme) setTheme(link.theme);
    const stops = [
      useRun.subscribe(({ state }, before) => {
        if (state.kind !== 'ready' || state === before.state) return;
        openAt(state.run, link);
        link = null;
      }),
      followAddress(),
    ];
    addEventListener('popstate', returnTo);
    void openRuns(link.run);
    return () => {
      for (const stop of stops) stop();
      removeEventListener('popstate', returnTo);
    };
  }, []);
  useEffect(() => {
    if (!run || !withTime) return undefined;
    const id = run.info.runId;
    const stops = [followTime(id), followDecision(id)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [run, withTime]);
}
