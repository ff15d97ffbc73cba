/** Ids of jobs: hexadecimal, and in the order of their making within one process. */
import { createHash, randomBytes } from 'node:crypto';
import { canonical } from '../provenance.ts';

export const JOB_ID = /^[0-9a-f]{28}$/;
let count = 0;

/** @param now epoch ms */
export function newJobId(now: number): string {
  count = (count + 1) % 0x1_0000;
  const turn = count.toString(16).padStart(4, '0');
  return `${now.toString(16).padStart(12, '0')}${turn}${randomBytes(6).toString('hex')}`;
}

/** Equal for equal jobs. */
export const jobKey = (kind: string, input: unknown): string =>
  createHash('sha256').update(canonical({ kind, input })).digest('hex').slice(0, 32);
