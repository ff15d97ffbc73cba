import { FACT, parseConfig } from '@janus/domain';
import { compileRules, initRules, judgeRules, MARKET_AXIOMS, MARKET_VOCABULARY, rulesFields } from '@janus/logic';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft } from './draft.ts';
import { edited, newEdits, redone, undone } from './editor/edits.ts';
import { indexOf, placeOf, wordsOf } from './editor/words.ts';
import { newFacts, type FactTable } from './facts/audit-facts.ts';
import { judgeRun, stretches, thinned } from './facts/judge.ts';
import { marginsOf } from './facts/margins.ts';
import { graphOf, kinOf, neighbour, orderOf } from './graph/grounding-graph.ts';
import { nodeJudge } from './graph/node-truths.ts';
import { placesOf } from './graph/places.ts';
import { historyOf, nearSpan } from './list/history.ts';
import { nextViolation } from './list/next-violation.ts';
import { ruleRows } from './list/rows.ts';
import { sidesJudge, sidesOf } from './surface/place.ts';
import { OPERATORS, readStart } from './surface/surface-store.ts';
import { contour } from './surface/paint-flat.ts';
import { eyeAt, inSpace, LOOKS_AT, onScreen } from './surface/project.ts';
import { ascend, flatShare, gradientAt, surfaceOf, twinOf } from './surface/truth-surface.ts';

const VOCABULARY =
  'Volatile(m) := above(volatilityRatio, 2, 0.5)\nLarge(a) := above(size, 0.5, 0.25)\nCalm(m) := not Volatile(m)\n';
const SET = compileRules('small: Volatile(m) -> not Large(a)\ncalm weight 2: Calm(m)\n', VOCABULARY);
const CONFIG = parseConfig(rulesFields, {}, 'rules');

/** Volatility ratio and size by bar. */
const tableOf = (ratio: readonly number[], size: readonly number[]): FactTable => ({
  bars: ratio.length,
  awake: () => true,
  fill(bar, out) {
    out.fill(Number.NaN);
    out[FACT.volatilityRatio] = ratio[bar]!;
    out[FACT.size] = size[bar]!;
  },
});

describe('undo and redo of the texts', () => {
  const t = (text: string) => ({ text, vocabulary: '' });
  it('takes a run of keys as one step, and another after a pause', () => {
    let edits = newEdits(t(''));
    edits = edited(edits, t('a'), 1000, true);
    edits = edited(edits, t('ab'), 1200, true);
    edits = edited(edits, t('abc'), 3000, true);
    expect(edits.past.map((p) => p.text)).toEqual(['', 'ab']);
    edits = undone(edits);
    expect(edits.now.text).toBe('ab');
    edits = undone(undone(edits));
    expect(edits.now.text).toBe('');
    edits = redone(edits);
    expect([edits.now.text, redone(edits).now.text]).toEqual(['ab', 'abc']);
    // Writing on ends what could be redone; it never joins a step that was walked to.
    edits = edited(edits, t('abx'), 3001, true);
    expect([edits.future.length, undone(edits).now.text]).toEqual([0, 'ab']);
  });
  it('loading a version is a step of its own; nothing changed is none', () => {
    const edits = edited(edited(newEdits(t('')), t('a'), 0, true), t('version'), 1, false);
    expect(edits.past.map((p) => p.text)).toEqual(['', 'a']);
    expect(edited(edits, t('version'), 2, true)).toBe(edits);
  });
});

