/**
 * Where the server listens and where its data lies, from the environment. Loopback only: whoever wants JANUS on
 * another machine opens a tunnel, so that its sign-in and its encryption are those of ssh.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { badInput } from '@janus/domain';

export interface Settings {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly dataFolder: string;
  /** The exported workbench. */
  readonly siteFolder: string;
}

export const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

export const dataFolderOf = (env: NodeJS.ProcessEnv): string =>
  path.resolve(env['JANUS_DATA'] || path.join(REPOSITORY, '.janus', 'data'));

/** @throws JanusError bad-input naming the variable, its value and what it may be */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env['HOST'] || '127.0.0.1';
  if (!LOOPBACK.includes(host))
    throw badInput(
      `HOST=${host}: JANUS listens on this machine only (${LOOPBACK.join(', ')}). ` +
        'To reach it from another one, forward the port: ssh -L 3000:127.0.0.1:3000 THIS-MACHINE',
    );
  const given = env['PORT'] || '3000';
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw badInput(`PORT=${given} is not a whole number from 0 to 65535`);
  return { host, port, dataFolder: dataFolderOf(env), siteFolder: path.join(REPOSITORY, 'apps/workbench/out') };
}
