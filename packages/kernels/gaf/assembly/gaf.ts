/**
 * Gramian angular fields in AssemblyScript SIMD. Compiled to build/gaf.wasm; the same bytes run in Node and browser.
 * It is arithmetic on a memory that the caller lays out: every argument named src, lo, hi, x, s, g … is a byte address.
 * It allocates nothing and checks no shape; src/plan.ts and src/stream.ts do, once, at the door.
 *
 * Both maps to [−1, 1] are carried as a pair lo + hi = 1 with x̃ = lo − hi and √(1 − x̃²) = 2√(lo·hi): in single
 * precision √(1 − x̃²) itself loses up to 5e-4 near ±1, the pair 3e-7.
 *
 * Vector stores may run up to 12 bytes past the end of a row: rows are written in rising order, so the next row
 * repairs it, and each area is padded at its end. Loads may run past likewise; what they read there is never used.
 */

const FLAT: i32 = 1;
const BAD: i32 = 2;

/** First byte that the caller may use. */
export function base(): usize {
  return __heap_base;
}

/**
 * Piecewise aggregate approximation, n values -> m means, with pyts's segments. overlap 0: they abut, boundaries are
 * ⌊k·(n/m)⌋ in double arithmetic, as NumPy's linspace gives them. overlap 1: all have ⌈n/m⌉ values and overlap by
 * what that is too much, spread evenly.
 */
export function paa(n: i32, m: i32, overlap: i32, src: usize, dst: usize): void {
  const step = <f64>n / <f64>m;
  const width = (n + m - 1) / m;
  const excess = m * width - n;
  const shift = m > 1 ? <f64>excess / <f64>(m - 1) : 0;
  let to: i32 = 0;
  for (let k: i32 = 0; k < m; k++) {
    let from = to;
    if (overlap != 0) {
      from = k * width - (k == m - 1 ? excess : <i32>(<f64>k * shift));
      to = from + width;
    } else to = k == m - 1 ? n : <i32>(<f64>(k + 1) * step);
    let sum: f64 = 0;
    for (let i = from; i < to; i++) sum += load<f64>(src + ((<usize>i) << 3));
    store<f64>(dst, sum / <f64>(to - from));
    dst += 8;
  }
}

/** [E1] as a pair: lo = (p − min)/(max − min), hi = (max − p)/(max − min), subtracted in f64 before going to f32. */
export function pairMinmax(n: i32, src: usize, lo: usize, hi: usize): i32 {
  const bytes = (<usize>n) << 3;
  let least = f64x2.splat(load<f64>(src + bytes - 8));
  let most = least;
  for (let j: usize = 0; j + 16 <= bytes; j += 16) {
    const v = v128.load(src + j);
    least = f64x2.min(least, v);
    most = f64x2.max(most, v);
  }
  const low = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  const high = max(f64x2.extract_lane(most, 0), f64x2.extract_lane(most, 1));
  const range = high - low;
  if (!(range <= f64.MAX_VALUE)) return BAD;
  const half = (<usize>n) << 2;
  if (range == 0) {
    const middle = f32x4.splat(0.5);
    for (let j: usize = 0; j < half; j += 16) {
      v128.store(lo + j, middle);
      v128.store(hi + j, middle);
    }
    return FLAT;
  }
  const a = f64x2.splat(low);
  const b = f64x2.splat(high);
  const d = f64x2.splat(range);
  for (let j: usize = 0; j < half; j += 16) {
    const v = v128.load(src + (j << 1));
    const w = v128.load(src + (j << 1), 16);
    v128.store(
      lo + j,
      v128.shuffle<i64>(
        f32x4.demote_f64x2_zero(f64x2.div(f64x2.sub(v, a), d)),
        f32x4.demote_f64x2_zero(f64x2.div(f64x2.sub(w, a), d)),
        0,
        2,
      ),
    );
    v128.store(
      hi + j,
      v128.shuffle<i64>(
        f32x4.demote_f64x2_zero(f64x2.div(f64x2.sub(b, v), d)),
        f32x4.demote_f64x2_zero(f64x2.div(f64x2.sub(b, w), d)),
        0,
        2,
      ),
    );
  }
  return 0;
}

/** Re-maps a pair from [−1, 1] to [a, b]: x̃ = b·lo + a·hi, so lo' = (1 + x̃)/2 and hi' = (1 − x̃)/2. */
function intoRange(n: i32, lo: usize, hi: usize, a: f32, b: f32): void {
  const lowLow = f32x4.splat(0.5 * (1 + b));
  const lowHigh = f32x4.splat(0.5 * (1 + a));
  const highLow = f32x4.splat(0.5 * (1 - b));
  const highHigh = f32x4.splat(0.5 * (1 - a));
  for (let j: usize = 0; j < (<usize>n) << 2; j += 16) {
    const l = v128.load(lo + j);
    const h = v128.load(hi + j);
    v128.store(lo + j, f32x4.add(f32x4.mul(lowLow, l), f32x4.mul(lowHigh, h)));
    v128.store(hi + j, f32x4.add(f32x4.mul(highLow, l), f32x4.mul(highHigh, h)));
  }
}

