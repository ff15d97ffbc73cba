/** `npm start` on a data folder, on a free port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startOn(data: string): Promise<RunningServer> {
  const env = { ...process.env, JANUS_DATA: data, PORT: '0' };
  const child: ChildProcess = spawn(process.execPath, ['tools/start.mjs'], { cwd: ROOT, env, stdio: 'pipe' });
  let said = '';
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (part: Buffer): void => {
      said += part.toString();
      const found = /JANUS is ready: (http:\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then(() => reject(new Error(`the server ended before it was ready: ${said}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
