import { describe, expect, it } from 'vitest';
import { actionOfKey, shownKey } from './keys.ts';

const press = (key: string, more: { shift?: boolean; mod?: boolean; alt?: boolean } = {}) => ({
  key,
  shift: more.shift ?? false,
  mod: more.mod ?? false,
  alt: more.alt ?? false,
});
const actions = [
  { id: 'play', keys: ['Space'] },
  { id: 'forward', keys: ['ArrowRight'] },
  { id: 'next-event', keys: ['Shift+ArrowRight'] },
  { id: 'faster', keys: ['+', '='] },
  { id: 'veto', keys: ['v'] },
  { id: 'veto-back', keys: ['V'] },
  { id: 'go-market', keys: ['g m'] },
  { id: 'undo', keys: ['Mod+z'] },
];
const of = (...args: [Parameters<typeof press>[0], Parameters<typeof press>[1]?, (string | null)?]): string | null =>
  actionOfKey(press(args[0], args[1]), args[2] ?? null, actions);

describe('keys', () => {
  it('arrows step, shifted arrows do something else', () => {
    expect(of('ArrowRight')).toBe('forward');
    expect(of('ArrowRight', { shift: true })).toBe('next-event');
    expect(of(' ')).toBe('play');
  });
  it('plus works with and without Shift, letters tell their cases apart', () => {
    expect(of('=')).toBe('faster');
    expect(of('+', { shift: true })).toBe('faster');
    expect(of('v')).toBe('veto');
    expect(of('V', { shift: true })).toBe('veto-back');
  });
  it('g leads a sequence and nothing else', () => {
    expect(of('g')).toBeNull();
    expect(of('m', {}, 'g')).toBe('go-market');
    expect(of('v', {}, 'g')).toBeNull();
    expect(of('m')).toBeNull();
  });
  it("leaves the browser's own combinations alone, and knows its own", () => {
    expect(of('v', { mod: true })).toBeNull();
    expect(of('ArrowRight', { alt: true })).toBeNull();
    expect(of('z', { mod: true })).toBe('undo');
    expect(of('z')).toBeNull();
  });
  it('writes keys as they stand on a keyboard', () => {
    expect(['Shift+ArrowRight', 'D', 'Mod+k', '+', '-', 'g m', 'Home'].map(shownKey)).toEqual([
      'Shift →',
      'Shift D',
      'Ctrl K',
      '+',
      '−',
      'g m',
      'Home',
    ]);
  });
});
