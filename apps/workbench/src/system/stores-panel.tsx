'use client';
/** Where everything lies: store, operational state, queue, the parts of the data folder, backups. */
import { clockSeconds, fixed, isoDay } from '@janus/views';
import { useState, type ReactNode } from 'react';
import { client } from '../data/client.ts';
import { Facts } from '../panel/facts.tsx';
import { notify } from '../shell/notify.ts';
import { askStores, useAnswers, type Stores } from './answers.ts';
import { bytes } from './bytes.ts';
import { NoAnswer } from './no-answer.tsx';
import styles from './system.module.css';

const DEFAULTS = {
  absent: 'as JANUS comes; a file would change them',
  loaded: 'from a file, read again when it changes',
  faulty: 'the file has faults: the last good text is in force',
} as const;

function Sign({ ok, children }: { readonly ok: boolean; readonly children: ReactNode }) {
  return (
    <span className={styles['sign']} data-ok={ok}>
      {ok ? '✓' : '×'} {children}
    </span>
  );
}

function storeFact({ store }: Stores) {
  if ('fault' in store && 'opening' in store)
    return {
      value: store.opening ? <span className="mid">… opening</span> : <Sign ok={false}>not open</Sign>,
      note: store.fault,
    };
  const name = store.backend === 'pglite' ? 'PGlite' : 'PostgreSQL';
  return {
    value: (
      <Sign ok={store.ok}>
        {name} {store.version ?? ''}, {fixed(store.latencyMs, 1)} ms
      </Sign>
    ),
    note: `${store.place}; migrated to ${store.migration}${store.fault ? `; ${store.fault}` : ''}`,
  };
}

function BackUp({ stores }: { readonly stores: Stores }) {
  const [busy, setBusy] = useState(false);
  const [newest] = stores.backups;
  const now = (): void => {
    setBusy(true);
    client()
      .system.backup.mutate()
      .then(({ name, bytes: size }) => {
        notify(`Backed up as ${name}, ${bytes(size)}`);
        return askStores();
      })
      .catch((cause: unknown) =>
        notify(`Not backed up: ${cause instanceof Error ? cause.message : String(cause)}`, 'error'),
      )
      .finally(() => setBusy(false));
  };
  return (
    <div className={styles['backup']}>
      <span>
        {newest
          ? `${isoDay(newest.createdAt)} ${clockSeconds(newest.createdAt)} UTC, ${bytes(newest.bytes)}`
          : 'none here yet'}
      </span>
      <button type="button" className="button" disabled={busy} onClick={now}>
        {busy ? 'Backing up…' : 'Back up now'}
      </button>
    </div>
  );
}

export function StoresPanel() {
  const { value: stores, fault } = useAnswers((a) => a.stores);
  if (!stores) return <NoAnswer fault={fault} ask={askStores} />;
  const { state, defaults, jobs, parts, free, total, backups, backupsFolder } = stores;
  const largest = Math.max(1, ...parts.map((p) => p.bytes));
  return (
    <div className={styles['scroll']} data-part="stores">
      <Facts
        facts={[
          { label: 'Store', ...storeFact(stores) },
          {
            label: 'State',
            value: (
              <Sign ok={state.ok}>{state.backend === 'redis' ? 'Redis' : 'in this process, copied to a file'}</Sign>
            ),
            note: state.fault ?? state.place,
          },
          {
            label: 'Run defaults',
            value: <Sign ok={defaults.state !== 'faulty'}>{DEFAULTS[defaults.state]}</Sign>,
            note: defaults.faults.length > 0 ? defaults.faults.join('; ') : defaults.file,
          },
          {
            label: 'Queue',
            value: (
              <Sign ok={jobs.state === 'ready'}>
                {jobs.backend === 'pglite' ? 'PGlite' : jobs.backend === 'redis' ? 'Redis' : 'PostgreSQL'}, {jobs.state}
              </Sign>
            ),
            note: [
              `${fixed(jobs.counts.waiting)} waiting, ${fixed(jobs.counts.active)} running`,
              jobs.durability,
              jobs.message ?? '',
            ]
              .filter((part) => part !== '')
              .join('; '),
          },
          {
            label: 'Last backup',
            value: <BackUp stores={stores} />,
            note: (
              <>
                {fixed(backups.length)} in {backupsFolder}
                <br />
                to bring one back: <code>janus restore FILE</code>
                <br />
                to keep the newest five: <code>janus rotate --keep-backups 5</code>
              </>
            ),
          },
          { label: 'Disk', value: `${bytes(free)} free of ${bytes(total)}` },
        ]}
      />
      <table className={styles['parts']}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Holds</th>
            <th scope="col" className="num">
              Files
            </th>
            <th scope="col" className="num" colSpan={2}>
              Size
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.name}>
              <th scope="row">{part.name}</th>
              <td className="mid">{part.what}</td>
              <td className="num">{fixed(part.files)}</td>
              <td className={styles['size']}>
                <span>
                  <span style={{ width: `${(100 * part.bytes) / largest}%` }} />
                </span>
              </td>
              <td className="num">{bytes(part.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
