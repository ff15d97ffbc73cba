'use client';
/** Which run is on the screen, and the way to any other: replays that exist, data sets that can be replayed. */
import { Menu } from '@mantine/core';
import { fixed, isoDay } from '@janus/views';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { client, type DataSet, type RunInfo } from '../data/client.ts';
import { openRun, startRun, useRun, type RunState } from '../data/run.ts';
import { timeframeName } from '../data/timeframe.ts';
import bar from './top-bar.module.css';
import styles from './run-menu.module.css';

function shownRun(state: RunState): RunInfo | null {
  if (state.kind === 'ready') return state.run.info;
  return 'info' in state ? state.info : null;
}

export function RunMenu() {
  const state = useRun((s) => s.state);
  const runs = useRun((s) => s.runs);
  const [data, setData] = useState<readonly DataSet[] | null>(null);
  const info = shownRun(state);
  const refresh = (): void => {
    client()
      .data.list.query()
      .then(setData, () => setData([]));
    client()
      .runs.list.query()
      .then(
        (list) => useRun.setState({ runs: list }),
        () => undefined,
      );
  };
  return (
    <Menu position="bottom-start" offset={0} onOpen={refresh} transitionProps={{ duration: 0 }} width={380}>
      <Menu.Target>
        <button type="button" className={`${bar['button']} ${styles['target']}`}>
          {info ? (
            <>
              <b>{info.symbol}</b>
              <span className="mid">{timeframeName(info.timeframeMs)}</span>
              {info.simulatedData && <span className={styles['generated']}>generated data</span>}
              <span className={bar['long']}>
                <span className="dim">{isoDay(info.from)} to</span> <span className="dim">{isoDay(info.to)}</span>
              </span>
              <span className={styles['divider']} />
              <span>Replay</span>
              <span className="dim">{info.runId.slice(0, 8)}</span>
            </>
          ) : (
            <span className="mid">{state.kind === 'connecting' ? 'Connecting' : 'No run'}</span>
          )}
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={480} className={styles['dropdown']}>
        {runs.length > 0 && <Menu.Label>Runs</Menu.Label>}
        {runs.map((run) => (
          <Menu.Item key={run.runId} onClick={() => openRun(run)} aria-current={run.runId === info?.runId}>
            <span className={styles['row']}>
              <b>{run.symbol}</b>
              <span className="mid">{timeframeName(run.timeframeMs)}</span>
              <span className="mid">{fixed(run.bars)} bars</span>
              <span className={styles['end']}>
                {run.status === 'done' ? run.runId.slice(0, 8) : `${run.status} ${fixed(100 * run.progress)} %`}
              </span>
            </span>
          </Menu.Item>
        ))}
        <Menu.Label>Replay a data set</Menu.Label>
        {data === null && <Menu.Label>Asking the server</Menu.Label>}
        {data?.length === 0 && <Menu.Label>None. Bring one in: janus data import FILE</Menu.Label>}
        {data?.map((set) => (
          <Menu.Item key={set.name} onClick={() => void startRun(set.name)}>
            <span className={styles['row']}>
              <b>{set.symbol}</b>
              <span className="mid">{timeframeName(set.timeframeMs)}</span>
              <span className="mid">{fixed(set.bars)} bars</span>
              <span className={styles['end']}>{set.name}</span>
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
