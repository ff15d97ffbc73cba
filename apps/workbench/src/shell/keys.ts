/** Which action a key press means. Pure: shortcuts.ts feeds it events. */
const SINGLE: Readonly<Record<string, string>> = {
  ' ': 'play',
  ArrowLeft: 'back',
  ArrowRight: 'forward',
  '+': 'faster',
  '=': 'faster',
  '-': 'slower',
  _: 'slower',
  Home: 'first',
  End: 'last',
  d: 'next-trade',
  D: 'previous-trade',
  v: 'next-veto',
  V: 'previous-veto',
  b: 'diagram',
  r: 'run',
  c: 'link',
  x: 'csv',
  t: 'theme',
  '?': 'keys',
};
const AFTER_G: Readonly<Record<string, string>> = { m: 'market' };
const SHIFTED: Readonly<Record<string, string>> = { ArrowLeft: 'previous-event', ArrowRight: 'next-event' };

export interface Press {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta. */
  readonly modified: boolean;
}

/** @param leader the key pressed before, within a second; 'g' starts a sequence */
export function actionOfKey(press: Press, leader: string | null): string | null {
  if (press.modified) return null;
  if (leader === 'g') return AFTER_G[press.key] ?? null;
  if (press.shift && press.key in SHIFTED) return SHIFTED[press.key]!;
  return SINGLE[press.key] ?? null;
}
