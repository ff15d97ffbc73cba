/**
 * The graduated answer to a threat: none → smaller size → no entries → safe mode → kill. The first three last as long
 * as the threat; safe mode and kill are breakers and latch. Which threats may latch them is configuration, none by
 * default. What must be done outside (cancel what works, tell somebody) is returned as bits.
 */
import { RESPONSES, THREATS } from '@janus/domain';
import { BREAK, FREEZE_BIT, KILL_BIT, SAFE_MODE_BIT, safeMode, trip, type WithBreakers } from './breakers.ts';
import type { AmygdalaConfig } from './config.ts';

export const NO_RESPONSE = RESPONSES.indexOf('none');
export const REDUCE = RESPONSES.indexOf('reduce');
export const FREEZE = RESPONSES.indexOf('freeze');
export const SAFE_MODE = RESPONSES.indexOf('safe-mode');
export const KILL = RESPONSES.indexOf('kill');

/** Bit 1: cancel every working order. Bit 2: tell people. Raised at the bar at which the response rises. */
export const CANCEL_ALL_BIT = 1;
export const ALERT_BIT = 2;

/** True where one of the threats that `which` names ('any': all) has reached `critical` times its limit. */
function calls(which: string, ratio: Float64Array, critical: number, critically: boolean): boolean {
  if (which === 'none') return false;
  if (critically && (which === 'any' || which === 'toxicity')) return true;
  for (let i = 0; i < ratio.length; i++) {
    if (which !== 'any' && which !== THREATS[i]) continue;
    if (ratio[i]! >= critical) return true;
  }
  return false;
}

/** Latches safe mode or the kill switch where a configured threat is critical. `critically`: VPIN is. */
export function latch(
  state: WithBreakers,
  ratio: Float64Array,
  critically: boolean,
  time: number,
  config: AmygdalaConfig,
): void {
  if (calls(config.safeModeThreat, ratio, config.critical, critically)) safeMode(state, true);
  if (!calls(config.killThreat, ratio, config.critical, critically)) return;
  const { symbol, service } = state.breakers;
  const id = config.killScope === 'global' ? 0 : Math.max(0, config.killScope === 'instrument' ? symbol : service);
  trip(state, config.killScope, id, time, BREAK);
}

/** Index into RESPONSES. @param stopped entries are vetoed @param raised severity is medium or worse */
export function responseOf(breakers: number, stopped: boolean, raised: boolean): number {
  if ((breakers & KILL_BIT) !== 0) return KILL;
  if ((breakers & SAFE_MODE_BIT) !== 0) return SAFE_MODE;
  if ((breakers & FREEZE_BIT) !== 0 || stopped) return FREEZE;
  return raised ? REDUCE : NO_RESPONSE;
}

/** What a rise of the response asks for outside: from freeze on an alert, from safe mode on working orders cancelled. */
export function intentsOf(response: number, before: number): number {
  if (response <= before || response < FREEZE) return 0;
  return response >= SAFE_MODE ? ALERT_BIT | CANCEL_ALL_BIT : ALERT_BIT;
}
