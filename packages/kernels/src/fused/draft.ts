/** A memory before there is one: areas are laid out and what goes into them is kept, then an instance is filled. */
import { badInput } from '@janus/domain';
import { area, openLayout, pagesOf, type Layout } from '../memory.ts';
import type { FusedExports, FusedWeights, InstantiateFused } from './exports.ts';
import { fours } from './pack.ts';

export interface Draft {
  readonly layout: Layout;
  readonly content: { readonly at: number; readonly values: Float32Array | Int32Array }[];
  readonly weights: FusedWeights;
}
export const openDraft = (weights: FusedWeights): Draft => ({ layout: openLayout(), content: [], weights });

/** Room for `count` numbers, zeroed. @returns its address */
export const room = (draft: Draft, count: number): number => area(draft.layout, fours(count) * 4);

/** Room with these numbers in it. */
export function put(draft: Draft, values: Float32Array | Int32Array): number {
  const at = room(draft, values.length);
  draft.content.push({ at, values });
  return at;
}

/** A record of the kernel: whole numbers and addresses in the order of its fields. */
export function record<const N extends string>(
  draft: Draft,
  names: readonly N[],
  fields: Readonly<Record<N, number>>,
): number {
  return put(
    draft,
    Int32Array.from(names, (name) => fields[name]),
  );
}

/** @throws JanusError bad-input where the weight is not there or has another number of numbers */
export function weightOf({ weights }: Draft, name: string, count: number): Float32Array {
  const found = weights[name]?.values;
  if (found?.length !== count)
    throw badInput(
      `weight '${name}' has ${found?.length ?? 'no'} numbers where ${count} are needed: it is of another model`,
    );
  return found;
}

/** @throws JanusError bad-input where it does not fit a memory; Error where the bytes are not those of this source */
export function fill(
  draft: Draft,
  instantiate: InstantiateFused,
  records: number,
): { readonly buffer: ArrayBuffer; readonly exports: FusedExports } {
  const instance = instantiate(pagesOf(draft.layout));
  const { exports, buffer } = instance;
  if (!(exports.base() <= openLayout().next) || exports.records() !== records)
    throw new Error(
      `build/fused.wasm is of another version (records of ${exports.records()} bytes, not ${records}): rebuild it with \`node packages/kernels/build.mjs --force\``,
    );
  for (const { at, values } of draft.content)
    (values instanceof Int32Array
      ? new Int32Array(buffer, at, values.length)
      : new Float32Array(buffer, at, values.length)
    ).set(values);
  return instance;
}
