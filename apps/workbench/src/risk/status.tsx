'use client';
/** What the tab rows of the Risk page offer. Comes with the page: nothing heavy. */
import { SIGNAL_NAMES, SIGNAL_WORDS } from '@janus/views';
import { Choice, Segments } from '../panel/controls.tsx';
import { chooseSignal, SPANS, useRiskView, type FearView } from './stores.ts';

const BARS = SPANS.map((bars) => [bars, `${bars.toLocaleString('en')} bars`] as const);
const SIGNALS = SIGNAL_NAMES.map((name) => [name, SIGNAL_WORDS[name].label] as const);
const VIEWS = [
  ['course', 'Course'],
  ['feared', 'Feared now'],
  ['lessons', 'Lessons'],
] as const satisfies readonly (readonly [FearView, string])[];

export function CourseStatus() {
  const span = useRiskView((s) => s.span);
  return (
    <Segments
      label="Bars shown"
      value={span}
      options={BARS}
      onChange={(next) => useRiskView.setState({ span: next })}
    />
  );
}
export function FearStatus() {
  const fear = useRiskView((s) => s.fear);
  return (
    <Segments
      label="What of fear"
      value={fear}
      options={VIEWS}
      onChange={(next) => useRiskView.setState({ fear: next })}
    />
  );
}
export function EllipseStatus() {
  const x = useRiskView((s) => s.x);
  const y = useRiskView((s) => s.y);
  return (
    <>
      <Choice label="Signal across" value={x} options={SIGNALS} onChange={(name) => chooseSignal('x', name)} />
      <Choice label="Signal upward" value={y} options={SIGNALS} onChange={(name) => chooseSignal('y', name)} />
    </>
  );
}
