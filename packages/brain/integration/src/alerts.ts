/**
 * What the amygdala wants people to be told: which answer has begun at this event, and to what. Counted by the day, told
 * by whoever runs it. Nothing is allocated.
 */
import { ALERT_BIT } from '@janus/amygdala';
import { THREATS, type Threat, type ThreatVerdict } from '@janus/domain';
import type { Brain } from './brain.ts';

/** These veto by their vote and are told together. */
const VOTERS: readonly Threat[] = ['z-score', 'isolation-forest', 'moving-average', 'percentile'];
const ALONE = THREATS.map((threat) => !VOTERS.includes(threat));

/** A threat that stops by itself, the vote of the others, what was learned, or a switch that a person or a threat threw. */
export const ALERT_CAUSES = [...THREATS, 'outliers', 'fear', 'breaker'] as const;
const OUTLIERS = ALERT_CAUSES.indexOf('outliers');
const FEAR = ALERT_CAUSES.indexOf('fear');
const BREAKER = ALERT_CAUSES.indexOf('breaker');

/** True where the answer of the amygdala has risen at this event to one that people should hear of. */
export const asksToTell = (brain: Brain): boolean => brain.outcome.sensed && (brain.threat.intents & ALERT_BIT) !== 0;

/** Index into ALERT_CAUSES: a breaker first, then the threat farthest beyond its limit, then fear, then the vote. */
export function causeOf({ breakers, ratio, learned, fearLimit }: ThreatVerdict): number {
  if (breakers !== 0) return BREAKER;
  let cause = -1;
  let most = 1;
  for (let i = 0; i < ratio.length; i++) {
    if (!ALONE[i] || !(ratio[i]! > most)) continue;
    most = ratio[i]!;
    cause = i;
  }
  if (cause >= 0) return cause;
  return learned > fearLimit ? FEAR : OUTLIERS;
}
