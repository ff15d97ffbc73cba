/** NOT, the same in all three families: the involution that makes AND and OR each other's twins. */

/** Standard negation [E16]: 1 − u, u in [0, 1]. */
export function not(u: number): number {
  return 1 - u;
}
