/** What leaves the page: a link to the view, and the bars shown as a file. */
import { csvOf } from '../data/csv.ts';
import { loadedRun } from '../data/run.ts';
import { viewQuery } from '../state/address-bar.ts';
import { useView } from '../state/view.ts';
import { downloadCsv } from './download.ts';
import { notify } from './notify.ts';

export function copyText(words: string, told: string): void {
  navigator.clipboard.writeText(words).then(
    () => notify(told),
    () => notify('The browser did not allow copying'),
  );
}

export function copyLink(): void {
  const query = viewQuery();
  copyText(`${location.origin}${location.pathname}${query === '' ? '' : `?${query}`}`, 'Link copied');
}

export function exportBars(): void {
  const run = loadedRun();
  if (!run) return;
  const [from, to] = useView.getState().span;
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  const name = `${run.info.symbol}-${run.info.runId.slice(0, 8)}-${Math.max(0, first)}-${last}.csv`;
  downloadCsv(name, csvOf(run.bars, run.audit, first, last));
}
