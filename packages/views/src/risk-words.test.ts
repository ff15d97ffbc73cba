import { EPISODE_STATE, RULES, SEVERITIES, THREATS } from '@janus/domain';
import { expect, it } from 'vitest';
import {
  EPISODE_WORDS,
  quantityText,
  RULE_WORDS,
  SEVERITY_GLYPHS,
  SIGNAL_WORDS,
  stateText,
  THREAT_WORDS,
} from './risk-words.ts';

it('has words for every threat, rule and number of a state, no two alike', () => {
  expect(Object.keys(THREAT_WORDS)).toEqual(THREATS);
  expect(Object.keys(RULE_WORDS)).toEqual(RULES);
  expect(EPISODE_WORDS).toHaveLength(EPISODE_STATE);
  expect(new Set(SEVERITIES.map((severity) => SEVERITY_GLYPHS[severity])).size).toBe(SEVERITIES.length);
  for (const table of [THREAT_WORDS, RULE_WORDS, SIGNAL_WORDS]) {
    const labels = Object.values(table).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  }
});
it('reads a number in its unit, and nothing as a dash', () => {
  expect(quantityText(THREAT_WORDS.loss, 0.0123)).toBe('1.23 %');
  expect(quantityText(THREAT_WORDS.liquidity, 0.00015)).toBe('1.5 bps');
  expect(quantityText(THREAT_WORDS['isolation-forest'], 0.05)).toBe('0.050');
  expect(quantityText(THREAT_WORDS.anomaly, Number.NaN)).toBe('–');
});
it('tells a state by what sets it most apart', () => {
  const state = Array.from({ length: 12 }, () => 0);
  expect(stateText(state)).toBe('as usual in everything');
  Object.assign(state, { 2: 1.84, 4: -1.2, 9: -0.7, 0: 0.1 });
  expect(stateText(state)).toBe('volatility +1.8, RSI −1.2, price evidence −0.7');
});
