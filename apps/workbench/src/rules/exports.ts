/** What the Rules page hands over as files: the truths over the run, and the text. */
import { loadedRun } from '../data/run.ts';
import { download, downloadCsv } from '../shell/download.ts';
import { notify } from '../shell/notify.ts';
import { csvField } from '../table/column.ts';
import { useDraft } from './draft.ts';
import { useTruths } from './truths.ts';

/** One row a bar: satisfaction, then the truth of each rule. */
export function exportTruths(): void {
  const run = loadedRun();
  const { set, judged, source } = useTruths.getState();
  if (!run || !set || !judged) {
    notify('Nothing to export: no rules are held against a run');
    return;
  }
  const plain = (x: number): string => (Number.isFinite(x) ? String(Math.round(x * 1e6) / 1e6) : '');
  const lines = [['time', 'satisfaction', ...set.rules.map(({ name }) => name)].map(csvField).join(',')];
  for (let i = 0; i < judged.bars; i++) {
    const truths = set.rules.map((_, k) => plain(judged.truth[k * judged.bars + i]!));
    lines.push([new Date(run.bars.time[i]!).toISOString(), plain(judged.satisfaction[i]!), ...truths].join(','));
  }
  const simulated = run.info.simulatedData ? '-simulated' : '';
  downloadCsv(`${run.info.symbol}-rules-${set.version.slice(0, 8)}-${source}${simulated}.csv`, `${lines.join('\n')}\n`);
}

export function exportText(): void {
  const { edits, part, base } = useDraft.getState();
  const text = part === 'rules' ? edits.now.text : edits.now.vocabulary;
  download(`${part}-${(base ?? 'draft').slice(0, 8)}.txt`, new Blob([text], { type: 'text/plain' }));
}
