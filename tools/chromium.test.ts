import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findChromium } from './chromium.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus browsers '));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(...parts: string[]): string {
  const file = path.join(folder, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '');
  chmodSync(file, 0o755);
  return file;
}
const inside: Readonly<Record<string, string>> = {
  linux: 'chrome-linux/chrome',
  darwin: 'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  win32: 'chrome-win/chrome.exe',
};
const name = inside[process.platform] ?? 'chrome-linux/chrome';

it('prefers the environment', () => {
  const wanted = program('mine');
  const env = { JANUS_CHROMIUM: wanted, PATH: path.dirname(program('bin', 'chromium')), HOME: folder };
  expect(findChromium(env)).toEqual({ path: wanted, from: 'JANUS_CHROMIUM' });
});

it('refuses a variable that names no program', () => {
  const file = path.join(folder, 'absent');
  expect(() => findChromium({ CHROME_PATH: file, HOME: folder })).toThrow(`CHROME_PATH=${file}`);
});

it("takes the newest of Playwright's cache, by number", () => {
  program('cache', 'chromium-999', name);
  const newest = program('cache', 'chromium-1200', name);
  program('cache', 'chromium_headless_shell-1300', name);
  expect(findChromium({ PLAYWRIGHT_BROWSERS_PATH: path.join(folder, 'cache'), HOME: folder })?.path).toBe(newest);
});

it.skipIf(process.platform === 'darwin')('then looks along PATH, and finds nothing where nothing is', () => {
  const found = program('bin', 'google-chrome');
  expect(findChromium({ PATH: `${folder}${path.delimiter}${path.dirname(found)}`, HOME: folder })?.path).toBe(found);
  expect(findChromium({ PATH: folder, HOME: folder })).toBeNull();
});
