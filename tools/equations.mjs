// Which equations are implemented and tested. Implemented: a docstring in a source file carries [Enn]. Tested: a test
// name carries [Enn]. Prints the table; --check fails when one is implemented without a test or when the README's
// table is out of date; --write puts the table into the README.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SKIP = new Set(['node_modules', '.next', 'out', 'build', 'fixtures']);
const walk = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((e) => {
    if (SKIP.has(e.name)) return [];
    const file = path.join(folder, e.name);
    return e.isDirectory() ? walk(file) : e.name.endsWith('.ts') ? [file] : [];
  });

/** Numbers in marks like [E36], [E13–E19], [E37, E38]. */
export function numbersIn(text) {
  const out = new Set();
  for (const [, mark] of text.matchAll(/\[(E\d+(?:\s*[–,-]\s*E?\d+)*)\]/g))
    for (const part of mark.split(',')) {
      const [from, to = from] = part.split(/[–-]/).map((x) => Number(x.replace(/\D/g, '')));
      for (let n = from; n <= to; n++) out.add(n);
    }
  return out;
}

export function survey() {
  const implemented = new Map();
  const tested = new Map();
  for (const file of ['packages', 'apps/server/src', 'apps/cli/src'].flatMap((f) => walk(path.join(root, f)))) {
    const text = readFileSync(file, 'utf8');
    const name = path.relative(root, file);
    if (file.endsWith('.test.ts')) {
      for (const [, , title] of text.matchAll(/\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])(.*?)\1/gs))
        for (const n of numbersIn(title)) tested.set(n, [...(tested.get(n) ?? []), name]);
    } else if (!name.includes('integration/src') || /\/\*\*/.test(text)) {
      for (const [comment] of text.matchAll(/\/\*\*[\s\S]*?\*\//g))
        for (const n of numbersIn(comment)) implemented.set(n, new Set([...(implemented.get(n) ?? []), name]));
    }
  }
  return { implemented, tested };
}

const place = (file) => file.replace(/^packages\/(brain\/)?/, '').replace(/\/.*$/, '');
export function table({ implemented, tested }) {
  const rows = [...implemented.keys()]
    .sort((a, b) => a - b)
    .map((n) => {
      const homes = [...new Set([...implemented.get(n)].map(place))].filter(
        (p) => p !== 'domain' && p !== 'integration',
      );
      const where = homes.length > 0 ? homes : [...new Set([...implemented.get(n)].map(place))];
      return `| ${n} | ${where.sort((a, b) => a.localeCompare(b)).join(', ')} | ${(tested.get(n) ?? []).length} |`;
    });
  return ['| equation | package | tests that carry its number |', '| --- | --- | --- |', ...rows].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = survey();
  const text = table(found);
  const readme = path.join(root, 'README.md');
  const marked = /(<!-- equations -->\n)[\s\S]*?(\n<!-- \/equations -->)/;
  const missing = [...found.implemented.keys()].filter((n) => !found.tested.has(n)).sort((a, b) => a - b);
  if (process.argv.includes('--write'))
    writeFileSync(readme, readFileSync(readme, 'utf8').replace(marked, `$1${text}$2`));
  else if (process.argv.includes('--check')) {
    if (missing.length > 0) console.error(`implemented without a test: ${missing.map((n) => `[E${n}]`).join(', ')}`);
    const current = marked.exec(readFileSync(readme, 'utf8'))?.[0] ?? '';
    const stale = !current.includes(text);
    if (stale) console.error('the table in README.md is out of date: npm run equations -- --write');
    process.exitCode = missing.length > 0 || stale ? 1 : 0;
  } else console.log(text);
  console.log(
    `equations: ${found.implemented.size} implemented, ${found.implemented.size - missing.length} with a test`,
  );
}
