// What a page of the workbench makes the browser fetch before anything else: the scripts named in its exported HTML,
// gzipped. `node tools/shell-size.mjs` prints a line a page and fails where one is over the limit. Plain Node.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Bytes. */
export const SHELL_LIMIT = 250 * 1024;
export const SITE = fileURLToPath(new URL('../apps/workbench/out', import.meta.url));

/** Scripts of a page; those for browsers without modules are not fetched by any that can show it. */
function scriptsOf(html) {
  const found = new Set();
  for (const [, attributes] of html.matchAll(/<script\b([^>]*)>/gi)) {
    const source = /\ssrc="([^"]+)"/i.exec(attributes)?.[1];
    if (source && !/\snomodule\b/i.test(attributes)) found.add(source.replace(/\?.*$/, ''));
  }
  return [...found];
}

/** @returns for each exported page its name, the gzipped bytes of its scripts, and what all pages share */
export function shellSizes(site = SITE) {
  if (!existsSync(path.join(site, 'index.html'))) throw new Error(`no exported workbench in ${site}: npm run setup`);
  const weights = new Map();
  const weigh = (script) => {
    if (!weights.has(script)) weights.set(script, gzipSync(readFileSync(path.join(site, script))).length);
    return weights.get(script);
  };
  const pages = readdirSync(site)
    .filter((name) => name.endsWith('.html') && !name.startsWith('_') && name !== 'popout.html')
    .map((name) => ({ name, scripts: scriptsOf(readFileSync(path.join(site, name), 'utf8')) }));
  const shared = pages.reduce((all, { scripts }) => all.filter((s) => scripts.includes(s)), pages[0]?.scripts ?? []);
  const sum = (scripts) => scripts.reduce((total, script) => total + weigh(script), 0);
  return { shared: sum(shared), pages: pages.map(({ name, scripts }) => ({ name, bytes: sum(scripts) })) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { shared, pages } = shellSizes();
  const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KB gz`;
  for (const { name, bytes } of pages) {
    console.log(`${bytes <= SHELL_LIMIT ? '✓' : '✗'} ${name.padEnd(20)} ${kib(bytes)}`);
    if (bytes > SHELL_LIMIT) process.exitCode = 1;
  }
  console.log(`  shared by all        ${kib(shared)}; the limit of a page is ${kib(SHELL_LIMIT)}`);
}
