/** Time that a whole command may take, and how trainings share it. */
import { badInput } from '@janus/domain';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** Seconds of `90s`, `20m`, `1.5h`. @throws JanusError bad-input */
export function budgetOf(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*([smh])$/.exec(text.trim());
  const seconds = found ? Number(found[1]) * UNITS[found[2]!]! : Number.NaN;
  if (!(seconds > 0)) throw badInput(`budget ${text}: is not a time above 0 such as 90s, 20m or 1.5h`);
  return seconds;
}

/** Of the whole, for reading, for the baseline and for the look at the test parts at the end. */
const RESERVED = 0.12;
/** Below this a training takes hardly a step. */
const LEAST_SECONDS = 0.5;

export interface BudgetPlan {
  readonly trainings: number;
  /** Seconds that each has; what one leaves goes to those after it. */
  readonly each: number;
  /** Seconds kept for all that is not training. */
  readonly reserved: number;
}

/** @throws JanusError bad-input where nothing sensible could be trained */
export function divideBudget(seconds: number, trainings: number): BudgetPlan {
  const each = (seconds * (1 - RESERVED)) / trainings;
  if (each < LEAST_SECONDS)
    throw badInput(
      `budget ${seconds}s leaves ${each.toFixed(2)} s for each of ${trainings} trainings: give ${Math.ceil((LEAST_SECONDS * trainings) / (1 - RESERVED))}s or more, or fewer sets or seeds`,
    );
  return { trainings, each, reserved: seconds * RESERVED };
}

/** One line, before anything starts. */
export const toldPlan = (seconds: number, { trainings, each, reserved }: BudgetPlan): string =>
  `${seconds} s in all: ${trainings} trainings of up to ${each.toFixed(1)} s each, what one leaves goes to those after it; ${reserved.toFixed(1)} s for reading, 1-NN and the tests at the end`;
