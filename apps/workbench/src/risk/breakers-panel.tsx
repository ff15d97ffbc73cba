'use client';
/** Breakers at the cursor: on or off, since when, why, what they stop. On a replay nothing is operated. */
import { barMoment, NO_VALUE } from '@janus/views';
import type { LoadedRun } from '../data/run.ts';
import type { Reading } from './stores.ts';
import { Table, Tables } from './tables.tsx';
import { WithReading } from './with-reading.tsx';
import styles from './risk.module.css';

type Breaker = Reading['breakers']['breakers'][number]['breaker'];
const WORDS: Readonly<Record<Breaker, readonly [name: string, stops: string]>> = {
  strategy: ['Kill, strategy', 'entries of one strategy'],
  instrument: ['Kill, instrument', 'entries in one market'],
  service: ['Kill, service', 'entries of one service'],
  global: ['Kill, global', 'all entries'],
  'safe-mode': ['Safe mode', 'all entries; working ones are taken back'],
  freeze: ['Freeze', 'all entries'],
};

function Breakers({ reading, run }: { readonly reading: Reading; readonly run: LoadedRun }) {
  const { breakers, safeModeThreat, killThreat, killScope } = reading.breakers;
  const { timeframeMs } = run.info;
  return (
    <Tables name="Breakers" part="breakers" bar={reading.bar}>
      <Table heads={['Breaker', 'State', 'Since', 'Stops', 'Allows']}>
        {breakers.map(({ breaker, on, since, why }) => (
          <tr key={breaker} data-breaker={breaker} data-on={on || undefined}>
            <th scope="row">{WORDS[breaker][0]}</th>
            <td title={why || undefined}>{on ? <b className={styles['on']}>■ on</b> : '□ off'}</td>
            <td>{since === null ? NO_VALUE : barMoment(since - timeframeMs, timeframeMs)}</td>
            <td className="mid">{WORDS[breaker][1]}</td>
            <td className="mid">exits</td>
          </tr>
        ))}
      </Table>
      {breakers
        .filter(({ on, why }) => on && why !== '')
        .map(({ breaker, why }) => (
          <p key={breaker} className={styles['words']}>
            {WORDS[breaker][0]}: {why}.
          </p>
        ))}
      <p className={styles['words']} data-part="operable">
        This is a replay with simulated fills: what it did is done, and nothing here can be thrown or re-armed.
      </p>
      <p className={styles['words']}>
        By the configuration of this run{' '}
        {killThreat === 'none'
          ? 'no threat throws a kill switch'
          : `a critical threat (${killThreat}) throws the kill switch of scope ${killScope}`}
        , and{' '}
        {safeModeThreat === 'none'
          ? 'none latches safe mode'
          : `a critical threat (${safeModeThreat}) latches safe mode`}
        . A breaker that is on stays on until a person ends it. Exits are allowed whatever is on.
      </p>
    </Tables>
  );
}

export function BreakersPanel() {
  return <WithReading shape="rows">{(reading, run) => <Breakers reading={reading} run={run} />}</WithReading>;
}