/**
 * [E2] as a pair, with frozen μ, γ/σ and β: lo = 1/(1 + e^(−2u)), hi = 1/(1 + e^(2u)), so that lo − hi = tanh u and
 * 2√(lo·hi) = sech u, which stays exact where tanh saturates. q is at most 1: nothing overflows.
 */
export function pairTanh(n: i32, src: usize, lo: usize, hi: usize, mu: f64, slope: f64, beta: f64): i32 {
  for (let i: usize = 0; i < <usize>n; i++) {
    const u = slope * (load<f64>(src + (i << 3)) - mu) + beta;
    if (!(abs(u) <= f64.MAX_VALUE)) return BAD;
    const q = Math.exp(-2 * abs(u));
    const large = <f32>(1 / (1 + q));
    const small = <f32>(q / (1 + q));
    store<f32>(lo + (i << 2), u < 0 ? small : large);
    store<f32>(hi + (i << 2), u < 0 ? large : small);
  }
  return 0;
}

/** x̃ and √(1 − x̃²) from the pair. */
function polar(n: i32, lo: usize, hi: usize, x: usize, s: usize): void {
  const two = f32x4.splat(2);
  for (let j: usize = 0; j < (<usize>n) << 2; j += 16) {
    const l = v128.load(lo + j);
    const h = v128.load(hi + j);
    v128.store(x + j, f32x4.sub(l, h));
    v128.store(s + j, f32x4.mul(two, f32x4.sqrt(f32x4.mul(l, h))));
  }
}

/** G_ij = a_i·x_j − b_i·s_j. With (a, b) = (x, s) it is [E5], with (s, x) it is [E6]. */
function outer(n: i32, a: usize, b: usize, x: usize, s: usize, g: usize): void {
  const bytes = (<usize>n) << 2;
  if ((n & 3) == 0) {
    // Four rows at a time: x_j and s_j are loaded once for four stores.
    for (let i: usize = 0; i < bytes; i += 16) {
      const a0 = v128.load32_splat(a + i);
      const a1 = v128.load32_splat(a + i, 4);
      const a2 = v128.load32_splat(a + i, 8);
      const a3 = v128.load32_splat(a + i, 12);
      const b0 = v128.load32_splat(b + i);
      const b1 = v128.load32_splat(b + i, 4);
      const b2 = v128.load32_splat(b + i, 8);
      const b3 = v128.load32_splat(b + i, 12);
      const g1 = g + bytes;
      const g2 = g1 + bytes;
      const g3 = g2 + bytes;
      for (let j: usize = 0; j < bytes; j += 16) {
        const xj = v128.load(x + j);
        const sj = v128.load(s + j);
        v128.store(g + j, f32x4.sub(f32x4.mul(a0, xj), f32x4.mul(b0, sj)));
        v128.store(g1 + j, f32x4.sub(f32x4.mul(a1, xj), f32x4.mul(b1, sj)));
        v128.store(g2 + j, f32x4.sub(f32x4.mul(a2, xj), f32x4.mul(b2, sj)));
        v128.store(g3 + j, f32x4.sub(f32x4.mul(a3, xj), f32x4.mul(b3, sj)));
      }
      g = g3 + bytes;
    }
    return;
  }
  for (let i: usize = 0; i < bytes; i += 4) {
    const ai = v128.load32_splat(a + i);
    const bi = v128.load32_splat(b + i);
    for (let j: usize = 0; j < bytes; j += 16)
      v128.store(g + j, f32x4.sub(f32x4.mul(ai, v128.load(x + j)), f32x4.mul(bi, v128.load(s + j))));
    g += bytes;
  }
}

/** One frame from its pair; kind 0 = GASF, 1 = GADF. */
function frame(kind: i32, n: i32, lo: usize, hi: usize, x: usize, s: usize, g: usize): void {
  polar(n, lo, hi, x, s);
  if (kind == 0) outer(n, x, s, x, s, g);
  else outer(n, s, x, x, s, g);
}

/**
 * The pairs of every window of a series: window k covers src[k·stride, k·stride + window), reduced to `size` values
 * first. map 0 = min–max into [p, q]; 1 = tanh with μ = p, γ/σ = q, β = r. flags[k] = 1 marks a constant window.
 * Returns the number of windows, or −1 − k where window k holds a value that is not finite.
 */
