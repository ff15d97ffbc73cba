'use client';
/** Every version kept, the one in force, and what can be done with the one chosen. */
import { fixed, isoDay, clock } from '@janus/views';
import type { RulesHead, RulesList } from '@janus/server/rules-api';
import { useState } from 'react';
import { useLoadedRun } from '../../data/run.ts';
import { showPanel } from '../../dock/dock-store.ts';
import { ErrorState } from '../../panel/states/error-state.tsx';
import { Skeleton } from '../../panel/states/skeleton.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/data-table.tsx';
import { isChanged, useDraft } from '../draft.ts';
import {
  activate,
  compare,
  edit,
  headOf,
  listVersions,
  previousOf,
  runWith,
  shortOf,
  useVersions,
} from '../versions-store.ts';
import body from '../../panel/body.module.css';
import styles from './versions.module.css';

type Row = RulesHead & { readonly state: string };

const moment = (ms: number): string => (ms === 0 ? 'with JANUS' : `${isoDay(ms)} ${clock(ms)}`);

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'name',
    title: 'Name',
    width: null,
    align: 'left',
    value: (r) => r.name,
    shown: (r) => <span title={r.note === '' ? r.name : `${r.name}: ${r.note}`}>{r.name}</span>,
  },
  {
    id: 'state',
    title: 'State',
    width: 92,
    align: 'left',
    value: (r) => r.state,
    shown: (r) => <span className={styles['state']}>{r.state}</span>,
  },
  { id: 'rules', title: 'Rules', width: 50, align: 'right', value: (r) => r.rules },
  {
    id: 'created',
    title: 'Kept',
    width: 122,
    align: 'left',
    value: (r) => r.createdAt,
    shown: (r) => moment(r.createdAt),
  },
  {
    id: 'version',
    title: 'Version',
    width: 72,
    align: 'left',
    value: (r) => r.version,
    shown: (r) => shortOf(r.version),
  },
];

function Running({ share, words }: { readonly share: number; readonly words: string }) {
  return (
    <span role="status" data-part="running">
      <progress max={1} value={share} aria-label="Running under this version" /> {words}, {fixed(100 * share)} %
    </span>
  );
}

/** What can be done with the version chosen. */
function Deeds({ head, list }: { readonly head: RulesHead; readonly list: RulesList }) {
  const run = useLoadedRun();
  const base = useDraft((s) => s.base);
  const running = useVersions((s) => s.running);
  const { version } = head;
  const ran = run?.info.rules === version;
  return (
    <div className={styles['deeds']} data-part="deeds" data-version={version}>
      <button type="button" className="button" disabled={version === base} onClick={() => void edit(version)}>
        Open in the editor
      </button>
      <button
        type="button"
        className="button"
        disabled={version === list.active}
        title="Runs that start from now on take it"
        onClick={() => activate(version)}
      >
        Put into force
      </button>
      <button
        type="button"
        className="button"
        onClick={() => {
          void compare(version);
          showPanel('rules', 'compare');
        }}
      >
        Compare with the editor
      </button>
      {running ? (
        <Running {...running} />
      ) : (
        run && (
          <button
            type="button"
            className="button"
            disabled={ran}
            title={ran ? 'The run on the screen is under this version' : 'Same bars, seed and configuration'}
            onClick={() => void runWith(run.info.runId, version)}
          >
            Run {run.info.symbol} under it
          </button>
        )
      )}
    </div>
  );
}

function Versions({ list }: { readonly list: RulesList }) {
  const base = useDraft((s) => s.base);
  const changed = useDraft(isChanged);
  const run = useLoadedRun();
  const [chosen, choose] = useState<string | null>(null);
  const rows = list.versions.map((head): Row => {
    const states = [
      ...(head.version === list.active ? ['in force'] : []),
      ...(head.version === run?.info.rules ? ['run'] : []),
    ];
    return { ...head, state: states.join(', ') };
  });
  const selected = chosen ?? base ?? list.active;
  const head = headOf(selected);
  const active = headOf(list.active);
  const before = previousOf(list);
  return (
    <div className={body['fill']} data-part="versions" data-active={list.active}>
      <div className={styles['top']}>
        <span className={body['cut']}>
          <span className="mid">In force:</span> <b>{active?.name ?? shortOf(list.active)}</b>{' '}
          <span className="mid">{shortOf(list.active)}</span>
        </span>
        {before !== null && (
          <button
            type="button"
            className="button"
            title={`Puts ${headOf(before)?.name ?? shortOf(before)} back into force`}
            onClick={() => activate(before)}
          >
            Roll back to {shortOf(before)}
          </button>
        )}
      </div>
      <div className={body['rest']}>
        <DataTable
          name="Versions of the rules"
          columns={COLUMNS}
          rows={rows}
          keyOf={(row) => row.version}
          selected={selected}
          onSelect={(row) => choose(row.version)}
          onOpen={(row) => void edit(row.version)}
        />
      </div>
      <p className={styles['hint']}>
        {changed && <b>The editor holds changes that are not kept yet. </b>}
        New runs take the version in force; runs under way keep theirs.
      </p>
      {head && <Deeds head={head} list={list} />}
    </div>
  );
}

export function VersionsPanel() {
  const list = useVersions((s) => s.list);
  const trouble = useVersions((s) => s.trouble);
  if (list) return <Versions list={list} />;
  if (trouble === null) return <Skeleton shape="rows" rows={6} />;
  return (
    <ErrorState
      what="The versions could not be read"
      why={trouble}
      cure="Ask again; if it stays so, look at the System page."
      action={{ label: 'Ask again', run: () => void listVersions() }}
    />
  );
}
