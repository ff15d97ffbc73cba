import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunConfig } from '@janus/backtest';
import { afterAll, expect, it } from 'vitest';
import { configFile, hotConfig, withDefaults, type HotConfigHealth } from './index.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'janus-toml-'));
afterAll(() => rmSync(scratch, { recursive: true }));

it('takes the file when it comes, keeps the last good one, says every fault, goes back when it goes', () => {
  const file = configFile(scratch);
  let now = 1;
  const hot = hotConfig(file, () => now, 3_600_000);
  const heard: HotConfigHealth['state'][] = [];
  hot.onChange(({ state }) => heard.push(state));
  expect(hot.config).toEqual(parseRunConfig({}));
  expect(hot.health()).toEqual({ file, state: 'absent', faults: [], since: 1 });

  now = 2;
  writeFileSync(file, '[account]\nequity = 5_000\n[venue]\ntakerBps = 7\n');
  hot.reload();
  expect(hot.config.account.equity).toBe(5000);
  expect(hot.table).toEqual({ account: { equity: 5000 }, venue: { takerBps: 7 } });
  expect(hot.health()).toMatchObject({ state: 'loaded', since: 2 });

  now = 3;
  writeFileSync(`${file}.new`, '[account]\nequity = -1\n[venue]\ntakerBps = "many"\n[novenue]\n');
  renameSync(`${file}.new`, file);
  hot.reload();
  hot.reload();
  expect(hot.health()).toMatchObject({ state: 'faulty', since: 2 });
  expect(hot.health().faults.join('\n')).toMatch(/account\.equity: -1[^]*venue\.takerBps: "many"[^]*novenue/);
  expect(hot.config.account.equity).toBe(5000);

  writeFileSync(file, '[account\n');
  hot.reload();
  expect(hot.health().faults).toEqual([expect.stringMatching(/^line \d+, column \d+: /)]);
  expect(hot.config.account.equity).toBe(5000);

  rmSync(file);
  hot.reload();
  expect(hot.health().state).toBe('absent');
  expect(hot.config).toEqual(parseRunConfig({}));
  expect(heard).toEqual(['loaded', 'faulty', 'faulty', 'absent']);
  hot.close();
});

it('sees a change by itself', async () => {
  const file = path.join(scratch, 'by-itself.toml');
  const hot = hotConfig(file, () => 0, 10);
  const changed = new Promise<HotConfigHealth>((resolve) => hot.onChange(resolve));
  writeFileSync(`${file}.new`, '[account]\nequity = 7_000\n');
  renameSync(`${file}.new`, file);
  expect((await changed).state).toBe('loaded');
  expect(hot.config.account.equity).toBe(7000);
  hot.close();
});

it('refuses to begin with a file that has faults', () => {
  const file = path.join(scratch, 'bad.toml');
  writeFileSync(file, '[account]\nequity = 0\n[venue]\ntakerBps = -1\n');
  expect(() => hotConfig(file, () => 0)).toThrow(/bad\.toml cannot be used:[^]*account\.equity[^]*venue\.takerBps/);
});

it('lays the configuration of a run over the defaults, field by field', () => {
  const defaults = { account: { equity: 5000 }, venue: { takerBps: 7, makerBps: 1 } };
  expect(withDefaults(defaults, { venue: { takerBps: 9 }, cortex: { on: true } })).toEqual({
    account: { equity: 5000 },
    venue: { takerBps: 9, makerBps: 1 },
    cortex: { on: true },
  });
  expect(withDefaults(defaults, undefined)).toEqual(defaults);
  expect(withDefaults(defaults, [1])).toEqual([1]);
});
