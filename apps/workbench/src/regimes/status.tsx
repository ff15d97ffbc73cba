'use client';
/** What the tab rows of the Regimes page say, and the choice of the data set. */
import { fixed } from '@janus/views';
import { Choice } from '../panel/controls.tsx';
import { chooseSet, chosenSet, opened, useRegimes } from './regime-store.ts';

export function TimelineStatus() {
  const sets = useRegimes((s) => s.sets);
  const chosen = useRegimes((s) => s.chosen);
  const looking = useRegimes((s) => s.looking);
  const span = useRegimes((s) => s.span);
  if (sets.length === 0) return null;
  const shown = looking.kind === 'open' ? looking.labelled.report : null;
  // While another set is the run's, the name of what is on the screen is what counts.
  const name = shown?.name ?? chosenSet({ sets, chosen })?.name ?? '';
  return (
    <>
      {shown?.simulatedData && <b className="warn">SIMULATED</b>}
      {span && (
        <button type="button" className="button" onClick={() => useRegimes.setState({ span: null })}>
          Show all
        </button>
      )}
      <Choice
        label="Data set"
        value={name}
        options={sets.map((set) => [set.name, `${set.name}, ${fixed(set.bars)} bars`] as const)}
        onChange={chooseSet}
      />
    </>
  );
}

export function TruthStatus() {
  const confusion = useRegimes((s) => opened(s)?.confusion ?? null);
  if (!confusion) return null;
  return (
    <span className="mid" data-part="macro-f1">
      macro-F1 {fixed(confusion.macroF1, 3)}
    </span>
  );
}

export function StatisticsStatus() {
  const report = useRegimes((s) => opened(s)?.report ?? null);
  if (!report) return null;
  return (
    <span className="mid">
      {fixed(report.report.known)} of {fixed(report.bars)} bars told
    </span>
  );
}
