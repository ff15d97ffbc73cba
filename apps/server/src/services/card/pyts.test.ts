/** The kernel `gaf` in C simulation against pyts, the reference implementation: shipped cases and real series. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import shipped from '@janus/kernels/fixtures/gaf-pyts.json' with { type: 'json' };
import { paa } from '@janus/visual-cortex';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCompiler } from './build.ts';
import { openCard, type FpgaDevice } from './device.ts';
import { manifest } from './manifest.ts';
import { largestError } from './trial.ts';

const testData = process.env['JANUS_TEST_DATA'];
const environment: NodeJS.ProcessEnv = { ...process.env, JANUS_CARD: 'csim' };
const compiler = findCompiler(environment);
if (!compiler) console.warn('SKIPPED the kernel gaf against pyts: no compiler (sudo apt-get install g++)');

interface PytsCase {
  op: string;
  method?: string;
  image_size?: number;
  sample_range?: number[];
  input: number[];
  expected: number[] | number[][];
}
describe.skipIf(!compiler)('the kernel gaf', () => {
  let folder = '';
  let device: FpgaDevice;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'janus-card-pyts-'));
    device = openCard(folder, environment);
  });
  afterAll(async () => {
    await device.close();
    rmSync(folder, { recursive: true });
  });

  /** Of the cases that a card's window holds, the largest error; and how many they are. */
  async function againstPyts(cases: readonly PytsCase[]): Promise<[count: number, error: number]> {
    const fit = cases.filter((c) => c.op === 'gaf' && !c.sample_range && (c.image_size ?? c.input.length) <= 64);
    let most = 0;
    for (const c of fit) {
      const window = paa(Float64Array.from(c.input), c.image_size ?? c.input.length, 'split');
      const cells = await device.gaf(window, c.method === 'summation' ? 'gasf' : 'gadf');
      most = Math.max(most, largestError(cells, Float64Array.from((c.expected as number[][]).flat())));
    }
    return [fit.length, most];
  }

  it('[E5][E6] agree with pyts within the promise', async () => {
    const [count, error] = await againstPyts(shipped.cases);
    expect(count).toBe(12);
    expect(error).toBeLessThanOrEqual(manifest().gaf.tolerance);
  });
  it.skipIf(!testData)('[E5][E6] agree with pyts on real series', async () => {
    const file = gunzipSync(readFileSync(`${testData}/reference/gaf_mtf_pyts.json.gz`));
    const [count, error] = await againstPyts((JSON.parse(file.toString()) as { cases: PytsCase[] }).cases);
    expect(count).toBeGreaterThan(0);
    expect(error).toBeLessThanOrEqual(manifest().gaf.tolerance);
  });
});