export function pairs(
  map: i32,
  length: i32,
  window: i32,
  size: i32,
  stride: i32,
  src: usize,
  scratch: usize,
  lo: usize,
  hi: usize,
  flags: usize,
  p: f64,
  q: f64,
  r: f64,
): i32 {
  const row = (<usize>size) << 2;
  const narrow = map == 0 && (p != -1 || q != 1);
  let k: i32 = 0;
  for (let at: i32 = 0; at + window <= length; at += stride) {
    let from = src + ((<usize>at) << 3);
    if (size != window) {
      paa(window, size, 0, from, scratch);
      from = scratch;
    }
    const code = map == 0 ? pairMinmax(size, from, lo, hi) : pairTanh(size, from, lo, hi, p, q, r);
    if (code == BAD) return -1 - k;
    if (narrow) intoRange(size, lo, hi, <f32>p, <f32>q);
    store<u8>(flags + <usize>k, <u8>code);
    lo += row;
    hi += row;
    k++;
  }
  return k;
}

/** `count` frames from `count` pairs, one after the other. */
export function frames(kind: i32, count: i32, n: i32, lo: usize, hi: usize, x: usize, s: usize, g: usize): void {
  const row = (<usize>n) << 2;
  const area = row * <usize>n;
  for (let k: i32 = 0; k < count; k++) {
    frame(kind, n, lo, hi, x, s, g);
    lo += row;
    hi += row;
    g += area;
  }
}

/**
 * One value into a frame kept as a torus: slot `at` takes it, and only the row and the column of that slot change,
 * 2n − 1 cells. Exact because under a frozen map no other cell depends on it. Returns 0, or 2 where u is not finite
 * (then nothing is written).
 */
export function tick(
  kind: i32,
  n: i32,
  at: i32,
  value: f64,
  mu: f64,
  slope: f64,
  beta: f64,
  x: usize,
  s: usize,
  g: usize,
): i32 {
  const u = slope * (value - mu) + beta;
  if (!(abs(u) <= f64.MAX_VALUE)) return BAD;
  const q = Math.exp(-2 * abs(u));
  const large = <f32>(1 / (1 + q));
  const small = <f32>(q / (1 + q));
  const slot = (<usize>at) << 2;
  const xi: f32 = u < 0 ? small - large : large - small;
  const si: f32 = <f32>2 * sqrt<f32>(large * small);
  store<f32>(x + slot, xi);
  store<f32>(s + slot, si);
  const bytes = (<usize>n) << 2;
  const whole = bytes & ~15;
  const row = g + <usize>at * bytes;
  const a: f32 = kind == 0 ? xi : si;
  const b: f32 = kind == 0 ? si : xi;
  const va = f32x4.splat(a);
  const vb = f32x4.splat(b);
  let j: usize = 0;
  for (; j < whole; j += 16)
    v128.store(row + j, f32x4.sub(f32x4.mul(va, v128.load(x + j)), f32x4.mul(vb, v128.load(s + j))));
  for (; j < bytes; j += 4) store<f32>(row + j, a * load<f32>(x + j) - b * load<f32>(s + j));
  // GASF is symmetric and GADF antisymmetric, to the last bit.
  let to = g + slot;
  if (kind == 0)
    for (j = 0; j < bytes; j += 4) {
      store<f32>(to, load<f32>(row + j));
      to += bytes;
    }
  else
    for (j = 0; j < bytes; j += 4) {
      store<f32>(to, <f32>0 - load<f32>(row + j));
      to += bytes;
    }
  if (kind != 0) store<f32>(row + slot, 0);
  return 0;
}

/** The torus as a frame in order of time; `oldest` is the slot of its oldest value. */
export function unroll(n: i32, oldest: i32, g: usize, out: usize): void {
  const bytes = (<usize>n) << 2;
  const head = (<usize>oldest) << 2;
  for (let i: i32 = 0; i < n; i++) {
    const slot = oldest + i < n ? oldest + i : oldest + i - n;
    const row = g + <usize>slot * bytes;
    memory.copy(out, row + head, bytes - head);
    memory.copy(out + (bytes - head), row, head);
    out += bytes;
  }
}

/** Means over blocks of (n/m)² cells in order of time, straight from the torus; m divides n. `sums` is scratch [n]. */
export function pool(n: i32, m: i32, oldest: i32, g: usize, sums: usize, out: usize): void {
  const bytes = (<usize>n) << 2;
  const block = n / m;
  const share: f32 = <f32>1 / <f32>(block * block);
  let slot = oldest;
  for (let r: i32 = 0; r < m; r++) {
    for (let k: i32 = 0; k < block; k++) {
      const row = g + <usize>slot * bytes;
      if (k == 0) for (let j: usize = 0; j < bytes; j += 16) v128.store(sums + j, v128.load(row + j));
      else
        for (let j: usize = 0; j < bytes; j += 16)
          v128.store(sums + j, f32x4.add(v128.load(sums + j), v128.load(row + j)));
      slot = slot + 1 == n ? 0 : slot + 1;
    }
    let column = oldest;
    for (let c: i32 = 0; c < m; c++) {
      let sum: f32 = 0;
      for (let k: i32 = 0; k < block; k++) {
        sum += load<f32>(sums + ((<usize>column) << 2));
        column = column + 1 == n ? 0 : column + 1;
      }
      store<f32>(out, sum * share);
      out += 4;
    }
  }
}
