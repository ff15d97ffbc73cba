/** Scaled dot-product self-attention (Vaswani et al. 2017), head by head. The scale is in the weights of the queries. */
import { product } from './dense';
import { exp4, max4, sum4 } from './numbers';

/** Keys [tokens, each] as panels of a matrix [each, tokens], its columns filled up to a multiple of four by zeros. */
function turnKeys(tokens: i32, each: i32, keys: usize, ldk: usize, turned: usize): void {
  const padded = (tokens + 3) & ~3;
  for (let j: i32 = 0; j < padded; j++) {
    const narrow = padded - (j & ~7) < 8;
    const step: usize = narrow ? 16 : 32;
    let to = turned + (<usize>(j & ~7) * <usize>each + <usize>(j & 7)) * 4;
    const from = keys + <usize>j * ldk;
    for (let d: usize = 0; d < (<usize>each) << 2; d += 4) {
      store<f32>(to, j < tokens ? load<f32>(from + d) : 0);
      to += step;
    }
  }
}

/** Each of m rows of scores to shares that sum to 1; NaN is passed over by the maximum, not by what follows. */
function softmax(m: i32, tokens: i32, row: usize, scores: usize): void {
  for (let i: i32 = 0; i < m; i++) {
    for (let j = (<usize>tokens) << 2; j < row; j += 4) store<f32>(scores + j, -1e30);
    let top = v128.load(scores);
    for (let j: usize = 16; j < row; j += 16) top = f32x4.pmax(top, v128.load(scores + j));
    const most = f32x4.splat(max4(top));
    let total = f32x4.splat(0);
    for (let j: usize = 0; j < row; j += 16) {
      const e = exp4(f32x4.sub(v128.load(scores + j), most));
      total = f32x4.add(total, e);
      v128.store(scores + j, e);
    }
    const share = f32x4.splat(<f32>1 / sum4(total));
    for (let j: usize = 0; j < row; j += 16) v128.store(scores + j, f32x4.mul(v128.load(scores + j), share));
    scores += row;
  }
}

/**
 * @param queries how many tokens of each sequence ask: all, or the first alone
 * @param each width of a head, a multiple of four
 * @param q [sequences·queries, heads·each]
 * @param kv [sequences·tokens, 2·heads·each], keys and then values
 * @param turned scratch [each, tokens], `scores` scratch [queries, tokens], tokens filled up to a multiple of four
 * @param zeros as many as tokens or each, whichever is more
 * @param mixed [sequences·queries, heads·each]
 */
export function attend(
  sequences: i32,
  tokens: i32,
  queries: i32,
  heads: i32,
  each: i32,
  q: usize,
  kv: usize,
  turned: usize,
  scores: usize,
  zeros: usize,
  mixed: usize,
): void {
  const inner = (<usize>(heads * each)) << 2;
  const head = (<usize>each) << 2;
  const padded = (tokens + 3) & ~3;
  const row = (<usize>padded) << 2;
  const panel = (<usize>each) << 5;
  const whole = padded & ~7;
  for (let s: i32 = 0; s < sequences; s++) {
    for (let h: i32 = 0; h < heads; h++) {
      const at = <usize>h * head;
      turnKeys(tokens, each, kv + at, 2 * inner, turned);
      if (whole > 0) product(queries, each, whole, q + at, inner, turned, 32, panel, zeros, scores, row, false);
      if (whole < padded) {
        const narrow = turned + <usize>(whole >> 3) * panel;
        product(queries, each, 4, q + at, inner, narrow, 16, 0, zeros, scores + ((<usize>whole) << 2), row, false);
      }
      softmax(queries, tokens, row, scores);
      product(queries, tokens, each, scores, row, kv + inner + at, 2 * inner, 32, zeros, mixed + at, inner, false);
    }
    q += <usize>queries * inner;
    kv += <usize>tokens * 2 * inner;
    mixed += <usize>queries * inner;
  }
}
