/**
 * `janus explain`: why it traded or did not, stage by stage, at one moment of a stored run; and with --flip the smallest
 * change that would have made it decide otherwise, found by living the run through again up to that bar.
 */
import { badInput, noData } from '@janus/domain';
import { explain, type Explanation, type Measure } from '@janus/integration';
import type { FlipAnswer } from '@janus/server/explain';
import { newRecordRow, openRun, type RunReader } from '@janus/server/runs';
import { flipWords } from '@janus/views';
import type { Command, CommandInput } from '../command.ts';
import { runHooks } from '../hooks.ts';
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
  if (e.seen !== null) lines.push('', `seen through ${e.seen}`);
  if (e.flips.length > 0) lines.push('', 'what would have flipped it', ...e.flips.map((f) => `  ${f}`));
  return lines.join('\n');
}

/** The bar asked for, by its number or by a moment in it. @throws JanusError bad-input, no-data */
function barOf(run: RunReader, { options }: CommandInput): number {
  const { at, event } = options;
  if ((at === undefined) === (event === undefined))
    throw badInput('say which decision: --at TIME or --event N, one of the two');
  if (event !== undefined) {
    if (Number(event) >= run.bars) throw noData(`--event ${event}: the last of this run is ${run.bars - 1}`);
    return Number(event);
  }
  return barAt(run, String(at));
}

/** @throws JanusError refused where the run cannot be lived through again */
async function flipAt(input: CommandInput, runId: string, bar: number): Promise<FlipAnswer> {
  const { flipOf, planOfRun } = await import('@janus/server/explain');
  const plan = await planOfRun(input.dataFolder, runId, async (version) =>
    version === null ? null : (await import('../night.ts')).versionOf(input, version),
  );
  return flipOf(plan, input.dataFolder, bar, runHooks(input));
}

export const explainCommand: Command = {
  name: 'explain',
  usage: 'explain --run ID --at TIME|--event N [--flip]',
  summary: 'why it traded or did not, stage by stage, and what would have changed it',
  positional: { min: 0, max: 0, names: [] },
  options: {
    run: { type: 'string', meaning: 'id of a stored run', required: true },
    at: { type: 'string', meaning: 'moment: ISO 8601 or epoch milliseconds, UTC' },
    event: { type: 'integer', meaning: 'or the number of the event, the first bar is 0', min: 0 },
    flip: {
      type: 'flag',
      meaning: 'find the smallest change that would have made it decide otherwise (re-plays the run)',
    },
  },
  async run(input) {
    const run = openRun(input.dataFolder, String(input.options['run']));
    try {
      const bar = barOf(run, input);
      const row = newRecordRow();
      if (!run.record(bar, row.audit, row.timing)) throw noData(`bar ${bar} has no record`);
      const { run: info, provenance } = run.file.summary;
      const explanation = explain(row.audit, row.timing);
      const flip = input.options['flip'] === true ? await flipAt(input, info.runId, bar) : null;
      return {
        json: { ...provenance, simulated: true, ...explanation, ...(flip && { flip: told(flip) }) },
        text: explanationText(explanation) + (flip ? `\n\n${flipWords(flip)}` : ''),
      };
    } finally {
      run.close();
    }
  },
};

/** What `--json` says of it: the change alone is null where there is none. */
const told = ({ flip, reach, ...at }: FlipAnswer) => ({
  found: flip,
  reach,
  words: flipWords({ action: at.action, flip, reach }),
});
