/** Layer normalisation (Ba, Kiros and Hinton 2016). */
import { sum4 } from './numbers';

/** Added to the variance; the same as in the tensor layer. */
const EPSILON: f32 = 1e-5;

/**
 * y = (x − mean)/√(variance + ε)·gain + bias of m rows of d numbers, filled up to a multiple of four by zeros in x,
 * gain and bias. ldx, ldy: bytes from row to row. y may be x.
 */
export function norm(m: i32, d: i32, x: usize, ldx: usize, gain: usize, bias: usize, y: usize, ldy: usize): void {
  const bytes = (<usize>((d + 3) & ~3)) << 2;
  const whole = (<usize>(d & ~3)) << 2;
  const end = (<usize>d) << 2;
  const share: f32 = <f32>1 / <f32>d;
  for (let i: i32 = 0; i < m; i++) {
    let total = f32x4.splat(0);
    for (let j: usize = 0; j < bytes; j += 16) total = f32x4.add(total, v128.load(x + j));
    const mean = sum4(total) * share;
    const centre = f32x4.splat(mean);
    let squares = f32x4.splat(0);
    let j: usize = 0;
    for (; j < whole; j += 16) {
      const apart = f32x4.sub(v128.load(x + j), centre);
      squares = f32x4.add(squares, f32x4.mul(apart, apart));
    }
    let square = sum4(squares);
    for (; j < end; j += 4) {
      const apart = load<f32>(x + j) - mean;
      square += apart * apart;
    }
    const inverse = f32x4.splat(<f32>1 / sqrt<f32>(square * share + EPSILON));
    for (j = 0; j < bytes; j += 16) {
      const unit = f32x4.mul(f32x4.sub(v128.load(x + j), centre), inverse);
      v128.store(y + j, f32x4.add(f32x4.mul(unit, v128.load(gain + j)), v128.load(bias + j)));
    }
    x += ldx;
    y += ldy;
  }
}
