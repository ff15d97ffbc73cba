// Checks the import table (boundaries.table.mjs) against every TypeScript file. Parses with oxc: no regular expressions
// over source. Exit 1 and one line a fault.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { ALLOWED, HOST_ONLY, HOSTS, TOOL_USERS, TYPES_ONLY } from './boundaries.table.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const SKIP = new Set(['node_modules', '.next', 'out', 'build', 'assembly']);

function packages() {
  const found = [];
  for (const parent of ['packages', 'packages/brain', 'apps'])
    for (const entry of readdirSync(path.join(root, parent), { withFileTypes: true })) {
      const folder = path.join(root, parent, entry.name);
      if (entry.isDirectory() && existsSync(path.join(folder, 'package.json'))) found.push(folder);
    }
  return found;
}
const sources = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIP.has(entry.name)) return [];
    const file = path.join(folder, entry.name);
    return entry.isDirectory()
      ? sources(file)
      : /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')
        ? [file]
        : [];
  });

/** Every import of a file: its specifier and whether only types come through it. */
function importsOf(file) {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const out = [];
  for (const i of module.staticImports)
    out.push({ spec: i.moduleRequest.value, types: i.entries.length > 0 && i.entries.every((e) => e.isType) });
  for (const e of module.staticExports)
    for (const entry of e.entries)
      if (entry.moduleRequest) out.push({ spec: entry.moduleRequest.value, types: entry.isType });
  for (const d of module.dynamicImports) {
    const text = readFileSync(file, 'utf8').slice(d.moduleRequest.start, d.moduleRequest.end);
    const literal = /^['"`]([^'"`]+)['"`]$/.exec(text);
    if (literal) out.push({ spec: literal[1], types: false });
  }
  return out;
}

export function check() {
  const faults = [];
  const graph = new Map();
  for (const folder of packages()) {
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const self = manifest.name.replace('@janus/', '');
    const declared = new Set(
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies }),
    );
    if (!ALLOWED[self]) faults.push(`${manifest.name}: not in the table`);
    for (const file of sources(folder)) {
      const from = path.relative(root, file);
      const test = /\.test\.tsx?$/.test(file);
      const edges = new Set();
      graph.set(file, edges);
      for (const { spec, types } of importsOf(file)) {
        if (spec.startsWith('.')) {
          const target = path.resolve(path.dirname(file), spec);
          if (!types) edges.add(target);
          const tool = path.dirname(target) === path.join(root, 'tools') && TOOL_USERS.includes(self);
          if (path.relative(folder, target).startsWith('..') && !test && !tool)
            faults.push(`${from}: '${spec}' leaves the package`);
          continue;
        }
        const name = spec.startsWith('@') ? spec.split('/').slice(0, 2).join('/') : spec.split('/')[0];
        if (spec.startsWith('@janus/')) {
          const other = name.replace('@janus/', '');
          const allowed = ALLOWED[self]?.includes(other) || other === self;
          if (!allowed && !test) faults.push(`${from}: ${self} may not import ${other}`);
          if (!types && TYPES_ONLY[self]?.includes(other))
            faults.push(`${from}: ${self} may import only the types of ${other}`);
          if (!declared.has(name) && other !== self && !test)
            faults.push(`${from}: ${name} is not in its package.json`);
          if (spec.includes('/src/')) faults.push(`${from}: '${spec}' reaches past the exports of ${name}`);
        } else if (HOST_ONLY.includes(name) && !HOSTS.includes(self) && !types) {
          faults.push(`${from}: ${name} belongs to ${HOSTS.join(' and ')} alone`);
        }
      }
    }
  }
  return [...faults, ...cycles(graph)];
}

function cycles(graph) {
  const state = new Map();
  const out = [];
  const visit = (file, trail) => {
    if (!graph.has(file) || state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      const loop = [...trail.slice(trail.indexOf(file)), file].map((f) => path.relative(root, f));
      out.push(`cycle: ${loop.join(' → ')}`);
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file)) visit(next, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return out;
}

/** The table itself must have no cycle, or it says nothing. */
export function tableCycle() {
  const state = {};
  const visit = (name) => {
    if (state[name] === 'done') return null;
    if (state[name] === 'open') return name;
    state[name] = 'open';
    for (const next of ALLOWED[name] ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    state[name] = 'done';
    return null;
  };
  return Object.keys(ALLOWED).map(visit).find(Boolean) ?? null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const loop = tableCycle();
  const faults = loop ? [`the table itself has a cycle through ${loop}`] : check();
  for (const fault of faults) console.error(fault);
  console.log(`boundaries: ${Object.keys(ALLOWED).length} packages, ${faults.length} faults`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
