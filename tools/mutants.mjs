// npm run mutants [-- E36 … packages/logic …]: flips a sign, an operator or a constant in each function whose docstring carries an
// equation number, one at a time, and runs the package's tests of that number. A mutant that no test notices is a
// survivor. Works on copies under .janus/mutants; the checkout is never touched.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { numbersIn } from './equations.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bench = path.join(root, '.janus/mutants');
const WORKERS = 2;
const OPERATOR = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '**': '*',
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '>=': '<',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
};
const SWAPPED = {
  max: 'min',
  min: 'max',
  sin: 'cos',
  cos: 'sin',
  log: 'exp',
  exp: 'log',
  sqrt: 'abs',
  tanh: 'sin',
  acos: 'asin',
};

/** Where the tests of a folder live in another package: that one is copied too, and finds the copy of the first. */
const TESTED_BY = { 'packages/kernels/fused': { folder: 'packages/neural', only: 'src/fused' } };

const walk = (folder, test) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    if (['node_modules', 'build', 'fixtures'].includes(e.name)) return [];
    const file = path.join(folder, e.name);
    return e.isDirectory() ? walk(file, test) : test(e.name) ? [file] : [];
  });

/** Functions that stand under a docstring with equation numbers: {numbers, node}. */
function marked(file, text) {
  const { program, comments } = parseSync(file, text);
  const docs = comments.filter((c) => c.type === 'Block' && c.value.startsWith('*') && numbersIn(c.value).size > 0);
  const out = [];
  for (const statement of program.body) {
    const inner = statement.declaration ?? statement;
    const holdsCode =
      inner.type === 'FunctionDeclaration' ||
      (inner.type === 'VariableDeclaration' &&
        inner.declarations.some((d) => /Function|Arrow|Object|Call/.test(d.init?.type ?? '')));
    if (!holdsCode) continue;
    const doc = docs.find((c) => c.end <= statement.start && text.slice(c.end, statement.start).trim() === '');
    if (doc) out.push({ numbers: [...numbersIn(doc.value)], node: inner });
  }
  return out;
}

/** One edit a mutant: {start, end, to, what}. Messages, types and array indices are left alone. */
function edits(node, text, out = [], parent = null) {
  if (!node || typeof node !== 'object') return out;
  if (Array.isArray(node)) {
    for (const n of node) edits(n, text, out, parent);
    return out;
  }
  if (typeof node.type === 'string') {
    if (node.type.startsWith('TS') && !['TSNonNullExpression', 'TSAsExpression'].includes(node.type)) return out;
    if (node.type === 'ThrowStatement') return out;
    const operator = OPERATOR[node.operator];
    if ((node.type === 'BinaryExpression' || node.type === 'AssignmentExpression') && operator) {
      const from = node.left.end;
      const at = text.indexOf(node.operator, from);
      const loop = parent?.type === 'ForStatement';
      if (!loop)
        out.push({ start: at, end: at + node.operator.length, to: operator, what: `${node.operator} → ${operator}` });
    }
    if (node.type === 'UnaryExpression' && node.operator === '-')
      out.push({ start: node.start, end: node.start + 1, to: '+', what: 'sign dropped' });
    if (
      node.type === 'Literal' &&
      typeof node.value === 'number' &&
      parent?.type !== 'MemberExpression' &&
      parent?.type !== 'ForStatement'
    ) {
      const to = node.value === 0 ? '1' : String(node.value * 1.25);
      out.push({ start: node.start, end: node.end, to: `(${to})`, what: `${node.value} → ${to}` });
    }
    if (node.type === 'MemberExpression' && node.object?.name === 'Math' && SWAPPED[node.property?.name])
      out.push({
        start: node.property.start,
        end: node.property.end,
        to: SWAPPED[node.property.name],
        what: `Math.${node.property.name} → Math.${SWAPPED[node.property.name]}`,
      });
    if (node.type === 'ForStatement') {
      edits(node.body, text, out, node);
      return out;
    }
  }
  for (const [key, value] of Object.entries(node))
    if (key !== 'type' && key !== 'typeAnnotation' && typeof value === 'object') edits(value, text, out, node);
  return out;
}

/** Of the titles that carry n: [E8], and [E2–E10] as well. */
const LAST = 66;
function namesOf(n) {
  const upTo = Array.from({ length: n }, (_, i) => i + 1).join('|');
  const from = Array.from({ length: LAST - n + 1 }, (_, i) => n + i).join('|');
  return `E${n}\\b|E(?:${upTo})–E?(?:${from})\\b`;
}

