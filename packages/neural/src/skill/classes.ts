/** Forecasts of a class that need no model: probabilities, one row of `classes` numbers a sample. */

/** The class of now again, or all alike where it is not known (−1). */
export function again(now: ArrayLike<number>, classes: number): Float64Array {
  const out = new Float64Array(now.length * classes);
  for (let r = 0; r < now.length; r++)
    if (now[r]! >= 0) out[r * classes + now[r]!] = 1;
    else out.fill(1 / classes, r * classes, (r + 1) * classes);
  return out;
}

/** Shares of the training block. */
export function sharesOf(of: ArrayLike<number>, train: Int32Array, classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (const row of train) shares[of[row]!]! += 1 / train.length;
  const out = new Float64Array(of.length * classes);
  for (let r = 0; r < of.length; r++) out.set(shares, r * classes);
  return out;
}

/** What followed the class of now in the training block, each pair counted once more than it was (Laplace). */
export function transitions(
  now: ArrayLike<number>,
  of: ArrayLike<number>,
  train: Int32Array,
  classes: number,
): Float64Array {
  const counts = new Float64Array((classes + 1) * classes).fill(1);
  for (const row of train) counts[(now[row]! + 1) * classes + of[row]!]! += 1;
  const out = new Float64Array(of.length * classes);
  for (let r = 0; r < of.length; r++) {
    const row = counts.subarray((now[r]! + 1) * classes, (now[r]! + 2) * classes);
    const sum = row.reduce((a, b) => a + b, 0);
    row.forEach((n, c) => (out[r * classes + c] = n / sum));
  }
  return out;
}

/** Rows of any numbers as probabilities: what is below 0 is 0, each row sums to 1. In place. */
export function asProbabilities(rows: Float64Array, classes: number): Float64Array {
  for (let from = 0; from < rows.length; from += classes) {
    const row = rows.subarray(from, from + classes);
    let sum = 0;
    row.forEach((p, c) => (sum += row[c] = Math.max(0, p)));
    row.forEach((p, c) => (row[c] = sum > 0 ? p / sum : 1 / classes));
  }
  return rows;
}

/** softmax of each row of logits. */
export function softmaxRows(logits: ArrayLike<number>, classes: number): Float64Array {
  const out = new Float64Array(logits.length);
  for (let from = 0; from < logits.length; from += classes) {
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) top = Math.max(top, logits[from + c]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += out[from + c] = Math.exp(logits[from + c]! - top);
    for (let c = 0; c < classes; c++) out[from + c]! /= sum;
  }
  return out;
}

/** Brier 1950: Σ (p − 1 if it came, p otherwise)², [0, 2], a sample. */
export function brier(probabilities: Float64Array, of: ArrayLike<number>, classes: number): Float64Array {
  return Float64Array.from({ length: of.length }, (_, r) => {
    let sum = 0;
    for (let c = 0; c < classes; c++) sum += (probabilities[r * classes + c]! - (c === of[r]! ? 1 : 0)) ** 2;
    return sum;
  });
}
