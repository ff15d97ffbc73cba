/**
 * A compiled rule set for the kernel `ltn`. Groundings (thresholds, likenesses, networks) stay here in double precision;
 * what combines their truths runs on the card. The two halves come apart because no grounding reads a connective.
 */
import { badInput } from '@janus/domain';
import type { Program } from '@janus/logic';
import { assertWithin, rawOf, scaleOf } from './fixed-point.ts';
import { manifest } from './manifest.ts';

export interface CardRules {
  /** Slots of the whole program whose truths go in. [inputs] */
  readonly inputs: Int32Array;
  /** Operation and two slots each. [instructions · 3] */
  readonly code: Int32Array;
  /** Slot of each rule among inputs and instructions. */
  readonly rules: Int32Array;
}

/** Numbers an instruction of a Program. */
const STRIDE = 4;
/** The first operation of a Program that is no grounding. */
const FIRST_CONNECTIVE = 9;
const UNKNOWN = -1;
const NOT_ON_CARD: Readonly<Record<number, string>> = {
  12: 'somewhat and more_or_less have a square root, whose slope at 0 no fixed point bounds',
  13: 'slightly has a square root, whose slope at 0 no fixed point bounds',
  15: 'forall goes over rows, and rows do not meet on the card',
  16: 'exists goes over rows, and rows do not meet on the card',
};

/**
 * @throws JanusError bad-input for an operation that the kernel does not have, and for more instructions, inputs or rules
 * than it takes
 */
export function cardRules(program: Program): CardRules {
  const { limits, operations } = manifest().ltn;
  const known = new Set(Object.values(operations));
  const first = program.facts.length;
  const inputs: number[] = [];
  const steps: { readonly slot: number; readonly operation: number; readonly a: number; readonly b: number }[] = [];
  for (let at = 0; at < program.code.length; at += STRIDE) {
    const operation = program.code[at]!;
    if (operation < FIRST_CONNECTIVE) continue;
    if (!known.has(operation))
      throw badInput(NOT_ON_CARD[operation] ?? 'the kernel ltn has the product and the Łukasiewicz family alone');
    const [a, b] = [program.code[at + 1]!, program.code[at + 2]!];
    // Of one operand, the second slot is not meant: it is read all the same, and so made the first.
    const binary = operation >= 20 || operation === operations['lesser'];
    steps.push({ slot: first + at / STRIDE, operation, a, b: binary ? b : a });
  }
  const onCard = new Map(steps.map(({ slot }, k) => [slot, k]));
  for (const slot of [...steps.flatMap(({ a, b }) => [a, b]), ...program.rules])
    if (!onCard.has(slot) && !inputs.includes(slot)) inputs.push(slot);
  const place = (slot: number): number => {
    const step = onCard.get(slot);
    return step === undefined ? inputs.indexOf(slot) : inputs.length + step;
  };
  assertWithin(inputs.length, limits['inputs']!, 'ltn');
  assertWithin(steps.length, limits['instructions']!, 'ltn');
  assertWithin(program.rules.length, limits['rules']!, 'ltn');
  return {
    inputs: Int32Array.from(inputs),
    code: Int32Array.from(steps.flatMap(({ operation, a, b }) => [operation, place(a), place(b)])),
    rules: Int32Array.from(program.rules, place),
  };
}

/**
 * Words of a request: rows, inputs, instructions, rules, code, slots of the rules, truths.
 * @param truths of the inputs, each in [0, 1], NaN where unknown. [rows, inputs]
 * @throws JanusError bad-input for truths that are none, and for rows out of range
 */
export function ltnWords({ inputs, code, rules }: CardRules, truths: Float64Array): Int32Array {
  const { limits, formats } = manifest().ltn;
  const rows = truths.length / inputs.length;
  assertWithin(rows, limits['rows']!, 'ltn');
  const raw = Int32Array.from(truths, (truth, k) =>
    Number.isNaN(truth)
      ? UNKNOWN
      : rawOf(truth, formats['truth']!, `row ${Math.floor(k / inputs.length)}, truth ${k % inputs.length}:`),
  );
  return Int32Array.of(rows, inputs.length, code.length / 3, rules.length, ...code, ...rules, ...raw);
}

/** Truths of an answer, NaN where unknown. [rows, rules] */
export function ltnTruths(words: Int32Array): Float64Array {
  const scale = scaleOf(manifest().ltn.formats['truth']!);
  return Float64Array.from(words, (raw) => (raw === UNKNOWN ? Number.NaN : raw / scale));
}
