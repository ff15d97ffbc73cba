/** The rules of the house as tests, so that a checkout that breaks one fails like any other fault. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { VERSION } from '@janus/domain';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const tool = (name: string, ...args: string[]): string =>
  execFileSync(process.execPath, [path.join(root, 'tools', name), ...args], { cwd: root, encoding: 'utf8' });

describe('the house', () => {
  it('imports only what the table allows', () => {
    expect(tool('boundaries.mjs')).toContain(' 0 faults');
  });
  it('tests every equation that it implements, and the README says so', () => {
    expect(tool('equations.mjs', '--check')).toContain('implemented');
  });
  it('has one version', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
    expect(VERSION).toBe(manifest.version);
  });
});
