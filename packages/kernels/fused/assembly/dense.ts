/**
 * Products. A matrix on the right is read in panels of eight columns, the last of four where that is all there is;
 * `step` bytes lie between two rows of a panel and `next` between two panels. Weights are packed so (step 32 or 16),
 * values of attention are read where they are. Columns are a multiple of four.
 */

/**
 * C[m, n] = bias + A[m, k]·B, or C += that where `onto`. lda, ldc: bytes from row to row.
 * Panels outermost: one panel stays in the nearest cache while all rows go by.
 */
export function product(
  m: i32,
  k: i32,
  n: i32,
  a: usize,
  lda: usize,
  b: usize,
  step: usize,
  next: usize,
  bias: usize,
  c: usize,
  ldc: usize,
  onto: bool,
): void {
  let j: i32 = 0;
  for (; j + 8 <= n; j += 8) {
    panelOfEight(m, k, a, lda, b, step, bias, c, ldc, onto);
    b += next;
    bias += 32;
    c += 32;
  }
  if (j < n) panelOfFour(m, k, a, lda, b, step, bias, c, ldc, onto);
}

/** The same with packed weights: bias + A·W. */
export function dense(
  m: i32,
  k: i32,
  n: i32,
  a: usize,
  lda: usize,
  w: usize,
  bias: usize,
  c: usize,
  ldc: usize,
  onto: bool,
): void {
  const whole = n & ~7;
  const panel = (<usize>k) << 5;
  if (whole > 0) product(m, k, whole, a, lda, w, 32, panel, bias, c, ldc, onto);
  if (whole < n) {
    const past = (<usize>whole) << 2;
    panelOfFour(m, k, a, lda, w + <usize>(whole >> 3) * panel, 16, bias + past, c + past, ldc, onto);
  }
}

function put(c: usize, low: v128, high: v128, onto: bool): void {
  if (onto) {
    low = f32x4.add(v128.load(c), low);
    high = f32x4.add(v128.load(c, 16), high);
  }
  v128.store(c, low);
  v128.store(c, high, 16);
}

/**
 * Four rows × eight columns in registers; then the rows that are left. The loop over k is not unrolled: V8 then
 * runs out of registers and takes half as long again.
 */
function panelOfEight(
  m: i32,
  k: i32,
  a: usize,
  lda: usize,
  b: usize,
  step: usize,
  bias: usize,
  c: usize,
  ldc: usize,
  onto: bool,
): void {
  const q0 = v128.load(bias);
  const q1 = v128.load(bias, 16);
  let i: i32 = 0;
  for (; i + 4 <= m; i += 4) {
    let p0 = a;
    let p1 = p0 + lda;
    let p2 = p1 + lda;
    let p3 = p2 + lda;
    a = p3 + lda;
    let at = b;
    let c00 = q0;
    let c01 = q1;
    let c10 = q0;
    let c11 = q1;
    let c20 = q0;
    let c21 = q1;
    let c30 = q0;
    let c31 = q1;
    for (let left = k; left > 0; left--) {
      const b0 = v128.load(at);
      const b1 = v128.load(at, 16);
      let s = v128.load32_splat(p0);
      c00 = f32x4.add(c00, f32x4.mul(s, b0));
      c01 = f32x4.add(c01, f32x4.mul(s, b1));
      s = v128.load32_splat(p1);
      c10 = f32x4.add(c10, f32x4.mul(s, b0));
      c11 = f32x4.add(c11, f32x4.mul(s, b1));
      s = v128.load32_splat(p2);
      c20 = f32x4.add(c20, f32x4.mul(s, b0));
      c21 = f32x4.add(c21, f32x4.mul(s, b1));
      s = v128.load32_splat(p3);
      c30 = f32x4.add(c30, f32x4.mul(s, b0));
      c31 = f32x4.add(c31, f32x4.mul(s, b1));
      at += step;
      p0 += 4;
      p1 += 4;
      p2 += 4;
      p3 += 4;
    }
    put(c, c00, c01, onto);
    c += ldc;
    put(c, c10, c11, onto);
    c += ldc;
    put(c, c20, c21, onto);
    c += ldc;
    put(c, c30, c31, onto);
    c += ldc;
  }
  for (; i < m; i++) {
    rowOfEight(k, a, b, step, q0, q1, c, onto);
    a += lda;
    c += ldc;
  }
}

/** One row: sums over even and odd k apart, so that an addition need not wait for the one before. */
function rowOfEight(k: i32, a: usize, b: usize, step: usize, q0: v128, q1: v128, c: usize, onto: bool): void {
  let even0 = q0;
  let even1 = q1;
  let odd0 = f32x4.splat(0);
  let odd1 = odd0;
  let left = k;
  for (; left >= 2; left -= 2) {
    const s = v128.load32_splat(a);
    even0 = f32x4.add(even0, f32x4.mul(s, v128.load(b)));
    even1 = f32x4.add(even1, f32x4.mul(s, v128.load(b, 16)));
    b += step;
    const t = v128.load32_splat(a, 4);
    odd0 = f32x4.add(odd0, f32x4.mul(t, v128.load(b)));
    odd1 = f32x4.add(odd1, f32x4.mul(t, v128.load(b, 16)));
    b += step;
    a += 8;
  }
  if (left != 0) {
    const s = v128.load32_splat(a);
    even0 = f32x4.add(even0, f32x4.mul(s, v128.load(b)));
    even1 = f32x4.add(even1, f32x4.mul(s, v128.load(b, 16)));
  }
  put(c, f32x4.add(even0, odd0), f32x4.add(even1, odd1), onto);
}

/** The narrow panel at the end: four rows at a time, then one. */
function panelOfFour(
  m: i32,
  k: i32,
  a: usize,
  lda: usize,
  b: usize,
  step: usize,
  bias: usize,
  c: usize,
  ldc: usize,
  onto: bool,
): void {
  const q = v128.load(bias);
  let i: i32 = 0;
  for (; i + 4 <= m; i += 4) {
    let p0 = a;
    const p1 = lda;
    const p2 = p1 + lda;
    const p3 = p2 + lda;
    a += p3 + lda;
    let at = b;
    let c0 = q;
    let c1 = q;
    let c2 = q;
    let c3 = q;
    for (let left = k; left > 0; left--) {
      const row = v128.load(at);
      c0 = f32x4.add(c0, f32x4.mul(v128.load32_splat(p0), row));
      c1 = f32x4.add(c1, f32x4.mul(v128.load32_splat(p0 + p1), row));
      c2 = f32x4.add(c2, f32x4.mul(v128.load32_splat(p0 + p2), row));
      c3 = f32x4.add(c3, f32x4.mul(v128.load32_splat(p0 + p3), row));
      at += step;
      p0 += 4;
    }
    putFour(c, c0, onto);
    c += ldc;
    putFour(c, c1, onto);
    c += ldc;
    putFour(c, c2, onto);
    c += ldc;
    putFour(c, c3, onto);
    c += ldc;
  }
  for (; i < m; i++) {
    let at = b;
    let sum = q;
    const end = a + ((<usize>k) << 2);
    for (let p = a; p < end; p += 4) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(p), v128.load(at)));
      at += step;
    }
    putFour(c, sum, onto);
    a += lda;
    c += ldc;
  }
}

function putFour(c: usize, x: v128, onto: bool): void {
  v128.store(c, onto ? f32x4.add(v128.load(c), x) : x);
}
