/**
 * What is wrong with a text of rules or of a vocabulary: every fault at once, each with its line, its column, a caret
 * under the place, and the cure where one is known.
 */
import { JanusError } from '@janus/domain';

/** Both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}
export interface Fault extends Place {
  readonly message: string;
}

/** A place of a text that cannot be read further. Caught by whoever gathers the faults. */
export class Unreadable extends Error {
  readonly place: Place;
  constructor(place: Place, message: string) {
    super(message);
    this.name = 'Unreadable';
    this.place = place;
  }
}

/** `rules 3:6: message`, the line, and a caret under the column. */
export function faultText(what: string, text: string, fault: Fault): string {
  const line = text.split('\n')[fault.line - 1] ?? '';
  // A tab stays a tab, so that the caret stands under its character.
  const indent = line.slice(0, fault.column - 1).replace(/[^\t]/g, ' ');
  return `${what} ${fault.line}:${fault.column}: ${fault.message}\n  ${line}\n  ${indent}^`;
}

export class RuleError extends JanusError {
  readonly faults: readonly Fault[];
  /** @param what "rules" or "vocabulary" */
  constructor(what: string, text: string, faults: readonly Fault[]) {
    super('bad-input', faults.map((fault) => faultText(what, text, fault)).join('\n'));
    this.name = 'RuleError';
    this.faults = faults;
  }
}

/** Runs `read`; a place that it cannot read becomes a fault. Returns whether it could. */
export function gather(faults: Fault[], read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    faults.push({ ...error.place, message: error.message });
    return false;
  }
}
