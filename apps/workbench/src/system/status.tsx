'use client';
/** One line each beside the tabs: how many jobs, how busy, when the doctor looked, who answers for the card. Small: it comes with the page. */
import { clockSeconds, fixed } from '@janus/views';
import { askDoctor, useAnswers, type Job } from './answers.ts';
import { bytes } from './bytes.ts';
import { tryKernels, useTrial } from './card-trial.ts';
import styles from './system.module.css';

export function JobsStatus() {
  const jobs = useAnswers((a) => a.jobs.value);
  if (!jobs) return null;
  const count = (status: Job['status']): number => jobs.filter((job) => job.status === status).length;
  return (
    <span className="dim" data-part="job-counts">
      {fixed(count('waiting'))} waiting, {fixed(count('active'))} running, {fixed(count('failed'))} failed
    </span>
  );
}

export function ThreadsStatus() {
  const runtime = useAnswers((a) => a.runtime.value);
  if (!runtime) return null;
  return (
    <span className="dim">
      {fixed(runtime.processors, 2)} of {fixed(runtime.available)} processors, {bytes(runtime.resident)} in memory
    </span>
  );
}

export function CardStatus() {
  const card = useAnswers((a) => a.card.value);
  const trying = useTrial((t) => t.trying);
  if (!card) return null;
  return (
    <>
      {card.simulated && card.driver !== null && <span className="dim">SIMULATED</span>}
      <button
        type="button"
        className={`button ${styles['look']}`}
        disabled={trying || card.driver === null}
        onClick={() => void tryKernels()}
      >
        {trying ? 'Trying…' : 'Try the kernels'}
      </button>
    </>
  );
}

export function DoctorStatus() {
  const { value, asking } = useAnswers((a) => a.doctor);
  return (
    <>
      {value && (
        <span className="dim">
          at {clockSeconds(value.at)} UTC, {fixed(value.took)} ms
        </span>
      )}
      <button type="button" className={`button ${styles['look']}`} disabled={asking} onClick={() => void askDoctor()}>
        {asking ? 'Looking…' : 'Look again'}
      </button>
    </>
  );
}
