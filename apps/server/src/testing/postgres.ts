/**
 * A PostgreSQL of a test's own: made in a temporary folder, on a free port of loopback, gone afterwards. PostgreSQL
 * refuses to run as root, so as root it is started as the user `postgres`. Without fsync: for tests alone.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TestPostgres {
  /** Address of a new, empty database. */
  database(): string;
  stop(): void;
}

/** Newest first: Debian keeps each version in a folder of its own, out of PATH. */
function binaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return (
    folders.find((folder) => ['initdb', 'pg_ctl', 'psql'].every((name) => existsSync(path.join(folder, name)))) ?? null
  );
}

const asRoot = (): boolean => process.getuid?.() === 0;

function idOf(option: '-u' | '-g'): number | null {
  try {
    return Number(execFileSync('id', [option, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null;
  }
}

/** Whether a test can have one here. */
export const hasPostgres = (): boolean => binaries() !== null && (!asRoot() || idOf('-u') !== null);

/** Free at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

export async function startPostgres(): Promise<TestPostgres> {
  const bin = binaries();
  if (!bin) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const root = asRoot();
  const uid = root ? idOf('-u')! : undefined;
  const gid = root ? idOf('-g')! : undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'janus-pg-'));
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  // Nothing of the server may hold on to our pipes: pg_ctl would never seem to end.
  const run = (name: string, args: string[]): void =>
    void execFileSync(path.join(bin, name), args, {
      cwd: folder,
      uid,
      gid,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    });
  const cluster = path.join(folder, 'cluster');
  const port = await freePort();
  run('initdb', ['-D', cluster, '-A', 'trust', '-U', 'janus', '-E', 'UTF8', '--no-locale', '--no-sync']);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  run('pg_ctl', ['-D', cluster, '-l', path.join(folder, 'log'), '-w', '-o', options, 'start']);
  let made = 0;
  let running = true;
  const stop = (): void => {
    if (!running) return;
    running = false;
    process.off('exit', stop);
    run('pg_ctl', ['-D', cluster, '-m', 'immediate', '-w', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  return {
    database() {
      made += 1;
      const name = `test_${made}`;
      run('psql', [
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-U',
        'janus',
        '-d',
        'postgres',
        '-c',
        `create database ${name}`,
      ]);
      return `postgresql://janus@127.0.0.1:${port}/${name}`;
    },
    stop,
  };
}
