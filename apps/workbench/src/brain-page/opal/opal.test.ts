import { ACTIONS, BUY, HOLD, MODALITIES, reasonCode } from '@janus/domain';
import { expect, it } from 'vitest';
import type { Columns } from '../../data/columns.ts';
import { GATE_FIELDS, gateLanes, gateWords, type GateField } from '../gates/gate-lanes.ts';
import type { Plane } from './plane-store.ts';
import { headlineOf, nearestDecision, outcomeGlyph, planePlace } from './plane-words.ts';

const side = { go: 0.6, noGo: 0.2, act: 0.7, goGain: 1.5, noGoGain: 1, goWeight: 1, noGoWeight: 1, available: true };
const circuit = {
  bar: 4,
  time: 5,
  action: BUY,
  hold: 0.2,
  confidence: 0.5,
  confidenceThreshold: 0.05,
  caution: 0,
  tonic: 0,
  buy: side,
  sell: { ...side, act: -1e9, available: false },
  reason: 0,
};
const plane = (over: object): Plane => ({
  runId: 'r',
  bar: 4,
  x: Float64Array.of(0.6, -0.4),
  y: Float64Array.of(0.2, 0.9),
  action: Uint8Array.of(BUY, HOLD),
  reward: [0.01, Number.NaN],
  time: Float64Array.of(1, 5),
  buy: { start: 0.1, slope: 2 },
  sell: null,
  region: BUY,
  circuit,
  dopamine: null,
  ...over,
});

it('says what comes next in one word, and why; and what became of it where another stage refused', () => {
  expect(headlineOf(plane({}))).toEqual({
    region: 'BUY',
    why: 'Go 0.90 less No-Go 0.20 beats 0.20, what holding is worth',
    after: '',
  });
  const refused = { ...circuit, action: HOLD, reason: reasonCode('position-limit') };
  expect(headlineOf(plane({ circuit: refused })).after).toBe('the position would exceed its limit');
  expect(headlineOf(plane({ region: HOLD, circuit: { ...circuit, action: HOLD } })).why).toContain('does not reach');
  expect(headlineOf(plane({ region: -1, circuit: null })).region).toBe('–');
  expect(ACTIONS).toHaveLength(3);
});
it('has room for every decision, and finds the nearest', () => {
  const p = plane({});
  const place = planePlace({ width: 500, height: 300 }, p);
  const [x, y] = [place.origin[0] - 0.4 * place.perX, place.origin[1] - 0.9 * place.perY];
  expect(x).toBeGreaterThan(0);
  expect(y).toBeGreaterThan(0);
  expect(nearestDecision(p, place, x + 3, y)).toBe(1);
  expect(nearestDecision(p, place, 0, 299)).toBe(-1);
  expect([0.1, -0.1, 0, Number.NaN].map(outcomeGlyph)).toEqual(['+', '×', '·', '·']);
});
it('tells by word and by hatch which modality is suppressed, and which is absent', () => {
  const columns = Object.fromEntries(GATE_FIELDS.map((f) => [f, Float64Array.of(0, Number.NaN)])) as Columns<GateField>;
  columns.present[0] = 0b00111;
  columns['gate.price'][0] = 0.7;
  columns['gate.volume'][0] = 0.3;
  columns['gate.vision'][0] = 0.5;
  columns.relevance[0] = 0.01;
  columns.relevanceThreshold[0] = 0.02;
  expect(gateWords(columns, 0)).toBe('Suppressed now: volume. Absent: book, sentiment');
  expect(gateWords(columns, 1)).toContain('ended before the thalamus');
  const lanes = gateLanes(columns);
  expect(lanes.map((lane) => lane.stateAt(0))).toEqual(['plain', 'held', 'plain', 'none', 'none', 'held']);
  expect(lanes.map((lane) => lane.textAt(0))).toEqual([
    '0.70 through',
    '0.30 suppressed',
    '0.50 through',
    'absent',
    'absent',
    '0.01 too low',
  ]);
  expect(lanes.map((lane) => lane.textAt(1))).toEqual([...MODALITIES.map(() => '–'), '–']);
});
