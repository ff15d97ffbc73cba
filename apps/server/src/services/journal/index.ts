/** The append-only journal: one writer, many readers, a hash chain over its segments. */
export type { Element, JournalShape, Rows } from './format.ts';
export { pour } from './pour.ts';
export { openJournal, syncFolder, type JournalWriter } from './write.ts';
export { readJournal, type JournalReader } from './read.ts';
export { verifyJournal, type JournalCheck } from './verify.ts';
