/** Rule sets as versions: kept, put into force, compared, and taken by a run. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RuleError } from '@janus/logic';
import { JanusError, type BarSeries } from '@janus/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backtestHandler } from '../jobs/handlers/backtest.ts';
import { importHandler } from '../jobs/handlers/import.ts';
import { barFacts, planHead } from '../runs/plan.ts';
import { BUILT_IN } from './api.ts';
import { withRulesInForce } from './in-force.ts';
import { rulesService, type RulesService } from './service.ts';
import { activeRules, builtInRules, readRules } from './store.ts';

let dataFolder: string;
let now = 1000;
let rules: RulesService;
beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'janus-rules-'));
  now = 1000;
  rules = rulesService(dataFolder, () => now);
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const VOCABULARY = 'Volatile(m) := above(volatilityRatio, 2, 0.5)\nLarge(a) := above(size, 0.5, 0.25)\n';
const TEXT = 'small: Volatile(m) -> not Large(a)\n';
const put = (text = TEXT, vocabulary = VOCABULARY, parent: string | null = null) =>
  rules.put({ name: 'Small', note: '', text, vocabulary, parent });

describe('versions of the rules', () => {
  it('begin with the ten market axioms, in force until another is', () => {
    const { active, versions, history } = rules.list();
    expect([active, history]).toEqual([BUILT_IN, []]);
    expect(versions.map((v) => [v.version, v.rules])).toEqual([[BUILT_IN, 10]]);
    expect(rules.read(BUILT_IN).text).toContain('trend-long:');
  });

  it('are named by their text, kept once, and never change', () => {
    const first = put();
    expect(first.version).toMatch(/^[0-9a-f]{16}$/);
    now = 2000;
    expect(put()).toEqual(first);
    const file = path.join(dataFolder, 'rules', `${first.version}.json`);
    const before = readFileSync(file, 'utf8');
    // Another comment: another version that says the same.
    const commented = put(`# why\n${TEXT}`, VOCABULARY, first.version);
    expect(commented.version).not.toBe(first.version);
    expect([commented.meaning, commented.parent, commented.createdAt]).toEqual([first.meaning, first.version, 2000]);
    const other = put(TEXT.replace('not Large', 'Large'));
    expect(other.meaning).not.toBe(first.meaning);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(
      rules
        .list()
        .versions.map((v) => v.version)
        .slice(-2),
    ).toEqual([first.version, BUILT_IN]);
    expect(rules.read(first.version)).toMatchObject({ text: TEXT, vocabulary: VOCABULARY, name: 'Small' });
  });

  it('with faults are refused with every line and column, and nothing is kept', () => {
    const bad = (): unknown => put('a: Volatle(m) -> Large(a)\nb: Volatile(m) ->\n');
    expect(bad).toThrow(RuleError);
    expect(bad).toThrow(/rules 1:4: there is no predicate 'Volatle'; did you mean 'Volatile'\?/);
    expect(bad).toThrow(/rules 2:18/);
    expect(() => put('# nothing\n')).toThrow('there is no rule to keep');
    expect(() => put(TEXT, VOCABULARY, 'feedfeedfeedfeed')).toThrow('no version feedfeedfeedfeed');
    expect(() => readdirSync(path.join(dataFolder, 'rules'))).toThrow('ENOENT');
  });

  it('the text of the built-in ones is the built-in version', () => {
    const { text, vocabulary } = rules.read(BUILT_IN);
    expect(put(text, vocabulary).version).toBe(BUILT_IN);
  });

  it('are put into force and back, each change remembered', () => {
    const { version } = put();
    now = 3000;
    expect(rules.activate(version, BUILT_IN)).toEqual({ at: 3000, version, before: BUILT_IN });
    expect(activeRules(dataFolder)).toBe(version);
    // Somebody who still believes in the old one is told.
    expect(() => rules.activate(version, BUILT_IN)).toThrow(JanusError);
    // The same again is no change.
    rules.activate(version, null);
    now = 4000;
    rules.activate(BUILT_IN, version);
    expect(rules.list()).toMatchObject({
      active: BUILT_IN,
      history: [
        { at: 4000, version: BUILT_IN, before: version },
        { at: 3000, version, before: BUILT_IN },
      ],
    });
    expect(() => rules.activate('feedfeedfeedfeed', null)).toThrow('no version feedfeedfeedfeed');
    expect(activeRules(dataFolder)).toBe(BUILT_IN);
    expect(() => readRules(dataFolder, '../token')).toThrow("rules '../token'");
  });
});

describe('what has changed between two versions', () => {
  it('is told rule by rule, by what they say, down to the predicates under them', () => {
    const before = { text: `${TEXT}gone: Volatile(m) -> Large(a)\n`, vocabulary: VOCABULARY };
    const after = {
      text: '# moved\nnew: Large(a)\n  small:   Volatile(m) -> not Large(a)\n',
      vocabulary: VOCABULARY.replace('2, 0.5', '3, 0.5'),
    };
    const { changes, counts } = rules.diff(before, after);
    expect(counts).toEqual({ added: 1, removed: 1, changed: 2, same: 1 });
    const of = (name: string) => changes.find((c) => c.name === name);
    expect(of('small')).toMatchObject({ change: 'changed', under: ['Volatile'] });
    expect(of('new')).toMatchObject({ change: 'added', before: null });
    expect(of('gone')).toMatchObject({ change: 'removed', after: null });
    expect(of('Volatile')).toMatchObject({
      what: 'predicate',
      before: 'Volatile(m) := above(volatilityRatio, 2, 0.5)',
      after: 'Volatile(m) := above(volatilityRatio, 3, 0.5)',
    });
    expect(of('Large')).toMatchObject({ change: 'same' });
    expect(rules.diff({ version: BUILT_IN }, { version: BUILT_IN }).counts).toMatchObject({ same: 36, changed: 0 });
  });
});

describe('a run', () => {
  const numbers = (n: number, f: (i: number) => number): Float64Array =>
    Float64Array.from({ length: n }, (_, i) => f(i));
  const series: BarSeries = {
    symbol: 'TEST',
    timeframeMs: 3_600_000,
    assetClass: 'crypto',
    length: 3,
    simulated: true,
    time: numbers(3, (i) => i * 3_600_000),
    open: numbers(3, () => 1),
    high: numbers(3, () => 1),
    low: numbers(3, () => 1),
    close: numbers(3, () => 1),
    volume: numbers(3, () => 1),
    spread: null,
    side: 'trade',
    truth: null,
  };
  const plan = (version?: string) =>
    planHead(version === undefined ? {} : { rules: readRules(dataFolder, version) }, barFacts('TEST', series), 1);

  it('is another run under rules that say something else, and the same under other comments', () => {
    const { version } = put();
    const [axioms, own] = [plan(), plan(version)];
    expect(plan(BUILT_IN).info.runId).toBe(axioms.info.runId);
    expect(own.info.runId).not.toBe(axioms.info.runId);
    expect([axioms.info.rules, own.info.rules]).toEqual([BUILT_IN, version]);
    expect(own.rules.set.rules.map((r) => r.name)).toEqual(['small']);
    const commented = put(`# why\n${TEXT}`).version;
    expect(plan(commented).info.runId).toBe(own.info.runId);
    const copied = put(`${builtInRules().text}# mine\n`, builtInRules().vocabulary).version;
    expect(plan(copied).info).toEqual(axioms.info);
  });

  it('takes the version in force when it is submitted, unless it names one', () => {
    let inForce = 'aaaaaaaaaaaaaaaa';
    const [backtest, other] = withRulesInForce([backtestHandler, importHandler] as never, () => inForce);
    const parsed = (input: object): unknown => (backtest!.parse(input) as { rules: string }).rules;
    expect(parsed({ data: 'X' })).toBe('aaaaaaaaaaaaaaaa');
    inForce = BUILT_IN;
    expect(parsed({ data: 'X' })).toBe(BUILT_IN);
    expect(parsed({ data: 'X', rules: 'bbbbbbbbbbbbbbbb' })).toBe('bbbbbbbbbbbbbbbb');
    // A strategy by itself asks no rules.
    expect(parsed({ data: 'X', strategy: 'ema-flip', rules: 'bbbbbbbbbbbbbbbb' })).toBe(BUILT_IN);
    expect(() => parsed({ data: 'X', rules: 'newest' })).toThrow("a version of the rules is 'built-in'");
    expect(other).toBe(importHandler);
  });
});
