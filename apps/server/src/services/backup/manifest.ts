/**
 * A backup is one tar.gz: `store/<table>.jsonl` (rows of the store), `files/…` (runs, data sets, journals, state: the
 * data folder as it is, less what is not worth keeping or must not leave it), and, last, `manifest.json` with the size
 * and sha256 of every file.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { badInput } from '@janus/domain';
import type { RowCounts } from './dump.ts';

export const MANIFEST = 'manifest.json';
export const FORMAT = 1;

export interface ManifestFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}
export interface Manifest {
  readonly format: number;
  /** Of the JANUS that made it. */
  readonly version: string;
  /** Epoch ms. */
  readonly createdAt: number;
  /** What the database had been through. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly rows: RowCounts;
  readonly files: readonly ManifestFile[];
}

/**
 * Left out: locks, drafts, scratch space, uploads not imported yet, other backups, programs of the card; and the token,
 * which is a secret of this machine.
 */
const LEFT_OUT = /(^|\/)(\.part-|[^/]*\.part(-|$)|[^/]*\.lock(\.\d+)?$)|^(token|tmp|uploads|backups|card)$/;

/** Whether a backup takes this name of the data folder. The databases' own files are not taken: their rows are. */
export const isKept =
  (dataFolder: string) =>
  (name: string): boolean =>
    !LEFT_OUT.test(name) && !existsSync(path.join(dataFolder, name, 'PG_VERSION'));

/** @throws JanusError bad-input where it is no manifest, or one of a later format */
export function parseManifest(text: string): Manifest {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(text) as Manifest;
  } catch {
    throw badInput(`the ${MANIFEST} of the backup is damaged`);
  }
  if (manifest.format !== FORMAT)
    throw badInput(
      `the backup has format ${String(manifest.format)}, this JANUS reads ${FORMAT}: restore it with the JANUS that made it`,
    );
  return manifest;
}
