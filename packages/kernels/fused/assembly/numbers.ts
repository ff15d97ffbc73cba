/** Functions of four numbers at once. NaN goes through all of them. */

const ONE = f32x4.splat(1);

/**
 * eˣ, to 2 units in the last place (polynomial of Cephes' expf). x is held within [−80, 88]: what comes out, and shares
 * of it, stay clear of denormal numbers, with which a processor is many times slower. pmin and pmax are one instruction
 * each and keep NaN in this order of arguments, where min and max are several.
 */
export function exp4(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-80)), f32x4.splat(88));
  // 1.5·2²³ added and taken away rounds to a whole number n, and leaves n in the low bits for the exponent.
  const shifted = f32x4.add(f32x4.mul(held, f32x4.splat(1.44269504)), f32x4.splat(12582912));
  const n = f32x4.sub(shifted, f32x4.splat(12582912));
  // ln 2 in two parts, the first exact in few bits.
  const r = f32x4.sub(
    f32x4.sub(held, f32x4.mul(n, f32x4.splat(0.693359375))),
    f32x4.mul(n, f32x4.splat(-2.1219444e-4)),
  );
  let y = f32x4.splat(1.98756915e-4);
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(5.0000001201e-1));
  y = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(y, r), r), r), ONE);
  return i32x4.add(y, i32x4.shl(shifted, 23));
}

/** 1/(1 + e^(−x)) */
export function logistic4(x: v128): v128 {
  return f32x4.div(ONE, f32x4.add(ONE, exp4(f32x4.neg(x))));
}

/** tanh x = 2/(1 + e^(−2x)) − 1, within 1.2e-7. */
export function tanh4(x: v128): v128 {
  const y = logistic4(f32x4.add(x, x));
  return f32x4.sub(f32x4.add(y, y), ONE);
}

/** Sum of the four. */
export function sum4(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** Greatest of the four; NaN may be passed over. */
export function max4(x: v128): f32 {
  const halves = f32x4.pmax(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(halves, v128.shuffle<f32>(halves, halves, 1, 0, 3, 2)), 0);
}

/**
 * GELU in its tanh form, in place over `count` numbers, a multiple of four:
 * ½x(1 + tanh y) = x/(1 + e^(−2y)), y = √(2/π)(x + 0.044715x³).
 */
export function gelu(x: usize, count: i32): void {
  const end = x + ((<usize>count) << 2);
  const slope = f32x4.splat(-2 * 0.7978845608);
  const cubic = f32x4.splat(0.044715);
  for (; x < end; x += 16) {
    const v = v128.load(x);
    const inner = f32x4.add(v, f32x4.mul(f32x4.mul(f32x4.mul(v, v), v), cubic));
    v128.store(x, f32x4.div(v, f32x4.add(ONE, exp4(f32x4.mul(slope, inner)))));
  }
}

/** Place of the first number that is not finite, or −1. */
export function firstBad(x: usize, count: i32): i32 {
  const bytes = (<usize>count) << 2;
  let sum = f32x4.splat(0);
  let j: usize = 0;
  // x − x is 0, and NaN where x is not finite.
  for (; j + 16 <= bytes; j += 16) {
    const v = v128.load(x + j);
    sum = f32x4.add(sum, f32x4.sub(v, v));
  }
  for (; j < bytes; j += 4) {
    const v = load<f32>(x + j);
    sum = f32x4.add(sum, f32x4.splat(v - v));
  }
  if (sum4(sum) == 0) return -1;
  for (j = 0; j < bytes; j += 4) if (!(abs(load<f32>(x + j)) <= f32.MAX_VALUE)) return <i32>(j >> 2);
  return -1;
}

/** A few numbers from one place to another: engines call out for memory.copy, which is slower for so few. */
export function move(to: usize, from: usize, bytes: usize): void {
  let j: usize = 0;
  for (; j + 16 <= bytes; j += 16) v128.store(to + j, v128.load(from + j));
  for (; j < bytes; j += 4) store<f32>(to + j, load<f32>(from + j));
}
