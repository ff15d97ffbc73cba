/** The market axioms over tensors: truths and gradients are those of the logic package's own tape. */
import {
  compileRules,
  FAMILY_NAMES,
  hybridLossOver,
  MARKET_AXIOMS,
  MARKET_VOCABULARY,
  newTape,
  programOf,
  runOver,
  satisfactionOver,
} from '@janus/logic';
import { rng } from '@janus/numerics';
import { expect, it } from 'vitest';
import { gradientsOf, onEveryBackend } from '../node/testing.ts';
import { tensorOps } from './logic-ops.ts';
import { scale, sum, tensor, type Tensor } from './index.ts';

const RULES = compileRules(MARKET_AXIOMS, MARKET_VOCABULARY);
const OPTIONS = { exponent: 2, epsilon: 1e-4 };
const ROWS = 5;

onEveryBackend(
  () => {
    it.each(FAMILY_NAMES)(
      '[E26, E27] satisfaction and hybrid loss, and their gradients in every fact: %s',
      async (family) => {
        const program = programOf(RULES, family);
        const random = rng(4);
        const columns = Array.from(program.facts, () =>
          Float32Array.from({ length: ROWS }, () => 0.05 + 0.9 * random.next()),
        );
        const tape = newTape();
        const facts = columns.map((column) => tape.column(column));
        const numbers = Array.from(program.learnable, (place) => program.constants[place]!);
        const truths = runOver(
          tape,
          program,
          facts,
          numbers.map((x) => tape.constant(x)),
          OPTIONS,
        );
        const want = hybridLossOver(
          tape,
          tape.constant(0.3),
          satisfactionOver(tape, program, RULES.weights, truths, OPTIONS),
          0.7,
        );
        tape.gradients(want);

        const at = Object.fromEntries(columns.map((values, i) => [`f${i}`, { shape: [ROWS], values }]));
        const { value, gradients } = await gradientsOf((t) => {
          const given = columns.map((_, i) => t[`f${i}`]!);
          const parameters = numbers.map((x) => tensorOps.constant(x));
          const got = runOver(tensorOps, program, given, parameters, OPTIONS);
          const sat = satisfactionOver(tensorOps, program, RULES.weights, got, OPTIONS);
          return hybridLossOver(tensorOps, tensorOps.constant(0.3), sat, 0.7);
        }, at);
        expect(value).toBeCloseTo(want.value[0]!, 5);
        facts.forEach((fact, i) =>
          fact.gradient.forEach((slope, row) =>
            expect(Math.abs(gradients[`f${i}`]![row]! - slope), `fact ${i} of row ${row}`).toBeLessThan(2e-4),
          ),
        );
        expect(facts.some(({ gradient }) => gradient.some((slope) => Math.abs(slope) > 1e-3))).toBe(true);
      },
    );
    it('where two are equal the gradient goes to the first', async () => {
      const at = { a: { shape: [2], values: Float32Array.of(1, 2) }, b: { shape: [2], values: Float32Array.of(1, 5) } };
      const lesser = await gradientsOf(({ a, b }) => sum(tensorOps.min(a!, b!)), at);
      expect([...lesser.gradients['a']!, ...lesser.gradients['b']!]).toEqual([1, 1, 0, 0]);
      const greater = await gradientsOf(({ a, b }) => sum(tensorOps.max(a!, b!)), at);
      expect([...greater.gradients['a']!, ...greater.gradients['b']!]).toEqual([1, 0, 0, 1]);
      const none = (x: Tensor) => scale(tensorOps.atMost(x, tensor([1.5], [])), 1);
      const step = await gradientsOf(({ a }) => sum(none(a!)), at);
      expect([step.value, ...step.gradients['a']!]).toEqual([1, 0, 0]);
    });
  },
  // Thousands of tiny operations, each compiled for a while.
  ['webgpu-software'],
);