const run = (cwd, only, numbers) =>
  new Promise((resolve) => {
    const pattern = numbers.map(namesOf).join('|');
    const child = spawn(
      process.execPath,
      [
        path.join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        ...only,
        '--root',
        cwd,
        '--bail',
        '1',
        '--reporter',
        'dot',
        '-t',
        pattern,
        '--passWithNoTests',
      ],
      {
        cwd,
        env: { ...process.env, CI: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000); // a mutant that never ends is noticed too
    child.stdout.resume();
    child.stderr.resume();
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });

const isNumber = (a) => numbersIn(`[${a}]`).size > 0;
const wanted = new Set(process.argv.slice(2).flatMap((a) => [...numbersIn(`[${a}]`)]));
const places = process.argv.slice(2).filter((a) => !isNumber(a));
for (const place of places)
  if (!existsSync(path.join(root, place))) {
    console.error(`mutants: ${place} is neither an equation, such as E36, nor a file or folder of the checkout`);
    process.exit(2);
  }
const jobs = [];
for (const parent of ['packages', 'packages/brain'])
  for (const entry of readdirSync(path.join(root, parent))) {
    if (parent === 'packages' && entry === 'brain') continue;
    const folder = path.join(root, parent, entry);
    for (const file of walk(folder, (n) => n.endsWith('.ts') && !n.endsWith('.test.ts'))) {
      const name = path.relative(root, file);
      if (
        places.length > 0 &&
        !places.some((place) => name === place || name.startsWith(`${place.replace(/\/$/, '')}/`))
      )
        continue;
      const text = readFileSync(file, 'utf8');
      for (const { numbers, node } of marked(file, text)) {
        const chosen = wanted.size === 0 ? numbers : numbers.filter((n) => wanted.has(n));
        if (chosen.length === 0) continue;
        for (const edit of edits(node, text)) jobs.push({ folder, file, text, numbers, edit });
      }
    }
  }

rmSync(bench, { recursive: true, force: true });
const survivors = [];
let done = 0;
/** A copy of a package of its own, with a configuration of its own: the checkout's would find no tests in it, and pass. */
function copyOf(folder, id) {
  const copy = path.join(bench, String(id), path.basename(folder));
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(folder, copy, { recursive: true, filter: (f) => !f.includes('node_modules') });
  writeFileSync(path.join(copy, 'vitest.config.ts'), "export default { test: { include: ['src/**/*.test.ts'] } };\n");
  return copy;
}

/** The folder whose tests are run, and which of them. */
function testsOf(copy, file, id) {
  const elsewhere = Object.entries(TESTED_BY).find(([folder]) => file.startsWith(path.join(root, folder, path.sep)));
  if (!elsewhere) return [copy, []];
  const [, { folder, only }] = elsewhere;
  const names = path.join(bench, String(id), 'node_modules/@janus');
  mkdirSync(names, { recursive: true });
  rmSync(path.join(names, path.basename(copy)), { force: true });
  symlinkSync(copy, path.join(names, path.basename(copy)));
  return [copyOf(path.join(root, folder), id), [only]];
}

async function worker(id) {
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    const copy = copyOf(job.folder, id);
    const { start, end, to, what } = job.edit;
    writeFileSync(
      path.join(copy, path.relative(job.folder, job.file)),
      job.text.slice(0, start) + to + job.text.slice(end),
    );
    const [tests, only] = testsOf(copy, job.file, id);
    const survived = await run(tests, only, job.numbers);
    done++;
    if (survived) {
      const line = job.text.slice(0, start).split('\n').length;
      survivors.push(
        `${path.relative(root, job.file)}:${line} [${job.numbers.map((n) => `E${n}`).join(', ')}] ${what}`,
      );
      console.log(`survived: ${survivors.at(-1)}`);
    }
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} done, ${jobs.length} to go, ${survivors.length} survived `);
  }
}
await Promise.all(Array.from({ length: WORKERS }, (_, id) => worker(id)));
rmSync(bench, { recursive: true, force: true });
console.log(`mutants: ${done} made, ${done - survivors.length} noticed, ${survivors.length} survived`);
process.exitCode = survivors.length > 0 ? 1 : 0;
