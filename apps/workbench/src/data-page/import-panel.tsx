'use client';
/** A file becomes a data set: dropped, looked at, imported. */
import { compact, fixed } from '@janus/views';
import { useRef } from 'react';
import { ErrorState } from '../panel/states/error-state.tsx';
import { ProgressState } from '../panel/states/progress-state.tsx';
import { timeLeft } from '../panel/states/time-left.ts';
import { showPanel } from '../dock/dock-store.ts';
import styles from './data.module.css';
import { ImportLook } from './import-look.tsx';
import { cancelImport, dismiss, takeFile, useImport } from './import-store.ts';

function Idle() {
  const input = useRef<HTMLInputElement | null>(null);
  return (
    <div className={styles['dropzone']} data-part="dropzone">
      <p>
        <b>Drop a file of bars anywhere on this page</b>
      </p>
      <p className="mid">
        CSV, plain or .gz, or Parquet; a header names the columns, or they are known by their order. Times as epoch, ISO
        8601 and the like. It is looked at before anything is kept.
      </p>
      <div className={styles['buttons']}>
        <button type="button" className="button primary" onClick={() => input.current?.click()}>
          Choose a file
        </button>
        <button type="button" className="button" onClick={() => showPanel('data', 'simulate')}>
          Simulate a market
        </button>
      </div>
      <input
        ref={input}
        type="file"
        className="sr"
        tabIndex={-1}
        aria-label="File of bars"
        accept=".csv,.gz,.txt,.tsv,.parquet"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void takeFile(file);
        }}
      />
    </div>
  );
}

export function ImportPanel() {
  const step = useImport((s) => s.step);
  switch (step.kind) {
    case 'idle':
      return <Idle />;
    case 'sending':
      return (
        <ProgressState
          title={`Sending ${step.name}`}
          progress={step.bytes > 0 ? step.sent / step.bytes : 0}
          numbers={`${compact(step.sent)} of ${compact(step.bytes)} bytes`}
          left={timeLeft(
            { at: step.since, progress: 0 },
            { at: performance.now(), progress: step.bytes > 0 ? step.sent / step.bytes : 0 },
          )}
          action={{ label: 'Stop', run: dismiss }}
        />
      );
    case 'looking':
      return <ImportLook upload={step.upload} preview={step.preview} refusal={step.refusal} />;
    case 'importing':
      return (
        <ProgressState
          title={step.job.title}
          progress={step.job.progress}
          numbers={`${step.job.status === 'waiting' ? 'waiting for its turn' : step.job.stage}, ${fixed(100 * step.job.progress)} % of ${compact(step.upload.bytes)} bytes`}
          left={step.job.etaMs ?? Number.NaN}
          action={{ label: 'Cancel', run: () => void cancelImport() }}
        />
      );
    case 'failed':
      return (
        <ErrorState
          what={step.what}
          why={step.why}
          cure="Nothing was kept: choose the file again, or another one."
          action={{ label: 'Choose another file', run: dismiss }}
        />
      );
  }
}
