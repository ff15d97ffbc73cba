import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { REGIONS } from './closed.ts';
import { RULES } from './flow.ts';
import { isOff, keysOff, lesionNamed, LESIONS, MEMORY_TIERS, NOTHING_OFF, offOf, without } from './lesions.ts';

describe('what can be switched off', () => {
  it('is every region, rule and tier, each by a key and a name of its own that fit into a mask', () => {
    expect(LESIONS).toHaveLength(REGIONS.length + RULES.length + MEMORY_TIERS.length);
    expect(new Set(LESIONS.map((lesion) => lesion.key)).size).toBe(LESIONS.length);
    expect(new Set(LESIONS.map((lesion) => lesion.name)).size).toBe(LESIONS.length);
    for (const { index } of LESIONS) expect(index).toBeLessThan(31);
  });
  it('is found by key and by name', () => {
    expect(lesionNamed('rule:wash-sale')).toEqual({ key: 'rule:wash-sale', kind: 'rule', name: 'wash-sale', index: 3 });
    expect(lesionNamed('wash-sale')).toBe(lesionNamed('rule:wash-sale'));
    expect(lesionNamed('amygdala')).toMatchObject({ kind: 'region', index: 3 });
    expect(lesionNamed('tier:schemas')).toMatchObject({ kind: 'tier', name: 'schemas', index: 1 });
  });
  it('a word that names nothing is told beside what there is', () => {
    expect(() => offOf(['amygdala', 'amigdala'])).toThrow(/lesion 'amigdala' is not .*amygdala.*rule:wash-sale.*tier:/);
  });
  it('bits by hand', () => {
    expect(offOf(['cortex', 'visual-cortex', 'rule:capital-limit', 'episodes'])).toEqual({
      regions: 0b1_0000_0001,
      rules: 0b10,
      tiers: 0b1,
    });
    expect(keysOff(NOTHING_OFF)).toEqual([]);
  });
  it('keys and masks are one another’s inverse; what is off once more stays off', () => {
    fc.assert(
      fc.property(fc.subarray([...LESIONS]), (some) => {
        const off = offOf(some.map((lesion) => lesion.key));
        expect(keysOff(off)).toEqual(some.map((lesion) => lesion.key));
        for (const lesion of LESIONS) expect(isOff(off, lesion)).toBe(some.includes(lesion));
        for (const lesion of some) expect(without(off, lesion)).toEqual(off);
      }),
    );
  });
});
