'use client';
/** The Market page: candles and field on the left, brain and decision on the right, one cursor through all of them. */
import { useEffect } from 'react';
import { isSent } from '../data/events.ts';
import { followTime } from '../data/player.ts';
import { followDecision } from '../data/record.ts';
import { openRuns, useLoadedRun, useRun, type LoadedRun } from '../data/run.ts';
import { setTheme } from '../shell/theme.ts';
import { followAddress } from '../state/address-bar.ts';
import { readLink, type Link } from '../state/link.ts';
import { openTime, setSpeed } from '../state/time.ts';
import { setView } from '../state/view.ts';
import { BrainPanel } from './brain/brain-panel.tsx';
import { CandlesPanel } from './candles/candles-panel.tsx';
import { DecisionPanel } from './decision/decision-panel.tsx';
import { GafPanel } from './gaf/gaf-panel.tsx';
import { spanAround } from './span.ts';
import styles from './market.module.css';

/** Bars that a first view keeps after its cursor. */
const ROOM_AFTER = 30;

/** The last trade that has something after it to be judged by; the end of the run where there was no trade. */
function firstCursor(run: LoadedRun): number {
  const { events, bars } = run;
  for (let k = events.length - 1; k >= 0; k--)
    if (isSent(events.mark[k]!) && events.bar[k]! < bars.time.length - ROOM_AFTER) return events.bar[k]!;
  return bars.time.length - 1;
}

/** A link's places hold for the run it names; another run starts at its own. */
function openAt(run: LoadedRun, link: Link | null): void {
  const mine = link && (link.run === null || link.run === run.info.runId) ? link : null;
  const cursor = Math.min(run.bars.time.length - 1, mine?.bar ?? firstCursor(run));
  openTime(run.bars.time.length, cursor);
  setView({ span: mine?.span ?? spanAround(cursor), hover: null });
}

export function Market() {
  const run = useLoadedRun();
  useEffect(() => {
    let link: Link | null = readLink(location.search);
    setView(link.view);
    if (link.speed) setSpeed(link.speed);
    if (link.theme) setTheme(link.theme);
    // Before any panel hears of the run, so that each finds the cursor and the span where they belong.
    const stop = useRun.subscribe(({ state }, before) => {
      if (state.kind !== 'ready' || state === before.state) return;
      openAt(state.run, link);
      link = null;
    });
    void openRuns(link.run);
    return stop;
  }, []);
  useEffect(() => {
    if (!run) return undefined;
    document.title = `${run.info.symbol} · Market · JANUS`;
    const id = run.info.runId;
    const stops = [followTime(id), followDecision(id), followAddress(id)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [run]);
  return (
    <div className={styles['market']} data-ready={run ? run.info.runId : undefined}>
      <div className={styles['left']}>
        <CandlesPanel />
        <GafPanel />
      </div>
      <div className={styles['right']}>
        <BrainPanel />
        <DecisionPanel />
      </div>
    </div>
  );
}
