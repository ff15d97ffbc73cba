/** Every file and folder below a folder, in a fixed order, as input of a tar file. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { TarInput } from './tar.ts';

/** @param take asked with each name (relative, forward slashes); a folder that is not taken is not entered */
export function treeOf(folder: string, take: (name: string) => boolean = () => true): TarInput[] {
  const out: TarInput[] = [];
  const walk = (relative: string): void => {
    const entries = readdirSync(path.join(folder, relative), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (!take(name)) continue;
      if (entry.isDirectory()) {
        out.push({ name });
        walk(name);
      } else if (entry.isFile()) out.push({ name, file: path.join(folder, name) });
    }
  };
  walk('');
  return out;
}
