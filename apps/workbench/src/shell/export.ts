/** What leaves the page: a link to the view, and the bars shown as a file. */
import { csvOf } from '../data/csv.ts';
import { loadedRun } from '../data/run.ts';
import { useView } from '../state/view.ts';
import { notify } from './notify.ts';

export function copyText(words: string, told: string): void {
  navigator.clipboard.writeText(words).then(
    () => notify(told),
    () => notify('The browser did not allow copying'),
  );
}

export function copyLink(): void {
  copyText(location.href, 'Link copied');
}

export function exportBars(): void {
  const run = loadedRun();
  if (!run) return;
  const [from, to] = useView.getState().span;
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  const file = new Blob([csvOf(run.bars, run.audit, first, last)], { type: 'text/csv' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${run.info.symbol}-${run.info.runId.slice(0, 8)}-${Math.max(0, first)}-${last}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
