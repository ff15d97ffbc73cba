/** The thirteen threats at a bar, and what the whole amygdala said. */
import { ALERT_BIT, CANCEL_ALL_BIT, severityOf, VOTERS } from '@janus/amygdala';
import {
  AMYGDALA,
  auditSlot,
  PASS,
  reasonOf,
  RESPONSES,
  SEVERITIES,
  THREATS,
  type Response,
  type Severity,
  type Threat,
} from '@janus/domain';
import type { AmygdalaReading, Moment, ThreatReading } from './api.ts';
import type { Place, Walk } from './walk.ts';

export type Field = (name: string) => number;
export const fieldOf =
  (row: Float64Array): Field =>
  (name) =>
    row[auditSlot(name)]!;

/** A limit that does not depend on what was seen. */
function knownLimit(threat: Threat, { config }: Walk, place: Place, field: Field): number {
  const own = config.brain.amygdala;
  switch (threat) {
    case 'loss':
      return own.lossLimit;
    case 'volatility':
      return field('volatilityLimit');
    case 'anomaly':
      return field('distanceLimit');
    case 'correlation-breakdown':
      return own.correlationDrop;
    case 'flash-crash':
      return place.retrace.flashLimit;
    default:
      return Number.NaN;
  }
}

/** NaN is not a threat: nothing was judged. */
const severityName = (ratio: number, { config }: Walk): Severity =>
  SEVERITIES[Number.isNaN(ratio) ? 0 : severityOf(ratio, config.brain.amygdala)]!;

/** @param timeOf close of a bar, epoch ms */
export function threatReadings(
  walk: Walk,
  place: Place,
  field: Field,
  timeOf: (bar: number) => number,
): ThreatReading[] {
  const { retrace } = place;
  const asked = retrace.code >= 0;
  return THREATS.map((threat, i) => {
    const ratio = field(`threat.${threat}`);
    const measure = asked ? retrace.measures[i]! : Number.NaN;
    const known = asked ? knownLimit(threat, walk, place, field) : Number.NaN;
    const found = ratio > 0 && Number.isFinite(ratio) ? measure / ratio : Number.NaN;
    const last: Moment | null =
      retrace.lastFired[i]! < 0 ? null : { bar: retrace.lastFired[i]!, time: timeOf(retrace.lastFired[i]!) };
    return {
      threat,
      measure,
      limit: Number.isFinite(known) ? known : found,
      ratio,
      severity: severityName(ratio, walk),
      votes: VOTERS.includes(i),
      fired: retrace.fired[i]!,
      last,
    };
  });
}

export function amygdalaReading(walk: Walk, place: Place, field: Field): AmygdalaReading {
  const { retrace } = place;
  const { low, medium, critical, outlierVotes } = walk.config.brain.amygdala;
  const head = { marks: { low, medium, critical }, votesNeeded: outlierVotes };
  const asked = retrace.code >= 0;
  const silent = {
    severity: 'none' as Severity,
    response: 'none' as Response,
    scale: Number.NaN,
    veto: null,
    hold: 0,
    alert: false,
    cancel: false,
  };
  if (((walk.off.regions >> AMYGDALA) & 1) === 1) return { ...head, ...silent, state: 'off', scale: 1 };
  if (!asked) return { ...head, ...silent, state: 'silent' };
  const intents = field('intents');
  return {
    ...head,
    state: 'asked',
    // Where an earlier stage has vetoed, the record does not tell it: the amygdala only went on learning.
    severity: SEVERITIES[retrace.verdict.severity]!,
    response: RESPONSES[field('response')]!,
    scale: field('threatScale'),
    veto: retrace.code === PASS ? null : reasonOf(retrace.code).key,
    hold: retrace.amygdala.hold,
    alert: (intents & ALERT_BIT) !== 0,
    cancel: (intents & CANCEL_ALL_BIT) !== 0,
  };
}
