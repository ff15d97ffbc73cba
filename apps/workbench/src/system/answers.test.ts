/** Jobs on the System page: kept up as they change, told in words. */
import { describe, expect, it } from 'vitest';
import { withJob, type Job } from './answers.ts';
import { detailOf, tookMs } from './job-words.ts';

const job = (more: Partial<Job>): Job =>
  ({
    jobId: 'a',
    status: 'active',
    stage: 'replaying',
    recovered: 0,
    etaMs: null,
    error: null,
    startedAt: null,
    endedAt: null,
    ...more,
  }) as Job;

describe('the list of jobs', () => {
  it('takes a change in its place and a new job at its head', () => {
    const list = [job({ jobId: 'b' }), job({})];
    expect(withJob(list, job({ status: 'done' })).map((j) => j.status)).toEqual(['active', 'done']);
    expect(withJob(list, job({ jobId: 'c' })).map((j) => j.jobId)).toEqual(['c', 'b', 'a']);
  });
  it('tells what a job does, how long it has left, and how often it was taken up again', () => {
    expect(detailOf(job({ etaMs: 65_000, recovered: 2 }))).toBe('replaying, taken up again 2 ×, 1 min 5 s left');
    expect(detailOf(job({ status: 'done', stage: 'done' }))).toBe('');
  });
  it('tells why a job failed rather than what it did', () => {
    const error = { code: 'failed', what: '', why: 'the disk is full', cure: '' } as const;
    expect(detailOf(job({ status: 'failed', error }))).toBe('the disk is full');
  });
  it('has taken time once it has ended', () => {
    expect(tookMs(job({ startedAt: 5 }))).toBeNull();
    expect(tookMs(job({ startedAt: 5, endedAt: 12 }))).toBe(7);
  });
});
