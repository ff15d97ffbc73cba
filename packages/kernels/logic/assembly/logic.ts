/**
 * A compiled rule set over many groundings, in AssemblyScript SIMD: a column of f32 a slot, a loop an instruction, four
 * rows at a time. The instructions are those of packages/logic/src/opcodes.ts. Arithmetic on a memory that the caller
 * lays out: code, constants and columns are byte addresses; it allocates nothing and checks nothing.
 *
 * Rows come in fours: the caller pads a column with NaN. NaN is an unknown fact; every instruction answers NaN to NaN,
 * and the aggregates leave such rows out.
 */

const ONE = f32x4.splat(1);
const ZERO = f32x4.splat(0);
const THREE = f32x4.splat(3);
const HALF = f32x4.splat(0.5);

/** First byte that the caller may use. */
export function base(): usize {
  return __heap_base;
}

function clip(x: v128): v128 {
  return f32x4.min(ONE, f32x4.max(ZERO, x));
}

function unknownWhere(x: v128, otherwise: v128): v128 {
  return v128.bitselect(x, otherwise, f32x4.ne(x, x));
}

function reichenbach(u: v128, v: v128): v128 {
  return f32x4.add(f32x4.sub(ONE, u), f32x4.mul(u, v));
}

function godelImplies(u: v128, v: v128): v128 {
  return unknownWhere(u, v128.bitselect(ONE, v, f32x4.le(u, v)));
}

/** Mean of (far ? 1 − x : x)^p over the rows that are known; NaN where none is. */
function meanPower(column: usize, bytes: usize, p: f32, far: bool): f32 {
  let sum: f64 = 0;
  let known: i32 = 0;
  if (p == 2) {
    let sums = ZERO;
    let counts = ZERO;
    for (let i: usize = 0; i < bytes; i += 16) {
      const x = v128.load(column + i);
      const is = f32x4.eq(x, x);
      const d = far ? f32x4.sub(ONE, x) : x;
      sums = f32x4.add(sums, v128.and(f32x4.mul(d, d), is));
      counts = f32x4.add(counts, v128.and(ONE, is));
    }
    sum =
      <f64>f32x4.extract_lane(sums, 0) +
      <f64>f32x4.extract_lane(sums, 1) +
      <f64>f32x4.extract_lane(sums, 2) +
      <f64>f32x4.extract_lane(sums, 3);
    known = <i32>(
      (f32x4.extract_lane(counts, 0) +
        f32x4.extract_lane(counts, 1) +
        f32x4.extract_lane(counts, 2) +
        f32x4.extract_lane(counts, 3))
    );
  } else
    for (let i: usize = 0; i < bytes; i += 4) {
      const x = load<f32>(column + i);
      if (x != x) continue;
      sum += <f64>Mathf.pow(far ? max<f32>(0, 1 - x) : max<f32>(0, x), p);
      known++;
    }
  return <f32>(sum / <f64>known);
}

/** p-mean-error of a column over its known rows. */
export function forall(column: usize, bytes: usize, p: f32): f32 {
  const mean = meanPower(column, bytes, p, true);
  return 1 - (p == 2 ? sqrt<f32>(mean) : Mathf.pow(mean, 1 / p));
}

/** p-mean of a column over its known rows. */
export function exists(column: usize, bytes: usize, p: f32): f32 {
  const mean = meanPower(column, bytes, p, false);
  return p == 2 ? sqrt<f32>(mean) : Mathf.pow(mean, 1 / p);
}

/** `count` instructions; the first writes the column at `out`, each further one the column after it. */
export function run(code: usize, count: i32, numbers: usize, columns: usize, out: usize, bytes: usize, p: f32): void {
  for (let n: i32 = 0; n < count; n++, code += 16, out += bytes) {
    const a = columns + <usize>load<i32>(code, 4) * bytes;
    const b = columns + <usize>load<i32>(code, 8) * bytes;
    const k = numbers + ((<usize>load<i32>(code, 12)) << 2);
    apply(load<i32>(code), a, b, k, out, bytes, p);
  }
}

function fill(x: f32, o: usize, bytes: usize): void {
  const v = f32x4.splat(x);
  for (let i: usize = 0; i < bytes; i += 16) v128.store(o + i, v);
}

