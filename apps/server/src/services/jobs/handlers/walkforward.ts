/** The kind of job that chooses on the past and is judged on what follows. */
import { z } from 'zod';
import type { JobHandler } from '../handler.ts';
import { checked } from './input.ts';
import { checkRun, namedSet, RUN_FIELDS, type RunInput } from './run-input.ts';

export interface WalkForwardInput extends RunInput {
  /** Test stretches. */
  readonly folds: number;
  /** Bars left out between training and test. */
  readonly gap: number;
}
const schema = z.strictObject({
  ...RUN_FIELDS,
  folds: z.number().int().min(1).max(100).default(5),
  gap: z.number().int().min(0).max(10_000).default(20),
});

export const walkforwardHandler: JobHandler<WalkForwardInput> = {
  kind: 'walkforward',
  title: ({ data, folds }) => `Walk-forward of ${data}, ${folds} folds`,
  parse(input) {
    const known = checked('walkforward', schema, input);
    checkRun(known);
    return { ...known, lesions: [...known.lesions].sort() } as WalkForwardInput;
  },
  async prepare({ data }, dataFolder) {
    await namedSet(data, dataFolder);
    return null;
  },
  module: new URL('./walkforward-run.ts', import.meta.url),
  attempts: 2,
};
