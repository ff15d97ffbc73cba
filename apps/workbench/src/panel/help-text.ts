/** The words of the in-place help of one panel. Short, and only of what is on the screen. */
export interface Help {
  readonly title: string;
  readonly reading: readonly string[];
  /** Symptom, cause, cure. */
  readonly troubles: readonly (readonly [string, string, string])[];
}
