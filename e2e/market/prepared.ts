/**
 * Once for all test files of the browser: a data folder as it is after a first start, with its databases made and the
 * bundled bars replayed. Each file gets a copy, so that none sees what another has done.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../tools/chromium.mjs';
import { startOn } from './start-on.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Absolute path; copied, never written to. */
    preparedFolder: string;
  }
}

const PATIENCE_MS = 120_000;

/** @throws Error where the first replay does not end in time */
async function firstReplay(url: string): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  let said = '';
  while (Date.now() < until) {
    said = await (await fetch(`${url}/trpc/runs.list`)).text();
    const [first] = (JSON.parse(said) as { result: { data: { json: { status: string }[] } } }).result.data.json;
    if (first?.status === 'done') return;
    await after(100);
  }
  throw new Error(`the first replay of a fresh data folder was not done after ${PATIENCE_MS / 1000} s: ${said}`);
}

export default async function prepare(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'janus-prepared-'));
  project.provide('preparedFolder', folder);
  if (process.env['JANUS_BROWSER_TESTS'] !== 'off' && findChromium()) {
    const server = await startOn(folder);
    try {
      await firstReplay(server.url);
    } finally {
      await server.stop();
    }
  }
  return () => rmSync(folder, { recursive: true, force: true });
}
