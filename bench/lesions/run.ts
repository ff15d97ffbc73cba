/**
 * The lesion tables: each region, rule and tier of memory taken out of the same day, on the sets of the protocol
 * (packages/backtest/src/lesion-lab/protocol.ts). Printed as found, as Markdown that can stand in docs/.
 */
import { VERSION } from '@janus/domain';
import { LESION_PROTOCOL, LESION_SETS, type LesionSet } from '../../packages/backtest/src/lesion-lab/protocol.ts';
import { chosenLesions, runLesions } from '../../apps/server/src/services/lesion/lab.ts';
import { planRun } from '../../apps/server/src/services/runs/plan.ts';
import { seriesOf } from '../recorded.ts';
import { mainTable, regimeTable, windowTable } from './table.ts';

const DAY = 86_400_000;

/** One set in Markdown. @param say progress, on stderr */
function setText(folder: string, set: LesionSet, say: (text: string) => void): string {
  const { config, seed, draws } = LESION_PROTOCOL;
  const series = seriesOf(folder, set);
  const plan = planRun({ data: set.symbol, config, seed }, series, 0);
  const windows = set.windows.map(({ name, from, to }) => ({
    name,
    from: Date.parse(from),
    to: Date.parse(to) + DAY - 1,
  }));
  let said = '';
  const progress = (stage: string, share: number): void => {
    if (stage === said) return;
    said = stage;
    say(`${set.name}: ${stage}, ${(100 * share).toFixed(0)} %`);
  };
  const lesions = chosenLesions([], plan.off);
  const outcome = runLesions({ plan, lesions, windows, draws }, { progress, shouldStop: () => false });
  const { runId, configHash, dataHash } = plan.provenance;
  return [
    `## ${set.name}`,
    '',
    `${series.length.toLocaleString('en')} bars; run ${runId}, configuration ${configHash.slice(0, 12)}, data ${dataHash.slice(0, 12)}, seed ${seed}.`,
    '',
    mainTable(outcome.intact, outcome.lesions),
    '',
    'By regime: changed decisions; equity without it, % of that with it, and its interval.',
    '',
    regimeTable(outcome.lesions),
    ...windows.flatMap(({ name }) => ['', `${name}:`, '', windowTable(name, outcome.lesions)]),
    '',
  ].join('\n');
}

/**
 * @param folder of the recorded data; null leaves the sets out that need it
 * @param today ISO day, told in the head
 */
export function lesionTables(folder: string | null, today: string, say: (text: string) => void): string {
  const sets = LESION_SETS.filter((set) => set.file === null || folder !== null);
  for (const set of LESION_SETS) if (!sets.includes(set)) say(`SKIPPED ${set.name}: no recorded data`);
  return [
    '# Lesion tables',
    '',
    `Found on ${today} with version ${VERSION} by \`npm run lesions\`. The protocol (sets, windows, seed, configuration, draws) stands in [\`protocol.ts\`](../packages/backtest/src/lesion-lab/protocol.ts) and was fixed before the first run. How the counts and intervals are made: [backtest](../packages/backtest/README.md#lesion-lab).`,
    '',
    'Fills are simulated. Counts are upper bounds of what a part decided by itself: once two runs part, later bars differ for that reason too; "same footing" counts those while both held the same position. An interval that holds 0 says that these bars do not tell whether the part helps or harms.',
    '',
    ...sets.map((set) => setText(folder ?? '', set, say)),
  ].join('\n');
}
