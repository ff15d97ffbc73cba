import { expect, it } from 'vitest';
import { tablesOf } from './again.ts';

it('writes a kept configuration as the tables of a text: those of the brain beside the others', () => {
  const kept = { account: { equity: 5 }, brain: { amygdala: { span: 7 }, loop: { allowShort: true } } };
  expect(tablesOf(kept)).toEqual({ account: { equity: 5 }, amygdala: { span: 7 }, loop: { allowShort: true } });
  expect(tablesOf(null)).toEqual({});
});
