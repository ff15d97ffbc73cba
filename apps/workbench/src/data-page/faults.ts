/** A refusal of an import in parts: line, field, value, what was expected; and the rest as words for a page. Pure. */
export interface FileFault {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly expected: string;
}
export interface Refusal {
  readonly faults: readonly FileFault[];
  /** Bad rows beyond those listed. */
  readonly more: number;
  /** What is no fault of a row. */
  readonly words: string;
  /** Other bars have the name already: they can be replaced. */
  readonly nameTaken: boolean;
}

const FAULT = /^\s*(?:.*: )?line (\d+), ([^:]+): '(.*)' is not (.+)$/;
const MORE = /^\s*and (\d+) more bad rows$/;

/** @param why as the job says it */
export function readRefusal(why: string): Refusal {
  const faults: FileFault[] = [];
  const rest: string[] = [];
  let more = 0;
  for (const line of why.split('\n')) {
    const text = line.trim();
    const fault = FAULT.exec(text);
    const further = MORE.exec(text);
    if (fault) faults.push({ line: Number(fault[1]), field: fault[2]!.trim(), value: fault[3]!, expected: fault[4]! });
    else if (further) more = Number(further[1]);
    // The command line's options are not those of a page: the form below says the same.
    else if (text !== '' && !text.includes('--repair')) rest.push(text);
    else if (text.includes('--repair would touch') || text.includes('cannot mend'))
      rest.push(text.replaceAll('--repair ', 'the repair '));
  }
  const nameTaken = /is there already with other bars/.test(why);
  const words = rest.join(' ').replace('; add --replace to put these in their place, or choose another --symbol', '');
  return { faults, more, words, nameTaken };
}