describe('words and places of a line', () => {
  it('tells names, words of the language, predicates, facts, numbers and comments', () => {
    const kinds = (line: string) =>
      wordsOf(line)
        .filter((w) => w.text.trim() !== '')
        .map((w) => `${w.kind} ${w.text}`);
    expect(kinds('calm weight 2: very(Volatile(m)) -> not Large(a) # why')).toEqual([
      'label calm',
      'keyword weight',
      'number 2',
      'mark :',
      'keyword very',
      'mark (',
      'predicate Volatile',
      'mark (',
      'plain m',
      'mark )',
      'mark )',
      'mark ->',
      'keyword not',
      'predicate Large',
      'mark (',
      'plain a',
      'mark )',
      'comment # why',
    ]);
    expect(kinds('Volatile(m) := above(volatilityRatio, 2, -0.5)')).toEqual([
      'predicate Volatile',
      'mark (',
      'plain m',
      'mark )',
      'mark :=',
      'keyword above',
      'mark (',
      'fact volatilityRatio',
      'mark ,',
      'number 2',
      'mark ,',
      'number -0.5',
      'mark )',
    ]);
  });
  it('loses no character, whatever the line', () => {
    fc.assert(
      fc.property(
        fc.string().filter((s) => !/[\n\r\u2028\u2029]/.test(s)),
        (line) => {
          const words = wordsOf(line);
          expect(words.map((w) => w.text).join('')).toBe(line);
          let column = 1;
          for (const word of words) {
            expect(word.column).toBe(column);
            column += word.text.length;
          }
        },
      ),
    );
  });
  it('a place finds its index and the other way round', () => {
    const text = 'ab\n\ncde';
    for (let i = 0; i <= text.length; i++) {
      const { line, column } = placeOf(text, i);
      expect(indexOf(text, line, column)).toBe(i);
    }
    expect([indexOf(text, 9, 9), indexOf(text, 1, 99), indexOf(text, 0, 0)]).toEqual([7, 2, 0]);
  });
});

describe('a draft', () => {
  it('that cannot be read tells every fault with its place, in the part where they are', () => {
    const bad = readDraft({ text: 'a: Volatle(m)\nb: Large(a) ->\n', vocabulary: VOCABULARY });
    expect(bad).toMatchObject({ read: null, faultsIn: 'rules' });
    expect(bad.faults.map(({ line, column }) => [line, column])).toEqual([
      [1, 4],
      [2, 15],
    ]);
    expect(readDraft({ text: 'Large(a)', vocabulary: 'Large(a) := above(sise, 1, 1)' })).toMatchObject({
      faultsIn: 'vocabulary',
      faults: [{ line: 1, column: 19, message: "there is no fact 'sise'; did you mean 'size'?" }],
    });
  });
});

