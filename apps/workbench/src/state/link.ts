/**
 * The view as a query string and back. Only what differs from the default is written; what is not understood is
 * left out rather than guessed. Pure: address-bar.ts puts it into the browser.
 */
import { SPEEDS, type Speed } from './time.ts';
import { BRAIN_TABS, DECISION_TABS, DEFAULT_VIEW, GAF_SIDES, SCALES, SIZES, WINDOWS, type View } from './view.ts';

export interface Link {
  readonly run: string | null;
  readonly bar: number | null;
  readonly span: readonly [number, number] | null;
  readonly speed: Speed | null;
  readonly theme: 'dark' | 'light' | null;
  readonly view: Partial<View>;
}

const oneOf = <T>(list: readonly T[], value: unknown): T | undefined => list.find((x) => x === value);
function count(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
function pair(text: string | null): readonly [number, number] | null {
  const match = /^(-?\d{1,9}(?:\.\d{1,6})?),(-?\d{1,9}(?:\.\d{1,6})?)$/.exec(text ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
}

export function readLink(query: string): Link {
  const q = new URLSearchParams(query);
  const view: { -readonly [K in keyof View]?: View[K] } = {};
  const window = oneOf(WINDOWS, count(q.get('window')));
  const size = oneOf(SIZES, count(q.get('size')));
  const scale = oneOf(SCALES, q.get('scale'));
  const side = oneOf(GAF_SIDES, q.get('side'));
  const brain = oneOf(BRAIN_TABS, q.get('brain'));
  const decision = oneOf(DECISION_TABS, q.get('panel'));
  const cell = pair(q.get('cell'));
  const region = q.get('region');
  if (window) view.gafWindow = window;
  if (size) view.gafSize = size;
  if (scale) view.gafScale = scale;
  if (side) view.gafSide = side;
  if (brain) view.brainTab = brain;
  if (decision) view.decisionTab = decision;
  if (cell && cell.every((x) => x >= 0 && x <= 1)) view.cell = { i: cell[0], j: cell[1] };
  if (region && /^[a-z-]{3,20}$/.test(region)) view.region = region;
  const span = pair(q.get('span'));
  return {
    run: q.get('run'),
    bar: count(q.get('bar')),
    span: span && span[1] - span[0] >= 2 ? span : null,
    speed: oneOf(SPEEDS, count(q.get('speed'))) ?? null,
    theme: oneOf(['dark', 'light'] as const, q.get('theme')) ?? null,
    view,
  };
}

/** Digits enough to restore the picture, few enough to read. */
const short = (x: number, digits: number): string => String(Number(x.toFixed(digits)));

export function writeLink(run: string, bar: number, speed: Speed, view: View): string {
  const q = new URLSearchParams({ run, bar: String(bar) });
  const { span, cell } = view;
  if (span[1] > span[0]) q.set('span', `${short(span[0], 1)},${short(span[1], 1)}`);
  if (speed !== 16) q.set('speed', String(speed));
  if (view.gafWindow !== DEFAULT_VIEW.gafWindow) q.set('window', String(view.gafWindow));
  if (view.gafSize !== DEFAULT_VIEW.gafSize) q.set('size', String(view.gafSize));
  if (view.gafScale !== DEFAULT_VIEW.gafScale) q.set('scale', view.gafScale);
  if (view.gafSide !== DEFAULT_VIEW.gafSide) q.set('side', view.gafSide);
  if (view.brainTab !== DEFAULT_VIEW.brainTab) q.set('brain', view.brainTab);
  if (view.decisionTab !== DEFAULT_VIEW.decisionTab) q.set('panel', view.decisionTab);
  if (view.region !== DEFAULT_VIEW.region) q.set('region', view.region);
  if (cell !== DEFAULT_VIEW.cell) q.set('cell', `${short(cell.i, 3)},${short(cell.j, 3)}`);
  return q.toString().replaceAll('%2C', ',');
}
