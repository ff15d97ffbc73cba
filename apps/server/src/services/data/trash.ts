/**
 * Data sets that were removed and can be brought back: their two files move into `bars/.trash/<ticket>/`. Emptied when
 * they have lain there for a month.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { badInput, noData } from '@janus/domain';
import { barsFolder, importedSets, readInfo } from './catalogue.ts';

const KEPT_MS = 30 * 86_400_000;
const TICKET = /^\d{10,16}-[A-Za-z0-9@._-]{1,80}$/;

const trashOf = (dataFolder: string): string => path.join(barsFolder(dataFolder), '.trash');
const stem = (name: string): string => name.replaceAll(':', '@');

/** A data set that was removed. */
export interface RemovedSet {
  /** What `restoreSet` takes. */
  readonly ticket: string;
  readonly name: string;
  readonly rows: number;
  /** Epoch ms. */
  readonly removedAt: number;
  /** When its files go, epoch ms. */
  readonly keptUntil: number;
}

/** Newest first. */
export function removedSets(dataFolder: string): RemovedSet[] {
  const folder = trashOf(dataFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((ticket) => TICKET.test(ticket))
    .flatMap((ticket) => {
      const description = readdirSync(path.join(folder, ticket)).find((f) => f.endsWith('.json'));
      if (!description) return [];
      const { name, rows } = readInfo(path.join(folder, ticket, description));
      const removedAt = Number.parseInt(ticket, 10);
      return [{ ticket, name, rows, removedAt, keptUntil: removedAt + KEPT_MS }];
    })
    .sort((a, b) => b.removedAt - a.removedAt);
}

/**
 * Takes a data set out of the catalogue. `now` epoch ms. Returns the ticket that brings it back.
 * @throws JanusError no-data for a name that was not imported (what came with JANUS cannot be removed)
 */
export function removeSet(dataFolder: string, name: string, now: number): string {
  const info = importedSets(dataFolder).find((set) => set.name === name);
  if (!info) throw noData(`there is no imported data set '${name}'; what came with JANUS cannot be removed`);
  const ticket = `${now}-${stem(name)}`;
  const folder = path.join(trashOf(dataFolder), ticket);
  mkdirSync(folder, { recursive: true });
  // The description first: from then on the set is out of the catalogue, whole or not at all.
  renameSync(path.join(barsFolder(dataFolder), `${stem(name)}.json`), path.join(folder, `${stem(name)}.json`));
  if (info.file) renameSync(path.join(barsFolder(dataFolder), info.file), path.join(folder, info.file));
  return ticket;
}

/**
 * Brings a removed data set back. Returns its name.
 * @throws JanusError no-data for a ticket that is not there, bad-input where the name has been given to other bars
 */
export function restoreSet(dataFolder: string, ticket: string): string {
  const folder = path.join(trashOf(dataFolder), ticket);
  if (!TICKET.test(ticket) || !existsSync(folder)) throw noData(`nothing removed goes by '${ticket}'`);
  const description = readdirSync(folder).find((f) => f.endsWith('.json'));
  if (!description) throw noData(`nothing removed goes by '${ticket}'`);
  const info = readInfo(path.join(folder, description));
  if (importedSets(dataFolder).some((set) => set.name === info.name))
    throw badInput(`${info.name} has been imported anew: remove that one first, or keep it`);
  if (info.file) renameSync(path.join(folder, info.file), path.join(barsFolder(dataFolder), info.file));
  renameSync(path.join(folder, description), path.join(barsFolder(dataFolder), description));
  rmSync(folder, { recursive: true, force: true });
  return info.name;
}

/** Empties what has lain in the trash for a month. `now` epoch ms. */
export function sweepTrash(dataFolder: string, now: number): void {
  const folder = trashOf(dataFolder);
  if (!existsSync(folder)) return;
  for (const ticket of readdirSync(folder)) {
    const file = path.join(folder, ticket);
    if (now - statSync(file).mtimeMs > KEPT_MS) rmSync(file, { recursive: true, force: true });
  }
}
