import path from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY, readSettings } from './settings.ts';

it('has loopback, port 3000 and a folder inside the repository by default', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    dataFolder: path.join(REPOSITORY, '.janus', 'data'),
    siteFolder: path.join(REPOSITORY, 'apps', 'workbench', 'out'),
  });
});

it('takes host, port and data folder from the environment', () => {
  const settings = readSettings({ HOST: '::1', PORT: '0', JANUS_DATA: '/tmp/some folder' });
  expect(settings).toMatchObject({ host: '::1', port: 0, dataFolder: '/tmp/some folder' });
});

it.each(['0.0.0.0', '192.168.1.5', 'example.org'])('refuses HOST=%s and names the way around', (HOST) => {
  expect(() => readSettings({ HOST })).toThrow(`HOST=${HOST}`);
  expect(() => readSettings({ HOST })).toThrow('ssh -L');
});

it.each(['-1', '65536', '3000.5', 'http', ' '])("refuses PORT='%s'", (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(`PORT=${PORT}`);
});