function apply(op: i32, a: usize, b: usize, k: usize, o: usize, bytes: usize, p: f32): void {
  switch (op) {
    case 0: // constant
      fill(load<f32>(k), o, bytes);
      return;
    case 1: {
      // above
      const limit = f32x4.splat(load<f32>(k));
      const scale = f32x4.splat(load<f32>(k, 4));
      for (let i: usize = 0; i < bytes; i += 16) {
        const t = clip(f32x4.add(HALF, f32x4.mul(f32x4.sub(v128.load(a + i), limit), scale)));
        v128.store(o + i, f32x4.mul(f32x4.mul(t, t), f32x4.sub(THREE, f32x4.add(t, t))));
      }
      return;
    }
    case 2: {
      // crisp
      const limit = f32x4.splat(load<f32>(k));
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(o + i, unknownWhere(x, v128.and(ONE, f32x4.gt(x, limit))));
      }
      return;
    }
    case 3: // truth
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(o + i, clip(x));
      }
      return;
    case 4: {
      // square
      const centre = f32x4.splat(load<f32>(k));
      const inverseWidth = f32x4.splat(load<f32>(k, 4));
      for (let i: usize = 0; i < bytes; i += 16) {
        const d = f32x4.mul(f32x4.sub(v128.load(a + i), centre), inverseWidth);
        v128.store(o + i, f32x4.add(v128.load(b + i), f32x4.mul(d, d)));
      }
      return;
    }
    case 5: // likeness
      for (let i: usize = 0; i < bytes; i += 4) store<f32>(o + i, Mathf.exp(-0.5 * load<f32>(a + i)));
      return;
    case 6: {
      // weigh
      const w = f32x4.splat(load<f32>(k));
      for (let i: usize = 0; i < bytes; i += 16)
        v128.store(o + i, f32x4.add(v128.load(b + i), f32x4.mul(w, v128.load(a + i))));
      return;
    }
    case 7: // logistic
      for (let i: usize = 0; i < bytes; i += 4) store<f32>(o + i, 1 / (1 + Mathf.exp(-load<f32>(a + i))));
      return;
    case 8: // tanh
      for (let i: usize = 0; i < bytes; i += 4) store<f32>(o + i, Mathf.tanh(load<f32>(a + i)));
      return;
    case 9: // lesser
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.min(x, y));
      }
      return;
    case 10: // not
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(o + i, f32x4.sub(ONE, x));
      }
      return;
    case 11: // very
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(o + i, f32x4.mul(x, x));
      }
      return;
    case 12: // somewhat
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(o + i, f32x4.sqrt(x));
      }
      return;
    case 13: // slightly
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(o + i, f32x4.sub(f32x4.sqrt(x), x));
      }
      return;
    case 14: // extremely
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        v128.store(o + i, f32x4.mul(x, f32x4.mul(x, x)));
      }
      return;
    case 15: // forall
      fill(forall(a, bytes, p), o, bytes);
      return;
    case 16: // exists
      fill(exists(a, bytes, p), o, bytes);
      return;
    case 20: // lukasiewicz and
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.max(ZERO, f32x4.sub(f32x4.add(x, y), ONE)));
      }
      return;
    case 21: // lukasiewicz or
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.min(ONE, f32x4.add(x, y)));
      }
      return;
    case 22: // lukasiewicz implies
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.min(ONE, f32x4.add(f32x4.sub(ONE, x), y)));
      }
      return;
    case 23: // lukasiewicz iff
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.sub(ONE, f32x4.abs(f32x4.sub(x, y))));
      }
      return;
    case 24: // product and
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.mul(x, y));
      }
      return;
    case 25: // product or
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.sub(ONE, f32x4.mul(f32x4.sub(ONE, x), f32x4.sub(ONE, y))));
      }
      return;
    case 26: // product implies
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, reichenbach(x, y));
      }
      return;
    case 27: // product iff
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.mul(reichenbach(x, y), reichenbach(y, x)));
      }
      return;
    case 28: // godel and
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.min(x, y));
      }
      return;
    case 29: // godel or
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.max(x, y));
      }
      return;
    case 30: // godel implies
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, godelImplies(x, y));
      }
      return;
    case 31: // godel iff
      for (let i: usize = 0; i < bytes; i += 16) {
        const x = v128.load(a + i);
        const y = v128.load(b + i);
        v128.store(o + i, f32x4.min(godelImplies(x, y), godelImplies(y, x)));
      }
      return;
    default:
      fill(NaN, o, bytes);
  }
}
