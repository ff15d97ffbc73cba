import { describe, expect, it } from 'vitest';
import { actionOfKey } from './keys.ts';

const press = (key: string, more: { shift?: boolean; modified?: boolean } = {}) => ({
  key,
  shift: more.shift ?? false,
  modified: more.modified ?? false,
});

describe('keys', () => {
  it('arrows step, shifted arrows jump to events', () => {
    expect(actionOfKey(press('ArrowRight'), null)).toBe('forward');
    expect(actionOfKey(press('ArrowRight', { shift: true }), null)).toBe('next-event');
    expect(actionOfKey(press('ArrowLeft', { shift: true }), null)).toBe('previous-event');
  });
  it('plus works with and without Shift, letters tell their cases apart', () => {
    expect(actionOfKey(press('='), null)).toBe('faster');
    expect(actionOfKey(press('+', { shift: true }), null)).toBe('faster');
    expect(actionOfKey(press('v'), null)).toBe('next-veto');
    expect(actionOfKey(press('V', { shift: true }), null)).toBe('previous-veto');
  });
  it('g leads a sequence and nothing else', () => {
    expect(actionOfKey(press('g'), null)).toBeNull();
    expect(actionOfKey(press('m'), 'g')).toBe('market');
    expect(actionOfKey(press('t'), 'g')).toBeNull();
    expect(actionOfKey(press('m'), null)).toBeNull();
  });
  it("leaves the browser's own combinations alone", () => {
    expect(actionOfKey(press('r', { modified: true }), null)).toBeNull();
    expect(actionOfKey(press('ArrowLeft', { modified: true }), null)).toBeNull();
  });
});
