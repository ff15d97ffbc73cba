/** What the Risk page hands over as files: the threats, the limits, the states under the ellipse. */
import { loadedRun } from '../data/run.ts';
import { downloadCsv } from '../shell/download.ts';
import { notify } from '../shell/notify.ts';
import { csvField } from '../table/column.ts';
import { ellipse, risk } from './stores.ts';

type Cell = string | number | null;
const text = (rows: readonly (readonly Cell[])[]): string =>
  `${rows.map((row) => row.map(csvField).join(',')).join('\n')}\n`;
const iso = (time: number): string => new Date(time).toISOString();

function save(what: string, bar: number, rows: readonly (readonly Cell[])[]): void {
  const run = loadedRun();
  if (!run) return;
  const simulated = run.info.simulatedData ? '-simulated' : '';
  downloadCsv(`${run.info.symbol}-${what}-${run.info.runId.slice(0, 8)}-${bar}${simulated}.csv`, text(rows));
}
const nothing = (): void => notify('Nothing to export: the bar at the cursor is still being read');

export function exportThreats(): void {
  const { answer } = risk.use.getState();
  if (!answer) return nothing();
  return save('threats', answer.bar, [
    ['time', 'threat', 'value', 'limit', 'share of limit', 'severity', 'bars fired', 'last fired'],
    ...answer.threats.map((t) => [
      iso(answer.time),
      t.threat,
      t.measure,
      t.limit,
      t.ratio,
      t.severity,
      t.fired,
      t.last ? iso(t.last.time) : null,
    ]),
  ]);
}
export function exportLimits(): void {
  const { answer } = risk.use.getState();
  if (!answer) return nothing();
  return save('limits', answer.bar, [
    ['time', 'rule', 'applies', 'value', 'limit', 'used', 'truth', 'floor', 'note'],
    ...answer.limits.rules.map((r) => [
      iso(answer.time),
      r.rule,
      r.applies ? 'yes' : 'no',
      r.value,
      r.limit,
      r.used,
      r.truth,
      r.floor,
      r.note,
    ]),
  ]);
}
/** Coordinates in deviations from the mean, as they are drawn. */
export function exportEllipse(): void {
  const { answer } = ellipse.use.getState();
  if (!answer) return nothing();
  const { x, y, time, flagged } = answer.points;
  return save('ellipse', answer.bar, [
    ['time', `${answer.x}, deviations`, `${answer.y}, deviations`, 'flagged'],
    ...Array.from(time, (t, k) => [iso(t), x[k]!, y[k]!, flagged[k] === 1 ? 'yes' : 'no']),
  ]);
}
