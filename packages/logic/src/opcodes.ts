/**
 * The instructions of a compiled rule set. A program is straight-line code over slots: the facts that it uses come
 * first, then one slot for the result of each instruction. Four numbers an instruction: opcode, a, b, c, where a and b
 * are slots and c is the place of its numbers among the constants; instruction i writes slot facts + i. Every
 * instruction answers NaN to NaN, so that a rule over an unknown fact comes out unknown.
 */
export const OP = {
  /** k0 */
  constant: 0,
  /** above(a, k0, k1) */
  above: 1,
  /** crisplyAbove(a, k0) */
  crisp: 2,
  /** asTruth(a) */
  truth: 3,
  /** b + ((a − k0)·k1)² */
  square: 4,
  /** likeness(a) */
  likeness: 5,
  /** b + k0·a */
  weigh: 6,
  logistic: 7,
  tanh: 8,
  /** The lesser of a and b, whatever the family. */
  lesser: 9,
  not: 10,
  very: 11,
  somewhat: 12,
  slightly: 13,
  extremely: 14,
  /** Over the rows of a batch; of one row, the row. */
  forall: 15,
  exists: 16,
  /** Connectives: base + 4·(index into FAMILY_NAMES) + (index into CONNECTIVES). */
  connective: 20,
} as const;

export const STRIDE = 4;

export const AND = 0;
export const OR = 1;
export const IMPLIES = 2;
export const IFF = 3;
export const connectiveOp = (family: number, connective: number): number => OP.connective + 4 * family + connective;
