import { expect, it } from 'vitest';
import { HANDLERS } from './index.ts';
import { overDefaults, withRunDefaults } from './defaults.ts';

const parse = (kind: string, input: unknown, table: Record<string, unknown>): unknown =>
  withRunDefaults(HANDLERS, () => table)
    .find((h) => h.kind === kind)!
    .parse(input);

it('lays the defaults under what a request says, field by field, and only for what is configured so', () => {
  const table = { account: { equity: 5000 }, venue: { takerBps: 7 } };
  const own = { data: 'SP500', config: { venue: { takerBps: 3 } } };
  expect(parse('backtest', own, table)).toMatchObject({
    config: { account: { equity: 5000 }, venue: { takerBps: 3 } },
  });
  expect(parse('walkforward', { data: 'SP500' }, table)).toMatchObject({ config: table });
  expect(parse('regimes', { data: 'SP500' }, table)).toMatchObject({ config: {} });
});

it('follows the file as it is when the request comes', () => {
  const now = { table: {} as Record<string, unknown> };
  const backtest = withRunDefaults(HANDLERS, () => now.table).find((h) => h.kind === 'backtest')!;
  expect(backtest.parse({ data: 'SP500' })).toMatchObject({ config: {} });
  now.table = { account: { equity: 7 } };
  expect(backtest.parse({ data: 'SP500' })).toMatchObject({ config: { account: { equity: 7 } } });
});

it('leaves what is no request to be refused by the handler', () => {
  expect(overDefaults('x', { a: 1 })).toBe('x');
  expect(() => parse('backtest', null, { account: { equity: 1 } })).toThrow();
});
