/** The learning rate step by step: a linear warm-up, then one of four courses. */

export const SCHEDULES = ['cosine', 'step', 'exponential', 'constant'] as const;
export interface Schedule {
  readonly schedule: (typeof SCHEDULES)[number];
  /** Highest rate. */
  readonly rate: number;
  /** Share of all steps over which it rises to that, [0, 1). */
  readonly warmUp: number;
  /** Cosine ends here, as a share of the highest. */
  readonly floor: number;
  /** What step and exponential multiply by each time. */
  readonly gamma: number;
  /** How often in a whole run they do; the exponential continuously. */
  readonly drops: number;
}

/**
 * Of step `step`, 0 the first, of `steps`. Warm-up: rate·(step + 1)/warm. After it, t in [0, 1):
 * cosine floor + (1 − floor)·(1 + cos πt)/2 (Loshchilov and Hutter 2017), step γ^⌊drops·t⌋, exponential γ^(drops·t).
 */
export function rateAt(s: Schedule, step: number, steps: number): number {
  const warm = Math.floor(s.warmUp * steps);
  if (step < warm) return (s.rate * (step + 1)) / warm;
  const t = (step - warm) / Math.max(1, steps - warm);
  switch (s.schedule) {
    case 'cosine':
      return s.rate * (s.floor + ((1 - s.floor) * (1 + Math.cos(Math.PI * t))) / 2);
    case 'step':
      return s.rate * s.gamma ** Math.floor(s.drops * t);
    case 'exponential':
      return s.rate * s.gamma ** (s.drops * t);
    case 'constant':
      return s.rate;
  }
}
