/**
 * Compiles every kernel's assembly to build/<kernel>.wasm. Does nothing where the output is already that of the same
 * sources, flags and compiler. Usage: node packages/kernels/build.mjs [--force]
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const out = join(root, 'build');
const FLAGS = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--importMemory'];
const compiler = createRequire(import.meta.url)('assemblyscript/package.json').version;

const kernels = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, 'assembly', `${entry.name}.ts`)))
  .map((entry) => entry.name);

function stampOf(kernel) {
  const folder = join(root, kernel, 'assembly');
  const hash = createHash('sha256').update(JSON.stringify([compiler, FLAGS]));
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

/** Written beside and renamed: a reader never sees half a file, two builds at once both succeed. */
function place(name, content) {
  const draft = join(out, `${name}.${process.pid}.part`);
  writeFileSync(draft, content);
  renameSync(draft, join(out, name));
}

async function compile(kernel) {
  const { default: asc } = await import('assemblyscript/asc');
  const source = relative(root, join(root, kernel, 'assembly', `${kernel}.ts`));
  let wasm;
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main([source, '--outFile', 'kernel.wasm', ...FLAGS], {
    readFile: (name, base) => {
      const path = join(base === '.' ? root : base, name);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    },
    writeFile: (_, content) => {
      wasm = content;
    },
    listFiles: () => [],
    stderr,
  });
  if (error || !wasm) throw new Error(`kernel ${kernel} does not compile:\n${stderr.toString()}`, { cause: error });
  return wasm;
}

mkdirSync(out, { recursive: true });
for (const kernel of kernels) {
  const stamp = stampOf(kernel);
  const stampFile = join(out, `${kernel}.stamp`);
  const current = existsSync(join(out, `${kernel}.wasm`)) && existsSync(stampFile);
  if (current && readFileSync(stampFile, 'utf8') === stamp && !process.argv.includes('--force')) continue;
  const wasm = await compile(kernel);
  place(`${kernel}.wasm`, wasm);
  place(`${kernel}.stamp`, stamp);
  process.stderr.write(`built packages/kernels/build/${kernel}.wasm, ${wasm.length} bytes\n`);
}
