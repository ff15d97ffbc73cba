/**
 * What every page's link holds, as a query string and back: run, bar, span, speed, theme, and the panels in front.
 * Pages add parameters of their own (shell/page-spec.ts). Pure: address-bar.ts puts it into the browser.
 */
import { count, names, oneOf, pair, short } from './link-values.ts';
import { SPEEDS, type Speed } from './time.ts';

export interface Link {
  readonly run: string | null;
  readonly bar: number | null;
  readonly span: readonly [number, number] | null;
  readonly speed: Speed | null;
  readonly theme: 'dark' | 'light' | null;
  /** Panels in front that are not so by default. */
  readonly show: readonly string[];
}

export function readLink(query: string): Link {
  const q = new URLSearchParams(query);
  const span = pair(q.get('span'));
  return {
    run: q.get('run'),
    bar: count(q.get('bar')),
    span: span && span[1] - span[0] >= 2 ? span : null,
    speed: oneOf(SPEEDS, count(q.get('speed'))) ?? null,
    theme: oneOf(['dark', 'light'] as const, q.get('theme')) ?? null,
    show: names(q.get('show')),
  };
}

export interface Shared {
  /** Null while no run is on the screen; the rest is left out then. */
  readonly run: string | null;
  readonly bar: number;
  readonly span: readonly [number, number];
  readonly speed: Speed;
}

/** Only what differs from the default. */
export function writeShared({ run, bar, span, speed }: Shared): Record<string, string> {
  if (run === null) return {};
  return {
    run,
    bar: String(bar),
    ...(span[1] > span[0] ? { span: `${short(span[0], 1)},${short(span[1], 1)}` } : {}),
    ...(speed === 16 ? {} : { speed: String(speed) }),
  };
}

/** Parameters of a page never take the place of the shared ones. */
export function queryOf(
  shared: Readonly<Record<string, string>>,
  page: Readonly<Record<string, string>>,
  show: readonly string[],
): string {
  const q = new URLSearchParams({ ...page, ...shared, ...(show.length > 0 ? { show: show.join(',') } : {}) });
  const order = [...Object.keys(shared), ...Object.keys(page), 'show'];
  const sorted = new URLSearchParams([...q].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
  return sorted.toString().replaceAll('%2C', ',');
}
