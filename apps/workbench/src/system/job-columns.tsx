/** What the table of jobs shows. */
import { clockSeconds, duration, fixed, isoDay, NO_VALUE } from '@janus/views';
import type { Column } from '../table/column.ts';
import type { Job } from './answers.ts';
import { detailOf, tookMs } from './job-words.ts';
import styles from './system.module.css';

const SIGNS: Readonly<Record<Job['status'], string>> = {
  waiting: '…',
  active: '▸',
  done: '✓',
  failed: '×',
  cancelled: '–',
};

export const JOB_COLUMNS: readonly Column<Job>[] = [
  { id: 'title', title: 'Job', width: null, align: 'left', value: (j) => j.title },
  {
    id: 'status',
    title: 'Status',
    width: 88,
    align: 'left',
    value: (j) => j.status,
    shown: (j) => (
      <span className={styles['status']} data-status={j.status}>
        {SIGNS[j.status]} {j.status}
      </span>
    ),
  },
  {
    id: 'progress',
    title: 'Done',
    unit: '%',
    width: 76,
    align: 'right',
    value: (j) => j.progress,
    shown: (j) => (
      <span className={styles['progress']}>
        <span>
          <span style={{ width: `${100 * j.progress}%` }} />
        </span>
        {fixed(100 * j.progress)}
      </span>
    ),
  },
  {
    id: 'created',
    title: 'Asked for',
    unit: 'UTC',
    width: 112,
    align: 'left',
    value: (j) => new Date(j.createdAt).toISOString(),
    shown: (j) => `${isoDay(j.createdAt).slice(5)} ${clockSeconds(j.createdAt)}`,
  },
  {
    id: 'took',
    title: 'Took',
    width: 64,
    align: 'right',
    value: tookMs,
    shown: (j) => {
      const took = tookMs(j);
      return took === null ? NO_VALUE : took < 1000 ? `${fixed(took)} ms` : duration(took);
    },
  },
  {
    id: 'detail',
    title: 'What',
    width: 128,
    align: 'left',
    value: detailOf,
  },
];