describe('rules held against a run', () => {
  // Ratio 2: Volatile 1/2. Size 0.5: Large 1/2, so small = min(1, 1 − 1/2 + 1/2) = 1. Ratio 3, size 1: 1 → 0 = 0.
  const judged = judgeRun(SET, CONFIG, tableOf([2, 3, Number.NaN, 3, 1], [0.5, 1, 1, 1, 0]));
  it('[E59] gives each rule its truth a bar, NaN where a fact is not known', () => {
    expect([...judged.truth.subarray(0, 5)]).toEqual([1, 0, Number.NaN, 0, 1]);
    expect([...judged.truth.subarray(5)]).toEqual([0.5, 0, Number.NaN, 0, 1]);
  });
  it('counts violations and known bars so far, and smooths by the weight of an event', () => {
    expect([...judged.violations.subarray(0, 5)]).toEqual([0, 1, 1, 2, 2]);
    expect([...judged.known.subarray(0, 5)]).toEqual([1, 2, 2, 3, 4]);
    expect(judged.smoothed[1]).toBeCloseTo(1 + 0.01 * (0 - 1), 6);
    expect(judged.smoothed[2]).toBe(judged.smoothed[1]);
  });
  it('[E26] puts them together by weight: 1 − √((1·0² + 2·0.5²)/3)', () => {
    expect(judged.satisfaction[0]).toBeCloseTo(1 - Math.sqrt(0.5 / 3), 6);
    expect(judged.satisfaction[2]).toBeNaN();
  });
  it('is listed at a bar', () => {
    const rows = ruleRows(SET, judged, 3);
    expect(
      rows.map(({ name, truth, violations, known, weight, line }) => [name, truth, violations, known, weight, line]),
    ).toEqual([
      ['small', 0, 2, 3, 1, 1],
      ['calm', 0, 2, 3, 2, 2],
    ]);
    expect(ruleRows(SET, judged, 99)[0]!.truth).toBeNaN();
    expect(ruleRows(SET, null, 0)[0]).toMatchObject({ violations: 0, formula: 'Volatile(m) -> not Large(a)' });
  });
  it('goes from violation to violation', () => {
    expect([-1, 0, 1, 3].map((at) => nextViolation(judged, 0, at, 1))).toEqual([1, 1, 3, null]);
    expect([4, 3, 1].map((at) => nextViolation(judged, 0, at, -1))).toEqual([3, 1, null]);
  });
  it('thins to stretches that cover every bar once, with the mean of what is known', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 90 }),
        (from, length, most) => {
          const ends = stretches(from, from + length, most);
          expect(ends.length).toBe(Math.min(most, length));
          expect(ends.at(-1)).toBe(from + length - 1);
          ends.forEach((end, i) => expect(end).toBeGreaterThan(i === 0 ? from - 1 : ends[i - 1]!));
        },
      ),
    );
    const column = Float32Array.of(9, 1, 0.5, Number.NaN, 0, Number.NaN, Number.NaN);
    expect(thinned(column, 1, 0, Uint32Array.of(1, 3, 5))).toEqual(Float64Array.of(0.75, 0, Number.NaN));
  });
  it('is drawn: one rule, or the EMA of all', () => {
    const time = Float64Array.of(0, 1, 2, 3, 4);
    const one = historyOf(SET, judged, time, 0, [0, 5]);
    expect(one.series.map((s) => s.label)).toEqual(['truth', 'SAT, EMA', 'EMA']);
    const all = historyOf(SET, judged, time, -1, [1, 4]);
    expect(all.series.map((s) => s.label)).toEqual(['SAT, EMA', 'small', 'calm']);
    expect([...(all.x as Float64Array)]).toEqual([1, 2, 3]);
    expect([nearSpan(10_000, 0), nearSpan(10_000, 9_999), nearSpan(5, 2)]).toEqual([
      [0, 400],
      [9600, 10_000],
      [0, 5],
    ]);
  });
});

describe('the facts nearest to their limits', () => {
  it('come first, in half widths of the slope, with the truth of their grounding', () => {
    const facts = newFacts();
    facts[FACT.volatilityRatio] = 2.25;
    facts[FACT.size] = 1;
    const rows = marginsOf(SET, 0, CONFIG, VOCABULARY, facts);
    // (2.25 − 2)/0.5 = 0.5 widths; smoothstep at 0.75: 0.75²·(3 − 1.5) = 0.84375. (1 − 0.5)/0.25 = 2 widths: true.
    expect(rows.map(({ fact, predicate, limit, widths, truth }) => [fact, predicate, limit, widths, truth])).toEqual([
      ['volatilityRatio', 'Volatile', 2, 0.5, 0.84375],
      ['size', 'Large', 0.5, 2, 1],
    ]);
    facts[FACT.volatilityRatio] = Number.NaN;
    expect(marginsOf(SET, 0, CONFIG, VOCABULARY, facts).map((m) => [m.fact, m.widths])).toEqual([
      ['size', 2],
      ['volatilityRatio', Number.NaN],
    ]);
    expect(marginsOf(SET, 9, CONFIG, VOCABULARY, facts)).toEqual([]);
  });
});

