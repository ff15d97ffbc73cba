/** `janus serve`: the server and the workbench, as `npm start` runs them, without building anything first. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { refused } from '@janus/domain';
import { readSettings } from '@janus/server/settings';
import type { Command } from '../command.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--port N]',
  summary: 'serves the workbench on this machine until Ctrl-C',
  positional: { min: 0, max: 0, names: [] },
  options: {
    port: {
      type: 'integer',
      meaning: 'port to listen on; 0 takes any free one; else PORT of the environment, else 3000',
      min: 0,
      max: 65_535,
    },
  },
  async run({ options, dataFolder, signal }) {
    const env: NodeJS.ProcessEnv = { ...process.env, JANUS_DATA: dataFolder };
    if (options['port'] !== undefined) env['PORT'] = String(options['port']);
    const { siteFolder } = readSettings(env);
    if (!existsSync(path.join(siteFolder, 'index.html')))
      throw refused('the workbench is not built: run `npm run setup` in the repository root first');
    const { serve } = await import('@janus/server');
    let url = '';
    await serve({
      env,
      stop: signal,
      say: (text) => {
        url = /http:\S+/.exec(text)?.[0] ?? '';
        process.stderr.write(`${text}\n`);
      },
    });
    return { json: { url, stopped: true }, text: 'stopped' };
  },
};
