/**
 * Winner takes all. `settle` is the circuit: units that excite themselves and inhibit each other until one is left.
 * `winnerOf` is where it ends, in closed form: the largest input. The day uses the closed form, a test that both agree.
 */

/** Index of the largest value; −1 where the two largest are closer than `balance`, or nothing is a number. */
export function winnerOf(input: Float64Array, balance: number): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  let next = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < input.length; i++) {
    const x = input[i]!;
    if (x > most) {
      next = most;
      most = x;
      best = i;
    } else if (x > next) next = x;
  }
  return most - next > balance ? best : -1;
}

/**
 * Mutual inhibition: dx_i/dt = −x_i + ReLU(input_i + e·x_i − w·Σ_{j≠i} x_j), Euler steps of `dt` from x = 0 until one
 * unit alone is above 0 and still. With w > 1 − e every state of two active units is unstable. Source: Usher and
 * McClelland, The time course of perceptual choice: the leaky, competing accumulator model, Psychological Review 108,
 * 2001.
 * @param input at least one of them above 0
 * @param excitation e, [0, 1); @param inhibition w
 * @param x out, activities, length of input
 * @returns steps taken; `maxSteps` where it did not settle
 */
export function settle(
  input: Float64Array,
  excitation: number,
  inhibition: number,
  dt: number,
  maxSteps: number,
  x: Float64Array,
): number {
  x.fill(0);
  for (let step = 1; step <= maxSteps; step++) {
    let total = 0;
    for (let i = 0; i < x.length; i++) total += x[i]!;
    let moved = 0;
    let active = 0;
    for (let i = 0; i < x.length; i++) {
      const drive = input[i]! + excitation * x[i]! - inhibition * (total - x[i]!);
      const change = dt * (Math.max(0, drive) - x[i]!);
      x[i] = x[i]! + change;
      if (x[i]! < 1e-9) x[i] = 0;
      moved = Math.max(moved, Math.abs(change));
      if (x[i]! > 0) active++;
    }
    if (active === 1 && moved < 1e-9) return step;
  }
  return maxSteps;
}
