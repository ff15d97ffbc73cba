/** The Market page's part of a link: window, size and scale of the field, its cell, and the region. */
import { oneOf, count, pair, short } from '../state/link-values.ts';
import { DEFAULT_VIEW, GAF_SIDES, SCALES, SIZES, WINDOWS, setView, useView, type View } from '../state/view.ts';
import type { PageLink } from '../shell/page-spec.ts';

export function readMarket(q: URLSearchParams): Partial<View> {
  const view: { -readonly [K in keyof View]?: View[K] } = {};
  const window = oneOf(WINDOWS, count(q.get('window')));
  const size = oneOf(SIZES, count(q.get('size')));
  const scale = oneOf(SCALES, q.get('scale'));
  const side = oneOf(GAF_SIDES, q.get('side'));
  const cell = pair(q.get('cell'));
  const region = q.get('region');
  if (window) view.gafWindow = window;
  if (size) view.gafSize = size;
  if (scale) view.gafScale = scale;
  if (side) view.gafSide = side;
  if (cell && cell.every((x) => x >= 0 && x <= 1)) view.cell = { i: cell[0], j: cell[1] };
  if (region && /^[a-z-]{3,20}$/.test(region)) view.region = region;
  return view;
}

export function writeMarket(view: View): Record<string, string> {
  const q: Record<string, string> = {};
  const { cell } = view;
  if (view.gafWindow !== DEFAULT_VIEW.gafWindow) q['window'] = String(view.gafWindow);
  if (view.gafSize !== DEFAULT_VIEW.gafSize) q['size'] = String(view.gafSize);
  if (view.gafScale !== DEFAULT_VIEW.gafScale) q['scale'] = view.gafScale;
  if (view.gafSide !== DEFAULT_VIEW.gafSide) q['side'] = view.gafSide;
  if (view.region !== DEFAULT_VIEW.region) q['region'] = view.region;
  if (cell !== DEFAULT_VIEW.cell) q['cell'] = `${short(cell.i, 3)},${short(cell.j, 3)}`;
  return q;
}

export const MARKET_LINK: PageLink = {
  read: (query) => setView(readMarket(query)),
  write: () => writeMarket(useView.getState()),
  follow: (changed) => useView.subscribe(changed),
};
