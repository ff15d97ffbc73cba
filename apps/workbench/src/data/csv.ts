/** Bars and decisions of a stretch of a run as CSV, numbers in full, one row a bar. Pure. */
import { ACTIONS, reasonOf, REGIMES } from '@janus/domain';
import type { AuditColumn, BarColumn, Columns } from './columns.ts';

export const CSV_HEADER =
  'bar,time,open,high,low,close,volume,regime,confidence,agreement,wanted,action,reason,equity,position';

const plain = (x: number): string => (Number.isFinite(x) ? String(x) : '');

/** Bars from … to, both included, held inside the run. */
export function csvOf(bars: Columns<BarColumn>, audit: Columns<AuditColumn>, from: number, to: number): string {
  const lines = [CSV_HEADER];
  for (let i = Math.max(0, from); i <= Math.min(bars.time.length - 1, to); i++)
    lines.push(
      [
        i,
        new Date(bars.time[i]!).toISOString(),
        ...[bars.open, bars.high, bars.low, bars.close, bars.volume].map((column) => plain(column[i]!)),
        REGIMES[audit.regime[i]!] ?? '',
        plain(audit.confidence[i]!),
        plain(audit.agreement[i]!),
        ACTIONS[audit.wanted[i]!] ?? '',
        ACTIONS[audit.action[i]!] ?? '',
        Number.isNaN(audit.reason[i]!) ? '' : reasonOf(audit.reason[i]!).key,
        plain(audit.equity[i]!),
        plain(audit.position[i]!),
      ].join(','),
    );
  return `${lines.join('\n')}\n`;
}
