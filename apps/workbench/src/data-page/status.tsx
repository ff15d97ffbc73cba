'use client';
/** What the tab rows of the Data page say. */
import { fixed } from '@janus/views';
import { useCatalogue } from './catalogue-store.ts';

export function CatalogueStatus() {
  const sets = useCatalogue((s) => s.sets);
  if (sets.length === 0) return null;
  const bars = sets.reduce((sum, set) => sum + set.rows, 0);
  return (
    <span className="mid">
      {fixed(sets.length)} {sets.length === 1 ? 'set' : 'sets'}, {fixed(bars)} bars
    </span>
  );
}

export function DetailStatus() {
  const detail = useCatalogue((s) => s.detail);
  return detail?.simulated ? <b className="warn">SIMULATED</b> : null;
}
