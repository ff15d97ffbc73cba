/** Time left of a job, from the progress that this page has seen itself. Pure. */
export interface Seen {
  /** performance.now() and progress [0, 1] when the page first heard of the job. */
  readonly at: number;
  readonly progress: number;
}

/** ms, or NaN while less than 2 % has been seen: earlier guesses only jump. */
export function timeLeft(first: Seen, now: Seen): number {
  const gained = now.progress - first.progress;
  return gained > 0.02 ? ((now.at - first.at) / gained) * (1 - now.progress) : Number.NaN;
}
