/**
 * The two Gramian angular fields from cosines and sines, cell by cell. Neither calls a trigonometric function: the
 * addition theorems turn the angles into products (Wang and Oates 2015).
 */

/** G_ij = cos(φi + φj) = x̃i·x̃j − √(1 − x̃i²)·√(1 − x̃j²) [E5]. Symmetric. */
export function gasf(xi: number, si: number, xj: number, sj: number): number {
  return xi * xj - si * sj;
}

/** G_ij = sin(φi − φj) = √(1 − x̃i²)·x̃j − x̃i·√(1 − x̃j²) [E6]. Antisymmetric, 0 on the diagonal. */
export function gadf(xi: number, si: number, xj: number, sj: number): number {
  return si * xj - xi * sj;
}
