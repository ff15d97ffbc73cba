/** The port to the card with its drivers: formats, golden vectors, bit-exactness, bad input, a child that dies. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileRules, FAMILY_NAMES, MARKET_VOCABULARY, marketRules, programOf } from '@janus/logic';
import { integer, assert, asyncProperty } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../settings.ts';
import { build, findCompiler } from './build.ts';
import { INFO, openChild } from './child.ts';
import { openCard, type FpgaDevice } from './device.ts';
import { chooseDriver, findXrt } from './driver.ts';
import { gafWords } from './gaf.ts';
import { goldenField, goldenRules, goldenText, moments, operators, truthful, walk } from './golden.ts';
import { latencies } from './latency.ts';
import { cardRules, ltnWords } from './ltn.ts';
import { KERNELS, manifest } from './manifest.ts';
import { largestError, tryKernels } from './trial.ts';

const { PATH } = process.env;
const environment: NodeJS.ProcessEnv = { ...process.env, JANUS_CARD: '', JANUS_XCLBIN: '' };
const compiler = findCompiler(environment);
const systemC = existsSync('/usr/include/systemc') || existsSync('/usr/local/include/systemc');
const xrt = findXrt(environment);
if (!compiler) console.warn('SKIPPED the kernels in C++: no compiler (sudo apt-get install g++)');
if (!systemC) console.warn('SKIPPED fixed point against SystemC: sudo apt-get install libsystemc-dev');
if (!xrt) console.warn("SKIPPED XRT's noop emulation: sudo apt-get install libxrt-dev uuid-dev");

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-card-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the manifest', () => {
  it('is what the header of formats was made from', () => {
    const tool = path.join(REPOSITORY, 'tools/hls.mjs');
    expect(execFileSync(process.execPath, [tool, '--check'], { encoding: 'utf8' })).toContain('up to date');
  });
  it('gives each kernel an id of its own and formats that fit a word or two', () => {
    expect(KERNELS.map((name) => manifest()[name].id)).toEqual([0, 1]);
    for (const name of KERNELS)
      for (const { width, integer: whole } of Object.values(manifest()[name].formats)) {
        expect(width).toBeLessThanOrEqual(64);
        expect(whole).toBeLessThanOrEqual(width);
      }
  });
});

describe('requests', () => {
  it('[E1] bring a window to [0, 1] in the format of the kernel', () => {
    // 10, 14, 13, 18: (p − 10)/8 = 0, 1/2, 3/8, 1 times 2^30.
    const words = gafWords(Float64Array.of(10, 14, 13, 18), 'gadf');
    expect(Array.from(words)).toEqual([1, 4, 0, 2 ** 29, 3 * 2 ** 27, 2 ** 30]);
    expect(Array.from(gafWords(Float64Array.of(7, 7), 'gasf'))).toEqual([0, 2, 2 ** 29, 2 ** 29]);
  });
  it.each([
    [Float64Array.of(1), 'takes 2 to 64 values, not 1'],
    [new Float64Array(65), 'takes 2 to 64 values, not 65'],
    [Float64Array.of(1, 2, Number.NaN), 'value 2 of the window is NaN'],
    [Float64Array.of(1, Number.POSITIVE_INFINITY), 'value 1 of the window is Infinity'],
    [Float64Array.of(-1.7e308, 1.7e308), 'spans more than a double can hold'],
  ])('refuse the window %o', (window, why) => {
    expect(() => gafWords(window, 'gasf')).toThrow(why);
  });

  const rules = (text: string) => programOf(compileRules(text, MARKET_VOCABULARY), 'product');
  it('take the ten axioms apart: what grounds stays here, what combines goes', () => {
    for (const family of ['product', 'lukasiewicz'] as const) {
      const card = cardRules(programOf(marketRules(), family));
      expect(card.rules.length).toBe(10);
      const known = Object.values(manifest().ltn.operations);
      for (let k = 0; k < card.code.length; k += 3) {
        expect(known).toContain(card.code[k]);
        expect(Math.max(card.code[k + 1]!, card.code[k + 2]!)).toBeLessThan(card.inputs.length + k / 3);
      }
    }
  });
  it('refuse rules that the card does not have, too many of them, and truths that are none', () => {
    expect(() => cardRules(rules('a: somewhat(Rough(m)) -> Neutral(a)'))).toThrow('square root');
    expect(() => cardRules(programOf(marketRules(), FAMILY_NAMES[2]))).toThrow(
      'the product and the Łukasiewicz family',
    );
    const many = Array.from({ length: 17 }, (_, k) => `r${k}: Trending(m) -> Neutral(a)`).join('\n');
    expect(() => cardRules(rules(many))).toThrow('takes 1 to 16 rules, not 17');
    const card = cardRules(rules('a: Trending(m) -> Neutral(a)'));
    expect(() => ltnWords(card, Float64Array.of(0.5, 1.25))).toThrow('row 0, truth 1: 1.25 is not a number in [0, 1]');
    expect(() => ltnWords(card, new Float64Array(2 * 257))).toThrow('takes 1 to 256 groundings, not 257');
    expect(() => ltnWords(card, new Float64Array(0))).toThrow('not 0');
  });
});

describe('latencies', () => {
  it('gives nearest-rank quantiles and counts by doubling', () => {
    const kept = latencies();
    expect(kept.report()).toEqual({ count: 0, p50: null, p99: null, max: null, buckets: [] });
    for (let us = 1; us <= 100; us++) kept.add(us);
    const { count, p50, p99, max, buckets } = kept.report();
    expect([count, p50, p99, max]).toEqual([100, 50, 99, 100]);
    expect(buckets.map((b) => [b.upTo, b.count])).toEqual([
      [1, 1],
      [2, 1],
      [4, 2],
      [8, 4],
      [16, 8],
      [32, 16],
      [64, 32],
      [128, 36],
    ]);
  });
});

describe('the choice of a driver', () => {
  it('says what is missing and the cure', () => {
    expect(chooseDriver({ PATH, CXX: '/nonexistent/g++' })).toMatchObject({
      driver: null,
      detail: 'no card, and /nonexistent/g++ does not run',
      cure: expect.stringContaining('apt-get install g++') as string,
    });
    expect(chooseDriver({ PATH, JANUS_CARD: 'off' })).toMatchObject({ driver: null, cure: 'unset JANUS_CARD' });
    expect(chooseDriver({ PATH, JANUS_CARD: 'fpga' })).toMatchObject({
      driver: null,
      detail: 'JANUS_CARD=fpga is none of csim, xrt, noop, off',
      cure: 'correct JANUS_CARD, or unset it',
    });
    expect(chooseDriver({ PATH, JANUS_CARD: 'xrt' }).driver).toBeNull();
  });
  it('lets a device without a driver refuse, and report why', async () => {
    const device = openCard(folder, { PATH, JANUS_CARD: 'off' });
    await expect(device.gaf(Float64Array.of(1, 2), 'gasf')).rejects.toMatchObject({ code: 'refused' });
    expect(device.report()).toMatchObject({ present: false, driver: null, simulated: true, requests: 0 });
    await device.close();
  });
});

describe('a driver that does not answer', () => {
  const nothing = new Int32Array(0);
  it('is started once more, then given up until it is looked for anew', async () => {
    const child = openChild({ program: 'false', args: [], env: process.env, patienceMs: 5000 });
    await expect(child.ask(0, nothing)).rejects.toThrow("the driver's process ended (exit 1)");
    await expect(child.ask(0, nothing)).rejects.toThrow('exit 1');
    await expect(child.ask(0, nothing)).rejects.toThrow('has ended twice without an answer');
    expect(child.counts()).toMatchObject({ requests: 2, restarts: 1, errors: 3 });
    await expect(child.ask(INFO, nothing)).rejects.toThrow('exit 1');
    expect(child.counts().requests).toBe(3);
    await child.close();
    await expect(child.ask(0, nothing)).rejects.toMatchObject({ code: 'cancelled' });
  });
  it('is ended after the time that it may take', async () => {
    const child = openChild({ program: 'sleep', args: ['60'], env: process.env, patienceMs: 50 });
    await expect(child.ask(0, nothing)).rejects.toThrow('it did not answer within 50 ms');
    expect(child.pid()).toBeNull();
    await child.close();
  });
});

describe.skipIf(!compiler)('the kernels in C simulation', () => {
  let device: FpgaDevice;
  beforeAll(() => {
    device = openCard(folder, environment);
  });
  afterAll(() => device.close());

  it('say that they are simulated', async () => {
    expect(await device.probe()).toContain('C simulation');
    expect(device.report()).toMatchObject({ driver: 'csim', simulated: true, present: false });
  });
  it('[E5][E6] draw the field of 10, 14, 13, 18', async () => {
    // x̃ = −1, 0, −1/4, 1 and s = 0, 1, √0.9375, 0 (hand values of @janus/kernels).
    const s = Math.sqrt(0.9375);
    const gasf = await device.gaf(Float64Array.of(10, 14, 13, 18), 'gasf');
    expect(largestError(gasf.subarray(8, 12), Float64Array.of(0.25, -s, -0.875, -0.25))).toBeLessThan(2e-5);
    const gadf = await device.gaf(Float64Array.of(10, 14, 13, 18), 'gadf');
    expect(largestError(gadf.subarray(8, 12), Float64Array.of(-s, 0.25, 0, s))).toBeLessThan(2e-5);
  });
  it('[E5][E6] keep what the manifest promises for any window', async () => {
    const { min, max } = manifest().gaf.limits['window']!;
    let most = 0;
    await assert(
      asyncProperty(integer({ min, max }), integer({ min: 0, max: 2 ** 31 - 1 }), async (n, seed) => {
        const window = walk(n, seed);
        for (const field of ['gasf', 'gadf'] as const) {
          const error = largestError(await device.gaf(window, field), goldenField(window, field).cells);
          most = Math.max(most, error);
          expect(error).toBeLessThanOrEqual(manifest().gaf.tolerance);
        }
      }),
      { seed: 5, numRuns: 60 },
    );
    // Fixed point, not a double in disguise.
    expect(most).toBeGreaterThan(1e-6);
  });
  it('[E13][E14][E16][E17][E18] keep it for the ten axioms, unknown truths included', async () => {
    for (const family of ['product', 'lukasiewicz'] as const) {
      const golden = goldenRules(moments(11, 256), family);
      expect(golden.wanted.some(Number.isNaN)).toBe(true);
      const got = await device.ltn(golden.rules, golden.truths);
      expect(largestError(got, golden.wanted)).toBeLessThanOrEqual(manifest().ltn.tolerance);
    }
  });
  it('[E15][E19][E20][E23] have each operator', async () => {
    for (const family of ['product', 'lukasiewicz'] as const) {
      const golden = goldenRules(truthful(3, 64), family, operators());
      const got = await device.ltn(golden.rules, golden.truths);
      expect(largestError(got, golden.wanted)).toBeLessThanOrEqual(manifest().ltn.tolerance);
      expect(new Set(golden.wanted).size).toBeGreaterThan(100);
    }
  });
  it('answer requests in order, and the same request with the same bits', async () => {
    const windows = [walk(64, 1), walk(8, 2), walk(64, 1), walk(33, 3)];
    const [first, , again] = await Promise.all(windows.map((window) => device.gaf(window, 'gasf')));
    expect(again).toEqual(first);
  });
  it('measure their latency and their error', async () => {
    const trials = await tryKernels(device, 5, new AbortController().signal);
    expect(trials.map(({ kernel, within }) => [kernel, within])).toEqual([
      ['gaf', true],
      ['ltn', true],
    ]);
    for (const kernel of device.report().kernels) {
      expect(kernel.trip.count).toBeGreaterThanOrEqual(5);
      expect(kernel.trip.p50!).toBeGreaterThan(kernel.inside.p50!);
      expect(kernel.error).toBe(trials.find((t) => t.kernel === kernel.name)!.error);
    }
  });
  it('are compiled once', async () => {
    const target = { name: 'csim', files: ['host/csim.cpp', 'gaf/kernel.cpp', 'ltn/kernel.cpp'] };
    const program = await build(path.join(folder, 'card'), target, environment);
    expect(await build(path.join(folder, 'card'), target, environment)).toBe(program);
    expect(spawnSync(program, { input: 'nonsense nonsense' }).status).toBe(2);
  });
  it('come back once after their process dies, say so, and count it', async () => {
    await device.probe();
    const before = device.report();
    const asked = device.gaf(walk(64, 1), 'gasf');
    asked.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    process.kill(device.pid()!, 'SIGKILL');
    await asked.catch((error: Error) => expect(error.message).toContain('SIGKILL'));
    await expect.poll(() => device.pid()).toBeNull();
    expect((await device.gaf(walk(64, 1), 'gasf')).length).toBe(4096);
    const after = device.report();
    expect(after.restarts).toBe(before.restarts + 1);
    expect(device.pid()).not.toBeNull();
  });
});

describe.skipIf(!compiler)('the test benches', () => {
  it.each(KERNELS)('of %s keep the promise on the golden vectors, and fail without', async (kernel) => {
    const files = [`${kernel}/kernel_tb.cpp`, `${kernel}/kernel.cpp`];
    const bench = await build(folder, { name: `${kernel}-bench`, files }, environment);
    const file = path.join(folder, `${kernel}.txt`);
    const text = goldenText(kernel, 1);
    writeFileSync(file, text);
    const good = spawnSync(bench, [file], { encoding: 'utf8' });
    expect(good.stdout).toMatch(/\d+ vectors, largest error/);
    expect(good.status, good.stdout).toBe(0);
    writeFileSync(file, text.slice(0, -40));
    expect(spawnSync(bench, [file]).status).toBe(1);
    writeFileSync(file, text.replace(/0\.\d+(?=[^.]*$)/, '0.123456'));
    expect(spawnSync(bench, [file]).status).toBe(1);
    expect(spawnSync(bench, [`${file}.none`]).status).toBe(2);
  });
});

describe.skipIf(!compiler || !systemC)('fixed.hpp', () => {
  it('equals sc_fixed of SystemC to the bit in 51,000 random operations', async () => {
    const target = { name: 'fixed-bench', files: ['fixed_tb.cpp'], options: ['-lsystemc'] };
    const bench = await build(folder, target, environment);
    const { stdout, status } = spawnSync(bench, ['3'], { encoding: 'utf8' });
    expect(stdout).toContain('fixed: 51000 operations compared with SystemC');
    expect(stdout).toContain(' 0 different');
    expect(status).toBe(0);
  });
});

describe.skipIf(!compiler || !xrt)("XRT's noop emulation", () => {
  it('takes requests and computes nothing, and says that it is no card', async () => {
    const device = openCard(folder, { ...environment, JANUS_CARD: 'noop' });
    expect(await device.probe()).toBe('card 0 through XRT');
    const cells = await device.gaf(walk(64, 1), 'gasf');
    expect([cells.length, cells.every((cell) => cell === 0)]).toEqual([4096, true]);
    const golden = goldenRules(moments(1, 32), 'product');
    expect((await device.ltn(golden.rules, golden.truths)).length).toBe(320);
    expect(device.report()).toMatchObject({ driver: 'noop', simulated: true, present: false, errors: 0 });
    await device.close();
  });
  it('has no card to open without it: the port says so and this process lives', async () => {
    const image = path.join(folder, 'card/noop.xclbin');
    const device = openCard(folder, { ...environment, JANUS_CARD: 'xrt', JANUS_XCLBIN: image });
    await expect(device.probe()).rejects.toMatchObject({ code: 'failed' });
    expect(device.report()).toMatchObject({ driver: 'xrt', present: false, errors: 1 });
    await device.close();
  });
});
