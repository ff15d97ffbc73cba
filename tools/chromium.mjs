// Finds a Chromium: the environment, Playwright's cache, then the system. Plain Node, no dependencies.
// It downloads nothing; tools/test.mjs decides what to do when there is none.
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

const VARIABLES = ['JANUS_CHROMIUM', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH', 'CHROME_PATH', 'CHROME_BIN'];
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome.exe'];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Inside a folder of Playwright's cache, by platform. */
const INSIDE = {
  darwin: [
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ],
  win32: ['chrome-win/chrome.exe', 'chrome-win64/chrome.exe'],
  linux: ['chrome-linux/chrome', 'chrome-linux64/chrome'],
};

/**
 * WebGPU and WebGL draw in software, and the browser reaches out to nobody by itself. The page around them is put
 * together without a GPU: through a GPU in software it takes half as much processor time again, and plays in jerks.
 */
export const CHROMIUM_FLAGS = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightCaches(env) {
  const home = env.HOME || homedir();
  const own =
    process.platform === 'darwin'
      ? path.join(home, 'Library/Caches/ms-playwright')
      : process.platform === 'win32'
        ? path.join(env.LOCALAPPDATA ?? home, 'ms-playwright')
        : path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'ms-playwright');
  return [env.PLAYWRIGHT_BROWSERS_PATH, own].filter(Boolean);
}

function fromCache(cache) {
  let names;
  try {
    names = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  } catch {
    return null;
  }
  names.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  for (const name of names)
    for (const inside of INSIDE[process.platform] ?? INSIDE.linux) {
      const file = path.join(cache, name, inside);
      if (runs(file)) return file;
    }
  return null;
}

/**
 * @returns {{ path: string, from: string } | null}
 * @throws Error where a variable names something that is not an executable file
 */
export function findChromium(env = process.env) {
  for (const name of VARIABLES) {
    const file = env[name];
    if (!file) continue;
    if (runs(file)) return { path: file, from: name };
    throw new Error(`${name}=${file} is not an executable file: correct it or unset it`);
  }
  for (const cache of playwrightCaches(env)) {
    const file = fromCache(cache);
    if (file) return { path: file, from: "Playwright's cache" };
  }
  if (process.platform === 'darwin')
    for (const file of APPLICATIONS) if (runs(file)) return { path: file, from: 'Applications' };
  for (const folder of (env.PATH ?? '').split(path.delimiter).filter(Boolean))
    for (const name of COMMANDS) {
      const file = path.join(folder, name);
      if (runs(file)) return { path: file, from: 'PATH' };
    }
  return null;
}
