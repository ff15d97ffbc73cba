/**
 * Whole models in one call, in AssemblyScript SIMD: ViViT and DiffGAF-LSTM of @janus/neural, from a window or video to
 * the embedding and what the head says. Compiled to build/fused.wasm; the same bytes run in Node and browser.
 *
 * It is arithmetic on a memory that the caller lays out (src/fused/): a record of addresses and lengths a model, weights
 * packed once, all scratch. It allocates nothing. Widths are filled up to multiples of four, by zeros that stay zeros
 * on their way: zero columns of weights and biases, zero gains.
 */
import { Encoder } from './encoder';
import { End } from './end';
import { Lstm, runLstm } from './lstm';
import { Video } from './video';
import { runVivit, Vivit } from './vivit';

/** First byte that the caller may use. */
export function base(): usize {
  return __heap_base;
}

/** Bytes of all records together: the caller compares it with its own, since both must agree on their fields. */
export function records(): usize {
  return offsetof<Video>() + offsetof<Encoder>() + offsetof<End>() + offsetof<Vivit>() + offsetof<Lstm>();
}

/** One sample through a ViViT, at the address of its record. 0, or 1 + the place of the first input that is not finite. */
export function vivit(record: usize): i32 {
  return runVivit(changetype<Vivit>(record));
}

/** One sample through a DiffGAF-LSTM, likewise. */
export function lstm(record: usize): i32 {
  return runLstm(changetype<Lstm>(record));
}
