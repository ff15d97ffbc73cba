import { KILL_SCOPES, reasonCode } from '@janus/domain';
import { describe, expect, it } from 'vitest';
import {
  breakerBits,
  breakerCode,
  freeze,
  initBreakers,
  isStrategyKilled,
  rearm,
  safeMode,
  trip,
  unfreeze,
} from './breakers.ts';

const of = (symbol: number, service: number) => ({ breakers: initBreakers(symbol, service) });
const KILLED = reasonCode('kill-switch');

describe('breakers', () => {
  it('each scope stops its own and nothing else', () => {
    const s = of(2, 1);
    trip(s, 'instrument', 3, 0, 'another market');
    trip(s, 'service', 0, 0, 'another service');
    trip(s, 'strategy', 4, 0, 'lost its edge');
    expect(breakerCode(s)).toBe(0);
    expect(isStrategyKilled(s, 4)).toBe(true);
    expect(isStrategyKilled(s, 3)).toBe(false);
    for (const [scope, id] of [
      ['instrument', 2],
      ['service', 1],
      ['global', 0],
    ] as const) {
      trip(s, scope, id, 0, 'test');
      expect(breakerCode(s)).toBe(KILLED);
      expect(rearm(s, scope, id)).toBe(true);
      expect(breakerCode(s)).toBe(0);
    }
  });
  it('a state that was not told whose it is stops on any symbol or service', () => {
    const s = of(-1, -1);
    trip(s, 'instrument', 7, 0, 'test');
    expect(breakerCode(s)).toBe(KILLED);
    rearm(s, 'instrument', 7);
    trip(s, 'service', 7, 0, 'test');
    expect(breakerCode(s)).toBe(KILLED);
  });
  it('stays as it was first tripped, is re-armed by hand only, and says so', () => {
    const s = of(0, 0);
    trip(s, 'global', 0, 10, 'first');
    trip(s, 'global', 0, 20, 'second');
    expect(s.breakers.trips).toEqual([{ scope: 'global', id: 0, time: 10, why: 'first' }]);
    expect(rearm(s, 'instrument', 0)).toBe(false);
    expect(breakerCode(s)).toBe(KILLED);
    expect(rearm(s, 'global', 0)).toBe(true);
    expect(rearm(s, 'global', 0)).toBe(false);
  });
  it('kill switch before freeze before safe mode; bits show all three', () => {
    const s = of(0, 0);
    safeMode(s, true);
    expect(breakerCode(s)).toBe(reasonCode('safe-mode'));
    freeze(s);
    expect(breakerCode(s)).toBe(reasonCode('freeze'));
    trip(s, 'global', 0, 0, 'test');
    expect(breakerCode(s)).toBe(KILLED);
    expect(breakerBits(s.breakers)).toBe(7);
    rearm(s, 'global', 0);
    unfreeze(s);
    expect(breakerBits(s.breakers)).toBe(2);
    safeMode(s, false);
    expect(breakerCode(s)).toBe(0);
  });
  it('refuses an id that is not an index, and a trip without a reason', () => {
    for (const scope of KILL_SCOPES) {
      expect(() => trip(of(0, 0), scope, -1, 0, 'test')).toThrow(`kill switch ${scope} -1`);
      expect(() => trip(of(0, 0), scope, 0.5, 0, 'test')).toThrow('give the index');
      expect(() => trip(of(0, 0), scope, 0, 0, ' ')).toThrow('say why');
    }
  });
});
