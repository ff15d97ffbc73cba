/** `janus explain`: why it traded or did not, stage by stage, at one moment of a stored run. */
import { noData } from '@janus/domain';
import { explain, type Explanation, type Measure } from '@janus/integration';
import { newRecordRow, openRun } from '@janus/server/runs';
import type { Command } from '../command.ts';
import { barAt } from '../moment.ts';

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
      const bar = barAt(run, String(input.options['at']));
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
