/**
 * What could not be recalled, each experience once, in the order in which it failed; the oldest gives way where the pool
 * is full. It waits there until it founds a schema, or the night is over.
 */
export interface Pool {
  readonly capacity: number;
  /** Numbers of experiences, oldest first. */
  readonly members: Set<number>;
}

export const initPool = (capacity: number): Pool => ({ capacity, members: new Set() });

export function addToPool(pool: Pool, experience: number): void {
  if (pool.members.has(experience)) return;
  if (pool.members.size >= pool.capacity) {
    const [oldest] = pool.members;
    pool.members.delete(oldest!);
  }
  pool.members.add(experience);
}
