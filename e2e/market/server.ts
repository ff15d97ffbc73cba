/** A server of its own for a test file: on a free port, with a data folder of its own, gone afterwards. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { startOn, type RunningServer } from './start-on.ts';

export interface TestServer extends RunningServer {
  /** Its data folder. */
  readonly data: string;
}

/** @param begin 'empty' folder, as on the very first start, or a copy of the 'prepared' one, whose first replay is done */
export async function startServer(begin: 'empty' | 'prepared' = 'prepared'): Promise<TestServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'janus-market-'));
  if (begin === 'prepared') cpSync(inject('preparedFolder'), data, { recursive: true });
  const server = await startOn(data);
  return {
    url: server.url,
    data,
    async stop() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
