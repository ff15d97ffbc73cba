/** `janus logic …`: what it answers, where it points, and that the kernel and the hot path agree on every operator. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACT_COUNT, parseConfig } from '@janus/domain';
import { openLogicBatch } from '@janus/kernels';
import { loadLogicKernelSync } from '@janus/kernels/node';
import { compileRules, FAMILY_NAMES, initRules, judgeRules, programOf, rulesFields } from '@janus/logic';
import { rng } from '@janus/numerics';
import { parseOptions } from '../parse.ts';
import type { Command } from '../command.ts';
import { logicCheckCommand } from './logic-check.ts';
import { logicEvalCommand } from './logic-eval.ts';
import { logicTrainCommand } from './logic-train.ts';

let folder = '';
const file = (name: string, content: string): string => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'janus-logic-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function call(command: Command, ...args: string[]): Promise<{ json: unknown; text: string }> {
  const { options, positional } = parseOptions(command, args);
  const { signal } = new AbortController();
  const result = await command.run({ options, positional, dataFolder: folder, progress: () => {}, signal });
  return { json: result.json, text: result.text };
}

describe('check', () => {
  it('lists the market axioms where no file is given', async () => {
    const { json, text } = await call(logicCheckCommand);
    expect(json).toMatchObject({ source: 'the market axioms', facts: expect.arrayContaining(['adx', 'hasStop']) });
    expect((json as { rules: unknown[] }).rules).toHaveLength(10);
    expect(text).toContain('low-confidence-neutral  not Confident(m) -> Neutral(a) or Reduce(a, p)');
  });
  it('lists the rules of a file, with weights and lines', async () => {
    const rules = file(
      'rules.txt',
      '# two\ncalm weight 2: very(Volatile(m)) and not Hedged(p) -> Reduce(a, p)\nNeutral(a)\n',
    );
    const { json } = await call(logicCheckCommand, rules);
    expect((json as { rules: unknown[] }).rules).toMatchObject([
      { name: 'calm', weight: 2, line: 2, formula: 'very(Volatile(m)) and not Hedged(p) -> Reduce(a, p)' },
      { name: 'rule-2', weight: 1, line: 3, formula: 'Neutral(a)' },
    ]);
  });
  it('takes predicates from a vocabulary', async () => {
    const words = file('words.txt', 'Late(m) := above(rsi, 70, 5)');
    const { json } = await call(logicCheckCommand, file('r.txt', 'Late(m)'), '--vocabulary', words);
    expect(json).toMatchObject({ facts: ['rsi'] });
  });
  it('points at the line and column of a fault, with a caret', async () => {
    const rules = file('bad.txt', 'a: Neutral(a)\nb: very(Volatil(m)) -> Neutral(a)\n');
    await expect(call(logicCheckCommand, rules)).rejects.toMatchObject({
      code: 'bad-input',
      message:
        "rules 2:9: there is no predicate 'Volatil'; did you mean 'Volatile'?\n  b: very(Volatil(m)) -> Neutral(a)\n          ^",
    });
    await expect(call(logicCheckCommand, file('empty.txt', '# nothing'))).rejects.toThrow('holds no rule');
    await expect(call(logicCheckCommand, path.join(folder, 'nix'))).rejects.toThrow('no such file');
  });
});

describe('eval', () => {
  interface Answer {
    bars: number;
    satisfaction: number;
    worst: { bar: number; satisfaction: number };
    perRule: { name: string; known: number; truth: number | null; violations: number }[];
  }
  it('holds rules against every bar of a data set', async () => {
    const words = file(
      'w.txt',
      'Up(m) := above(logReturn, 0, 0)\nWide(m) := above(spread, 1, 1)\nLong(a) := is(long)\nBig(a) := above(size, 0.5, 0)',
    );
    const rules = file('e.txt', 'long: Long(a)\nup: Up(m)\nwide: Wide(m)\nsmall: not Big(a)');
    const shared = [rules, '--vocabulary', words];
    const buy = (await call(logicEvalCommand, ...shared)).json as Answer;
    const [long, up, wide, small] = buy.perRule;
    expect(long).toMatchObject({ known: buy.bars, truth: 1, violations: 0 });
    expect(small).toMatchObject({ truth: 1 });
    // Index data has no spread.
    expect(wide).toMatchObject({ known: 0, truth: null, violations: 0 });
    expect(up!.known).toBe(buy.bars);
    expect(up!.truth! * buy.bars + up!.violations).toBeCloseTo(buy.bars, 6);
    expect(up!.truth).toBeGreaterThan(0.4);
    // Three rules known, one of them 0: 1 − √(1/3)
    expect(buy.worst.satisfaction).toBeCloseTo(1 - Math.sqrt(1 / 3), 6);
    const sell = (await call(logicEvalCommand, ...shared, '--action', 'sell', '--size', '0.9')).json as Answer;
    expect(sell.perRule.map((r) => r.truth)).toEqual([0, up!.truth, null, 0]);
    expect(sell.perRule[0]!.violations).toBe(sell.bars);
  });
});

describe('train', () => {
  interface Answer {
    rows: { weight: number; seed: number; accuracy: number; violations: number; satisfaction: number }[];
    summary: { weight: number; accuracy: number; violations: number }[];
  }
  const few = ['--bars', '2000', '--steps', '60', '--seeds', '2'];
  it('prints accuracy and violations for each weight and seed, and their means', async () => {
    const { rows, summary } = (await call(logicTrainCommand, ...few, '--weights', '0,30')).json as Answer;
    expect(rows.map((r) => [r.weight, r.seed])).toEqual([
      [0, 1],
      [30, 1],
      [0, 2],
      [30, 2],
    ]);
    expect(summary[0]!.accuracy).toBeCloseTo((rows[0]!.accuracy + rows[2]!.accuracy) / 2, 12);
    // Labels alone beat a blind guess among three; rules of weight are broken less.
    expect(summary[0]!.accuracy).toBeGreaterThan(1 / 3);
    expect(summary[1]!.violations).toBeLessThan(summary[0]!.violations);
  });
  it('refuses what is no weight', async () => {
    await expect(call(logicTrainCommand, '--weights', '0,x')).rejects.toThrow("--weights 0,x: 'x' is not a number");
    await expect(call(logicTrainCommand, '--weights', '-1')).rejects.toThrow("'-1'");
  });
});

describe('the kernel', () => {
  const set = compileRules(
    `
    a: X(m) and Y(m) -> very(Z(m))
    b: (X(m) <-> somewhat(Y(m))) or slightly(Z(m))
    c: extremely(Soft(m)) -> Like(m) and Between(m)
    d: or(Learned(m), Deep(m), not X(m))
    e: and(more_or_less(X(m)), Crisp(m)) -> Below(m)
  `,
    `
    X(m) := is(long)
    Y(m) := is(short)
    Z(m) := is(neutral)
    Soft(m) := above(fear, 0.5, 0.6)
    Below(m) := below(appetite, 0.5, 0.7)
    Crisp(m) := above(heat, 0.5, 0)
    Between(m) := between(drawdown, 0.2, 0.8, 0.5)
    Like(m) := similar(fear, appetite, 0.7, 0.3, 0.6)
    Learned(m) := logistic(fear, appetite, 0.1, -0.7, 0.4)
    Deep(m) := network(fear, heat, 0.1, 1, -1, 0.8, 0, -0.5, 0.6, -1.2, 0.25)
  `,
  );
  it.each(FAMILY_NAMES)('gives the truths of the hot path, unknown ones too: %s', (family) => {
    const random = rng(9);
    const program = programOf(set, family);
    const state = initRules(set, parseConfig(rulesFields, { family }, 'rules'));
    const rows = 37;
    const batch = openLogicBatch(loadLogicKernelSync(), program, rows, 2);
    const values = Array.from({ length: rows }, () =>
      Float64Array.from({ length: FACT_COUNT }, () => (random.next() < 0.05 ? Number.NaN : random.next())),
    );
    program.facts.forEach((fact, i) => batch.facts[i]!.set(values.map((row) => row[fact]!)));
    batch.run();
    let unknown = 0;
    values.forEach((row, r) => {
      judgeRules(state, row);
      state.truth.forEach((truth, k) => {
        const got = batch.truths[k]![r]!;
        if (Number.isNaN(truth)) {
          unknown++;
          expect(got).toBeNaN();
        } else expect(Math.abs(got - truth)).toBeLessThan(2e-6);
      });
    });
    expect(unknown).toBeGreaterThan(0);
  });
});
