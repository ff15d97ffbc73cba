/** `janus explain`: why it traded or did not, stage by stage, at one moment of a stored run. */
import { badInput, noData } from '@janus/domain';
import { explain, type Explanation, type Measure } from '@janus/integration';
import { newRecordRow, openRun } from '@janus/server/runs';
import type { Command } from '../command.ts';

/** ISO 8601 or epoch milliseconds. */
function momentOf(text: string): number {
  const time = /^\d{11,}$/.test(text)
    ? Number(text)
    : Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!Number.isFinite(time)) throw badInput(`--at ${text}: not an ISO 8601 date or epoch milliseconds`);
  return time;
}

/** Last bar that had opened at a moment. */
function barAt(times: Float64Array, moment: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const figure = (m: Measure): string =>
  `${m.label} ${m.value.toFixed(m.digits)}${m.unit ? ` ${m.unit}` : ''}${
    m.limit === null ? '' : ` ${m.sense} ${m.limit.toFixed(m.digits)}${m.breached ? ' ✗' : ''}`
  }`;

export function explanationText(e: Explanation): string {
  const lines = [
    `${new Date(e.time).toISOString()}  bar ${e.barIndex}  close ${e.close}`,
    `${e.verdict}: ${e.reasonText}${e.strategy === null ? '' : `  (${e.strategy} asked to ${e.wanted})`}`,
  ];
  if (e.quantity > 0) lines.push(`order: ${e.action} ${e.quantity}`);
  if (e.decider !== null) lines.push(`decided by ${e.decider.region}; without it: ${e.decider.otherwise}`);
  lines.push('');
  for (const s of e.stages)
    lines.push(
      `${s.number} ${s.name.padEnd(14)} ${s.status.padEnd(12)} ${s.reason}${s.measures.length > 0 ? `\n${' '.repeat(17)}${s.measures.map(figure).join(' · ')}` : ''}`,
    );
  if (e.flips.length > 0) lines.push('', 'what would have flipped it', ...e.flips.map((f) => `  ${f}`));
  return lines.join('\n');
}

export const explainCommand: Command = {
  name: 'explain',
  usage: 'explain --run ID --at TIME',
  summary: 'why it traded or did not, stage by stage',
  positional: { min: 0, max: 0, names: [] },
  options: {
    run: { type: 'string', meaning: 'id of a stored run', required: true },
    at: { type: 'string', meaning: 'moment: ISO 8601 or epoch milliseconds, UTC', required: true },
  },
  run(input) {
    const run = openRun(input.dataFolder, String(input.options['run']));
    try {
      const times = run.barColumns(0, run.bars).slice(0, run.bars);
      const moment = momentOf(String(input.options['at']));
      const bar = barAt(times, moment);
      if (bar < 0) throw noData(`--at is before the first bar, ${new Date(times[0]!).toISOString()}`);
      const { timeframeMs } = run.file.summary.run;
      if (moment >= times[times.length - 1]! + timeframeMs)
        throw noData(`--at is after the last bar, ${new Date(times[times.length - 1]!).toISOString()}`);
      const row = newRecordRow();
      if (!run.record(bar, row.audit, row.timing)) throw noData(`bar ${bar} has no record`);
      const explanation = explain(row.audit, row.timing);
      return Promise.resolve({
        json: { ...run.file.summary.provenance, simulated: true, ...explanation },
        text: explanationText(explanation),
      });
    } finally {
      run.close();
    }
  },
};
