/**
 * A compiled rule set over many groundings at once, in single precision: the batch twin of `run` of @janus/logic, whose
 * programs fit `ColumnProgram`. A batch owns an instance with a memory of exactly its size; a run allocates nothing.
 */
import { badInput } from '@janus/domain';
import { area, openLayout, pagesOf } from './memory.ts';

export interface ColumnProgram {
  /** Four numbers an instruction: opcode, slot, slot, place among the constants. */
  readonly code: Int32Array;
  readonly constants: Float64Array;
  /** One slot a fact comes first. */
  readonly facts: Int32Array;
  /** Slot of each rule's truth. */
  readonly rules: Int32Array;
  readonly slots: number;
}

export interface LogicBatch {
  readonly rows: number;
  /** Input: one column a fact of the program, NaN where unknown. [facts][rows] */
  readonly facts: readonly Float32Array[];
  /** Truth of each rule in each row, NaN where a fact is unknown. [rules][rows] */
  readonly truths: readonly Float32Array[];
  /** Each rule over all rows that are known, its p-mean-error; NaN where no row is. [rules] */
  readonly forall: Float64Array;
  /** facts -> truths, forall. */
  run(): void;
}

export interface LogicExports {
  base(): number;
  run(code: number, count: number, numbers: number, columns: number, out: number, bytes: number, p: number): void;
  forall(column: number, bytes: number, p: number): number;
}
export type InstantiateLogic = (pages: number) => { readonly buffer: ArrayBuffer; readonly exports: LogicExports };

/** Lanes of a vector: a column is a multiple of it, the rest is NaN. */
const LANES = 4;
const INSTRUCTION = 4;

/**
 * @param rows groundings, ≥ 1
 * @param exponent p of forall and exists, ≥ 1
 * @throws JanusError bad-input for rows or an exponent out of range
 */
export function openLogicBatch(
  instantiate: InstantiateLogic,
  program: ColumnProgram,
  rows: number,
  exponent: number,
): LogicBatch {
  if (!Number.isInteger(rows) || rows < 1) throw badInput(`${rows} groundings are not a whole number of at least 1`);
  if (!(exponent >= 1 && Number.isFinite(exponent)))
    throw badInput(`p ${exponent} is not a finite number of at least 1`);
  const { code, constants, facts, rules, slots } = program;
  const padded = Math.ceil(rows / LANES) * LANES;
  const bytes = padded * 4;
  const layout = openLayout();
  const codeAt = area(layout, code.byteLength);
  const numbersAt = area(layout, constants.length * 4);
  const columnsAt = area(layout, slots * bytes);
  const { buffer, exports } = instantiate(pagesOf(layout));
  new Int32Array(buffer, codeAt, code.length).set(code);
  new Float32Array(buffer, numbersAt, constants.length).set(constants);
  new Float32Array(buffer, columnsAt, slots * padded).fill(Number.NaN);
  const column = (slot: number): Float32Array => new Float32Array(buffer, columnsAt + slot * bytes, rows);
  const forall = new Float64Array(rules.length);
  const first = columnsAt + facts.length * bytes;
  const count = code.length / INSTRUCTION;
  return {
    rows,
    facts: Array.from(facts, (_, slot) => column(slot)),
    truths: Array.from(rules, column),
    forall,
    run: () => {
      exports.run(codeAt, count, numbersAt, columnsAt, first, bytes, exponent);
      for (let k = 0; k < rules.length; k++) forall[k] = exports.forall(columnsAt + rules[k]! * bytes, bytes, exponent);
    },
  };
}
