/** Bars with their regimes as CSV, numbers in full, one row a bar. Pure. */
import { REGIMES } from '@janus/domain';
import type { Track } from './columns.ts';

const plain = (x: number): string => (Number.isFinite(x) ? String(x) : '');
const named = (label: number): string => REGIMES[label] ?? '';

/** Bars [from, to), held inside the series. The column truth is there only where `withTruth`. */
export function trackCsv(track: Track, from: number, to: number, withTruth: boolean): string {
  const head = ['time', 'open', 'high', 'low', 'close', 'volume', 'regime', 'confidence', 'agreement'];
  head.push('hmm', 'statistical', 'technical', ...REGIMES.map((name) => `posterior_${name}`));
  if (withTruth) head.push('truth');
  const lines = [head.join(',')];
  const last = Math.min(track.time.length, Math.ceil(to));
  for (let i = Math.max(0, Math.floor(from)); i < last; i++) {
    const row = [new Date(track.time[i]!).toISOString()];
    for (const column of [track.open, track.high, track.low, track.close, track.volume]) row.push(plain(column[i]!));
    row.push(named(track.regime[i]!), plain(track.confidence[i]!), plain(track.agreement[i]!));
    row.push(named(track.hmm[i]!), named(track.statistical[i]!), named(track.technical[i]!));
    for (const column of track.posterior) row.push(plain(column[i]!));
    if (withTruth) row.push(named(track.truth[i]!));
    lines.push(row.join(','));
  }
  return `${lines.join('\n')}\n`;
}
