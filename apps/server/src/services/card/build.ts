/**
 * Programs of `hls/` built with the machine's own compiler, kept in the data folder under the hash of what they were
 * built from: the same sources are compiled once.
 */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { JanusError, refused } from '@janus/domain';
import { HLS_FOLDER } from './manifest.ts';

export const NO_COMPILER = 'install a C++ compiler (Debian, Ubuntu: sudo apt-get install g++), or name one with CXX';

export interface Compiler {
  readonly command: string;
  /** First line of what it says of itself. */
  readonly version: string;
}

/** The one that CXX names, else g++; null where it does not run. */
export function findCompiler(env: NodeJS.ProcessEnv): Compiler | null {
  const command = env['CXX'] || 'g++';
  const { status, stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return status === 0 ? { command, version: stdout.split('\n')[0]!.trim() } : null;
}

const FLAGS = ['-std=c++17', '-O2', '-Wall', '-Wextra', '-Werror', '-Wno-unknown-pragmas', '-Wno-unused-label'];
const PATIENCE_MS = 120_000;

function sources(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      return statSync(file).isDirectory() ? sources(file) : /\.[ch]pp$/.test(name) ? [file] : [];
    });
}

function stampOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of sources(HLS_FOLDER)) hash.update(`\0${file}\0`).update(readFileSync(file));
  for (const part of parts) hash.update(`\0${part}`);
  return hash.digest('hex').slice(0, 16);
}

export interface Target {
  readonly name: string;
  /** Below `hls/`. */
  readonly files: readonly string[];
  /** Options after the files: where headers and libraries lie. */
  readonly options?: readonly string[];
}

/**
 * @param folder where programs are kept
 * @param env CXX names the compiler
 * @returns the program's path
 * @throws JanusError refused without a compiler, failed with the compiler's first complaints
 */
export async function build(folder: string, target: Target, env: NodeJS.ProcessEnv): Promise<string> {
  const compiler = findCompiler(env);
  if (!compiler)
    throw refused(`${env['CXX'] || 'g++'} does not run, and ${target.name} must be compiled: ${NO_COMPILER}`);
  const options = [...FLAGS, ...(target.options ?? [])];
  const stamp = stampOf([compiler.command, compiler.version, target.name, ...target.files, ...options]);
  const program = path.join(folder, `${target.name}-${stamp}`);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const draft = `${program}.${process.pid}`;
  const files = target.files.map((file) => path.join(HLS_FOLDER, file));
  const { command } = compiler;
  try {
    await promisify(execFile)(command, [...FLAGS, ...files, ...(target.options ?? []), '-o', draft], {
      timeout: PATIENCE_MS,
      env: { ...process.env, ...env },
    });
  } catch (error) {
    rmSync(draft, { force: true });
    const said = (error as { stderr?: string }).stderr?.split('\n').slice(0, 4).join('; ') ?? String(error);
    throw new JanusError('failed', `${command} could not build ${target.name}: ${said}`);
  }
  // Another process may be building the same.
  for (const old of readdirSync(folder))
    if (old.startsWith(`${target.name}-`) && !old.startsWith(path.basename(program))) rmSync(path.join(folder, old));
  renameSync(draft, program);
  return program;
}
