/** `janus lesion` from outside: its document, its table, its refusals, Ctrl-C. */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../bin/janus.mjs', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus lesion '));
});
afterAll(() => rmSync(folder, { recursive: true }));

const env = (): NodeJS.ProcessEnv => ({ ...process.env, JANUS_DATA: folder });
const janus = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [PROGRAM, 'lesion', ...args], { env: env() }, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
const QUICK = ['--vision', 'none', '--draws', '100'];

interface Row {
  readonly kind: string;
  readonly key: string;
  readonly region?: string;
  readonly directionChanged: number;
  readonly vetoChanged: number;
  readonly sizeChanged: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly difference: { readonly equity: { readonly low: number; readonly value: number; readonly high: number } };
}

describe('janus lesion', () => {
  it('--json: the run with everything on, and a row a lesion with counts, metrics and intervals', async () => {
    const { code, out } = await janus('--json', '--only', 'basal-ganglia,cerebellum,rule:wash-sale,episodes', ...QUICK);
    expect(code).toBe(0);
    const told = JSON.parse(out) as { intact: Row['metrics']; lesions: Row[]; seed: number; protocol: object };
    expect(told).toMatchObject({ seed: 1, simulated: true, data: 'SP500', protocol: { draws: 100, seed: 1 } });
    expect(told.intact['totalReturn']).toEqual(expect.any(Number));
    expect(told.lesions.map((l) => l.key)).toEqual(['basal-ganglia', 'cerebellum', 'rule:wash-sale', 'tier:episodes']);
    for (const row of told.lesions) {
      expect(row.region).toBe(row.kind === 'region' ? row.key : undefined);
      const seen = (1 + row.metrics['totalReturn']!) / (1 + told.intact['totalReturn']!) - 1;
      expect(row.difference.equity.value).toBeCloseTo(seen, 9);
      expect(row.difference.equity.low).toBeLessThanOrEqual(row.difference.equity.high);
      const changed = row.directionChanged + row.vetoChanged + row.sizeChanged;
      if (changed === 0) expect(row.metrics).toEqual(told.intact);
    }
    const basal = told.lesions.find((l) => l.key === 'basal-ganglia')!;
    expect(basal.vetoChanged).toBeGreaterThan(0);
  }, 120_000);

  it('refuses what is no lesion with status 2, and says what there is', async () => {
    const { code, out, err } = await janus('--only', 'tonsils');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/lesion 'tonsils' is not .*amygdala.*rule:wash-sale.*tier:episodes/);
  }, 60_000);

  it('cancelled by Ctrl-C ends with 130', async () => {
    // So many draws that it is not done before the key is pressed, however fast the machine.
    const long = ['--vision', 'none', '--draws', '20000'];
    const child = spawn(process.execPath, [PROGRAM, 'lesion', '--json', ...long], { env: env() });
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    await new Promise<void>((resolve) => {
      let said = '';
      child.stderr.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.length > 0) resolve();
      });
      child.on('exit', () => resolve());
      setTimeout(resolve, 1500);
    });
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  }, 60_000);
});
