import { describe, expect, it } from 'vitest';
import {
  changed,
  chosen,
  drawn,
  nameFault,
  NO_LAYOUTS,
  parseLayouts,
  removed,
  renamed,
  savedAs,
  withNames,
} from './layouts.ts';

const [A, B] = [{ grid: 'a' }, { grid: 'b' }];

describe('named layouts', () => {
  it('draw the default until something is changed or chosen', () => {
    expect(drawn(NO_LAYOUTS)).toBeNull();
    expect(drawn(changed(NO_LAYOUTS, A))).toBe(A);
    expect(drawn(savedAs(NO_LAYOUTS, ' Night ', A))).toBe(A);
  });
  it('a change is kept beside the name and dropped when a layout is chosen', () => {
    const saved = savedAs(NO_LAYOUTS, 'Night', A);
    expect(drawn(changed(saved, B))).toBe(B);
    expect(drawn(chosen(changed(saved, B), 'Night'))).toBe(A);
    expect(drawn(chosen(changed(saved, B), null))).toBeNull();
    expect(chosen(saved, 'gone').current).toBeNull();
  });
  it('names as another browser has them leave what is in use where its name is still there', () => {
    const mine = changed(savedAs(savedAs(NO_LAYOUTS, 'Day', B), 'Night', A), B);
    expect(withNames(mine, { Night: B, Dawn: A })).toEqual({ ...mine, named: { Night: B, Dawn: A } });
    expect(withNames(mine, { Day: B })).toEqual({ current: null, working: B, named: { Day: B } });
  });
  it('renaming and removing follow the one in use', () => {
    const two = savedAs(savedAs(NO_LAYOUTS, 'Night', A), 'Day', B);
    expect(renamed(two, 'Day', 'Noon')).toEqual({ current: 'Noon', working: null, named: { Night: A, Noon: B } });
    expect(renamed(two, 'Night', 'Dusk').current).toBe('Day');
    expect(removed(two, 'Day')).toEqual({ current: null, working: null, named: { Night: A } });
    expect(removed(two, 'Night').current).toBe('Day');
  });
  it('says why a name will not do', () => {
    const one = savedAs(NO_LAYOUTS, 'Night', A);
    expect(nameFault(one, '  ')).toMatch(/needs a name/);
    expect(nameFault(one, 'default')).toMatch(/own layout/);
    expect(nameFault(one, 'Night')).toMatch(/already/);
    expect(nameFault(one, 'Night', 'Night')).toBeNull();
    expect(nameFault(one, 'x'.repeat(41))).toMatch(/40/);
    expect(nameFault(one, 'Day')).toBeNull();
  });
  it('reads back what was written and refuses what is damaged', () => {
    const whole = changed(savedAs(NO_LAYOUTS, 'Night', A), B);
    expect(parseLayouts(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
    for (const bad of [null, 3, [], {}, { current: 'gone', working: null, named: {} }, { ...whole, named: { x: 1 } }])
      expect(parseLayouts(bad)).toBeNull();
  });
});