describe('[V4] the grounding graph', () => {
  const graph = graphOf(SET, [0, 1]);
  it('has symbols above and numbers below, each once, with the edges between', () => {
    expect(graph.nodes.map(({ id }) => id).toSorted()).toEqual([
      'fact size',
      'fact volatilityRatio',
      'grounding above(size, 0.5, 0.25)',
      'grounding above(volatilityRatio, 2, 0.5)',
      'predicate Calm',
      'predicate Large',
      'predicate Volatile',
      'rule calm',
      'rule small',
    ]);
    expect(graph.edges.map(({ from, to }) => `${from} > ${to}`)).toContain('predicate Calm > predicate Volatile');
    expect(graph.edges).toHaveLength(8);
    expect(graphOf(SET, [1]).nodes.map((n) => n.id)).not.toContain('predicate Large');
  });
  it('gives every node its truth, and a fact its value', () => {
    const facts = newFacts();
    facts[FACT.volatilityRatio] = 3;
    facts[FACT.size] = 0.5;
    const values = nodeJudge(graph, VOCABULARY, CONFIG)(facts);
    expect(Object.fromEntries(values)).toEqual({
      'rule small': 0.5,
      'rule calm': 0,
      'predicate Volatile': 1,
      'predicate Large': 0.5,
      'predicate Calm': 0,
      'grounding above(volatilityRatio, 2, 0.5)': 1,
      'grounding above(size, 0.5, 0.25)': 0.5,
      'fact volatilityRatio': 3,
      'fact size': 0.5,
    });
  });
  it('agrees with the monitor on every rule of the market axioms', () => {
    const axioms = compileRules(MARKET_AXIOMS, MARKET_VOCABULARY);
    const whole = graphOf(
      axioms,
      axioms.rules.map((_, k) => k),
    );
    const facts = newFacts();
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 3, noNaN: true }), { minLength: facts.length, maxLength: facts.length }),
        (values) => {
          facts.set(values);
          const said = nodeJudge(whole, MARKET_VOCABULARY, CONFIG)(facts);
          const state = initRules(axioms, CONFIG);
          judgeRules(state, facts);
          axioms.rules.forEach(({ name }, k) => expect(said.get(`rule ${name}`)).toBe(state.truth[k]));
        },
      ),
      { numRuns: 20 },
    );
  });
  it('knows what a node has to do with, and where the keys go', () => {
    expect([...kinOf(graph, 'fact size')].toSorted()).toEqual([
      'fact size',
      'grounding above(size, 0.5, 0.25)',
      'predicate Large',
      'rule small',
    ]);
    const rows = orderOf(graph);
    expect(neighbour(graph, rows, 'fact size', 'up')).toBe('grounding above(size, 0.5, 0.25)');
    expect(neighbour(graph, rows, 'fact size', 'down')).toBe('fact size');
    const ends = ['rule small', 'rule calm'].map((id) => neighbour(graph, rows, id, 'next'));
    expect(new Set(ends).size).toBe(1);
  });
  it.each([true, false])('places no box over another and none outside (across: %s)', (across) => {
    const axioms = compileRules(MARKET_AXIOMS, MARKET_VOCABULARY);
    const whole = graphOf(
      axioms,
      axioms.rules.map((_, k) => k),
    );
    const { boxes, width, height } = placesOf(whole, across, { width: 620, height: 300 });
    const all = [...boxes.values()];
    for (const [i, a] of all.entries()) {
      expect([a.x >= 0, a.y >= 0, a.x + a.width <= width + 1, a.y + a.height <= height + 1, a.width > 40]).toEqual(
        Array(5).fill(true),
      );
      for (const b of all.slice(i + 1))
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        );
    }
  });
});

