/** One moment of a run, read in whole: the record of the bar, and what the walk up to it has come to. */
import { badInput, noData } from '@janus/domain';
import { ellipseOf, SIGNALS } from '@janus/amygdala';
import { newRecordRow } from '../runs/store.ts';
import { accountReading } from './account.ts';
import type { EllipseReading, RiskReading } from './api.ts';
import { breakersReading } from './breakers.ts';
import { fearReading } from './fear.ts';
import { limitsReading } from './limits.ts';
import { amygdalaReading, fieldOf, threatReadings } from './threats.ts';
import type { Walk } from './walk.ts';

function assertBar({ run }: Walk, bar: number): void {
  if (!Number.isInteger(bar) || bar < 0 || bar >= run.bars)
    throw badInput(`bar ${bar}: give a whole number in [0, ${run.bars - 1}]`);
}

/** Close of a bar, epoch ms. */
const closeOf =
  ({ run }: Walk) =>
  (bar: number): number =>
    run.barColumns(bar, bar + 1)[0]! + run.file.summary.run.timeframeMs;

/** @throws JanusError bad-input for a bar that the run does not have, no-data for one without a record */
export async function readRisk(walk: Walk, bar: number): Promise<RiskReading> {
  assertBar(walk, bar);
  const { run } = walk;
  const row = newRecordRow();
  if (!run.record(bar, row.audit, row.timing)) throw noData(`bar ${bar} has no record: choose another one`);
  const timeOf = closeOf(walk);
  const field = fieldOf(row.audit);
  return walk.at(bar, (place) => {
    const asked = newRecordRow();
    const wasAsked = place.asked >= 0 && run.record(place.asked, asked.audit, asked.timing);
    const { runId, symbol, simulatedData } = run.file.summary.run;
    return {
      runId,
      symbol,
      simulatedData,
      bar,
      time: timeOf(bar),
      checked: place.retrace.asked,
      differing: place.retrace.differing,
      amygdala: amygdalaReading(walk, place, field),
      threats: threatReadings(walk, place, field, timeOf),
      limits: limitsReading(
        walk,
        place,
        field,
        wasAsked ? { field: fieldOf(asked.audit), moment: { bar: place.asked, time: timeOf(place.asked) } } : null,
      ),
      account: accountReading(walk, field),
      fear: fearReading(walk, place, field, timeOf),
      breakers: breakersReading(walk, place, timeOf),
    };
  });
}

/** Index into SIGNALS. @throws JanusError bad-input for a name that is none */
export function signalNamed(name: string): number {
  const at = SIGNALS.findIndex((signal) => signal === name);
  if (at < 0) throw badInput(`signal '${name}' is not one of ${SIGNALS.join(', ')}`);
  return at;
}

/**
 * Two signals as the amygdala held the bar against what was usual before it [E50, E51].
 * @throws JanusError bad-input for names that are not two different signals, or a bar that is not there
 */
export async function readEllipse(walk: Walk, bar: number, x: string, y: string): Promise<EllipseReading> {
  assertBar(walk, bar);
  const [i, j] = [signalNamed(x), signalNamed(y)];
  return walk.at(bar, ({ retrace }) => {
    const { usual, verdict, amygdala, code } = retrace;
    return {
      ...ellipseOf(usual, verdict.threshold, amygdala.ring, i, j),
      runId: walk.run.file.summary.run.runId,
      bar,
      time: closeOf(walk)(bar),
      judged: code >= 0 && Number.isFinite(verdict.threshold),
      distance: code >= 0 ? verdict.distance : Number.NaN,
    };
  });
}
