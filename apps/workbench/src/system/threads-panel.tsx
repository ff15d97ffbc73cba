'use client';
/** Which thread and which worker does what, and how busy each is. */
import { clockSeconds, fixed } from '@janus/views';
import { askRuntime, useAnswers } from './answers.ts';
import { NoAnswer } from './no-answer.tsx';
import styles from './system.module.css';

export function ThreadsPanel() {
  const { value: runtime, fault } = useAnswers((a) => a.runtime);
  const workers = useAnswers((a) => a.stores.value?.jobs.workers);
  if (!runtime) return <NoAnswer fault={fault} ask={askRuntime} />;
  return (
    <div className={styles['scroll']} data-part="threads">
      <table className={styles['threads']}>
        <thead>
          <tr>
            <th scope="col">Thread</th>
            <th scope="col">Does</th>
            <th scope="col" className="num">
              Since
            </th>
            <th scope="col" className="num" colSpan={2}>
              Busy
            </th>
          </tr>
        </thead>
        <tbody>
          {runtime.threads.map((thread) => (
            <tr key={thread.id}>
              <th scope="row">
                {thread.name} <span className="dim">{thread.id}</span>
              </th>
              <td className={styles['does']}>{thread.does}</td>
              <td className="num">{clockSeconds(thread.since)}</td>
              <td className={styles['size']}>
                <span>
                  <span style={{ width: `${100 * Math.min(1, thread.busy)}%` }} />
                </span>
              </td>
              <td className="num">{fixed(100 * thread.busy)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className={styles['heading']}>Workers of the queue</h3>
      <table className={styles['threads']}>
        <tbody>
          {(workers ?? []).map((worker) => (
            <tr key={worker.name}>
              <th scope="row">{worker.name}</th>
              <td className={styles['does']}>
                {worker.doing.length > 0
                  ? worker.doing.map((job) => `${job.title}: ${job.stage}`).join('; ')
                  : 'waits for a job'}
              </td>
              <td className="num">
                {worker.here ? 'this process' : 'another process'}
                {worker.atOnce === null ? '' : `, ${fixed(worker.atOnce)} at once`}
              </td>
            </tr>
          ))}
          {(workers ?? []).length === 0 && (
            <tr>
              <td className="mid">none: the queue is being opened, or nobody works on it</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