describe('[V5] the truth surface', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  it('[E58] has the slopes of its formula: Łukasiewicz and is flat below u + v = 1, product and rises by the other', () => {
    const [flat, smooth] = [surfaceOf('lukasiewicz', 'and'), surfaceOf('product', 'and')];
    expect(gradientAt(flat, 0.3, 0.4)).toEqual([0, 0]);
    expect(gradientAt(flat, 0.8, 0.7).map((x) => Math.round(x * 1e6) / 1e6)).toEqual([1, 1]);
    fc.assert(
      fc.property(unit, unit, (u, v) => {
        const [du, dv] = gradientAt(smooth, u, v);
        expect(Math.abs(du - v)).toBeLessThan(1e-6);
        expect(Math.abs(dv - u)).toBeLessThan(1e-6);
      }),
    );
  });
  it('[E17] Reichenbach: ∂/∂u = v − 1, ∂/∂v = u', () => {
    const [du, dv] = gradientAt(surfaceOf('product', 'implies'), 0.7, 0.2);
    expect([du, dv].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([-0.8, 0.7]);
  });
  it('half of the square teaches nothing to Łukasiewicz and; product has slopes everywhere', () => {
    expect(flatShare(surfaceOf('lukasiewicz', 'and'))).toBeCloseTo(0.49, 2);
    expect(flatShare(surfaceOf('product', 'and'))).toBe(0);
    // Where u ≤ v the implication is true already: nothing is left to learn, and that is not called stuck.
    expect(flatShare(surfaceOf('lukasiewicz', 'implies'))).toBe(0);
  });
  it('gradient ascent never falls, stays in the square, and says why it ends', () => {
    expect(ascend(surfaceOf('lukasiewicz', 'and'), [0.2, 0.3])).toEqual({ points: [[0.2, 0.3, 0]], end: 'flat' });
    const up = ascend(surfaceOf('product', 'and'), [0.6, 0.5]);
    expect([up.end, up.points.at(-1)]).toEqual(['true', [1, 1, 1]]);
    expect(ascend(surfaceOf('lukasiewicz', 'implies'), [0.2, 0.7])).toMatchObject({
      end: 'true',
      points: { length: 1 },
    });
    fc.assert(
      fc.property(unit, unit, fc.constantFrom(...OPERATORS), (u, v, operator) => {
        const { points } = ascend(surfaceOf('product', operator), [u, v]);
        points.forEach(([x, y, t], i) => {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(Math.max(x, y)).toBeLessThanOrEqual(1);
          if (i > 0) expect(t).toBeGreaterThanOrEqual(points[i - 1]![2] - 1e-3);
        });
      }),
    );
  });
  it('stands beside the product, or beside true and false alone', () => {
    expect(twinOf('none', 'and')).toBeNull();
    expect(twinOf('boolean', 'implies')!(0.9, 0.2)).toBe(0);
    expect(twinOf('boolean', 'implies')!(0.4, 0.2)).toBe(1);
    expect(twinOf('product', 'or')!(0.5, 0.5)).toBe(0.75);
  });
  it('has lines of equal truth: of u·v = 1/4 every point', () => {
    const pieces = contour(surfaceOf('product', 'and'), 0.25, 40);
    expect(pieces.length).toBeGreaterThan(30);
    for (const [u0, v0, u1, v1] of pieces) {
      expect(Math.abs(u0 * v0 - 0.25)).toBeLessThan(1e-3);
      expect(Math.abs(u1 * v1 - 0.25)).toBeLessThan(1e-3);
    }
  });
  it('is seen from the eye with its middle in the middle, u to the right', () => {
    const [eye, room] = [
      { yaw: 0, pitch: 20, zoom: 1 },
      { width: 400, height: 300 },
    ];
    expect(onScreen(LOOKS_AT, eye, room)).toEqual({ x: 200, y: 150 });
    expect(onScreen(inSpace(1, 0.5, 0), eye, room).x).toBeGreaterThan(onScreen(inSpace(0, 0.5, 0), eye, room).x);
    expect(onScreen(inSpace(0.5, 0.5, 1), eye, room).y).toBeLessThan(onScreen(inSpace(0.5, 0.5, 0), eye, room).y);
    // v goes away from an eye that stands in front.
    expect(eyeAt(eye, room)[2]).toBeGreaterThan(inSpace(0, 0, 0)[2]);
  });
  it('shows where a rule of two sides stands', () => {
    expect(sidesOf(SET, 0)).toEqual({ operator: 'implies', left: 'Volatile(m)', right: 'not Large(a)' });
    expect(sidesOf(SET, 1)).toBeNull();
    const facts = newFacts();
    facts[FACT.volatilityRatio] = 2;
    facts[FACT.size] = 1;
    expect(sidesJudge('Volatile(m)', 'not Large(a)', VOCABULARY, CONFIG)(facts)).toEqual([0.5, 0]);
  });
  it('reads a start from a link', () => {
    expect([readStart('0.20,1'), readStart('1.5,0'), readStart('x'), readStart(null)]).toEqual([
      [0.2, 1],
      null,
      null,
      null,
    ]);
  });
});
