/**
 * Multinomial logistic regression by Newton's method, with a ridge penalty: what a straight line knows of a class. A
 * reference for models, not one of them.
 */
import { badInput } from '@janus/domain';
import { backSolve, choleskyInPlace, forwardSolve } from '@janus/numerics';
import { softmaxRows } from './classes.ts';

const MOST_STEPS = 50;
const SMALL = 1e-9;

/** Logits of every row under weights [classes, width]. */
function logitsOf(x: Float64Array, width: number, weights: Float64Array, classes: number): Float64Array {
  const rows = x.length / width;
  const out = new Float64Array(rows * classes);
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < classes; k++) {
      let sum = 0;
      for (let c = 0; c < width; c++) sum += weights[k * width + c]! * x[r * width + c]!;
      out[r * classes + k] = sum;
    }
  return out;
}

/**
 * Fits the classes on the rows of `train` and says their probabilities of all rows.
 * @param x row by row [rows, width], with a column of ones; @param of class of each row; @param ridge λ a row
 * @throws JanusError bad-input where it has no solution
 */
export function logisticForecast(
  x: Float64Array,
  width: number,
  of: ArrayLike<number>,
  train: Int32Array,
  classes: number,
  ridge: number,
): Float64Array {
  const size = classes * width;
  const weights = new Float64Array(size);
  const known = new Float64Array(train.length * width);
  train.forEach((row, r) => known.set(x.subarray(row * width, (row + 1) * width), r * width));
  for (let step = 0; step < MOST_STEPS; step++) {
    const p = softmaxRows(logitsOf(known, width, weights, classes), classes);
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    for (let r = 0; r < train.length; r++)
      for (let k = 0; k < classes; k++) {
        const pk = p[r * classes + k]!;
        const wrong = pk - (of[train[r]!] === k ? 1 : 0);
        for (let c = 0; c < width; c++) {
          const xc = known[r * width + c]!;
          gradient[k * width + c]! += wrong * xc;
          for (let l = 0; l <= k; l++) {
            const share = pk * ((k === l ? 1 : 0) - p[r * classes + l]!) * xc;
            for (let d = 0; d < width; d++)
              hessian[(k * width + c) * size + l * width + d]! += share * known[r * width + d]!;
          }
        }
      }
    for (let i = 0; i < size; i++) {
      gradient[i]! += ridge * train.length * weights[i]!;
      hessian[i * size + i]! += ridge * train.length;
    }
    if (!choleskyInPlace(hessian, size)) throw badInput('the logistic reference has no solution: take a longer block');
    forwardSolve(hessian, size, gradient, gradient);
    backSolve(hessian, size, gradient, gradient);
    let most = 0;
    for (let i = 0; i < size; i++) {
      weights[i]! -= gradient[i]!;
      most = Math.max(most, Math.abs(gradient[i]!));
    }
    if (most < SMALL) break;
  }
  return softmaxRows(logitsOf(x, width, weights, classes), classes);
}
