import { compileRules, MARKET_AXIOMS, MARKET_VOCABULARY } from '@janus/logic';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withLines, withoutRule } from './remove-rule.ts';

const AXIOMS = MARKET_AXIOMS.trimStart();
const SET = compileRules(AXIOMS, MARKET_VOCABULARY);
const NAMES = SET.rules.map(({ name }) => name);

describe('a rule taken out of the text', () => {
  it('takes the comment right above it along and leaves every other rule as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), (name) => {
        const removal = withoutRule(AXIOMS, MARKET_VOCABULARY, SET, name)!;
        const left = compileRules(removal.text, MARKET_VOCABULARY);
        const k = NAMES.indexOf(name);
        expect(left.rules.map((rule) => rule.name)).toEqual(NAMES.toSpliced(k, 1));
        expect(left.ruleVersions).toEqual(SET.ruleVersions.toSpliced(k, 1));
        expect(removal.lines).toHaveLength(2);
        expect(removal.lines[0]).toMatch(/^#/);
      }),
    );
  });
  it('comes back by undo where it stood, under what was written meanwhile', () => {
    const removal = withoutRule(AXIOMS, MARKET_VOCABULARY, SET, 'range-top')!;
    expect(withLines(removal.text, removal)).toBe(AXIOMS);
    const written = `${removal.text}last: Long(a)\n`;
    expect(withLines(written, removal)).toBe(`${AXIOMS}last: Long(a)\n`);
    expect(withLines('', { ...removal, at: 9 })).toBe(`\n${removal.lines.join('\n')}`);
  });
  it('of several lines goes whole, and what stands above the next one stays', () => {
    const text = 'a: Long(a) or\n  Short(a)\n\n# of b\nb: Long(a)\n';
    const vocabulary = 'Long(a) := is(long)\nShort(a) := is(short)\n';
    const removal = withoutRule(text, vocabulary, compileRules(text, vocabulary), 'a')!;
    expect(removal).toEqual({ text: '\n# of b\nb: Long(a)\n', at: 0, lines: ['a: Long(a) or', '  Short(a)'] });
    expect(withoutRule(text, vocabulary, compileRules(text, vocabulary), 'c')).toBeNull();
  });
});
