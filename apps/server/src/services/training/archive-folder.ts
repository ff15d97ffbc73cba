/**
 * The sets of an archive's folder: files NAME_TRAIN and NAME_TEST beside each other, there or in its folders, whatever
 * their ending (.tsv, .txt, .ts, .csv or none, each also with .gz). What is in a file is told by its content.
 */
import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { badInput, noData } from '@janus/domain';
import { readArchivePart, type ArchivePart } from '@janus/neural';

export interface ArchiveFiles {
  readonly name: string;
  readonly train: string;
  readonly test: string;
}

const PART = /^(.+)[_-](train|test)(?:\.(?:tsv|txt|ts|csv))?(?:\.gz)?$/i;
const DEPTH = 2;

function filesIn(folder: string, depth: number): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw noData(`${folder} is not there: name a folder with NAME_TRAIN and NAME_TEST files`);
    throw badInput(`${folder} cannot be read as a folder (${code}): name the folder that holds the files`);
  }
  return entries.flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return depth > 0 && !entry.name.startsWith('.') ? filesIn(at, depth - 1) : [];
    return PART.test(entry.name) ? [at] : [];
  });
}

/**
 * In order of name.
 * @throws JanusError no-data for a folder without sets; bad-input naming every set of which a part is missing or double
 */
export function archiveSets(folder: string): ArchiveFiles[] {
  const found = new Map<string, Record<'train' | 'test', string[]>>();
  for (const file of filesIn(folder, DEPTH)) {
    const [, stem, part] = PART.exec(path.basename(file))!;
    const key = path.join(path.relative(folder, path.dirname(file)), stem!);
    const of = found.get(key) ?? { train: [], test: [] };
    of[part!.toLowerCase() as 'train' | 'test'].push(file);
    found.set(key, of);
  }
  if (found.size === 0)
    throw noData(`${folder} holds no set: files are to be called NAME_TRAIN.tsv and NAME_TEST.tsv, or .txt or .ts`);
  const faults: string[] = [];
  for (const [key, of] of found)
    for (const part of ['train', 'test'] as const)
      if (of[part].length !== 1)
        faults.push(
          of[part].length === 0
            ? `${key} has no ${key}_${part.toUpperCase()} file: add it, or take the other part away`
            : `${key} has ${of[part].length} ${part} files (${of[part].map((f) => path.basename(f)).join(', ')}): keep one`,
        );
  if (faults.length > 0) throw badInput(`${folder}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  const stems = [...found.keys()].map((key) => path.basename(key));
  return [...found]
    .map(([key, of]) => {
      const stem = path.basename(key);
      const alone = stems.filter((other) => other === stem).length === 1;
      return { name: alone ? stem : key, train: of.train[0]!, test: of.test[0]! };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @throws JanusError bad-input naming the file, and the line where one is at fault */
export function readPart(file: string): ArchivePart {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = gunzipSync(bytes);
  } catch (error) {
    throw badInput(`${file} cannot be read (${(error as Error).message})`);
  }
  return readArchivePart(bytes.toString('utf8'), file);
}

/** sha256 over what a part says, whatever its form and name. */
export function partHash({ series, labels }: ArchivePart): string {
  const hash = createHash('sha256').update(JSON.stringify(labels));
  for (const values of series) {
    hash.update(`${values.length};`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}
