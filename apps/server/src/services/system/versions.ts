/** Versions of what JANUS stands on, as installed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../../settings.ts';
import type { PackageVersion } from './api.ts';

const MATTER: readonly (readonly [name: string, purpose: string])[] = [
  ['@electric-sql/pglite', 'embedded PostgreSQL'],
  ['@prisma/client', 'the store'],
  ['bullmq', 'the queue of jobs'],
  ['@duckdb/node-api', 'bars'],
  ['ioredis', 'Redis'],
  ['@trpc/server', 'questions and answers'],
  ['ws', 'frames'],
  ['next', 'pages'],
  ['react', 'pages'],
  ['three', 'the brain in space'],
  ['@react-three/fiber', 'the brain in space'],
  ['@deck.gl/core', 'the map'],
  ['lightweight-charts', 'candles'],
  ['tsx', 'TypeScript on Node.js'],
];

export function versions(): PackageVersion[] {
  return MATTER.flatMap(([name, purpose]) => {
    try {
      const text = readFileSync(path.join(REPOSITORY, 'node_modules', name, 'package.json'), 'utf8');
      return [{ name, version: (JSON.parse(text) as { version: string }).version, for: purpose }];
    } catch {
      return [{ name, version: 'not installed', for: purpose }];
    }
  });
}
