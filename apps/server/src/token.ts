/**
 * The local token: 256 random bits in a file that only its owner can read. The page gets it as a cookie that no
 * script can see; the command line reads the file.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const tokenFile = (dataFolder: string): string => path.join(dataFolder, 'token');

/** The token of a data folder, or null where no server has run on it yet. */
export function readToken(dataFolder: string): string | null {
  try {
    const text = readFileSync(tokenFile(dataFolder), 'utf8').trim();
    return /^[0-9a-f]{64}$/.test(text) ? text : null;
  } catch {
    return null;
  }
}

export function ensureToken(dataFolder: string): string {
  const file = tokenFile(dataFolder);
  const known = readToken(dataFolder);
  const token = known ?? randomBytes(32).toString('hex');
  if (known === null) writeFileSync(file, `${token}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return token;
}
