/**
 * Smallest changes, asked and proved: of the decisions of a day evenly many are asked what would have made them another,
 * and a fresh replay of the same day then holds the quantities at the values told and counts how many come out otherwise.
 */
import { decisionsOf, flipsAt, parseRunConfig, prepareRun, verifyFlips, type AskedDecision } from '@janus/backtest';
import { VERSION } from '@janus/domain';
import { quantile } from '@janus/numerics';
import { LESION_SETS } from '../../packages/backtest/src/lesion-lab/protocol.ts';
import { seriesOf } from '../recorded.ts';

const ASKED = 1600;

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Groups by a key, the largest group first. */
function groups(told: readonly AskedDecision[], key: (d: AskedDecision) => string): [string, AskedDecision[]][] {
  const out = new Map<string, AskedDecision[]>();
  for (const d of told) out.set(key(d), [...(out.get(key(d)) ?? []), d]);
  return [...out].sort((a, b) => b[1].length - a[1].length);
}

/** Of several spreads: 10 %, median, 90 %. */
function spreadText(of: readonly AskedDecision[]): string {
  const spreads = of.flatMap((d) => (d.flip ? [d.flip.spreads] : []));
  if (spreads.length === 0) return '–';
  return [0.1, 0.5, 0.9].map((q) => quantile(spreads, q).toFixed(2)).join(' · ');
}

function evenly(all: Int32Array, wanted: number): Int32Array {
  if (all.length <= wanted) return all;
  return Int32Array.from({ length: wanted }, (_, i) => all[Math.floor((i * all.length) / wanted)]!);
}

/**
 * @param folder of the recorded data; null leaves the sets out that need it
 * @param today ISO day, told in the head
 * @returns Markdown, and whether every change that was told changed its decision
 */
export function flipTables(
  folder: string | null,
  today: string,
  say: (text: string) => void,
): { text: string; held: boolean } {
  const parts = [
    '# Smallest changes',
    '',
    `Found on ${today} with version ${VERSION} by \`npm run flips\`: seed 1, without vision, every option at its default, up to ${ASKED.toLocaleString('en')} decisions a set, evenly over all of them. Fills are simulated. How they are looked for: [backtest](../packages/backtest/README.md#what-would-have-changed-it).`,
    '',
  ];
  let held = true;
  for (const set of LESION_SETS) {
    if (set.file !== null && folder === null) {
      say(`SKIPPED ${set.name}: no recorded data`);
      continue;
    }
    const series = [seriesOf(folder ?? '', set)];
    const config = parseRunConfig({});
    const prepared = prepareRun(series, config, 1, null);
    const input = { series, config, seed: 1, lesions: 0, ...prepared, clock: null, stageTimes: false, onSegment: null };
    const all = decisionsOf(input);
    const asked = flipsAt(input, evenly(all, ASKED), {
      onProgress: (done, total) => {
        if (done % 100 === 0) say(`${set.name}: ${done} of ${total} decisions asked`);
      },
    });
    const proof = verifyFlips(input, asked);
    held &&= proof.changed === proof.told;
    const told = asked.filter((d) => d.flip !== null);
    parts.push(
      `## ${set.name}`,
      '',
      `${all.length.toLocaleString('en')} decisions, ${asked.length.toLocaleString('en')} asked: ${proof.told} have a change that flips them, and applying it on a fresh replay flipped ${proof.changed} of ${proof.told}.`,
      '',
      table(
        ['ended with', 'asked', 'told', 'quantities 1 · 2 · 3 · 4', 'spreads: 10 % · median · 90 %'],
        groups(asked, (d) => d.reason).map(([reason, of]) => {
          const flipped = of.filter((d) => d.flip !== null);
          const many = [1, 2, 3, 4].map((n) => flipped.filter((d) => d.flip!.changes.length === n).length).join(' · ');
          return [reason, of.length, flipped.length, many, spreadText(of)];
        }),
      ),
      '',
      table(
        ['first quantity', 'decisions', 'spreads: 10 % · median · 90 %'],
        groups(told, (d) => d.flip!.changes[0]!.quantity).map(([quantity, of]) => [
          quantity,
          of.length,
          spreadText(of),
        ]),
      ),
      '',
    );
  }
  return { text: parts.join('\n'), held };
}
