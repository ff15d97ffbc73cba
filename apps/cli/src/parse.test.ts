import { JanusError } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { parseOptions } from './parse.ts';

const command: Command = {
  name: 'data import',
  usage: 'data import FILE --symbol S',
  summary: '',
  positional: { min: 1, max: 2, names: ['FILE', 'OTHER'] },
  options: {
    symbol: { type: 'string', meaning: 'name of the market', required: true },
    repair: { type: 'string', meaning: 'what to do with bad rows', choices: ['drop', 'fill'] },
    window: { type: 'integer', meaning: 'bars', min: 2, max: 100, default: 20 },
    shift: { type: 'number', meaning: 'price units' },
    force: { type: 'flag', meaning: 'write over' },
  },
  run: () => Promise.resolve({ json: null, text: '' }),
};
const parse = (...args: string[]) => parseOptions(command, args);

describe('what is given', () => {
  it('is read in any order and both spellings, the rest gets its default', () => {
    expect(parse('--symbol=BTC', 'a.csv', '--window', '50', '--force', '--json')).toEqual({
      positional: ['a.csv'],
      options: { symbol: 'BTC', window: 50, force: true, repair: undefined, shift: undefined },
      json: true,
      help: false,
    });
    expect(parse('a.csv', '--symbol', 'X').options).toMatchObject({ window: 20, force: false });
  });
  it('may be a negative number, and words after -- are not options', () => {
    expect(parse('a', '--symbol', 'X', '--shift', '-1.5').options['shift']).toBe(-1.5);
    expect(parse('--symbol', 'X', '--', '--odd.csv').positional).toEqual(['--odd.csv']);
  });
  it('with --help need not be complete', () => {
    expect(parse('--help').help).toBe(true);
    expect(parse('-h').help).toBe(true);
  });
});

describe('what is refused, with the value and the cure', () => {
  const full = ['a.csv', '--symbol', 'X'];
  it.each([
    [['--sybmol', 'X'], "no option --sybmol (did you mean 'symbol'?)"],
    [['--zzzzzz'], 'no option --zzzzzz'],
    [['-x'], 'no option -x'],
    [[...full, '--window', '2.5'], '--window 2.5 is not a whole number from 2 to 100'],
    [[...full, '--window', '101'], '--window 101'],
    [[...full, '--window', ''], '--window  is not'],
    [[...full, '--shift', 'up'], '--shift up is not a number'],
    [[...full, '--shift', 'Infinity'], '--shift Infinity'],
    [[...full, '--repair', 'fil'], "--repair fil is not one of drop, fill (did you mean 'fill'?)"],
    [[...full, '--force=yes'], '--force takes no value'],
    [[...full, '--repair'], '--repair needs a value: what to do with bad rows'],
    [['a.csv', '--symbol', '--json'], '--symbol needs a value'],
    [[...full, '--symbol', 'Y'], '--symbol is given twice'],
    [['a.csv'], 'needs --symbol: name of the market'],
    [['--symbol', 'X'], 'needs FILE: janus data import FILE'],
    [[...full, 'b', 'c'], "does not take 'c'"],
  ])('%j', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
    try {
      parse(...args);
    } catch (error) {
      expect(error instanceof JanusError && error.code).toBe('bad-input');
    }
  });
});
