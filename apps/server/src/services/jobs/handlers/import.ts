/** The kind of job that makes a data set of a file that a page has handed over. */
import { z } from 'zod';
import { checkSymbol } from '../../data/catalogue.ts';
import { uploadName, uploadPath } from '../../data/uploads.ts';
import type { JobHandler } from '../handler.ts';
import { checked } from './input.ts';

const text = z.string().min(1).max(1000).nullable().default(null);
const schema = z.strictObject({
  /** Id that the upload was given; never a path. */
  upload: z.string().min(18).max(140),
  symbol: z.string().min(1).max(40),
  timeframe: text,
  columns: text,
  side: text,
  repair: text,
  assetClass: text,
  /** Put the bars in the place of a data set of the same name. */
  replace: z.boolean().default(false),
});
export type ImportInput = z.infer<typeof schema>;

export const importHandler: JobHandler<ImportInput> = {
  kind: 'import',
  title: ({ upload, symbol }) => `Import of ${uploadName(upload)} as ${symbol}`,
  parse(input) {
    const known = checked('import', schema, input);
    checkSymbol(known.symbol);
    return known;
  },
  async prepare({ upload }, dataFolder) {
    uploadPath(dataFolder, upload);
    return null;
  },
  module: new URL('./import-run.ts', import.meta.url),
  attempts: 2,
};
