'use client';
/** What people say of a run, and the ways to take it along: report, tables, and the run itself on Market. */
import { duration, fixed, isoDay } from '@janus/views';
import { useEffect, useState } from 'react';
import { openInMarket } from '../map/open-market.ts';
import { Facts } from '../panel/facts.tsx';
import styles from './backtests.module.css';
import { useFocus } from './no-runs.tsx';
import { nameOf, saveNotes, type Full } from './runs-store.ts';

const FILES = [
  ['report.html', 'Report'],
  ['trades.csv', 'Trades CSV'],
  ['trades.parquet', 'Parquet'],
  ['equity.csv', 'Equity CSV'],
  ['equity.parquet', 'Parquet'],
  ['bars.csv', 'Bars CSV'],
  ['bars.parquet', 'Parquet'],
] as const;

function Notes({ run }: { readonly run: Full }) {
  const [text, setText] = useState(run.notes);
  const [said, say] = useState('');
  const changed = text !== run.notes;
  useEffect(() => {
    say('');
  }, [text]);
  return (
    <div className={styles['toml']}>
      <label>
        <span>Notes: what was tried, and what it showed</span>
        <textarea rows={4} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <div className={styles['go']}>
        <button
          type="button"
          className="button"
          disabled={!changed}
          onClick={() => void saveNotes(run.runId, text).then((done) => say(done ? 'saved' : ''))}
        >
          Save note
        </button>
        <span className="mid" role="status">
          {changed ? 'not saved yet' : said}
        </span>
      </div>
    </div>
  );
}

function factsOf(run: Full) {
  const { summary } = run;
  return [
    { label: 'Bars', value: `${fixed(run.bars)}, ${isoDay(run.from)} to ${isoDay(run.to)}` },
    { label: 'Bars of', value: duration(run.timeframeMs) },
    { label: 'Data', value: run.simulatedData ? `${run.name}, SIMULATED` : run.name },
    { label: 'Seed', value: String(run.seed) },
    {
      label: 'Switched off',
      value:
        run.strategy !== 'brain'
          ? 'every region: the strategy alone'
          : run.lesions.length === 0
            ? 'nothing'
            : run.lesions.join(', '),
    },
    { label: 'Configuration', value: run.configHash },
    { label: 'Hash of bars', value: run.dataHash },
    { label: 'Audit', value: summary.auditHash },
    { label: 'Warnings', value: summary.warnings.length === 0 ? 'none' : summary.warnings.join('; ') },
  ];
}

export function NotesPanel() {
  const focus = useFocus();
  if (focus.known === null) return focus.instead;
  const { full } = focus.known;
  const { runId } = full;
  return (
    <div
      className={styles['scroll']}
      tabIndex={0}
      role="group"
      aria-label="Notes and files"
      data-part="notes"
      data-run={runId}
    >
      <p className={styles['lead']}>
        <b>{nameOf(full)}</b>
      </p>
      <Notes key={runId} run={full} />
      <div className={styles['files']}>
        {FILES.map(([file, label]) => (
          <a
            key={file}
            className="button"
            href={`/api/backtests/${runId}/${file}`}
            download
            {...(label === 'Parquet' ? { 'aria-label': file } : {})}
          >
            {label}
          </a>
        ))}
        <button type="button" className="button" onClick={() => openInMarket(runId, full.bars - 1)}>
          Open in Market
        </button>
      </div>
      <Facts facts={factsOf(full)} />
    </div>
  );
}
