/**
 * What people (or a watchdog) have switched off: kill switches of four scopes, freeze, safe mode. All of them stop
 * entries and allow exits; none of them goes off by itself. They hold even where the region is switched off: ask
 * `breakerCode`.
 */
import { badInput, PASS, reasonCode, type KillScope, type ReasonCode } from '@janus/domain';

const KILLED = reasonCode('kill-switch');
const FROZEN = reasonCode('freeze');
const SAFE_MODE = reasonCode('safe-mode');
export const FREEZE_BIT = 1;
export const SAFE_MODE_BIT = 2;
export const KILL_BIT = 4;
/** Why a kill switch says it was thrown where no person did it. */
export const BREAK = 'a threat that is configured to throw it was critical';

export interface Trip {
  readonly scope: KillScope;
  /** Index of the strategy, symbol or service; 0 for global. */
  readonly id: number;
  readonly time: number;
  readonly why: string;
}

export interface Breakers {
  /** Whose breakers these are; −1 = not told, and then a trip of any symbol or service counts. */
  readonly symbol: number;
  readonly service: number;
  /** Kill switches that are on. */
  trips: Trip[];
  frozen: boolean;
  safe: boolean;
}

export const initBreakers = (symbol: number, service: number): Breakers => ({
  symbol,
  service,
  trips: [],
  frozen: false,
  safe: false,
});

function find(b: Breakers, scope: KillScope, id: number): number {
  for (let i = 0; i < b.trips.length; i++) if (b.trips[i]!.scope === scope && b.trips[i]!.id === id) return i;
  return -1;
}

/** True where a kill switch of scope global, or of this service or symbol, is on. */
function isKilled(b: Breakers): boolean {
  for (let i = 0; i < b.trips.length; i++) {
    const t = b.trips[i]!;
    if (t.scope === 'global') return true;
    if (t.scope === 'service' && (b.service === -1 || b.service === t.id)) return true;
    if (t.scope === 'instrument' && (b.symbol === -1 || b.symbol === t.id)) return true;
  }
  return false;
}

export interface WithBreakers {
  readonly breakers: Breakers;
}

/**
 * Switches a kill switch on; one that is on stays as it was first tripped.
 * @throws JanusError bad-input for an id that is not a whole number ≥ 0, or without a reason
 */
export function trip(state: WithBreakers, scope: KillScope, id: number, time: number, why: string): void {
  if (!Number.isInteger(id) || id < 0)
    throw badInput(`kill switch ${scope} ${id}: give the index of the ${scope}, 0 for global`);
  if (why.trim() === '') throw badInput(`kill switch ${scope} ${id}: say why`);
  if (find(state.breakers, scope, id) < 0) state.breakers.trips.push({ scope, id, time, why });
}

/** Switches it off again. Returns whether it was on. */
export function rearm(state: WithBreakers, scope: KillScope, id: number): boolean {
  const at = find(state.breakers, scope, id);
  if (at < 0) return false;
  state.breakers.trips.splice(at, 1);
  return true;
}

/** True where strategy `id` must not enter. */
export function isStrategyKilled(state: WithBreakers, id: number): boolean {
  return find(state.breakers, 'strategy', id) >= 0;
}

/** No new positions until `unfreeze`. */
export function freeze(state: WithBreakers): void {
  state.breakers.frozen = true;
}
export function unfreeze(state: WithBreakers): void {
  state.breakers.frozen = false;
}
/** Exits only, until switched off again. */
export function safeMode(state: WithBreakers, on: boolean): void {
  state.breakers.safe = on;
}

/** 304, 305, 306, or 0 where nothing is switched off. */
export function breakerCode(state: WithBreakers): ReasonCode {
  const b = state.breakers;
  return isKilled(b) ? KILLED : b.frozen ? FROZEN : b.safe ? SAFE_MODE : PASS;
}

/** Bits: 1 freeze, 2 safe mode, 4 kill switch. */
export function breakerBits(b: Breakers): number {
  return (b.frozen ? FREEZE_BIT : 0) | (b.safe ? SAFE_MODE_BIT : 0) | (isKilled(b) ? KILL_BIT : 0);
}
