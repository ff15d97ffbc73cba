/**
 * Rules in text: ten axioms over 256 groundings at once in the SIMD kernel, beside the same program row by row in plain
 * numbers, and one event of the monitor. Before that: both give the same truths, in each family.
 */
import { FACT_COUNT, parseConfig } from '@janus/domain';
import { openLogicBatch } from '@janus/kernels';
import { loadLogicKernelSync } from '@janus/kernels/node';
import {
  compileRules,
  FAMILY_NAMES,
  initRules,
  judgeRules,
  MARKET_AXIOMS,
  MARKET_VOCABULARY,
  programOf,
  rulesFields,
  stepRules,
} from '@janus/logic';
import { rng } from '@janus/numerics';
import { contest, requireClose } from './harness.ts';
import type { BenchResult } from './harness.ts';

const ROWS = 256;

export function run(): Promise<BenchResult> {
  const set = compileRules(MARKET_AXIOMS, MARKET_VOCABULARY);
  const random = rng(1);
  const rows = Array.from({ length: ROWS }, () =>
    Float64Array.from({ length: FACT_COUNT }, () => (random.next() < 0.02 ? Number.NaN : 3 * random.next() - 1)),
  );
  let checked = 0;
  const opened = FAMILY_NAMES.map((family) => {
    const program = programOf(set, family);
    const state = initRules(set, parseConfig(rulesFields, { family }, 'rules'));
    const batch = openLogicBatch(loadLogicKernelSync(), program, ROWS, 2);
    program.facts.forEach((fact, i) => batch.facts[i]!.set(rows.map((row) => row[fact]!)));
    batch.run();
    rows.forEach((row, r) => {
      judgeRules(state, row);
      state.truth.forEach((truth, k) => {
        const got = batch.truths[k]![r]!;
        if (Number.isNaN(truth) !== Number.isNaN(got))
          throw new Error(`rule ${k}, row ${r}: ${got} where ${truth} was expected`);
        if (!Number.isNaN(truth)) requireClose(`rule ${k}, row ${r}`, got, truth, 1e-6);
        checked++;
      });
    });
    return { batch, state };
  });
  const { batch, state } = opened[0]!;
  return Promise.resolve({
    name: 'ten rules in text',
    rows: [
      contest({
        name: `${set.rules.length} rules × ${ROWS} groundings, forward`,
        own: (count) => {
          let sum = 0;
          for (let i = 0; i < count; i++) {
            batch.facts[0]![i & (ROWS - 1)] = i & 63;
            batch.run();
            sum += batch.forall[0]!;
          }
          return sum;
        },
        peer: (count) => {
          let sum = 0;
          for (let i = 0; i < count; i++) for (const row of rows) sum += judgeRules(state, row) > 0 ? 1 : 0;
          return sum;
        },
        ratio: 4,
        nanoseconds: 10_000,
      }),
      contest({
        name: 'one event of the monitor',
        own: (count) => {
          let sum = 0;
          for (let i = 0; i < count; i++) sum += stepRules(state, rows[i & (ROWS - 1)]!) > 0 ? 1 : 0;
          return sum;
        },
        nanoseconds: 1500,
      }),
    ],
    correctness: `kernel and plain numbers agree to 1e-6 in ${checked} truths, unknown ones included`,
  });
}
