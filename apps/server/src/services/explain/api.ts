/** What is said of the smallest change to a decision, over the wire. Types only: the page imports them. */

/** A quantity of the decision at another value. */
export interface ToldChange {
  /** One of the quantities that a decision turns on. */
  readonly quantity: string;
  readonly from: number;
  readonly to: number;
  /** How far that is in the spread that the quantity usually has, > 0. */
  readonly spreads: number;
}
export interface ToldFlip {
  /** In the order of the stages that they get past. */
  readonly changes: readonly ToldChange[];
  readonly spreads: number;
  /** What would have been decided then, and the key of its reason. */
  readonly action: string;
  readonly reason: string;
}
export interface FlipAnswer {
  readonly runId: string;
  readonly bar: number;
  /** Of the decision, epoch ms. */
  readonly time: number;
  /** What was decided, and the key of its reason. */
  readonly action: string;
  readonly reason: string;
  /** null where nothing within reach would have changed it. */
  readonly flip: ToldFlip | null;
  /** How far was looked: spreads of one quantity, and changes together. */
  readonly reach: { readonly spreads: number; readonly changes: number };
}

export type FlipNews =
  /** What is being done, and the share of the whole that is done, [0, 1]. */
  | { readonly kind: 'progress'; readonly stage: string; readonly share: number }
  | { readonly kind: 'answer'; readonly answer: FlipAnswer };
